// Typing over the report on the official page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { drop, launch, result, settled, visit } from './harness/chromium.js';
import { FAULT, broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const cell = (page, place) => page.locator(`.paper td[data-place="${place}"]`);
const headline = (page) => page.locator('.verdict__headline').innerText();

/** The place of the spot that has the focus. */
const spot = (page) => page.evaluate(() => {
  return document.querySelector('gouji-check').shadowRoot.activeElement?.dataset.place;
});

/** A row of table three: its first value, the one behind it, and those of the row below. */
const ROW = ['applications/received/natural-person', 'applications/received/business'];

async function opened(t, file = broken, options = {}) {
  const page = await visit(t, browser, options);
  await result(page, () => drop(page, file));
  return page;
}

test('a cell is typed in from the keyboard alone, and the finding goes', async (t) => {
  const page = await opened(t);
  await page.keyboard.press('F8');
  await until('the cell', async () => (await spot(page)) === FAULT);
  await result(page, async () => {
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
  });
  assert.equal(await cell(page, FAULT).locator('.grid__printed').innerText(), '8');
  assert.match(await headline(page), /未发现错误/);
  assert.match(await page.locator('.verdict__changes').innerText(), /1/);
  assert.match(await cell(page, FAULT).getAttribute('title'), /文件中为：11/);
  assert.notEqual(await spot(page), FAULT, 'Enter goes on to the cell below');
  await result(page, () => page.keyboard.press('Control+z'));
  assert.match(await headline(page), /发现 1 处错误/);
  assert.equal(await cell(page, FAULT).locator('.grid__printed').innerText(), '11');
  await result(page, () => page.keyboard.press('Control+y'));
  assert.match(await headline(page), /未发现错误/);
});

test('Tab, arrows, F2 and Escape do as in a sheet', async (t) => {
  const page = await opened(t, clean);
  await cell(page, ROW[0]).click();
  assert.equal(await spot(page), ROW[0]);
  await result(page, async () => {
    await page.keyboard.type('44');
    await page.keyboard.press('Tab');
  });
  assert.equal(await spot(page), ROW[1]);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await spot(page), ROW[0]);
  await page.keyboard.press('F2');
  const field = page.locator('.paper__field');
  assert.equal(await field.inputValue(), '44');
  await field.fill('999');
  await page.keyboard.press('Escape');
  assert.equal(await spot(page), ROW[0]);
  assert.equal(await cell(page, ROW[0]).locator('.grid__printed').innerText(), '44');
  // What loses the focus is taken over.
  await page.keyboard.type('43');
  await result(page, () => page.locator('.verdict__headline').click());
  assert.equal(await cell(page, ROW[0]).locator('.grid__printed').innerText(), '43');
});

test('a sentence and the title are typed over, and all is listed beside what the file has', async (t) => {
  const page = await opened(t, clean);
  const sentence = page.locator('.paper__sentence', { hasText: '新收政府信息公开申请56件' });
  await sentence.click();
  await sentence.click();
  const field = page.locator('.paper__field');
  const before = await field.inputValue();
  await result(page, async () => {
    await field.fill(before.replace('56件', '65件'));
    await page.keyboard.press('Enter');
  });
  assert.match(await headline(page), /存疑|错误/);
  await page.locator('.paper__title').click();
  await page.locator('.paper__title').click();
  await result(page, async () => {
    await field.fill('云溪县人民政府2024年政府信息公开工作年度报告');
    await page.keyboard.press('Enter');
  });
  await page.locator('.edits summary').click();
  const rows = await page.locator('.edits__list tbody tr').allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[1], /56件[\s\S]*65件/);
  await result(page, () => page.locator('.edits__list tbody tr').nth(1).getByRole('button').last().click());
  assert.equal(await page.locator('.edits__list tbody tr').count(), 1);
});

test('a row of a sheet is pasted into cells, and a report pasted there is a report', async (t) => {
  const page = await opened(t, clean);
  await cell(page, ROW[0]).click();
  const paste = (flavours) => page.evaluate((flavours) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(flavours)) clipboardData.setData(kind, text);
    const target = document.querySelector('gouji-check').shadowRoot.activeElement;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, flavours);
  // As Excel puts it on the clipboard: a label and two values, and a second row.
  await result(page, () => paste({
    'text/plain': '一、本年新收\t40\t12\r\n二、上年结转\t5\t0\r\n',
    'text/html': '<table><tr><td>一、本年新收</td><td>40</td><td>12</td></tr></table>',
  }));
  const printed = (place) => cell(page, place).locator('.grid__printed').innerText();
  assert.deepEqual(await Promise.all(ROW.map(printed)), ['40', '12']);
  assert.equal(await printed('applications/carried-in/natural-person'), '5');
  assert.match(await page.locator('.edits__count').innerText(), /4/);
  await result(page, () => page.keyboard.press('Control+z'));
  assert.deepEqual(await Promise.all(ROW.map(printed)), ['43', '9']);
  assert.equal(await spot(page), ROW[0], 'what was undone is looked at');
  await result(page, () => paste({ 'text/plain': broken.text.replace(/<[^>]*>/g, '\n') }));
  assert.equal(await page.locator('.edits').count(), 0);
});

test('a suggestion is seen in its cell, taken by a button, and undone', async (t) => {
  const page = await opened(t);
  await page.locator('.finding[data-severity=wrong] .finding__go').click();
  assert.match(await cell(page, FAULT).locator('.grid__proposed').innerText(), /8/);
  assert.equal(await cell(page, FAULT).locator('.grid__printed').innerText(), '11', 'nothing is typed by itself');
  await result(page, () => page.getByRole('button', { name: '改为 8' }).click());
  assert.match(await headline(page), /未发现错误/);
  await settled(page);
  await result(page, () => page.keyboard.press('Control+z'));
  assert.match(await headline(page), /发现 1 处错误/);
  await page.keyboard.press('F8');
  await until('the cell', async () => (await spot(page)) === FAULT);
  await result(page, () => page.keyboard.press('Control+Enter'));
  assert.match(await headline(page), /未发现错误/);
});

test('the page asks before it is left with edits, and only then', async (t) => {
  const page = await opened(t);
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.reload();
  await page.locator('gouji-check .bar').first().waitFor();
  assert.deepEqual(asked, []);
  await result(page, () => drop(page, broken));
  await cell(page, FAULT).click();
  await result(page, async () => {
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
  });
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
});

test('what was typed stays in another language, and a save of the file keeps it', async (t) => {
  const page = await opened(t);
  await cell(page, FAULT).click();
  await result(page, async () => {
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
  });
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  await page.locator('.frame[lang=en]').waitFor();
  assert.match(await cell(page, FAULT).getAttribute('title'), /The file has: 11/);
  assert.match(await page.locator('.edits__count').innerText(), /Changed here: 1/);
});

test('a working file is saved, asks no more, and goes on elsewhere', async (t) => {
  const page = await opened(t);
  await cell(page, FAULT).click();
  await result(page, async () => {
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
  });
  const before = await headline(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存工作文件' }).click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'broken.gouji.json');
  const text = readFileSync(await download.path(), 'utf8');
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.reload();
  await page.locator('gouji-check .bar').first().waitFor();
  assert.deepEqual(asked, []);
  await result(page, () => drop(page, { name: 'broken.gouji.json', text }));
  assert.equal(await headline(page), before);
  assert.equal(await page.locator('.bar__file').innerText(), 'broken.html');
  assert.equal(await cell(page, FAULT).locator('.grid__printed').innerText(), '9');
  assert.match(await cell(page, FAULT).getAttribute('title'), /文件中为：11/);
  assert.equal(await page.locator('.strip--watch').count(), 0, 'no file is behind it');
  await result(page, () => page.locator('.edits__list button', { hasText: '撤回' }).evaluate((button) => button.click()));
  assert.equal(await cell(page, FAULT).locator('.grid__printed').innerText(), '11');
});

test('a working file that cannot be opened is said in a sentence, and the report stays', async (t) => {
  const page = await opened(t);
  for (const [text, said] of [
    ['{"gouji-working-file": 1, "name": "x"', /已经损坏/],
    ['{"gouji-working-file": 2}', /更新版本/],
  ]) {
    await drop(page, { name: 'x.gouji.json', text });
    await until('the sentence', async () => said.test(await page.locator('.trouble').innerText().catch(() => '')));
    assert.equal(await page.locator('.trouble').getAttribute('data-kind'), 'working-file');
    assert.match(await headline(page), /发现 1 处错误/);
  }
});

test('nothing of it is kept in the browser', async (t) => {
  const page = await opened(t);
  await cell(page, FAULT).click();
  await result(page, async () => {
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
  });
  const stored = await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  assert.deepEqual(stored, [0, 0, '', 0, 0]);
});
