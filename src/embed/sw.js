/**
 * Keeps all files of one build, and serves them without asking the network. A build is kept as a whole or
 * not at all, and a newer one waits until the person says so.
 */
const CACHE = 'gouji-__GOUJI_BUILD__-__GOUJI_AROUND__';
const FILES = __GOUJI_FILES__;

self.addEventListener('install', (event) => {
  // Whatever lies in other caches may be of another build.
  const all = FILES.map((name) => new Request(name, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(all)));
});

self.addEventListener('activate', (event) => {
  const gone = (name) => name.startsWith('gouji-') && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(gone).map((name) => caches.delete(name)))));
});

self.addEventListener('message', ({ data }) => data === 'renew' && self.skipWaiting());

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = new URL(request.url);
  if (request.method !== 'GET' || asked.origin !== self.location.origin) return;
  const name = asked.href.replace(self.registration.scope, './').split(/[?#]/)[0].replace(/^\.\/index\.html$/, './');
  if (!FILES.includes(name)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(name)).then((kept) => kept || fetch(request)));
});
