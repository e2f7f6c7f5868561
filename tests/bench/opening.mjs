// How long a prebuilt index takes from its bytes to where it can be asked, as the peers' `load` counts theirs:
// node opening.mjs PEERS WORK. The middle of some fresh browsers, in milliseconds, for each size.
import fs from 'node:fs';
import path from 'node:path';

const [peers, work] = process.argv.slice(2);
const { serve, launch } = await import(path.join(path.resolve(peers), 'lib.mjs'));
const SIZES = ['1576', '20000'];
const ROUNDS = 5;

const server = await serve({ '/p/': path.join(path.resolve(work), 'pages') + '/' });
const result = {};
for (const size of SIZES) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await open(size));
  result[size] = rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}
server.close();
console.log(JSON.stringify(result));
fs.writeFileSync(path.join(work, 'opening.json'), JSON.stringify(result));

async function open(size) {
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.url}/p/search.html?n=${size}`);
  const took = await page.evaluate(async () => {
    await window.__ready;
    return window.__opened;
  });
  await browser.close();
  return took;
}
