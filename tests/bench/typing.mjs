// How long the page is deaf while a reader types a word of twelve letters over 20,000 offers, on a processor four times
// slower: node typing.mjs PEERS WORK. Once as the browser itself counts (tasks of 50 ms and more), once with every task traced,
// which costs time of its own.
import fs from 'node:fs';
import path from 'node:path';

const [peers, work] = process.argv.slice(2);
const { serve, launch } = await import(path.join(path.resolve(peers), 'lib.mjs'));
const WORD = 'informatique';
const SLOWER = 4;
const ROUNDS = 5;

const server = await serve({ '/p/': path.join(path.resolve(work), 'pages') + '/' });
const [counted, rounds] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  counted.push((await type(count)).length);
  rounds.push(await type(trace));
}
server.close();
// The middle ones: a machine has its own hiccups.
counted.sort((a, b) => a - b);
rounds.sort((a, b) => a[0] - b[0]);
const middle = Math.floor(ROUNDS / 2);
const result = { word: WORD, slower: SLOWER, long: counted[middle], counted, longest: rounds[middle], of: rounds.map(round => round[0]) };
console.log(JSON.stringify(result));
fs.writeFileSync(path.join(work, 'typing.json'), JSON.stringify(result));

// Types the word on a fresh page, and tells of the tasks of the page's own thread, in milliseconds. What the tester runs in the
// page is no part of it.
async function type(watch) {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(120000);
  await page.goto(`${server.url}/p/list.html?n=20000`);
  await page.evaluate(() => window.__first);
  await page.focus('#q');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const seen = await watch(page, devtools);
  for (const letter of WORD) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(180);
  }
  await page.waitForTimeout(500);
  const tasks = await seen();
  await browser.close();
  return tasks;
}

// The tasks that the browser itself calls long.
async function count(page) {
  await page.evaluate(() => {
    window.__long = [];
    new PerformanceObserver(list => window.__long.push(...list.getEntries().map(task => task.duration))).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => window.__long);
}

// All tasks, the dozen longest of them, longest first.
async function trace(page, devtools) {
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traced = new Promise(done => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] } });
  return async () => {
    await devtools.send('Tracing.end');
    await traced;
    const threads = new Map();
    for (const { name, pid, tid, dur } of events.filter(({ name }) => name === 'RunTask')) {
      const key = `${pid} ${tid}`;
      (threads.get(key) ?? threads.set(key, []).get(key)).push((dur ?? 0) / 1000);
    }
    // The page's own thread is the one with the longest tasks.
    const [longest] = [...threads.values()].map(tasks => tasks.sort((a, b) => b - a)).sort((a, b) => b[0] - a[0]);
    return longest.slice(0, 12).map(ms => +ms.toFixed(1));
  };
}
