// No data leaves the browser, and only the product's own files are fetched.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, flushRequests, inEnglish, launch, result, visit } from './harness/chromium.js';
import { broken } from './harness/reports.js';

/** All that a visit consists of. */
const FILES = [
  '/', '/early.js', '/element.js', '/engine.js', '/favicon.svg', '/files.js', '/gate.js', '/loading.js', '/manifest.webmanifest', '/messages.js', '/modules.js', '/page.js', '/page_bg.wasm',
  '/shared.js', '/visit.js', '/watch.js',
  '/styles/base.css', '/styles/components.css', '/styles/controls.css', '/styles/document.css', '/styles/layout.css',
  '/styles/paper.css', '/styles/print.css', '/styles/source.css', '/styles/tokens.css',
  '/worker-main.js', '/worker.js', '/worker_bg.wasm',
];

const browser = await launch();
after(() => browser.close());

test('a visit loads the named files once each, a first check its reader, the sample itself, and a check nothing', async (t) => {
  const page = await visit(t, browser);
  await page.waitForLoadState('networkidle');
  // The worker is part of the start: a first check before it would wait for it.
  await result(page, () => page.getByRole('button', { name: '示例' }).click());
  const start = page.server.requests();
  const named = (request) => FILES.includes(request.replace('GET ', ''));
  assert.deepEqual(start.filter((request) => !named(request)).sort(), [...module('prose'), 'GET /sample.txt', ...module('written')]);
  // Page and worker each have their own copy of one script.
  const once = start.filter((request, index) => request !== 'GET /files.js' || start.indexOf(request) === index);
  assert.equal(new Set(once).size, once.length, start.join('\n'));
  // Page and worker each take their own words out of one module.
  const since = () => [...new Set(page.server.requests().slice(start.length))].sort();
  await result(page, () => drop(page, broken));
  await page.locator('.finding__go').first().click();
  await flushRequests(page);
  assert.deepEqual(since(), []);
  await inEnglish(page);
  assert.deepEqual(since(), module('english'));
  await result(page, () => page.getByRole('button', { name: '中文' }).click());
  await inEnglish(page);
  assert.deepEqual(since(), module('english'));
});

function module(name) {
  return [`GET /${name}.js`, `GET /${name}_bg.wasm`];
}

test('no request goes anywhere else', async (t) => {
  const page = await visit(t, browser);
  const elsewhere = [];
  page.on('request', (request) => request.url().startsWith(page.server.url) || elsewhere.push(request.url()));
  await result(page, () => drop(page, {
    name: 'tracker.html',
    text: broken.text.replace('<body>', '<body><img src="http://127.0.0.1:9/pixel.gif"><script src="http://127.0.0.1:9/x.js"></script><link rel="stylesheet" href="http://127.0.0.1:9/x.css">'),
  }));
  await flushRequests(page);
  assert.deepEqual(elsewhere, []);
});

test('nothing is kept in the browser', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookies: '', databases: 0, caches: 0 });
});
