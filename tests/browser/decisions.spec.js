// Decisions about findings: saved in a file of the person, and shown beside the findings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { drop, flushRequests, inEnglish, launch, result, visit } from './harness/chromium.js';
import { broken } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** The broken report with something to remark besides the wrong cell. */
const odd = { name: 'odd.html', text: broken.text.replace('<td>0</td>', '<td>/</td>') };
/** The same with other spaces, and under another name. */
const spaced = {
  name: 'again.html',
  text: odd.text.replaceAll('</td>', ' </td>').replaceAll('<td>', '<td>\n  ').replaceAll('。', '。 '),
};
const mended = { name: 'mended.html', text: odd.text.replace('<td>11</td>', '<td>8</td>') };

const card = (page, severity = 'wrong') => page.locator(`.finding[data-severity=${severity}]`).first();
const accept = (page, severity) => card(page, severity).locator('.deciding button').first();
const toFix = (page, severity) => card(page, severity).locator('.deciding > button').nth(1);
const headline = (page) => page.locator('.verdict__headline').innerText();
const notice = (page) => page.locator('.strip').innerText();

async function decide(page, reason) {
  await accept(page).click();
  await page.locator('.deciding__form input').fill(reason);
  await page.keyboard.press('Enter');
  await card(page).locator('.finding__decided').waitFor();
}

/** The content of the file that the browser saves. */
async function save(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存处理记录' }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** The status, the verdict and the colours: what no decision changes. */
const found = (page) => page.evaluate(() => {
  const root = document.querySelector('gouji-check').shadowRoot;
  const all = (selector, value) => [...root.querySelectorAll(selector)].map(value);
  return {
    status: root.querySelector('.verdict').dataset.status,
    verdict: root.querySelector('.verdict').innerText,
    findings: all('.finding', ({ dataset }) => dataset.severity),
    signs: all('.finding__sign', ({ innerText }) => innerText),
    marks: all('.mark', ({ dataset }) => dataset.severity),
    colours: all('.finding', (element) => getComputedStyle(element).borderLeftColor),
  };
});

test('what was decided is saved, loaded and found again in the report with other spaces', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, odd));
  const before = await found(page);
  assert.equal(before.status, 'wrong');
  await decide(page, '已与台账核对');
  await toFix(page, 'remark').click();
  assert.deepEqual(await found(page), before, 'a wrong sum stays wrong');
  assert.match(await card(page).innerText(), /已核实，无需修改（已与台账核对）/);
  const saved = await save(page);
  assert.match(saved.name, /^处理记录 云溪县人民政府 \d{4}\.json$/);
  const kept = JSON.parse(saved.text);
  assert.equal(kept['gouji-decisions'], 1);
  assert.deepEqual(kept.decisions.map(({ decision }) => decision).sort(), ['accepted', 'to-fix']);

  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  await result(page, () => drop(page, spaced));
  assert.equal(await page.locator('.tag').filter({ hasText: '已核实' }).count(), 0, 'nothing was stored');
  // Recognised by its content, under any name.
  await drop(page, { name: 'report.html', text: saved.text });
  await card(page).locator('.finding__decided').waitFor();
  assert.match(await notice(page), /已载入处理记录 2 条/);
  assert.match(await card(page).innerText(), /已核实，无需修改（已与台账核对）/);
  assert.equal(await toFix(page, 'remark').getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator('.kept__left').count(), 0);
  assert.deepEqual(await found(page), before);
});

test('what was mended is said to fit nothing any more', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, odd));
  await decide(page, '已核');
  await result(page, () => drop(page, mended));
  assert.match(await page.locator('.kept__left').innerText(), /有 1 条记录对不上现在的报告/);
  assert.equal(await page.locator('.finding__decided').count(), 0);
});

test('decisions and their report can be dropped together, and others are said to be another\'s', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, odd));
  await decide(page, '已核');
  const saved = await save(page);
  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  await result(page, () => drop(page, odd, { name: 'a.json', text: saved.text }));
  await card(page).locator('.finding__decided').waitFor();
  const other = saved.text.replace('云溪县人民政府', '石桥县人民政府');
  await drop(page, { name: 'b.json', text: other });
  await until('the notice', async () => (await page.locator('.strip').allInnerTexts()).some((text) => /另一份年报（石桥县人民政府/.test(text)));
  await drop(page, { name: 'c.json', text: saved.text.slice(0, -20) });
  await until('the notice', async () => (await page.locator('.strip').allInnerTexts()).some((text) => /读不出来/.test(text)));
  assert.match(await headline(page), /发现 1 处错误/);
});

test('a keyboard alone decides, thinks better of it, and takes it back', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, odd));
  const has = (selector) => page.evaluate((selector) => Boolean(document.querySelector('gouji-check').shadowRoot.activeElement?.matches(selector)), selector);
  await accept(page).focus();
  await page.keyboard.press('Enter');
  await until('the focus in the line', () => has('.deciding input'));
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.finding__decided').count(), 0, 'a reason is needed');
  await page.keyboard.press('Escape');
  await until('the focus on the button', () => has('.deciding button'));
  await page.keyboard.press('Enter');
  await until('the focus in the line', () => has('.deciding input'));
  await page.keyboard.type('原件如此');
  await page.keyboard.press('Enter');
  await until('the focus on the button', () => has('.deciding button[aria-pressed=true]'));
  await page.keyboard.press('Enter');
  await until('the decision taken back', async () => (await page.locator('.finding__decided').count()) === 0);
  assert.equal(await page.locator('.kept').count(), 0);
});

test('nothing is stored and nothing is sent', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, odd));
  const requests = page.server.requests().length;
  await decide(page, '已核');
  await save(page);
  await flushRequests(page);
  assert.equal(page.server.requests().length, requests);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]);
  assert.deepEqual(stored, [0, 0, '', 0]);
});

test('a copy of everything holds what was decided, and so does what is printed', async (t) => {
  const page = await visit(t, browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await result(page, () => drop(page, odd));
  await decide(page, '已核');
  await page.getByRole('button', { name: '复制全部' }).click();
  await page.getByText('已复制').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /处理记录：已核实，无需修改（已核）/);
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.appendix').innerText(), /处理记录：已核实，无需修改（已核）/);
});

test('in English, on a narrow screen', async (t) => {
  const page = await visit(t, browser, { viewport: { width: 320, height: 700 }, hasTouch: true });
  await result(page, () => drop(page, odd));
  await inEnglish(page);
  await accept(page).click();
  await page.locator('.deciding__form input').fill('as in the records');
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0);
  await page.getByRole('button', { name: 'Done' }).click();
  await card(page).locator('.finding__decided').waitFor();
  assert.equal(await sideways(), 0);
  assert.match(await card(page).innerText(), /Decision: Checked, no change needed \(as in the records\)/);
});

test('a host lowers and mutes, and the wrong sum is still counted and shown', async (t) => {
  const page = await visit(t, browser);
  const { json } = await result(page, () => drop(page, odd));
  const rules = JSON.parse(json).findings.map(({ rule }) => rule);
  await page.evaluate((rules) => {
    const levels = Object.fromEntries(rules.map((rule) => [rule, 'mute']));
    document.querySelector('gouji-check').profile = { 'gouji-profile': 1, levels };
  }, rules);
  const again = await result(page, () => drop(page, spaced));
  assert.equal(again.status, 'wrong');
  assert.match(await headline(page), /发现 1 处错误/);
  assert.match(await page.locator('.findings__list').first().innerText(), /由“错误”降为“提示”/);
  const muted = page.locator('.findings details.panel').filter({ hasText: '按本单位设置不提示' });
  assert.equal(await muted.locator('.finding').first().isVisible(), false);
  await muted.locator('summary').first().click();
  assert.equal(await muted.locator('.finding').count(), rules.length - 1);
  assert.ok(await muted.locator('.finding').first().isVisible());
});
