// The table of README, from what the peers' benchmark and ours left in a folder: node table.mjs WORK README
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [work, readme] = process.argv.slice(2);
const read = name => {
  const file = path.join(work, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
};
const search = read('data/results/search.json');
const list = read('data/results/render-20000.json');
const builds = read('builds.json');
const opening = read('opening.json');
const sizes = ['real', '1576', '20000'];

const packed = file => {
  if (!file || !fs.existsSync(file)) return null;
  const bytes = fs.readFileSync(file);
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: bytes.length > 60e6 ? 9 : 11,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return zlib.brotliCompressSync(bytes, { params }).length;
};
const indexOf = size => {
  const folder = path.join(work, 'pages', size, 'data');
  const name = fs.existsSync(folder) && fs.readdirSync(folder).find(name => name.startsWith('search-'));
  return name && path.join(folder, name);
};

const number = value => (value == null ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : String(+value.toFixed(3)));
const kilobytes = bytes => (bytes == null ? '–' : `${number(bytes / 1000)} kB`);
const rows = [];
const row = (what, ours, peer, target, show = number) => {
  const ratio = ours == null || !peer ? '–' : `${(ours / peer).toFixed(2)} ×`;
  rows.push(`| ${what} | ${show(ours)} | ${show(peer)} | ${ratio} | ${target} |`);
};

for (const size of sizes) {
  const { ours, 'minisearch-or': mini, flexone } = search[size] ?? {};
  if (!ours) continue;
  const notices = `${(builds[size]?.notices ?? size).toLocaleString('en')} notices`;
  const of = what => `${what}, ${notices}`;
  if (size === 'real') {
    row(of('known items in the first ten, hard set; MiniSearch'), ours.hard10, mini?.hard10, '≥ 0.99');
    row(of('mean reciprocal rank, hard set; MiniSearch'), ours.hard_mrr10, mini?.hard_mrr10, '≥ 0.85');
    continue;
  }
  row(of('a query, p95, ms; MiniSearch'), ours.best_p95, mini?.best_p95, '≤ 0.3 ×');
  row(of('a query, p95, ms; FlexSearch'), ours.best_p95, flexone?.best_p95, '(1 ×)');
  row(of('index on the wire; MiniSearch'), packed(indexOf(size)), packed(path.join(work, `data/idx/minisearch-or-${size}.idx`)), '≤ 0.6 ×', kilobytes);
  row(of('loading a prebuilt index from its bytes, ms; FlexSearch'), opening[size], flexone?.load_ms, '≤ 0.25 ×');
  row(of('a whole page that does so, ms'), ours.load_ms, null, '–');
  row(of('memory with wasm, MB; MiniSearch'), ours.heap_mb, mini?.heap_mb, size === '1576' ? '≤ 1 ×' : '≤ 0.5 ×');
}
for (const [size, target] of [['real', '–'], ['1576', '≤ 0.2 ×'], ['20000', '≤ 0.2 ×']]) {
  if (!builds[size]) continue;
  const { notices, ours, peers } = builds[size];
  row(`compiling, CPU s; Hugo and Pagefind, ${notices.toLocaleString('en')} notices`, ours, peers, target);
}
if (list.ours) {
  row('filter or sort 20,000 rows, script and layout until the first offers, p50, ms; minimal virtual list', list.ours.js50, list.virtual?.js50, '≤ 1 ×');
  row('the same, p95', list.ours.js95, list.virtual?.js95, '≤ 0.3 ×');
}
const typing = read('typing.json');
if (typing.ours) {
  row(`interaction to next paint while «${typing.word}» is typed over 20,000 offers, processor ${typing.slower} × slower, 98th percentile, ms; an empty page`, typing.ours, typing.empty, '≤ 200');
}

const table = ['| what; which peer | ours | peer | ratio | target |', '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
console.log(table);
const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
const text = fs.readFileSync(readme, 'utf8');
const [before, behind] = [text.indexOf(begin), text.indexOf(end)];
if (before < 0 || behind < before) throw new Error(`${readme} has no place for the table: ${begin} … ${end}`);
fs.writeFileSync(readme, `${text.slice(0, before + begin.length)}\n${table}\n${text.slice(behind)}`);
