// All ways in which a report can be opened, and files that are no report.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, eventsOf, inEnglish, launch, paste, result, visit } from './harness/chromium.js';
import { printedOf } from './harness/command.js';
import { broken, clean, encoded, lines } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const wrong = (page) => page.locator('.finding[data-severity=wrong]').count();

test('a dropped file is checked, and its findings stand beside it', async (t) => {
  const page = await visit(t, browser);
  const { status } = await result(page, () => drop(page, broken));
  assert.equal(status, 'wrong');
  assert.equal(await wrong(page), 1);
  assert.match(await page.locator('.finding[data-severity=wrong]').innerText(), /11/);
  assert.match(await page.locator('.paper').innerText(), /云溪县人民政府/);
});

test('a file opened with the button is checked', async (t) => {
  const page = await visit(t, browser);
  const file = { name: broken.name, mimeType: 'text/html', buffer: Buffer.from(broken.text) };
  await result(page, () => page.locator('input[type=file]').first().setInputFiles(file));
  assert.equal(await wrong(page), 1);
});

test('pasted rich text keeps its tables', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => paste(page, { 'text/html': broken.text, 'text/plain': '云溪县' }));
  assert.equal(await wrong(page), 1);
});

test('pasted plain text is read', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => paste(page, { 'text/plain': lines.text }));
  assert.equal(await wrong(page), 1);
});

test('a clean report is not accused', async (t) => {
  const page = await visit(t, browser);
  const { status } = await result(page, () => drop(page, clean));
  assert.equal(status, 'clean');
  assert.equal(await wrong(page), 0);
});

for (const report of [broken, clean, lines, encoded]) {
  test(`the command line and the worker say the same bytes about ${report.name}`, async (t) => {
    const page = await visit(t, browser);
    const { json } = await result(page, () => drop(page, report));
    assert.equal(`${json.trimEnd()}\n`, printedOf(report));
    assert.notEqual(JSON.parse(json).status, 'refused');
  });
}

const NONE = {
  empty: { name: 'empty.html', text: '' },
  image: { name: 'photo.html', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
  pdf: { name: 'report.pdf', text: '%PDF-1.7\n%âãÏÓ\n' },
  office: { name: 'report.docx', bytes: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('[Content_Types].xml word/document.xml')]) },
  binary: { name: 'noise.txt', bytes: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i) % 256)) },
  'another-document': { name: 'letter.txt', text: '各位同事：\n本周五下午三点在二楼会议室召开例会，请准时参加。\n办公室\n'.repeat(20) },
};

for (const [kind, file] of Object.entries(NONE)) {
  test(`refused, and said in a sentence: ${kind}`, async (t) => {
    const page = await visit(t, browser);
    const { kind: event, json } = await result(page, () => drop(page, file));
    // Refused because of the file, not because something of ours has failed.
    assert.deepEqual([event, JSON.parse(json).status], ['gouji-result', 'refused']);
    const box = page.getByRole('alert');
    await box.waitFor();
    const { trouble } = JSON.parse(json);
    assert.ok((await box.innerText()).includes(trouble.what), trouble.what);
    assert.equal(await page.locator('.verdict').count(), 0, 'no verdict on what was not read');
  });
}

test('100 MB are refused at once', async (t) => {
  const page = await visit(t, browser);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(100 << 20)], 'huge.html'));
    document.querySelector('gouji-check').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  });
  await page.getByRole('alert').waitFor({ timeout: 2000 });
  assert.match(await page.getByRole('alert').innerText(), /huge\.html.*文件超过 \d+ MB，没有读取/s);
});

test('what was read before stays when the next file is refused', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await drop(page, NONE.pdf);
  await page.getByRole('alert').waitFor();
  assert.equal(await wrong(page), 1);
  assert.match(await page.locator('.paper').innerText(), /云溪县人民政府/);
});

test('a report cut in the middle is read as far as it goes, and never green', async (t) => {
  const page = await visit(t, browser);
  const cut = { name: 'cut.html', text: clean.text.slice(0, clean.text.indexOf('（四）无法提供')) };
  const { status, json } = await result(page, () => drop(page, cut));
  // A row that ends in the middle may be wrong, too.
  assert.ok(['partial', 'refused', 'wrong'].includes(status), status);
  assert.equal(JSON.parse(json).complete, false);
});

test('English is one click away and asks nothing again of the person', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await inEnglish(page);
  assert.equal(await wrong(page), 1);
  const finding = await page.locator('.finding[data-severity=wrong]').innerText();
  assert.doesNotMatch(finding, /\p{Script=Han}{6}/u);
  assert.doesNotMatch(await page.locator('#findings-title').innerText(), /\p{Script=Han}/u);
});

test('where the English texts do not come, the page says so and stays Chinese', async (t) => {
  const before = (page) => page.context().route('**/english*', (route) => route.abort());
  const page = await visit(t, browser, { before, expected: [/ERR_FAILED/] });
  await result(page, () => drop(page, broken));
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.strip', { hasText: '英文文本未能从本网站载入' }).waitFor();
  await page.locator('.bar button[aria-pressed=true]', { hasText: '中文' }).waitFor();
  await until('the findings in Chinese', async () => /发现 1 处错误/.test(await page.locator('.verdict').innerText()));
  await until('no complaint', async () => (await page.locator('[role=alert]').count()) === 0);
});

test('the element tells its host what it found', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  const [first] = await eventsOf(page);
  assert.equal(first.kind, 'gouji-result');
  assert.equal(JSON.parse(first.json).file, 'broken.html');
});
