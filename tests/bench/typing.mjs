// How long the page is deaf while a reader types a word of twelve letters over 20,000 offers, on a processor four times
// slower: node typing.mjs PEERS WORK. Every task is traced, not only those that the browser itself calls long.
import fs from 'node:fs';
import path from 'node:path';

const [peers, work] = process.argv.slice(2);
const { serve, launch } = await import(path.join(path.resolve(peers), 'lib.mjs'));
const WORD = 'informatique';
const SLOWER = 4;
const ROUNDS = 5;

const server = await serve({ '/p/': path.join(path.resolve(work), 'pages') + '/' });
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await type());
server.close();
// The middle one: a machine has its own hiccups.
rounds.sort((a, b) => a.longest[0] - b.longest[0]);
const result = { word: WORD, slower: SLOWER, ...rounds[Math.floor(ROUNDS / 2)], of: rounds.map(round => round.longest[0]) };
console.log(JSON.stringify(result));
fs.writeFileSync(path.join(work, 'typing.json'), JSON.stringify(result));

// Types the word on a fresh page; the tasks of the page's own thread, longest first, in milliseconds.
async function type() {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(120000);
  await page.goto(`${server.url}/p/list.html?n=20000`);
  await page.evaluate(() => window.__first);
  const memory = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes).catch(() => null);
  // What the tester runs in the page is no part of it.
  await page.focus('#q');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traced = new Promise(done => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] } });
  for (const letter of WORD) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(180);
  }
  await page.waitForTimeout(500);
  await devtools.send('Tracing.end');
  await traced;
  const count = await page.textContent('#count');
  await browser.close();

  const threads = new Map();
  for (const { name, pid, tid, dur } of events.filter(({ name }) => name === 'RunTask')) {
    const key = `${pid} ${tid}`;
    (threads.get(key) ?? threads.set(key, []).get(key)).push((dur ?? 0) / 1000);
  }
  // The page's own thread is the one with the longest tasks.
  const [longest] = [...threads.values()].map(tasks => tasks.sort((a, b) => b - a)).sort((a, b) => b[0] - a[0]);
  return { count, longest: longest.slice(0, 12).map(ms => +ms.toFixed(1)), memory };
}
