// The page that checks, repairs and erases what the site keeps on this device. It needs nothing of the app: it works
// when the program does not. It touches what is this site's own, and nothing of a neighbour's on the same origin.

const ROOT = new URL('../', import.meta.url);
const OURS = `emploi-public-nc ${ROOT.pathname}`;
const CACHES = `${OURS} `;
// Milliseconds for each part of what is erased.
const PATIENCE = 10_000;

const button = id => document.getElementById(id);
document.getElementById('repair').hidden = false;
button('repair-check').onclick = () => tell(() => look(false));
button('repair-mend').onclick = () => tell(() => look(true));
// Some browsers keep what a form was when its page is loaded anew.
button('repair-sure').checked = false;
button('repair-erase').disabled = true;
button('repair-sure').onchange = event => { button('repair-erase').disabled = !event.target.checked; };
button('repair-erase').onclick = () => tell(erase);

// Runs something, and shows the sentence of the page that tells how it ended.
async function tell(work) {
  const outcomes = document.querySelectorAll('#repair-outcome > *');
  for (const one of outcomes) one.hidden = one.id !== 'repair-busy';
  const [id, count] = await work().catch(reason => { console.error(reason); return ['repair-failed']; });
  for (const one of outcomes) one.hidden = one.id !== id;
  const place = document.querySelector(`#${id} [data-count]`);
  if (place) place.textContent = count;
}

// Compares every file that is kept with its checksum; with `mend`, fetches anew what is not right.
async function look(mend) {
  const release = await releaseHere() ?? await releaseOfHost();
  const cacheName = CACHES + release.release;
  if (!await globalThis.caches?.has(cacheName)) return ['repair-nothing'];
  let bad = 0;
  for (const { path, integrity } of release.files) {
    const url = new URL(path.replace(/(^|\/)index\.html$/, '$1'), ROOT);
    const kept = await caches.match(url, { cacheName, ignoreVary: true });
    if (kept && await checksum(kept) === integrity) continue;
    const cache = await caches.open(cacheName);
    // The worker would answer with the very copy that is bad.
    if (mend) await cache.delete(url, { ignoreVary: true });
    const fresh = mend && await fetch(url, { integrity, cache: 'reload', redirect: 'error' }).catch(() => null);
    if (fresh) await cache.put(url, fresh);
    else bad += 1;
  }
  if (bad) return [mend ? 'repair-still-bad' : 'repair-bad', bad];
  return [mend ? 'repair-mended' : 'repair-good', release.files.length];
}

// What the worker at work says of its release.
async function releaseHere() {
  const registration = await navigator.serviceWorker?.getRegistration(ROOT);
  if (registration?.scope !== ROOT.href || !registration.active) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise(done => {
    port1.onmessage = event => done(event.data);
    registration.active.postMessage('release', [port2]);
    // A worker that is broken never answers.
    setTimeout(done, 3000, null);
  });
}

async function releaseOfHost() {
  const script = await (await fetch(new URL('sw.js', ROOT), { cache: 'no-cache' })).text();
  return JSON.parse(script.match(/^const RELEASE = (\{.*\});$/m)[1]);
}

async function checksum(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

// Each part has its turn, whatever became of the one before, and only so long: a browser may never tell that it ended.
async function erase() {
  const left = [];
  for (const part of [eraseWorker, eraseFiles, eraseNotes, eraseSettings]) {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`${part.name} does not end`)), PATIENCE));
    await Promise.race([part(), late]).catch(reason => left.push(reason));
  }
  if (left.length) throw new AggregateError(left, left.join('; '));
  return ['repair-erased'];
}

async function eraseWorker() {
  const registration = await navigator.serviceWorker?.getRegistration(ROOT);
  if (registration?.scope === ROOT.href) await registration.unregister();
}

async function eraseFiles() {
  for (const name of await globalThis.caches?.keys() ?? []) if (name.startsWith(CACHES)) await caches.delete(name);
}

function eraseNotes() {
  return new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase(OURS);
    request.onsuccess = done;
    request.onerror = fail;
    request.onblocked = () => fail(new Error('another tab of this site is open'));
  });
}

async function eraseSettings() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(CACHES)) localStorage.removeItem(name);
}
