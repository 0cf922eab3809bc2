// Files made to exhaust a reader: each gets a sentence in time, the page stays usable, and files that wait behind it
// are checked as usual.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { busy } from './harness/busy.js';
import { drop, eventsOf, inEnglish, launch, result, visit } from './harness/chromium.js';
import { HOSTILE } from './harness/hostile.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** Milliseconds of both attempts that the page gives a small file, with the start of a worker between. */
const DEADLINE = 30_000;

/** What the list says of each file: its name and its status. */
const list = (page) => page.locator('.batch__item').evaluateAll(
  (items) => items.map((item) => [item.querySelector('.batch__name').innerText, item.dataset.status]),
);
const answers = (page, count) => until(`${count} answers`, async () => {
  const news = await eventsOf(page);
  return news.length >= count && news;
}, DEADLINE);

/** The next actions of a person: another file, another language. */
async function usable(page) {
  const { status } = await result(page, () => drop(page, broken));
  assert.equal(status, 'wrong');
  assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 1);
  await inEnglish(page);
}

for (const [what, make] of Object.entries(HOSTILE)) {
  test(`${what}: a sentence, and the file behind it is checked`, async (t) => {
    const page = await visit(t, browser);
    const hostile = make();
    const begun = performance.now();
    await drop(page, hostile, clean);
    const [first] = await answers(page, 1);
    t.diagnostic(`${Math.round(performance.now() - begun)} ms with the loading of its reader`);
    const { complete, file, status, trouble } = JSON.parse(first.json);
    assert.equal(file, hostile.name);
    // What is wrong in the part that was read comes before that a part was not.
    assert.ok(['refused', 'partial', 'wrong'].includes(status), status);
    assert.equal(complete, false);
    if (status === 'refused') assert.ok(trouble.what.length > 4 && trouble.todo.length > 10, trouble.what);
    await answers(page, 2);
    await until('the list', async () => (await list(page)).every(([, status]) => status !== 'waiting'));
    assert.deepEqual((await list(page))[1], [clean.name, 'clean']);
    await usable(page);
  });
}

test('a file without end dies alone, twice, and is named; those behind it are checked', async (t) => {
  // No file of ours takes a reader longer than it is given.
  const before = (page) => busy(page, 'endless.html', Infinity);
  const page = await visit(t, browser, { before });
  const begun = performance.now();
  await drop(page, { ...clean, name: 'endless.html' }, clean, broken);
  await page.locator('.strip').getByText('重新').first().waitFor();
  const news = await answers(page, 3);
  t.diagnostic(`${Math.round(performance.now() - begun)} ms`);
  assert.deepEqual(news.map(({ kind, status }) => [kind, status]), [['gouji-error', 'failed'], ['gouji-result', 'clean'], ['gouji-result', 'wrong']]);
  assert.deepEqual((await list(page)).map(([, status]) => status), ['refused', 'clean', 'wrong']);
  await page.locator('.batch__item').first().click();
  assert.match(await page.getByRole('alert').innerText(), /endless\.html/);
  await usable(page);
});
