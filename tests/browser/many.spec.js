// Several files at once, folders and zips: each is checked, and each can be looked at.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drop, eventsOf, launch, result, visit } from './harness/chromium.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';
import { zip } from './harness/zip.js';

const browser = await launch();
after(() => browser.close());

const letter = { name: 'letter.txt', text: '各位同事：\n本周五下午三点在二楼会议室召开例会。\n办公室\n'.repeat(20) };

/** What the list says of each file: its name and its status. */
const list = (page) => page.locator('.batch__item').evaluateAll(
  (items) => items.map((item) => [item.querySelector('.batch__name').innerText, item.dataset.status]),
);
const done = (page, count) => until('all answers', async () => (await eventsOf(page)).length >= count);

test('several files are checked one after the other, and the first that can be read is shown', async (t) => {
  const page = await visit(t, browser);
  await drop(page, letter, clean, broken);
  await done(page, 3);
  await until('the list', async () => (await list(page)).every(([, status]) => status !== 'waiting'));
  assert.deepEqual(await list(page), [['letter.txt', 'refused'], ['clean.html', 'clean'], ['broken.html', 'wrong']]);
  assert.match(await page.locator('.batch__sum').innerText(), /共 3 份：1 份有错误，1 份未发现错误，1 份未能核对/);
  assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 0);
  await page.locator('.batch__item').nth(2).click();
  await page.locator('.finding[data-severity=wrong]').waitFor();
  assert.equal(await page.locator('.batch__item[aria-current=true] .batch__name').innerText(), 'broken.html');
});

test('a file that was refused says why when it is chosen, and the others stay', async (t) => {
  const page = await visit(t, browser);
  await drop(page, broken, letter);
  await done(page, 2);
  await page.locator('.batch__item[data-status=refused]').click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /letter\.txt/);
  assert.equal(await page.locator('.finding[data-severity=wrong]').count(), 1);
});

test('a zip is opened here, and every report in it is checked under its path', async (t) => {
  const page = await visit(t, browser);
  const packed = zip({ ...broken, name: '水务局/年报.html' }, { ...clean, name: '交通局/年报.html' }, { name: '内层.zip', bytes: zip(clean) });
  await drop(page, { name: '全县.zip', bytes: packed });
  await done(page, 3);
  await until('the list', async () => (await list(page)).every(([, status]) => status !== 'waiting'));
  assert.deepEqual((await list(page)).sort(), [
    ['全县.zip/交通局/年报.html', 'clean'], ['全县.zip/内层.zip', 'refused'], ['全县.zip/水务局/年报.html', 'wrong'],
  ]);
  const paths = (await eventsOf(page)).map(({ json }) => JSON.parse(json).path);
  assert.deepEqual(paths.sort(), ['全县.zip/交通局/年报.html', '全县.zip/内层.zip', '全县.zip/水务局/年报.html']);
});

test('a zip of one file is that file', async (t) => {
  const page = await visit(t, browser);
  const { status } = await result(page, () => drop(page, { name: 'a.zip', bytes: zip(broken) }));
  assert.equal(status, 'wrong');
  assert.equal(await page.locator('.batch').count(), 0);
});

test('what waits can be called off and gone on with', async (t) => {
  const page = await visit(t, browser);
  // The first file waits for a reader that does not come, so that the others wait for it.
  await page.context().route('**/pdf_bg.wasm', () => {}, { times: 1 });
  await drop(page, { name: 'a.pdf', text: '%PDF-1.7' }, clean, broken);
  await page.locator('.strip--reading').getByText('正在从本网站载入').waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '继续核对' }).waitFor();
  assert.deepEqual((await list(page)).map(([, status]) => status), ['waiting', 'waiting', 'waiting']);
  await page.getByRole('button', { name: '继续核对' }).click();
  await done(page, 3);
  await until('all checked', async () => (await list(page)).every(([, status]) => status !== 'waiting'));
  assert.deepEqual((await list(page)).map(([, status]) => status), ['refused', 'clean', 'wrong']);
});

test('the summary can be copied into a sheet', async (t) => {
  const page = await visit(t, browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await drop(page, broken, clean);
  await done(page, 2);
  await page.getByRole('button', { name: '复制汇总' }).click();
  const text = await until('the clipboard', () => page.evaluate(() => navigator.clipboard.readText()));
  assert.match(text, /broken\.html\t发现 1 处错误。\t/);
});

test('another language is spoken of all of them', async (t) => {
  const page = await visit(t, browser);
  await drop(page, broken, clean);
  await done(page, 2);
  await page.getByRole('button', { name: 'English' }).click();
  await done(page, 4);
  await until('English', async () => /2 files: 1 wrong, 1 without errors/.test(await page.locator('.batch__sum').innerText()));
});

test('a file that has changed on the disk since is not read as it was, and that is said', async (t) => {
  const page = await visit(t, browser);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  t.after(() => rmSync(folder, { recursive: true }));
  // More than the checker holds open, so that the first has to be opened again.
  const paths = Array.from({ length: 10 }, (_, number) => join(folder, `${number}.html`));
  paths.forEach((path) => writeFileSync(path, clean.text));
  await page.locator('input[type=file]').first().setInputFiles(paths);
  await done(page, 10);
  await until('the list', async () => (await list(page)).every(([, status]) => status === 'clean'));
  utimesSync(paths[1], 0, 0);
  writeFileSync(paths[1], broken.text);
  await page.locator('.batch__item').nth(1).click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /1\.html[^]*改动/);
  await page.locator('.batch__item').nth(2).click();
  await page.locator('.paper').waitFor();
});
