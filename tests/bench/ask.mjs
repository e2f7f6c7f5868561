// The same questions asked of MiniSearch, set as a careful user would: node ask.mjs FILE NODE_MODULES.
// FILE is what the `ask` bench writes with --peer. Prints nDCG@10 and questions without an answer, per kind.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, modules] = process.argv.slice(2);
const { default: MiniSearch } = await import(pathToFileURL(path.resolve(modules, 'minisearch/dist/es/index.js')));
const { documents, questions } = JSON.parse(fs.readFileSync(file, 'utf8'));

const SHOWN = 10;
const STOP = new Set('de la le les des du d l et en un une au aux a pour par sur dans est ou avec ce que qui'.split(' '));
const fold = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const peer = new MiniSearch({
  fields: ['title', 'employer', 'place', 'corps', 'ref', 'body'],
  processTerm: term => {
    const folded = fold(term);
    return folded && !STOP.has(folded) ? folded : null;
  },
  searchOptions: {
    boost: { title: 4, ref: 3, employer: 2, place: 2 },
    prefix: term => term.length > 2,
    fuzzy: term => (term.length > 3 ? 1 : false),
    combineWith: 'OR',
  },
});
peer.addAll(documents);

const gain = grades => grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
const kinds = new Map();
for (const { kind, question, grades } of questions.filter(({ grades }) => grades.length)) {
  const found = peer.search(question).slice(0, SHOWN).map(({ id }) => grades[id]);
  const best = [...grades].sort((a, b) => b - a).slice(0, SHOWN);
  for (const name of [kind, 'all']) {
    const figures = kinds.get(name) ?? { asked: 0, ndcg: 0, unanswered: 0 };
    figures.asked += 1;
    figures.ndcg += gain(found) / gain(best);
    figures.unanswered += found.length === 0;
    kinds.set(name, figures);
  }
}
console.log('\nMiniSearch     questions  nDCG@10  no answer');
for (const [kind, { asked, ndcg, unanswered }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${kind.padEnd(14)} ${String(asked).padStart(9)} ${(ndcg / asked).toFixed(3).padStart(8)} ${String(unanswered).padStart(10)}`);
