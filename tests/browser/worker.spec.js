// A worker that ends in any way is noticed within two seconds and replaced.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { drop, hold, launch, result, visit } from './harness/chromium.js';
import { folder, remove } from './harness/folder.js';
import { root } from './harness/machine.js';
import { broken, clean } from './harness/reports.js';

const browser = await launch();
after(() => browser.close());

/** Gives a test access to the workers that the page starts. */
function keepWorkers() {
  globalThis.goujiWorkers = [];
  globalThis.Worker = class extends Worker {
    constructor(...all) {
      super(...all);
      goujiWorkers.push(this);
    }
  };
}

/** WebAssembly that traps, in the place of the worker's own answer. */
const TRAP = `
const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11,
])));
export function answer() { trap.exports.a(); }
`;

const ends = {
  terminated: (page) => page.evaluate(() => goujiWorkers.at(-1).terminate()),
  'closing itself': (page) => page.workers().at(-1).evaluate(() => self.close()),
  'stuck in a loop': (page) => { page.workers().at(-1).evaluate(() => { for (;;); }).catch(() => {}); },
};

for (const [how, end] of Object.entries(ends)) {
  test(`a worker ${how} while idle is replaced within 2 s; the report stays and the person is told`, async (t) => {
    const page = await visit(t, browser, { prepare: keepWorkers });
    await result(page, () => drop(page, broken));
    await end(page);
    await page.locator('.strip').getByText('重新启动').waitFor({ timeout: 2000 });
    assert.equal(await page.evaluate(() => goujiWorkers.length), 2);
    assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 1);
    await result(page, () => drop(page, clean));
    assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 0);
  });

  test(`a worker ${how} as it is asked is replaced, and the file is checked all the same`, async (t) => {
    const page = await visit(t, browser, { prepare: keepWorkers });
    await result(page, () => drop(page, clean));
    await end(page);
    const { status } = await result(page, () => drop(page, broken));
    assert.equal(status, 'wrong');
  });
}

test('a worker whose WebAssembly traps once is replaced, and the file is checked', async (t) => {
  const page = await trapping(t, 1);
  const { status } = await result(page, () => drop(page, broken));
  assert.equal(status, 'wrong');
});

test('one that traps twice on a file is our fault, said so, and the next file is checked', async (t) => {
  const page = await trapping(t, 2);
  const { kind, status } = await result(page, () => drop(page, broken));
  assert.deepEqual([kind, status], ['gouji-error', 'failed']);
  assert.match(await page.getByRole('alert').innerText(), /不是文件的问题/);
  assert.equal(await page.locator('.verdict').count(), 0);
  await result(page, () => drop(page, broken));
  assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 1);
});

test('an engine without a page answers nothing more after a trap', (t) => {
  const dist = folder();
  t.after(() => remove(dist));
  cpSync(join(root, 'dist'), dist, { recursive: true });
  const worker = join(dist, 'worker.js');
  writeFileSync(worker, trapped(readFileSync(worker, 'utf8')));
  writeFileSync(join(dist, 'package.json'), '{ "type": "module" }');
  const script = `
    import { createEngine } from ${JSON.stringify(pathToFileURL(join(dist, 'create-engine.js')).href)};
    const engine = await createEngine();
    for (let left = 2; left > 0; left -= 1) await engine.check('text').catch((error) => console.log(error.name));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(said, 'RuntimeError\nError\n');
});

/** The script of the worker's module with an answer that traps. */
function trapped(script) {
  return script.replace('export function answer(', 'function replaced(').replace(/\banswer,?\s/, '') + TRAP;
}

/** A visit in which the first `times` workers trap when they are asked. */
async function trapping(t, times) {
  const expected = [/unreachable/];
  const context = { expected, before: async (page) => {
    await page.route('**/worker.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: trapped(await response.text()) });
    }, { times });
  } };
  return visit(t, browser, context);
}

test('the empty page stands without what checks, and a file dropped by then is kept', async (t) => {
  let held;
  const page = await visit(t, browser, { before: async (page) => { held = await hold(page, '**/worker_bg.wasm'); } });
  // It stands already: visit() waits for its bar.
  await held.asked();
  assert.ok(await page.getByRole('heading', { name: '把年报拖到这里' }).isVisible());
  await drop(page, broken);
  assert.match(await page.locator('.strip--reading').innerText(), /broken\.html/);
  await result(page, held.release);
  assert.match(await page.locator('.verdict__headline').innerText(), /发现 1 处错误/);
});
