// The first screen stands before any module is there, and keeps what comes by then.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hold, launch, result, settled, visit } from './harness/chromium.js';
import { broken } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** A visit during which the module of the page does not come before it is released. */
async function opening(t, options = {}) {
  let held;
  const before = async (page) => { held = await hold(page, '**/page_bg.wasm'); };
  const page = await visit(t, browser, { before, ready: '.opening .sheet__title', ...options });
  await held.asked();
  return Object.assign(page, { release: held.release });
}

const box = (page, where) => page.locator(where).evaluate((title) => {
  const { left, top, width, height } = title.getBoundingClientRect();
  return [left, top, width, height].map(Math.round);
});

test('it stands without the page, with the same words in the same place', async (t) => {
  for (const width of [1280, 390]) {
    const page = await opening(t, { viewport: { width, height: 900 } });
    assert.ok(await page.locator('.opening .sheet__title').isVisible());
    const [before, words] = [await box(page, '.opening .sheet__title'), await page.locator('.opening .sheet__looks').innerText()];
    page.release();
    await page.locator('gouji-check .bar__tools').waitFor();
    await settled(page);
    const after = await box(page, 'gouji-check .frame:not(.opening) .sheet__title');
    assert.deepEqual(after.slice(0, 1), before.slice(0, 1));
    assert.equal(await page.locator('.frame:not(.opening) .sheet__looks').innerText(), words);
    assert.equal(await page.locator('.opening').count(), 0);
  }
});

test('a file that is dropped by then is kept and checked', async (t) => {
  const page = await opening(t);
  await page.evaluate(({ name, text }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const target = document.querySelector('.opening');
    for (const kind of ['dragover', 'drop']) {
      const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
      // Otherwise the browser would leave the page and open the file.
      if (target.dispatchEvent(event)) throw new Error(`${kind} is not taken`);
    }
  }, broken);
  assert.match(await page.locator('.opening__kept').innerText(), /broken\.html/);
  await result(page, () => page.release());
  assert.match(await page.locator('.verdict__headline').innerText(), /发现 1 处错误/);
  assert.equal(await page.locator('.bar__file').innerText(), 'broken.html');
});

test('so is one that is chosen, and what is pasted', async (t) => {
  const chosen = await opening(t);
  await chosen.locator('.opening input[type=file]').setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  await result(chosen, () => chosen.release());
  assert.equal(await chosen.locator('.bar__file').innerText(), 'a.html');

  const pasted = await opening(t);
  await pasted.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, broken.text);
  await result(pasted, () => pasted.release());
  await until('the verdict', async () => /发现 1 处错误/.test(await pasted.locator('.verdict__headline').innerText()));
});
