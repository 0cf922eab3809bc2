/**
 * The service worker: caches all files of one build and serves them without the network. A build is cached as a
 * whole or not at all; a newer one is used once the person has agreed.
 */
// The scope is in the name of the cache, because another installation on this origin has caches of its own.
const OURS = `gouji-${self.registration.scope}-`;
const CACHE = `${OURS}__GOUJI_DIST__`;
/** Each file with the beginning of its SHA-256; a page without, because a server may write into it. */
const FILES = __GOUJI_FILES__;

// Where this fails, the browser installs again at a later visit.
self.addEventListener('install', (event) => event.waitUntil(keep()));

async function keep() {
  // The cache is written after all files were fetched and verified.
  const all = await Promise.all(Object.keys(FILES).map(fetched));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(all.map(([name, answer]) => cache.put(name, answer)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file from the server, past the caches of HTTP, which may have that of another build. */
async function fetched(name) {
  const answer = await fetch(name, { cache: 'no-cache' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !await isOurs(bytes, FILES[name])) throw new Error(`${name} is not of this build`);
  // Browsers refuse a redirected response for a page, so a new one is made: with the headers of the server (its
  // policy among them) but those of the transfer.
  const headers = new Headers(answer.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return [name, new Response(bytes, { headers })];
}

async function isOurs(bytes, sum) {
  // A page that was cut off, or one to log in, does not contain the end tag of the element.
  if (!sum) return new TextDecoder().decode(bytes).includes('</gouji-check>');
  const all = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...all)).startsWith(sum);
}

self.addEventListener('activate', (event) => {
  // Names of builds have no hyphen; scopes may have some.
  const isOld = (name) => name !== CACHE && name.replace(/[^-]*$/, '') === OURS;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

self.addEventListener('message', ({ data }) => data === 'renew' && self.skipWaiting());

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = new URL(request.url);
  if (request.method !== 'GET' || asked.origin !== self.location.origin) return;
  const name = asked.href.replace(self.registration.scope, './').split(/[?#]/)[0].replace(/^\.\/index\.html$/, './');
  if (!(name in FILES)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(name)).then((kept) => kept || fetch(request)));
});
