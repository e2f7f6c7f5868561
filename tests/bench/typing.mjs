// How long a reader who types waits until the page shows what a key did, over 20,000 offers on a processor four times slower,
// beside a page that has nothing but a text field: node typing.mjs PEERS WORK. The 98th percentile of interaction to next paint,
// as the browser itself measures it.
import fs from 'node:fs';
import path from 'node:path';

const [peers, work] = process.argv.slice(2);
const { serve, launch } = await import(path.join(path.resolve(peers), 'lib.mjs'));
const WORD = 'informatique';
const SLOWER = 4;
const ROUNDS = 7;

const empty = path.join(path.resolve(work), 'empty');
fs.mkdirSync(empty, { recursive: true });
fs.writeFileSync(
  path.join(empty, 'list.html'),
  '<!doctype html><meta charset="utf-8"><title>empty</title><input id="q" type="search"><script>window.__first = true;</script>',
);
const server = await serve({ '/ours/': path.join(path.resolve(work), 'pages') + '/', '/empty/': empty + '/' });
const waits = { ours: [], empty: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const page of ['ours', 'empty']) waits[page].push(...(await type(page)));
}
server.close();
const percentile = values => values.sort((a, b) => a - b)[Math.ceil(0.98 * values.length) - 1];
const result = { word: WORD, slower: SLOWER, ours: percentile(waits.ours), empty: percentile(waits.empty), waits };
console.log(JSON.stringify(result));
fs.writeFileSync(path.join(work, 'typing.json'), JSON.stringify(result));

// Types the word on a fresh page; how long each key waited for its paint, in milliseconds.
async function type(which) {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(120000);
  await page.goto(`${server.url}/${which}/list.html?n=20000`);
  await page.evaluate(() => window.__first);
  await page.focus('#q');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(() => {
    window.__waits = new Map();
    const note = ({ interactionId, duration }) => {
      if (interactionId) window.__waits.set(interactionId, Math.max(duration, window.__waits.get(interactionId) ?? 0));
    };
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type: 'event', durationThreshold: 16 });
  });
  for (const letter of WORD) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(180);
  }
  await page.waitForTimeout(500);
  const waits = await page.evaluate(() => [...window.__waits.values()]);
  await browser.close();
  return waits;
}
