// The report as the official page: on the screen, on paper, and as text for a letter.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { FAULT, broken } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

test('a click on a finding goes to its cell, and a click on its mark goes back', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await page.locator('.finding[data-severity=wrong] .finding__go').click();
  const cell = page.locator(`.paper td[data-place="${FAULT}"]`);
  await until('the cell in view', () => cell.evaluate((cell) => {
    const box = cell.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }));
  await cell.getByRole('button').click();
  await until('the focus on the finding', () => page.evaluate(() => {
    return document.querySelector('gouji-check').shadowRoot.activeElement?.className.includes('finding__go');
  }));
});

test('the tables of the form are real tables with their merged cells', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  const tables = await page.locator('.paper table').evaluateAll((tables) => tables.map((table) => {
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    const area = cells.reduce((sum, cell) => sum + cell.colSpan * cell.rowSpan, 0);
    return { rows: table.rows.length, columns: area / table.rows.length, values: table.querySelectorAll('td[data-place]').length };
  }));
  assert.deepEqual(tables, [
    { rows: 14, columns: 4, values: 10 },
    { rows: 28, columns: 10, values: 175 },
    { rows: 4, columns: 15, values: 15 },
  ]);
});

test('printed, the page shows numbered marks and the findings behind it, and no tools', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await page.emulateMedia({ media: 'print' });
  const cell = page.locator(`.paper td[data-place="${FAULT}"]`);
  assert.match(await cell.innerText(), /11.*(1|①)/s);
  const appendix = page.locator('.appendix');
  assert.ok(await appendix.isVisible());
  assert.match(await appendix.innerText(), /11/);
  for (const tool of ['.bar', '.pane--findings', '.strip', '.drop-hint']) {
    assert.equal(await page.locator(tool).filter({ visible: true }).count(), 0, `${tool} is printed`);
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 10_000);
});

test('one finding or all of them can be copied as text', async (t) => {
  const page = await visit(t, browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await result(page, () => drop(page, broken));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('.finding[data-severity=wrong]').getByRole('button', { name: /^复制第/ }).click();
  const one = await until('text on the clipboard', copied);
  assert.match(one, /11/);
  assert.doesNotMatch(one, /[<>]/);
  await page.getByRole('button', { name: '复制全部' }).click();
  const all = await until('all the text', async () => {
    const text = await copied();
    return text.length > one.length && text;
  });
  assert.ok(all.includes(one.trim().split('\n')[0]));
  assert.match(all, /broken\.html/);
});

test('what a report says is never taken as a page of its own', async (t) => {
  const page = await visit(t, browser);
  const hostile = '<p>&lt;img src=x onerror=alert(1)&gt;<img src=x onerror="document.title=1"><script>document.title=2</script>全年</p>';
  await result(page, () => drop(page, { name: 'hostile.html', text: broken.text.replace('<h2>五、', `${hostile}<h2>五、`) }));
  assert.equal((await page.title()).slice(0, 2), '勾稽');
  assert.equal(await page.locator('.paper img, .paper script').count(), 0);
});
