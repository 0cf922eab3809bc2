// The one-file edition: its own policy blocks every access to the network.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { engines } from './harness/engines.js';
import { folder, remove } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { until } from './harness/wait.js';

const here = folder();
after(() => remove(here));

/** A page without a policy shows that the attempts are real. */
const open = join(here, 'open.html');
writeFileSync(open, '<!doctype html><meta charset="utf-8"><title>open</title><body></body>');

/** What most of them get through with where nothing forbids it. An engine may do without the others. */
const ATTEMPTS = ['import', 'script', 'fetch', 'beacon', 'image', 'frame', 'sheet'];

for (const engine of engines) {
  test(`${engine.name}: nothing leaves the one file, and from an open page everything does`, async (t) => {
    const { address, asked, stop } = await listen();
    t.after(stop);
    const arrived = (from) => [...asked].filter((path) => path.startsWith(from)).map((path) => path.slice(from.length)).sort();
    // The one file tries first: what reaches the server from the open page had less time.
    const one = await trying(t, engine, join(machine.root, 'dist/gouji.html'), `${address}one/`);
    const other = await trying(t, engine, open, `${address}open/`);
    await Promise.all([one, other].map((ended) => ended()));
    t.diagnostic(`from an open page: ${arrived('open/').join(' ')}`);
    assert.deepEqual(ATTEMPTS.filter((what) => !arrived('open/').includes(what)), []);
    assert.deepEqual(arrived('one/'), []);
  });
}

/** Opens a file and tries from there; the function that is returned waits until all of it had its time. */
async function trying(t, engine, file, address) {
  const page = await engine.open(pathToFileURL(file).href);
  t.after(page.close);
  await until('the page', () => page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    return !element || Boolean(element.shadowRoot && element.shadowRoot.querySelector('.bar'));
  }), 20_000);
  await page.evaluate(attempt, address);
  return () => until('the end', () => page.evaluate(() => globalThis.goujiTried), 20_000);
}

/** A server that notes what it is asked for. */
async function listen() {
  const asked = new Set();
  const server = createServer(({ url }, answer) => {
    asked.add(url.slice(1));
    answer.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => { server.close(); server.closeAllConnections(); };
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, stop };
}

/** Every way out that a script of the file could think of; in a script of the page's own, not of the driver. */
function attempt(address) {
  const script = document.createElement('script');
  script.textContent = `(${function (address) {
    const to = (what) => address + what;
    const put = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));
    const ways = {
      import: () => import(to('import')).catch(() => {}),
      script: () => put('script', { src: to('script') }),
      module: () => put('script', { src: to('module'), type: 'module' }),
      prefetch: () => put('link', { rel: 'prefetch', href: to('prefetch') }),
      preload: () => put('link', { rel: 'preload', as: 'script', href: to('preload') }),
      modulepreload: () => put('link', { rel: 'modulepreload', href: to('modulepreload') }),
      sheet: () => put('link', { rel: 'stylesheet', href: to('sheet') }),
      icon: () => put('link', { rel: 'icon', href: to('icon') }),
      fetch: () => fetch(to('fetch'), { mode: 'no-cors' }).catch(() => {}),
      beacon: () => navigator.sendBeacon(to('beacon'), 'a'),
      image: () => put('img', { src: to('image') }),
      frame: () => put('iframe', { src: to('frame') }),
      object: () => put('object', { data: to('object') }),
      video: () => put('video', { src: to('video') }),
      socket: () => new WebSocket(to('socket').replace('http', 'ws')),
      events: () => new EventSource(to('events')),
      worker: () => new Worker(to('worker')),
      inside: () => new Worker(URL.createObjectURL(new Blob([`
        try { fetch('${to('worker-fetch')}', { mode: 'no-cors' }).catch(() => {}); } catch (_) {}
        try { importScripts('${to('worker-script')}'); } catch (_) {}`]))),
      form: () => {
        put('iframe', { name: 'gouji-form' });
        put('form', { action: to('form'), target: 'gouji-form' }).submit();
      },
    };
    for (const way of Object.values(ways)) {
      try { way(); } catch (_) { /* forbidden at once */ }
    }
    setTimeout(() => { globalThis.goujiTried = true; }, 3000);
  }})(${JSON.stringify(address)})`;
  document.body.appendChild(script);
}
