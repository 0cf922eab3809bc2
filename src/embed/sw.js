/**
 * Keeps all files of one build, and serves them without asking the network. A build is kept as a whole or
 * not at all, and a newer one waits until the person says so.
 */
// Another installation on this origin has caches of its own.
const OURS = `gouji-${self.registration.scope}-`;
const CACHE = `${OURS}__GOUJI_DIST__`;
/** Of every file the beginning of its SHA-256; of a page nothing, as a server may write into it. */
const FILES = __GOUJI_FILES__;

// Where this fails the browser tries again at a later visit.
self.addEventListener('install', (event) => event.waitUntil(keep()));

async function keep() {
  // Nothing is kept before everything is there and right.
  const all = await Promise.all(Object.keys(FILES).map(fetched));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(all.map(([name, answer]) => cache.put(name, answer)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file as the server has it now: whatever lies in other caches may be of another build. */
async function fetched(name) {
  const answer = await fetch(name, { cache: 'no-cache' });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !await isOurs(bytes, FILES[name])) throw new Error(`${name} is not of this build`);
  // No browser shows a page with an answer that was redirected, so it is made anew, with what the server said
  // of it (its policy, too) but for how it was packed on the way.
  const headers = new Headers(answer.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return [name, new Response(bytes, { headers })];
}

async function isOurs(bytes, sum) {
  // Half a page, and a page to log in, have no end of the element.
  if (!sum) return new TextDecoder().decode(bytes).includes('</gouji-check>');
  const all = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...all)).startsWith(sum);
}

self.addEventListener('activate', (event) => {
  // No build has a hyphen in its name, and a scope may.
  const gone = (name) => name !== CACHE && name.replace(/[^-]*$/, '') === OURS;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(gone).map((name) => caches.delete(name)))));
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
