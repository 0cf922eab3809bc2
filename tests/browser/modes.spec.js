// Every mode in every supported engine: an element, a field of a form, one script, a frame, one file, without a
// network. Each gives the bytes of the command line and requests only the product's own files. No mode is left out for
// an engine: one that lacks something fails here.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { engines, stands } from './harness/engines.js';
import { printed, printedOf } from './harness/command.js';
import * as machine from './harness/machine.js';
import { broken, clean } from './harness/reports.js';
import { serve } from './harness/server.js';
import { later } from './harness/modules.js';
import { until } from './harness/wait.js';

/** The output of the command line for the broken report: every mode has to give the same bytes. */
const said = printedOf(broken).trimEnd();

/** Files that are loaded when they are needed first; all others are loaded with the element. */
const LATER = new RegExp(`^GET /(${later.join('|')})(\\.js|_bg\\.wasm)$`);

/** Own files by their names. Of the frame, the list of its hosts, too. */
const OWN = new Set([
  '/', '/config.json', '/examples/other.json',
  ...files(join(machine.root, 'dist')).map((name) => `/${name}`),
  ...files(join(machine.root, 'examples')).map((name) => `/examples/${name}`),
]);

for (const engine of engines) {
  const named = (what) => `${engine.name}${engine.csp ? ' under the strict policy' : ''}: ${what}`;

  test(named('an element on a portal'), async (t) => {
    const { page, server } = await opened(t, engine, 'examples/portal.html');
    await stands(page);
    same(await checked(page, broken));
    const before = server.requests().length;
    same(await checked(page, broken));
    assert.deepEqual(server.requests().slice(before), []);
    // The first of its kind brings its reader, and nothing else.
    const [word] = readdirSync(machine.made).filter((name) => name.endsWith('.docx'));
    same(await checked(page, { name: word, bytes: readFileSync(join(machine.made, word)) }), printed(join(machine.made, word)).trimEnd());
    asksForItsOwn(server, before);
    assert.deepEqual(server.requests().slice(before).sort(), ['GET /office.js', 'GET /office_bg.wasm']);
  });

  // Nothing could be read from a log that says nothing.
  if (engine.csp) test(named('what the policy forbids is a line of the log'), async (t) => {
    const { page, server } = await opened(t, engine, 'examples/portal.html');
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }));
    });
    await until('the line', () => server.requests().includes('POST /violation'));
  });

  test(named('a field that keeps a form from being sent'), async (t) => {
    const { page, server } = await opened(t, engine, 'examples/publish.html');
    await stands(page);
    await checked(page, broken);
    const field = () => page.evaluate(() => {
      const form = document.querySelector('form');
      const { status } = JSON.parse(new FormData(form).get('report') || '{}');
      return { may: form.checkValidity(), status };
    });
    assert.deepEqual(await field(), { may: false, status: 'wrong' });
    await checked(page, clean);
    assert.deepEqual(await field(), { may: true, status: 'clean' });
    asksForItsOwn(server);
  });

  test(named('one script on a page without modules'), async (t) => {
    const { page, server } = await opened(t, engine, 'examples/iife.html');
    await stands(page);
    same(await checked(page, broken));
    asksForItsOwn(server);
  });

  test(named('a frame of another origin'), async (t) => {
    const { page, server } = await opened(t, engine, 'examples/frame.html');
    await until('the height', () => page.evaluate(() => document.querySelector('iframe').offsetHeight > 400), 20_000);
    await page.evaluate(({ name, text }) => {
      const channel = new MessageChannel();
      const letter = { type: 'check', id: '1', name, bytes: new TextEncoder().encode(text).buffer };
      channel.port1.onmessage = ({ data }) => {
        if (data.type === 'welcome') channel.port1.postMessage(letter, [letter.bytes]);
        if (data.type === 'result') globalThis.goujiSaid = data.report;
      };
      document.querySelector('iframe').contentWindow.postMessage({ gouji: 1, type: 'hello', nonce: 'nonce-nonce-nonce-1' }, '*', [channel.port2]);
    }, broken);
    same(await until('the result', () => page.evaluate(() => globalThis.goujiSaid), 20_000));
    asksForItsOwn(server);
  });

  test(named('one file from the disk'), async (t) => {
    const page = await engine.open(pathToFileURL(join(machine.root, 'dist/gouji.html')).href);
    t.after(page.close);
    await stands(page);
    same(await checked(page, broken));
    const asked = () => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name));
    assert.deepEqual(await page.evaluate(asked), []);
  });

  test(named('without a network after one visit'), async (t) => {
    const { page, server } = await opened(t, engine, '');
    await stands(page);
    await kept(page);
    asksForItsOwn(server);
    server.stop();
    await page.go(server.url);
    await stands(page);
    same(await checked(page, broken));
  });
}

/** A page of the project's server, with a policy where the engine knows the words of it. */
async function opened(t, engine, path) {
  const server = await serve({ csp: engine.csp, report: true });
  t.after(server.stop);
  const page = await engine.open(server.url + path);
  t.after(page.close);
  return { page, server };
}

/** Hands the element a file, as a host does; what it says of it. */
async function checked(page, { name, text, bytes }) {
  const base64 = (bytes || Buffer.from(text)).toString('base64');
  await page.evaluate((name, base64) => {
    globalThis.goujiAnswer = null;
    const file = new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name);
    document.querySelector('gouji-check').check(file)
      .then(({ json }) => { globalThis.goujiAnswer = json; }, (error) => { globalThis.goujiAnswer = `${error}`; });
  }, name, base64);
  return until('an answer', () => page.evaluate(() => globalThis.goujiAnswer), 20_000);
}

/** The bytes of the command line; a difference is shown, not two reports. */
function same(json, expected = said) {
  const at = [...expected].findIndex((sign, index) => sign !== json[index]);
  assert.ok(json === expected, `they part at ${at}: ${json.slice(Math.max(0, at - 40), at + 40)}`);
}

/** All files are kept, and a worker serves them. */
async function kept(page) {
  await page.evaluate(() => {
    globalThis.goujiKept = 0;
    const count = async () => {
      await navigator.serviceWorker.ready;
      const [name] = await caches.keys();
      globalThis.goujiKept = name ? (await (await caches.open(name)).keys()).length : 0;
    };
    setInterval(count, 200);
  });
  await until('all files kept', async () => (await page.evaluate(() => globalThis.goujiKept)) > 20, 30_000);
}

/** By name, with GET, without a query, no violation; since `start` only what is loaded later. */
function asksForItsOwn(server, start) {
  const requests = server.requests();
  // A browser asks for the favicon of a page that names none.
  const strange = requests.filter((line) => !(line.startsWith('GET ') && OWN.has(line.slice(4))) && line !== 'GET /favicon.ico');
  assert.deepEqual(strange, []);
  if (start !== undefined) assert.deepEqual(requests.slice(start).filter((line) => !LATER.test(line)), []);
}

function files(at) {
  return readdirSync(at, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(at, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name]));
}
