// Where the applications went: a picture in proportion, and the same as a table.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

async function flow(t, file, options = {}) {
  const page = await visit(t, browser, options);
  await result(page, () => drop(page, file));
  await page.getByRole('button', { name: '流向图' }).click();
  await page.locator('.flow__picture').waitFor();
  return page;
}

/** Height and number of each bar. */
const bars = (page) => page.locator('.flow__band').evaluateAll((bands) => bands.map((band) => ({
  place: band.dataset.place,
  height: Number(band.querySelector('.flow__bar').getAttribute('height')),
  number: Number(band.querySelector('.flow__number').textContent),
})));

test('bands are in proportion, and nothing is hatched where the balance comes out', async (t) => {
  const page = await flow(t, clean);
  const drawn = await bars(page);
  const received = drawn.find(({ place }) => place === 'applications/received/total');
  for (const { height, number } of drawn) {
    assert.ok(Math.abs(height / number - received.height / received.number) <= 1 / number + 0.1, `${height} for ${number}`);
  }
  assert.equal(await page.locator('.flow__gap').count(), 0);
  assert.match(await page.locator('.flow__title').innerText(), /61 件.*58 件.*3 件/);
});

test('the gap of a broken balance is drawn and said, and a band goes to its row', async (t) => {
  const page = await flow(t, broken);
  assert.equal(await page.locator('.flow__gap').count(), 1);
  assert.match(await page.locator('.flow__title').innerText(), /相差 3 件/);
  await page.locator('.flow__band[data-place="applications/unavailable.not-held/total"] .flow__bar').click();
  await until('the row', () => page.evaluate(() => {
    return document.querySelector('gouji-check').shadowRoot.activeElement?.dataset.place === 'applications/unavailable.not-held/total';
  }));
  assert.ok(await page.locator('.paper').isVisible());
});

test('the same stands in a table, from the keyboard and in English', async (t) => {
  const page = await flow(t, clean);
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  await page.locator('.frame[lang=en]').waitFor();
  await until('the English sentence', async () => /received or carried in/.test(await page.locator('.flow__title').innerText()));
  const rows = await page.locator('.flow__table tbody tr').count();
  assert.ok(rows >= 22, `${rows}`);
  await page.locator('.flow__table button').first().press('Enter');
  await until('the report', () => page.locator('.paper').isVisible());
});

test('last year stands beside it where it is compared with', async (t) => {
  const page = await flow(t, clean);
  const before = clean.text.replaceAll('2025年', '2024年').replaceAll('2026年', '2025年');
  await result(page, () => page.locator('.pane--findings input[type=file]').first().setInputFiles({
    name: 'before.html', mimeType: 'text/html', buffer: Buffer.from(before),
  }));
  await until('two pictures', async () => (await page.locator('.flow__picture').count()) === 2);
  assert.equal(await page.locator('.flow__table thead th').count(), 3);
});
