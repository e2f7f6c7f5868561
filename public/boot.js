// Starts a page's program on a page that can already be read without it. It checks that every file is the one that
// `offers build` wrote, passes the release's description on, and says what went wrong. The program registers the worker
// itself, so a failed first visit leaves nothing behind.
const RELEASE = null;
const ROOT = new URL('.', import.meta.url);
const PROGRAM = RELEASE.programs[document.querySelector('main').dataset.program];
const PAGE = document.documentElement;

try {
  prepare();
  await painted();
  const [start, code] = await Promise.all([module(PROGRAM.glue), program(PROGRAM.wasm)]);
  globalThis.release = JSON.stringify({ ...RELEASE, base: ROOT.pathname });
  await start.default({ module_or_path: code });
} catch (reason) {
  console.error(reason); // The browser's own words mislead: for the console only. A panic has its words on the page.
  document.getElementById('app-failed').hidden = !document.getElementById('app-crashed').hidden;
}

// What must be so before the page is seen (the browser waits for this with its first paint), or before anything else runs.
function prepare() {
  // In a frame of an institution's own page the list stands alone; offers that were not asked for are not shown.
  const asked = new URLSearchParams(location.search);
  PAGE.toggleAttribute('data-embedded', asked.get('vue') === 'integree');
  const fields = document.getElementById('question')?.elements;
  if (fields && [...asked.keys()].some(name => fields.namedItem(name))) {
    PAGE.dataset.asked = '';
    fields.q.value = asked.get('q') ?? '';
    setTimeout(() => delete PAGE.dataset.asked, 10_000); // A program that does not come hides nothing for long.
  }
  // Offers that the reader has folded away, as src/browser/saved_store.rs notes them.
  const folded = stored(`emploi-public-nc ${ROOT.pathname} masquees`)?.match(/\S+/g) ?? [];
  for (const id of folded) document.querySelector(`.offer-card [href$="/${id}/"]`)?.closest('.offer-card').toggleAttribute('data-folded');
  // The program changes the address without loading a page: links around it must not be resolved against the new one.
  const links = 'link:not([rel=stylesheet]), .site-header a:not([href^="#"]), .site-footer a, .app-notice details a';
  for (const link of document.querySelectorAll(links)) link.href = link.href;
  // The one policy makes no markup (every innerHTML throws) and lets only the program's and the worker's scripts run.
  const own = [PROGRAM.glue.path, 'sw.js'].map(path => new URL(path, ROOT).href);
  const createScriptURL = url => own.includes(new URL(url, document.baseURI).href.replace('?again', '')) ? url : null;
  globalThis.trustedTypes?.createPolicy('default', { createScriptURL });
  // A release that was taken in one tab is loaded by all. The first worker claims a page that it did not bring.
  const workers = navigator.serviceWorker;
  if (workers?.controller?.scriptURL === new URL('sw.js', ROOT).href)
    workers.addEventListener('controllerchange', () => location.reload());
  stopWhenBroken();
}

function stored(key) {
  try { return localStorage[key]; } catch { return ''; } // Storage may be blocked.
}

// The page is seen before its program takes any of the line or the processor. A hidden page is never painted.
async function painted() {
  const shown = new Promise(done => new PerformanceObserver(done).observe({ type: 'paint', buffered: true }));
  if (!document.hidden) await Promise.race([shown, new Promise(done => setTimeout(done, 1000))]);
}

// What is left of a broken program must show and save nothing more: no event reaches it, links and forms are plain ones.
function stopWhenBroken() {
  const [notice, details] = ['app-crashed', 'crash-details'].map(id => document.getElementById(id));
  const kinds = ['click', 'input', 'change', 'submit', 'keydown', 'popstate', 'pagehide', 'visibilitychange', 'message'];
  const broken = (reason, place) => {
    if (reason?.name !== 'RuntimeError' && !`${reason?.stack} ${place}`.includes(PROGRAM.glue.path)) return;
    details.textContent += `${RELEASE.release} · ${navigator.userAgent} · ${reason}\n`;
    notice.hidden = false;
    const stop = event => notice.contains(event.target) || event.stopImmediatePropagation();
    for (const kind of kinds.splice(0)) addEventListener(kind, stop, { capture: true });
  };
  addEventListener('error', event => broken(event.error, event.filename));
  addEventListener('unhandledrejection', event => broken(event.reason));
  document.getElementById('crash-copy').onclick = () => navigator.clipboard.writeText(details.textContent);
}

// `import()` takes no checksum; a script element does, and `import()` then finds the module that it brought. A failed module
// stays failed under its address: the second try has another one, and a copy that was just fetched.
async function module({ path, integrity }) {
  const load = src => new Promise((resolve, reject) => {
    const [onload, onerror] = [() => resolve(import(src)), () => reject(new Error(`${src} is not the file of this release`))];
    const script = document.createElement('script');
    document.head.append(Object.assign(script, { type: 'module', src, integrity, fetchPriority: 'high', onload, onerror }));
  });
  const { href: src } = new URL(path, ROOT);
  return load(src).catch(() => fetch(`${src}?again`, { cache: 'reload' }).then(() => load(`${src}?again`)));
}

async function program({ path, integrity }) {
  const checked = cache => fetch(new URL(path, ROOT), { integrity, cache });
  const response = await checked('default').catch(() => checked('reload'));
  return WebAssembly.compile(await response.arrayBuffer());
}
