// How long the page is deaf while a reader types a word of twelve letters over 20,000 offers, beside a page that has nothing
// but a text field: node typing.mjs PEERS WORK. Once on a processor four times slower, as the browser itself counts tasks of
// 50 ms and more: there the browser's other processes and the machine have their part, on an empty page too. Once traced, at
// full speed: the longest task by the processor's time that it took, times four.
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
const counted = { ours: [], empty: [] };
const longest = { ours: [], empty: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const page of ['ours', 'empty']) {
    counted[page].push((await type(page, count)).length);
    longest[page].push((await type(page, trace))[0]);
  }
}
server.close();
// The middle ones: a machine has its own hiccups.
const middle = values => [...values].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
const both = of => ({ ours: middle(of.ours), empty: middle(of.empty) });
const result = { word: WORD, slower: SLOWER, long: both(counted), longest: both(longest), counted, traced: longest };
console.log(JSON.stringify(result));
fs.writeFileSync(path.join(work, 'typing.json'), JSON.stringify(result));

// Types the word on a fresh page, and tells of the tasks of the page's own thread, in milliseconds. What the tester runs in the
// page is no part of it.
async function type(which, watch) {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(120000);
  await page.goto(`${server.url}/${which}/list.html?n=20000`);
  await page.evaluate(() => window.__first);
  await page.focus('#q');
  const seen = await watch(page, await page.context().newCDPSession(page));
  for (const letter of WORD) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(180);
  }
  await page.waitForTimeout(500);
  const tasks = await seen();
  await browser.close();
  return tasks;
}

// The tasks that the browser itself calls long, slowed down.
async function count(page, devtools) {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(() => {
    window.__long = [];
    new PerformanceObserver(list => window.__long.push(...list.getEntries().map(task => task.duration))).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => window.__long);
}

// The processor's time of all tasks, as if slowed down, longest first.
async function trace(page, devtools) {
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traced = new Promise(done => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] } });
  return async () => {
    await devtools.send('Tracing.end');
    await traced;
    const threads = new Map();
    for (const { name, pid, tid, tdur } of events) {
      const key = `${pid} ${tid}`;
      const thread = threads.get(key) ?? threads.set(key, { tasks: [], keys: 0 }).get(key);
      if (name === 'RunTask') thread.tasks.push((SLOWER * (tdur ?? 0)) / 1000);
      if (name === 'EventDispatch') thread.keys += 1;
    }
    // The page's own thread is the one that hears the keys.
    const [own] = [...threads.values()].sort((a, b) => b.keys - a.keys);
    return own.tasks.sort((a, b) => b - a);
  };
}
