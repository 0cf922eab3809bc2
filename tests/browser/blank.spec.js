// A report begun from nothing: the blank form, and the form that goes on from last year's report, by keyboard alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, settled, visit } from './harness/chromium.js';
import { clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const headline = (page) => page.locator('.verdict__headline').innerText();
const titles = (page) => page.locator('.finding').allInnerTexts();

/** What has the focus: its place, its table, and its words. */
const focus = (page) => page.evaluate(() => {
  const { activeElement: at } = document.querySelector('gouji-check').shadowRoot;
  return { place: at?.dataset.place ?? '', table: at?.closest('[data-table]')?.dataset.table ?? '', text: at?.innerText ?? '' };
});

/** Presses a key until what has the focus is what is looked for. */
async function press(page, key, wanted, most = 400) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    const now = await focus(page);
    if (await wanted(now)) return now;
  }
  throw new Error(`${key}: not found; the focus is at ${JSON.stringify(await focus(page))}`);
}

async function type(page, text) {
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await result(page, async () => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  });
}

/** The values of a table in their order, a blank where none is typed; the last key leaves the keyboard in the table. */
async function fillTable(page, table, values) {
  await press(page, 'F8', (now) => now.place === table || now.table === table, 40);
  await page.keyboard.press('Enter');
  await until('the first cell', async () => (await focus(page)).place.startsWith(`${table}/`));
  for (const value of values) {
    const { place } = await focus(page);
    if (value !== '') await page.keyboard.type(value);
    await page.keyboard.press('Tab');
    await until(`to go on from ${place}`, async () => (await focus(page)).place !== place, 5000).catch(() => {});
  }
  await settled(page);
}

const zeros = (count) => Array.from({ length: count }, () => '0');
const row = (first) => [`${first}`, ...zeros(5), ''];

/** Table three, its totals left blank: five were received and disclosed; nothing else became of any. */
const applications = [
  row(5), row(0), row(5), ...Array.from({ length: 20 }, () => row(0)),
  Array.from({ length: 7 }, () => ''), row(0),
];

const WRITTEN = [
  ['统计期限', '本报告所列数据的统计期限为2025年1月1日至2025年12月31日。'],
  ['电子版', '电子版可在县政府网站查阅，联系电话0999-6100001。'],
  ['收到和处理申请', '本年新收政府信息公开申请5件，无上年结转，办结5件，均予以公开。'],
  ['信息审核', '严格信息审核，做好政府信息管理。'],
  ['网站', '做好政府信息公开平台建设，及时更新网站栏目。'],
  ['考核', '加强监督保障，开展培训2次，未发生责任追究。'],
  ['主动公开', '通过网站主动公开政府信息120条。'],
  ['存在的主要问题', '存在的主要问题是公开内容的检索不够便利。'],
  ['改进', '改进情况：已优化栏目设置，定期检查更新。'],
  ['发出收费通知', '本年度未收取信息处理费。'],
  ['其他需要', '无其他需要报告的事项。'],
];

/** Goes to the next finding until one says this. */
async function next(page, ...words) {
  const at = page.locator('.finding:has(.finding__go[aria-current="true"])');
  await press(page, 'F8', async () => {
    const text = await at.innerText({ timeout: 500 }).catch(() => '');
    return words.some((word) => text.includes(word));
  }, 40);
}

/** Types over everything that is not filled in, but for the tables. */
async function fillText(page, title) {
  await press(page, 'F8', (now) => now.place === 'masthead/title', 40);
  await type(page, title);
  const gap = ({ text }) => text.includes('待填写') && !text.includes('已在此处修改');
  for (;;) {
    const here = await focus(page);
    const found = gap(here) ? here : await press(page, 'ArrowDown', gap, 200).catch(() => null);
    if (!found) return;
    await type(page, WRITTEN.find(([words]) => found.text.includes(words))[1]);
  }
}

test('from the blank form to a report without findings, by keyboard alone', async (t) => {
  const page = await visit(t, browser);
  await result(page, async () => {
    await press(page, 'Tab', (now) => now.text.includes('从空白表写起'), 40);
    await page.keyboard.press('Enter');
  });
  assert.match(await headline(page), /空白表格/);
  assert.ok((await titles(page)).length <= 7, 'a blank table is one line');
  const numbers = page.locator('.paper td[data-place] .grid__printed').filter({ hasText: /\d/ });
  assert.equal(await numbers.count(), 0, 'no number by itself');

  await fillTable(page, 'proactive', ['0', '0', '0', '3', '1', '12', '40', '2', '0', '0']);
  await fillTable(page, 'applications', applications.flat());
  await fillTable(page, 'disputes', ['1', '0', '0', '0', '', ...zeros(4), '', ...zeros(4), '']);
  // The totals are offered, and taken with one key for each table.
  while ((await titles(page)).some((title) => title.includes('处总计没有填写'))) {
    await next(page, '处总计没有填写');
    await result(page, () => page.keyboard.press('Control+Enter'));
  }
  await fillText(page, '青石县水利局2025年政府信息公开工作年度报告');
  assert.deepEqual(await page.locator('.finding').allInnerTexts(), []);
  assert.match(await headline(page), /未发现错误/);
});

test('the paragraph that the tables give is a proposal, taken with one key and undone with another', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => page.getByText('从空白表写起').click());
  await fillTable(page, 'disputes', ['1', '0', '0', '0', '1', ...zeros(10)]);
  await next(page, '待填写');
  const ghost = page.locator('.paper__proposed');
  assert.match(await ghost.innerText(), /行政复议1件/);
  const sentence = page.locator('.paper__sentence').filter({ has: ghost });
  const place = await sentence.getAttribute('data-place');
  const spot = page.locator(`.paper__sentence[data-place="${place}"]`);
  await result(page, () => page.keyboard.press('Control+Enter'));
  assert.match(await spot.innerText(), /^因政府信息公开被申请行政复议1件，被提起行政诉讼0件。/);
  assert.equal(await spot.getAttribute('data-typed'), 'true');
  await result(page, () => page.keyboard.press('Control+z'));
  assert.match(await spot.innerText(), /待填写/);
});

test('next year goes on from the report on the screen, and takes no number but what was carried over', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, clean));
  const out = await page.locator('.paper td[data-place="applications/carried-out/total"] .grid__printed').innerText();
  await result(page, () => page.getByText('起草下一年').click());
  const value = (place) => page.locator(`.paper td[data-place="${place}"] .grid__printed`).innerText();
  assert.match(await page.locator('.paper__title').innerText(), /云溪县人民政府\s*2026年/);
  assert.equal(await value('applications/carried-in/total'), out);
  assert.equal((await value('applications/received/total')).trim(), '');
  assert.match(await page.locator('.facts__other').innerText(), /clean\.html/);
  const typed = await page.locator('.paper td[data-typed]').evaluateAll((cells) => cells.map((cell) => cell.dataset.place));
  assert.ok(typed.length > 0 && typed.every((place) => place.startsWith('applications/carried-in/')), `${typed}`);
});
