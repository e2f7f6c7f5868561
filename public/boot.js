// Starts a page's program (the app, or the tools) on a page that can already be read without it.
//
// Nothing runs that `offers build` did not write: the files have the checksums of the release below, and all that
// scripts may hand to the browser to run are the addresses of the page's program and of the worker. Whatever goes wrong
// before the program is there, the page says so in the sentence that it carries and stays as it was; since the program
// itself registers the worker, a failed first visit leaves nothing behind.

const RELEASE = null;

const ROOT = new URL('.', import.meta.url);
const PROGRAM = RELEASE.programs[document.querySelector('main').dataset.program];

const PAGE = document.documentElement;
const ASKED = new URLSearchParams(location.search);
// Milliseconds until a page whose program does not come shows what it has, though something else was asked for.
const PATIENCE = 10_000;

try {
  arrange();
  trustNoMarkup();
  loadNextRelease();
  await painted();
  const { glue, wasm } = PROGRAM;
  const [start, code] = await Promise.all([module(glue), program(wasm), nextTask().then(prepare)]);
  // As src/release/manifest.rs reads it.
  globalThis.release = JSON.stringify({ ...RELEASE, base: ROOT.pathname });
  await nextTask();
  await start.default({ module_or_path: code });
} catch (reason) {
  // The browser's own words mislead (a truncated program is «out of memory» to one of them): for the console only.
  console.error(reason);
  // A panic has its own words, which are on the page by now.
  const panicked = !document.getElementById('app-crashed').hidden;
  document.getElementById('app-failed').hidden = panicked;
}

// Puts right, before the page is seen, what it cannot know: it was made some time ago, and for everybody. The browser waits
// for this with its first paint (`blocking`), where it can; the program makes the same of it.
function arrange() {
  // In a frame of an institution's own page the list stands alone (see style/embedded.css).
  PAGE.toggleAttribute('data-embedded', ASKED.get('vue') === 'integree');
  // A day ends at midnight in Nouméa, eleven hours ahead of UTC all year.
  const today = new Date(Date.now() + 11 * 3600e3).toISOString().slice(0, 10);
  const day = within => within.querySelector('.deadline-date')?.dateTime ?? today;
  const isOver = within => day(within) < today;
  for (const line of document.querySelectorAll('[data-over]')) if (isOver(line)) close(line);
  const [open, closed] = document.querySelectorAll('.offers-list');
  if (!closed) return;
  // With a question in the address the page has other offers than those asked for (see style/list-page.css).
  const { elements } = document.getElementById('question');
  if ([...ASKED.keys()].some(name => elements.namedItem(name))) {
    PAGE.dataset.asked = '';
    elements.q.value = ASKED.get('q') ?? '';
    setTimeout(() => delete PAGE.dataset.asked, PATIENCE);
  }
  // Of closed offers the latest stand first.
  const over = [...open.children].filter(isOver);
  closed.prepend(...over.sort((one, other) => day(other).localeCompare(day(one))));
  for (const list of [open, closed]) list.parentNode.hidden = !list.firstChild;
  // Further open ones may stand on the pages behind.
  if (over.length) document.querySelector('.none-open').hidden = !!(open.firstChild || document.querySelector('.pagination'));
  const folded = foldedAway();
  for (const link of document.querySelectorAll('.offer-card-title a'))
    link.closest('.offer-card').toggleAttribute('data-folded', folded.includes(link.pathname.split('/').at(-2)));
}

// Until when an offer could be applied for (see src/view/offer_card.rs), in the words that the page has for one that is over.
function close(line) {
  const [status, text] = line.children;
  const [closed, before, after] = line.dataset.over.split('|');
  status.className = 'status';
  status.textContent = closed;
  delete status.dataset.later;
  text.firstChild.data = before;
  text.lastChild.data = after;
  line.querySelector('.deadline-left')?.remove();
}

// The offers that the reader has folded away, by their ids: written by src/browser/saved_store.rs beside what it keeps, which can
// only be read once the page is there.
function foldedAway() {
  try {
    return (localStorage[`emploi-public-nc ${ROOT.pathname} masquees`] ?? '').split(' ');
  } catch {
    return []; // Storage is blocked.
  }
}

// Readers see the page before its program takes any of the line, or of the processor. The browser says when it has shown the
// page, some frames after it drew it; of a hidden one it shows nothing, and where it says nothing a second is enough.
async function painted() {
  if (document.hidden) return;
  const shown = new Promise(resolve => new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true }));
  await Promise.race([shown, new Promise(resolve => setTimeout(resolve, 1000))]);
}

// Lets the browser do what has waited: a page that begins holds up no tap. One that nobody sees has none, and browsers let
// its tasks wait for a second each.
async function nextTask() {
  if (!document.hidden) await new Promise(resolve => setTimeout(resolve));
}

// While the program is on its way.
function prepare() {
  // It changes the address without loading a page; what the browser fetches later must not be sought beside it.
  const links = 'link:not([rel=stylesheet]), .site-header a:not([href^="#"]), .site-footer a, .app-notice details a';
  for (const link of document.querySelectorAll(links)) link.href = link.href;
  stopWhenBroken();
}

// With `require-trusted-types-for 'script'` every innerHTML throws, for want of a createHTML here: the words of a
// notice cannot become markup. (So a view has no part without anything dynamic in it, which leptos would build by
// innerHTML: `class={"note"}` instead of `class="note"`.)
function trustNoMarkup() {
  const own = [PROGRAM.glue.path, 'sw.js'].map(path => new URL(path, ROOT).href);
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: url => (own.includes(new URL(url, document.baseURI).href.replace(/\?again$/, '')) ? url : null),
  });
}

// A release that was taken in one tab is loaded by all, also while their program begins. Only a change of the site's own
// worker is one: the first claims a page that it did not bring.
function loadNextRelease() {
  const workers = navigator.serviceWorker;
  if (workers?.controller?.scriptURL === new URL('sw.js', ROOT).href)
    workers.addEventListener('controllerchange', () => location.reload());
}

// A program that broke is half alive: no event reaches it any more, so nothing is shown or saved by what is left of it,
// and the page's links and forms are plain links and forms again.
function stopWhenBroken() {
  const notice = document.getElementById('app-crashed');
  const details = document.getElementById('crash-details');
  const code = new URL(PROGRAM.glue.path, ROOT).href;
  const broken = (reason, place) => {
    if (reason?.name !== 'RuntimeError' && !`${reason?.stack} ${place}`.includes(code)) return;
    details.textContent += `${RELEASE.release} · ${navigator.userAgent} · ${reason}\n`;
    if (stopWhenBroken.done) return;
    stopWhenBroken.done = true;
    notice.hidden = false;
    for (const kind of ['click', 'input', 'change', 'submit', 'keydown', 'popstate', 'pagehide', 'visibilitychange', 'message'])
      addEventListener(kind, event => notice.contains(event.target) || event.stopImmediatePropagation(), { capture: true });
  };
  addEventListener('error', event => broken(event.error, event.filename));
  addEventListener('unhandledrejection', event => broken(event.reason));
  document.getElementById('crash-copy').onclick = () => navigator.clipboard.writeText(details.textContent);
}

// `import()` takes no checksum. A script's element does, in every engine (a module preload does in all but WebKit), and the
// module that it brings is the one that `import()` then finds: no second request, and no other bytes.
async function module({ path, integrity }) {
  const src = new URL(path, ROOT).href;
  // A failed module stays failed, under its address, for as long as the document lives, and a bad copy stays in the
  // browser's cache for longer: the second try has another address, and a copy that was just fetched.
  return checked(src).catch(async () => {
    await fetch(`${src}?again`, { cache: 'reload' });
    return checked(`${src}?again`);
  });

  async function checked(src) {
    await new Promise((resolve, reject) => {
      const onerror = () => reject(new Error(`${src} is missing, or is not the file of this release`));
      const told = { type: 'module', src, integrity, fetchPriority: 'high', onload: resolve, onerror };
      document.head.append(Object.assign(document.createElement('script'), told));
    });
    return import(src);
  }
}

async function program({ path, integrity }) {
  const checked = cache => fetch(new URL(path, ROOT), { integrity, cache });
  const response = await checked('default').catch(() => checked('reload'));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // All of it is here, since it was checked: read beside the page's own thread, and not on it as from a stream.
  return WebAssembly.compile(await response.arrayBuffer());
}
