// The way out: copied over sw.js on the host, it takes the service worker and its caches away from every visitor, at
// their next visit. What they keep themselves (favourites, notes) is not in these caches and stays.
'use strict';

const OURS = `emploi-public-nc ${new URL(self.registration.scope).pathname} `;

// The caches go at once: a browser may let this worker wait for minutes until the old one has nothing more to do.
self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(erase());
});
// Where the old worker is at work just then, the page may take this one for a new release, and offer to take it.
self.addEventListener('message', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(leave()));

async function erase() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(OURS)).map(name => caches.delete(name)));
}

async function leave() {
  await erase();
  await self.registration.unregister();
  // The pages that are open still are those of the worker; loaded again they come from the network.
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
}
