// The search page of the peers' benchmark: `__ready`, and `__search(query)`, which gives the names of the best 20 notices.
import { dataOf } from './data.js';

const MOST = 20;

window.__ready = (async () => {
  const { folder, release } = await dataOf(new URLSearchParams(location.search).get('n'));
  const [{ default: start, Engine }, index, names] = await Promise.all([
    import('./engine/engine.js'),
    fetch(`${folder}${release.search}`).then(response => response.arrayBuffer()),
    fetch(`${folder}names.json`).then(response => response.json()),
  ]);
  await start();
  const engine = new Engine(new Uint8Array(index));
  window.__search = query => Array.from(engine.search(query, MOST), position => names[position]);
})();
