// The service worker: after one visit the site needs no network (the whole of it, or nothing).
//
// `offers build` writes the release below: which files belong together, and the SHA-256 of each. Invariants:
// - a release is installed whole or not at all, and every byte of it was checked;
// - a page gets the files of one release: the waiting one takes over only when a page asks for it;
// - only caches of this very site are touched: another site of the same origin keeps its own;
// - a cache that was erased as a whole stays erased: only an installation begins one, or a page that was just loaded;
// - what is not in the list is left to the network, and never kept.
'use strict';

const RELEASE = null;

const SCOPE = self.registration.scope;
const OURS = `emploi-public-nc ${new URL(SCOPE).pathname} `;
const CACHE = OURS + RELEASE.release;
const CHECKSUMS = new Map(RELEASE.files.map(file => [pathOf(new URL(file.path, SCOPE)), file.integrity]));
// The texts of a large archive are kept only on a device whose reader asked for them: this name in the cache says so.
const LATER = new Map(RELEASE.later.map(file => [pathOf(new URL(file.path, SCOPE)), file.integrity]));
const ASKED = 'asked-for-later';

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(activate()));
self.addEventListener('message', event => {
  if (event.data === 'take-over') self.skipWaiting();
  if (event.data === 'release') event.ports[0].postMessage(RELEASE);
  if (event.data === 'begin') tellAfter(event, caches.open(CACHE));
  if (event.data === 'status') tellAfter(event);
  if (event.data === 'look') tellAfter(event, look(event.source));
  if (event.data === 'keep-later') {
    event.source.postMessage('keeping');
    tellAfter(event, ours().then(ask));
  }
});
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const url = new URL(request.url);
  const path = pathOf(url);
  const visit = request.mode === 'navigate';
  // The question stands in the address of a page (`./?q=…`); to no other file does a question mean anything, but `?again` of
  // the start script, which a browser that passed the worker by asks after the host had no such file.
  if (CHECKSUMS.has(path) && (visit || !url.search || url.search === '?again')) event.respondWith(kept(path, request));
  else if (LATER.has(path)) event.respondWith(inRelease(path).then(response => response ?? fetch(request)));
  // The app shows every offer, also those whose own page was never visited.
  // Its page stands at such an address itself, so that its relative links hold there.
  else if (visit && /^offres\/[^/.]+\/$/.test(path)) event.respondWith(kept('offres/_/', request));
  else if (visit && /^offres\/[^/.]+$/.test(path)) event.respondWith(Response.redirect(`${url.href.replace(/[?#].*$/s, '')}/`));
  // A feed, a calendar, a page that is not kept: the network knows better.
  else if (visit) event.respondWith(fetch(request).catch(offline));
});

// The path below the site's root. A folder and its index.html are one file, asked for as the folder: that is
// how visitors ask for it too, so the browser has it already.
function pathOf(url) {
  return url.href.slice(SCOPE.length).replace(/[?#].*$/s, '').replace(/(^|\/)index\.html$/, '$1');
}

async function install() {
  const beganHere = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  // All of them come to their end first: none still writes when the cache is thrown away.
  const kept = await Promise.allSettled([...CHECKSUMS.keys()].map(path => keep(cache, path)));
  const failed = kept.find(one => one.status === 'rejected');
  if (!failed) return carryOver(cache);
  if (beganHere) await caches.delete(CACHE);
  throw failed.reason;
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(OURS) && name !== CACHE).map(name => caches.delete(name)));
  // The page of the first visit, too, can then go offline without being loaded again.
  await self.clients.claim();
}

// Looks for a new release on behalf of a page, and tells it whether the host was reached. The worker does this and not the page:
// WebKit forgets an update whose page has gone, keeps every later one waiting behind it, and so takes no release any more.
async function look(page) {
  const reached = await self.registration.update().then(() => true, () => false);
  page.postMessage(reached ? 'reached' : 'out of reach');
}

// Tells the page that asks, once something is done, whether everything is kept: not before the page gets its files from this
// worker, or it could still ask the host for a file of a release that was replaced meanwhile.
function tellAfter(event, done = Promise.resolve()) {
  event.waitUntil(done.then(repair).then(async state => {
    await self.clients.claim();
    event.source.postMessage(state);
  }));
}

// Stores one file of the release, from the nearest place that has its very bytes.
async function keep(cache, path) {
  const url = new URL(path, SCOPE);
  const integrity = CHECKSUMS.get(path) ?? LATER.get(path);
  const demand = way => fetch(url, { cache: way, integrity, redirect: 'error' });
  const response = await fromEarlierRelease(url, integrity) ?? await demand('default').catch(() => demand('reload'));
  await cache.put(url, response);
}

async function fromEarlierRelease(url, integrity) {
  for (const name of await caches.keys()) {
    const response = name.startsWith(OURS) && await caches.match(url, { cacheName: name, ignoreVary: true });
    if (!response) continue;
    const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
    if (`sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` === integrity) return response;
  }
  return undefined;
}

// The cache of this release, unless it was erased.
async function ours() {
  if (!await caches.has(CACHE)) throw new Error('what this site keeps was erased');
  return caches.open(CACHE);
}

// Stores what is missing of the release.
async function mend(path) {
  if (!await inRelease(path)) await keep(await ours(), path);
}

const inRelease = path => caches.match(new URL(path, SCOPE), { cacheName: CACHE, ignoreVary: true });

// The browser may have thrown away single files: then the network mends the cache, and if it has only other bytes,
// what it says is passed on as if there were no worker.
async function kept(path, request) {
  try {
    await mend(path);
    return await inRelease(path) ?? await fetch(request);
  } catch {
    return fetch(request);
  }
}

// Who asked once is not asked again by the next release: what stayed the same is taken over, the rest comes by `repair`.
async function carryOver(cache) {
  const asked = await Promise.all((await caches.keys()).filter(name => name.startsWith(OURS))
    .map(cacheName => caches.match(new URL(ASKED, SCOPE), { cacheName })));
  if (!asked.some(Boolean)) return;
  await ask(cache);
  await Promise.allSettled([...LATER.keys()].map(path => keep(cache, path)));
}

async function ask(cache) {
  await cache.put(new URL(ASKED, SCOPE), new Response(''));
}

// Without network nobody knows whether there is such a page: it is only not kept here.
async function offline() {
  const page = await inRelease('hors-ligne.html');
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

async function repair() {
  const later = LATER.size > 0 && Boolean(await inRelease(ASKED));
  const mended = await Promise.all([...CHECKSUMS.keys(), ...(later ? LATER.keys() : [])].map(async path => {
    try {
      await mend(path);
      return true;
    } catch {
      return false;
    }
  }));
  if (!mended.every(Boolean)) return 'incomplete';
  return later || LATER.size === 0 ? 'complete' : 'complete but later';
}
