// The structured data of a site's pages as a TypeScript program: its compiler, with the types that the project
// schema-dts makes of schema.org's own vocabulary, then refuses every name and value that schema.org does not know.
//
//   node vocabulary.mjs SITE FOLDER [every]    writes FOLDER/pages.ts and FOLDER/wrong.ts
//
// With `every`, each kind must stand on some page; a site of no open offers has no posting.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [site, folder, every] = process.argv.slice(2);
const BLOCK = /<script type="application\/ld\+json">(.*?)<\/script>/gs;
// What search engines demand of each kind beyond the vocabulary.
const REQUIRED = {
  JobPosting: ['title', 'description', 'datePosted', 'hiringOrganization', 'jobLocation'],
  BreadcrumbList: ['itemListElement'],
  Dataset: ['name', 'description', 'license', 'distribution'],
};

const blocks = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.html'))
  .sort()
  .flatMap(path => [...readFileSync(join(site, path), 'utf8').matchAll(BLOCK)].map(([, json]) => ({ path, json })));
const program = blocks.map(({ path, json }, at) => {
  const kind = JSON.parse(json)['@type'];
  for (const name of REQUIRED[kind] ?? fail(`${path}: nobody checks ${kind}`)) {
    if (!JSON.parse(json)[name]) fail(`${path}: ${kind} without ${name}`);
  }
  return `// ${path}\nexport const b${at}: WithContext<${kind}> = ${json};\n`;
});
for (const kind of Object.keys(REQUIRED)) {
  if (every && !blocks.some(({ json }) => JSON.parse(json)['@type'] === kind)) fail(`no page has a ${kind}`);
}
const types = `import type { ${Object.keys(REQUIRED).join(', ')}, WithContext } from 'schema-dts';\n`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'pages.ts'), types + program.join(''));
// A check that refuses nothing says nothing.
writeFileSync(join(folder, 'wrong.ts'), `${types}export const wrong: WithContext<JobPosting> = { '@context': 'https://schema.org', '@type': 'JobPosting', salaryInvented: 1 };\n`);
console.log(`${blocks.length} blocks of structured data`);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
