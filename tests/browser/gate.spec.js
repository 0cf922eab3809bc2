// A browser that is too old runs one script, which shows what to do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { launch, visit } from './harness/chromium.js';
import * as machine from './harness/machine.js';

const gate = readFileSync(join(machine.root, 'src/embed/gate.js'), 'utf8');

const browser = await launch();
after(() => browser.close());

test('it is written in ES5', () => {
  const as = (target) => transformSync(gate, { target }).code;
  assert.equal(as('es5'), as('esnext'), 'something was rewritten');
  assert.throws(() => transformSync('const a = 1;', { target: 'es5' }), 'nothing would have been found');
});

for (const [what, prepare, words] of [
  ['IE mode', () => { Object.defineProperty(document, 'documentMode', { value: 11 }); }, /兼容（IE）模式.*极速模式.*IE mode/s],
  ['no WebAssembly', () => { delete globalThis.WebAssembly; }, /版本太旧.*Chromium 80.*too old/s],
]) {
  test(`${what} is told what to do, in both languages, and that nothing is sent`, async (t) => {
    // Scripts after the gate cannot run here; their errors are expected.
    const before = (page) => page.context().route(/(visit|element|iife)\.js$/, (route) => route.abort());
    for (const path of ['', 'examples/iife.html']) {
      const page = await visit(t, browser, { path, prepare, before, ready: '[role=alert]', expected: [/ERR_FAILED/] });
      const said = await page.locator('gouji-check').innerText();
      assert.match(said, words);
      assert.match(said, /不会上传.*Nothing is sent/s);
    }
  });
}

test('a browser that is young enough hears nothing of it', async (t) => {
  const page = await visit(t, browser);
  assert.equal(await page.locator('[role=alert]').count(), 0);
});

test('a document mode that puts nothing into elements it does not know has the words beside them', () => {
  const made = (name) => ({
    name, children: [], setAttribute() {}, firstChild: null, appendChild(child) { this.children.push(child); },
  });
  const before = [];
  const unknown = {
    ...made('gouji-check'),
    appendChild() { throw new Error('Unexpected call to method or property access.'); },
    parentNode: { insertBefore: (...both) => before.push(both) },
  };
  const loaded = [];
  const window = { attachEvent: (event, act) => loaded.push([event, act]) };
  const document = {
    documentMode: 8, readyState: 'loading', createElement: made, createTextNode: (text) => text, getElementsByTagName: () => [unknown],
  };
  runInContext(gate, createContext({ window, document }));
  const [[event, act]] = loaded;
  assert.equal(event, 'onload');
  act();
  const [[told, where]] = before;
  assert.equal(where, unknown);
  assert.match(told.children.join(''), /极速模式/);
});
