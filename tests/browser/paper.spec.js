// The report as the official page: on the screen, on paper, and as text for a letter.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { printedPages } from './harness/pdf.js';
import { FAULT, broken, clean, lines } from './harness/reports.js';
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

test('another report opens at its top, and another language keeps the place', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  const scroll = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector('gouji-check');
    return ['.pane--findings', '.pane--paper'].map((pane) => Math.round(shadowRoot.querySelector(pane).scrollTop));
  });
  const down = () => page.locator('.paper__h1').last().scrollIntoViewIfNeeded();
  await down();
  const [, before] = await scroll();
  assert.ok(before > 500, `${before}`);
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  await page.locator('.frame[lang=en]').waitFor();
  assert.ok((await scroll())[1] > 500);
  await result(page, () => drop(page, clean));
  await until('the top of both', async () => (await scroll()).every((top) => top === 0));
});

test('a heading of the prose stands on a line of its own where the lines of the file were broken', async (t) => {
  const page = await visit(t, browser);
  const heading = '（一）存在的主要问题';
  const body = ['县直部门之间公开的深度不一，个别单位的目录更新不够及时，群众关心的', '民生领域信息还不够细，需要继续改进。'];
  const text = lines.text.replace(/五、[^\n]*\n/, (found) => [found.trim(), heading, ...body, ''].join('\n'));
  assert.ok(text.includes(heading));
  await result(page, () => drop(page, { name: 'lines.txt', text }));
  const drawn = page.locator('.paper__h2', { hasText: '存在的主要问题' });
  assert.equal(await drawn.innerText(), heading);
  const sentence = page.locator('.paper__sentence', { hasText: '县直部门之间' });
  assert.equal(await sentence.innerText(), body.join(''));
});

test('on a phone the two numbers of a sum that does not come out stand on one line', async (t) => {
  for (const width of [320, 390]) {
    const page = await visit(t, browser, { viewport: { width, height: 800 } });
    await result(page, () => drop(page, broken));
    // The largest letters: the names of the terms do not fit side by side.
    for (let step = 1; step < 3; step += 1) await page.locator('.bar [data-size]').click();
    const tops = await page.locator('.sum__compared').evaluateAll((all) => all.map((compared) => {
      // As long as a name of the form may be: it breaks, and the line does not.
      compared.querySelectorAll('.term__name').forEach((name) => { name.textContent = '申请人逾期未按收费通知要求缴纳费用'; });
      return [...compared.querySelectorAll(':scope > .sum__part')].map((part) => part.getBoundingClientRect().top);
    }));
    assert.ok(tops.length > 0);
    for (const line of tops) assert.equal(new Set(line.map(Math.round)).size, 1, `${width}: ${line}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});

test('the mark of a finding about a table stands above it', async (t) => {
  const page = await visit(t, browser);
  // A row of the form is missing in table two.
  const text = broken.text.replace(/<tr[^>]*>(?:(?!<\/tr>)[\s\S])*行政强制[\s\S]*?<\/tr>/, '');
  assert.notEqual(text, broken.text);
  await result(page, () => drop(page, { name: 'short.html', text }));
  const mark = page.locator('.paper__marks .mark').first();
  const order = await mark.evaluate((mark) => {
    const table = mark.closest('.paper__scroll').querySelector('table');
    return mark.getBoundingClientRect().bottom <= table.getBoundingClientRect().top + 1;
  });
  assert.ok(order);
});

test('on paper the head of a table never ends a page with two rows alone', async (t) => {
  const page = await visit(t, browser);
  for (let more = 0; more < 24; more += 3) {
    const lines = Array.from({ length: more }, (_, at) => `<p>第${at}项工作按计划推进。</p>`).join('');
    const text = broken.text.replace(/(二、主动公开政府信息情况)/, `$1`).replace(/(<h\d[^>]*>\s*二、)/, `${lines}$1`);
    await result(page, () => drop(page, { name: `${more}.html`, text }));
    await page.emulateMedia({ media: 'print' });
    const pages = await printedPages(await page.pdf({ preferCSSPageSize: true }));
    await page.emulateMedia({ media: 'screen' });
    const at = pages.findIndex((text) => text.includes('本年新收政府信息公开申请数量'));
    assert.ok(pages[at].includes('部分公开'), `${more}: page ${at + 1}`);
  }
});
