// Last year's report: given, compared, found to be another body's or year's, and removed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, eventsOf, inEnglish, launch, result, visit } from './harness/chromium.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';
import { zip } from './harness/zip.js';

const browser = await launch();
after(() => browser.close());

/** The clean report as of another year: it carries out three, and the next year carries in five. */
const ofYear = (year, name = `${year}.html`) => ({ name, text: clean.text.replaceAll('2025', year) });
const lastYear = ofYear('2024');
const CARRIED = '上年结转与上年报告不符';

/** Chooses a file in the dialog of last year's report. */
const give = (page, { name, text, bytes }) => page.locator('.facts__fact--beside input[type=file]')
  .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes ?? text) });
const beside = (page) => page.locator('.facts__fact--beside');
const across = (page) => page.locator('.group', { hasText: '与上年报告衔接' });

test('last year’s report is given, compared, and taken away again', async (t) => {
  const page = await visit(t, browser);
  const alone = await result(page, () => drop(page, clean));
  assert.equal(JSON.parse(alone.json)['last-year'], undefined);
  assert.match(await across(page).textContent(), /没有提供上一年的报告/);
  const { json } = await result(page, () => give(page, lastYear));
  assert.deepEqual(JSON.parse(json)['last-year'], {
    file: '2024.html', organ: '云溪县人民政府', year: 2024, status: 'compared',
  });
  await page.locator('.finding', { hasText: '本年“上年结转”：自然人' }).waitFor();
  assert.match(await beside(page).innerText(), /2024\.html\s+云溪县人民政府 2024 年 已与本报告对照。/);
  assert.doesNotMatch(await across(page).textContent(), /没有提供上一年的报告/);
  assert.equal(await page.locator('.bar__file').innerText(), 'clean.html');
  const again = await result(page, () => page.getByRole('button', { name: '撤下' }).click());
  assert.equal(again.json, alone.json);
  assert.equal(await page.getByText(CARRIED).count(), 0);
});

test('what it says is said in English too', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, clean));
  await result(page, () => give(page, lastYear));
  await inEnglish(page);
  assert.match(await beside(page).innerText(), /2024\.html\s+云溪县人民政府 2024 Compared with this report\./);
});

test('a report of another year or body, or none at all, is told kindly and not compared', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, clean));
  const others = [
    [ofYear('2022'), /提供的报告不是上一年的，没有对照。/],
    [{ name: 'b.html', text: lastYear.text.replaceAll('云溪县', '石桥县') }, /像是另一个机关的，没有对照。/],
    [{ name: 'empty.txt', text: '' }, /empty\.txt/],
    [{ name: 'a.zip', bytes: zip(lastYear) }, /a\.zip/],
  ];
  for (const [other, said] of others) {
    await result(page, () => give(page, other));
    assert.match(await beside(page).innerText(), said);
    assert.equal(await page.locator('.finding', { hasText: '上年结转”：' }).count(), 0);
  }
});

test('a file of another format brings its reader, and a file dropped is a new report', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, clean));
  // An old Word file is read by a module of its own; that this one is damaged, that module says.
  const doc = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const fetched = page.waitForResponse(/legacy_bg\.wasm/);
  const { json } = await result(page, () => give(page, { name: 'a.doc', bytes: doc }));
  await fetched;
  assert.equal(JSON.parse(json)['last-year'].status, 'refused');
  const next = await result(page, () => drop(page, broken));
  assert.equal(JSON.parse(next.json)['last-year'], undefined);
  assert.equal(await page.locator('.bar__file').innerText(), 'broken.html');
});

test('where no worker runs, the page compares too', async (t) => {
  const page = await visit(t, browser, { prepare: () => { globalThis.Worker = undefined; } });
  await result(page, () => drop(page, clean));
  const { json } = await result(page, () => give(page, lastYear));
  assert.equal(JSON.parse(json)['last-year'].status, 'compared');
});

test('of two years in one list the earlier is offered', async (t) => {
  const page = await visit(t, browser);
  await drop(page, clean, lastYear);
  await until('both answers', async () => (await eventsOf(page)).length >= 2);
  await result(page, () => page.getByRole('button', { name: '与“2024.html”对照' }).click());
  assert.match(await beside(page).innerText(), /已与本报告对照/);
  await page.locator('.batch__item').nth(1).click();
  await until('the other report', async () => !/已与本报告对照/.test(await beside(page).innerText()));
  await page.locator('.batch__item').nth(0).click();
  await until('still compared', async () => /已与本报告对照/.test(await beside(page).innerText()));
});

test('a keyboard reaches it, and 320 px hold it', async (t) => {
  const page = await visit(t, browser, { viewport: { width: 320, height: 700 } });
  await result(page, () => drop(page, clean));
  const name = `${'一个很长的文件名'.repeat(6)}.html`;
  await result(page, () => give(page, { ...lastYear, name }));
  const field = page.locator('.facts__fact--beside input[type=file]');
  await field.focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.querySelector('gouji-check').shadowRoot.activeElement.innerText), '撤下');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(sideways, 0);
  await result(page, () => page.keyboard.press('Enter'));
  assert.equal(await page.getByRole('button', { name: '撤下' }).count(), 0);
});
