// The list page of the peers' benchmark: the app itself, on its own page, asked by its own addresses.
//
// `__first`: when the first offers were painted, in milliseconds; it settles once every level of the data is there.
// `__toggle(i)`: the six states (a big employer, off, by deadline, words in the title, by title, all off).
import { dataOf } from './data.js';

const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
const task = () => new Promise(done => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
});
// Nothing more has come for a second.
const quiet = async () => {
  const loaded = () => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== loaded();) {
    before = loaded();
    await new Promise(done => setTimeout(done, 1000));
  }
};
const until = async found => {
  let value;
  while (!(value = found())) await frame();
  return value;
};

window.__first = (async () => {
  const { folder, release } = await dataOf(new URLSearchParams(location.search).get('n'));
  // Keeping the site for later visits is no part of showing it.
  delete Navigator.prototype.serviceWorker;
  const page = new DOMParser().parseFromString(await (await fetch(folder)).text(), 'text/html');
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${folder}${release.style}` });
  const styled = new Promise(done => { style.onload = done; });
  document.head.append(style);
  await styled;
  document.body.replaceChildren(...page.body.children);
  const boot = new URL(release.boot, location.href).href;
  history.replaceState(null, '', folder);

  const began = performance.now();
  await import(boot);
  await until(() => history.scrollRestoration === 'manual' && document.querySelector('article.offer-card'));
  const painted = performance.now() - began;
  await quiet();

  const employers = [...document.querySelectorAll('input[name=employeur]')];
  const number = box => parseInt(box.closest('label').querySelector('.facet-count').textContent.replace(/\D/g, ''), 10);
  const big = employers.sort((a, b) => number(b) - number(a))[0].value;
  const states = [`?employeur=${big}`, './', '?tri=cloture', '?q=titre:infirmier', '?tri=intitule', './'];
  window.__toggle = state => {
    history.replaceState(null, '', states[state]);
    dispatchEvent(new PopStateEvent('popstate'));
    return task();
  };
  return painted;
})();
