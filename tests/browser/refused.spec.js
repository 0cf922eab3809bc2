// Servers, gateways and firewalls that refuse .wasm files.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import * as machine from './harness/machine.js';
import { broken } from './harness/reports.js';

const browser = await launch();
after(() => browser.close());

const docx = readdirSync(machine.made).find((name) => name.endsWith('.docx'));

/** Names the answer something else. */
const renamed = (type) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), 'content-type': type } });
};

const without = async (route) => {
  const response = await route.fetch();
  const { 'content-type': _, ...headers } = response.headers();
  await route.fulfill({ response, headers });
};

/** What is done to .wasm, and whether the modules then come as a script. */
for (const [what, answer, carried] of [
  ['is refused', (route) => route.fulfill({ status: 403, body: 'no' }), true],
  ['is answered with a page', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>404</h1>' }), true],
  ['is answered with a sentence', (route) => route.fulfill({ contentType: 'text/plain', body: 'blocked' }), true],
  ['is answered with nothing', (route) => route.fulfill({ contentType: 'application/octet-stream', body: '' }), true],
  ['is cut off', (route) => route.abort('connectionreset'), true],
  ['is named plain bytes', renamed('application/octet-stream'), false],
  ['is named a text', renamed('text/plain; charset=utf-8'), false],
  ['is named a page', renamed('text/html'), false],
  ['is named with a parameter', renamed('application/wasm; charset=utf-8'), false],
  ['is not named', without, false],
]) {
  for (const path of ['examples/portal.html', 'examples/iife.html']) {
    test(`${path} checks where .wasm ${what}`, async (t) => {
      const before = (page) => page.context().route('**/*.wasm', answer);
      const page = await visit(t, browser, { path, before, expected: [/403/, /ERR_CONNECTION_RESET/] });
      assert.equal((await result(page, () => drop(page, broken))).status, 'wrong');
      const bytes = readFileSync(join(machine.made, docx));
      assert.notEqual((await result(page, () => drop(page, { name: docx, bytes }))).status, 'failed');
      const asked = page.server.requests().includes('GET /carried.js');
      assert.equal(asked, carried, 'where the modules came from');
    });
  }
}
