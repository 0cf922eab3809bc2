// Drafts: kept in the browser where a person wants that, and nothing where not.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { folder, remove } from './harness/folder.js';
import { openedWith } from './harness/killed.js';
import { FAULT, broken, clean } from './harness/reports.js';
import { serve } from './harness/server.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const SWITCH = '在本机保留草稿';
const cell = (page, place) => page.locator(`.paper td[data-place="${place}"]`);
const printed = (page, place) => cell(page, place).locator('.grid__printed').innerText();
const headline = (page) => page.locator('.verdict__headline').innerText();
const offered = (page) => page.locator('.strip--draft');
const toggle = (page) => page.getByLabel(SWITCH);
/** How the fault is kept with what was typed over it. */
const edit = (value) => `"${FAULT}":"${value}"`;
const lastYear = { name: '2024.html', text: clean.text.replaceAll('2025', '2024') };

async function type(page, place, value) {
  await cell(page, place).click();
  await result(page, async () => {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  });
}

/** What is in the store: the texts of the drafts. */
const stored = (page) => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'gouji.drafts')) return null;
  const database = await new Promise((done) => {
    const asked = indexedDB.open('gouji.drafts');
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => done(null);
  });
  if (!database) return null;
  const all = database.transaction('drafts').objectStore('drafts').getAll();
  await new Promise((done) => { all.onsuccess = done; });
  database.close();
  return all.result.map(({ text }) => text);
});

/** Waits until a draft says so. */
const written = (page, word) => until(`a draft with ${word}`, async () => (await stored(page))?.some((text) => text.includes(word)));

/** All that a browser keeps for the page. */
const kept = (page) => page.evaluate(async () => [
  localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).map(({ name }) => name),
  await caches.keys(),
]);
const NOTHING = [0, 0, '', [], []];

async function turnOn(page) {
  await toggle(page).check();
  await until('the store', async () => (await stored(page)) !== null);
}

test('a browser that is killed loses nothing that was typed and decided', async (t) => {
  const [profile, server] = [folder(), await serve()];
  t.after(() => { server.stop(); remove(profile); });
  const first = await openedWith(t, profile, server.url);
  const page = first.page;
  await result(page, () => drop(page, broken));
  await result(page, () => page.locator('.facts__fact--beside input[type=file]')
    .setInputFiles({ name: lastYear.name, mimeType: 'text/html', buffer: Buffer.from(lastYear.text) }));
  await type(page, 'applications/received/natural-person', '44');
  await turnOn(page);
  await page.locator('.finding[data-severity=wrong] .deciding button').first().click();
  await page.locator('.deciding__form input').fill('据原始台账');
  await page.keyboard.press('Enter');
  await type(page, FAULT, '9');
  await written(page, '据原始台账');
  await written(page, edit('9'));
  const before = await headline(page);
  const findings = await page.locator('.finding__wrong').allInnerTexts();
  await first.kill();

  const second = await openedWith(t, profile, server.url);
  const again = second.page;
  await offered(again).waitFor();
  assert.match(await offered(again).innerText(), /上次的草稿：broken\.html，\d\d:\d\d/);
  assert.equal(await again.locator('.paper').count(), 0, 'nothing is opened by itself');
  await result(again, () => offered(again).getByRole('button', { name: '打开' }).click());
  await until('the findings', async () => (await again.locator('.finding__wrong').count()) === findings.length);
  assert.deepEqual(await again.locator('.finding__wrong').allInnerTexts(), findings);
  assert.equal(await headline(again), before);
  assert.equal(await printed(again, FAULT), '9');
  assert.equal(await printed(again, 'applications/received/natural-person'), '44');
  assert.match(await again.locator('.facts__fact--beside').innerText(), /2024\.html/);
  assert.match(await again.locator('.strip').first().innerText(), /处理记录 1 条/);
  assert.equal(await toggle(again).isChecked(), true);
  // It goes on, under its name: what is typed now is in the one draft.
  await type(again, FAULT, '7');
  await written(again, edit('7'));
  assert.equal((await stored(again)).length, 1);
});

test('with drafts off nothing is in any storage, and turning them off removes all', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  assert.deepEqual(await kept(page), NOTHING);
  assert.ok(!page.server.requests().includes('GET /drafts.js'));
  await turnOn(page);
  await written(page, edit('9'));
  assert.match(await page.locator('.drafts__said').innerText(), /\d\d:\d\d 已写入/);
  await page.getByRole('button', { name: '删除本机草稿' }).click();
  await until('an empty browser', async () => (await stored(page)) === null);
  assert.deepEqual(await kept(page), NOTHING);
  assert.equal(await toggle(page).isChecked(), false);
  await type(page, FAULT, '7');
  assert.deepEqual(await kept(page), NOTHING);
  await page.reload();
  await page.locator('gouji-check .bar').first().waitFor();
  assert.equal(await offered(page).count(), 0);
});

test('what is taken back altogether leaves no draft', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  await turnOn(page);
  await written(page, edit('9'));
  await result(page, () => page.keyboard.press('Control+z'));
  await until('no draft', async () => (await stored(page)).length === 0);
});

test('a full disk is said at once, with the way to save the file', async (t) => {
  const page = await visit(t, browser, { expected: [/quota/i] });
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  const session = await page.context().newCDPSession(page);
  const limit = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.server.url).origin, quotaSize });
  await limit(1);
  await toggle(page).check();
  const strip = page.locator('.strip--full');
  await strip.waitFor();
  assert.match(await strip.innerText(), /草稿没有写入：浏览器的存储空间不够。/);
  assert.equal(await page.locator('[role=alert] .strip--full').count(), 1);
  const coming = page.waitForEvent('download');
  await strip.getByRole('button', { name: '保存工作文件' }).click();
  assert.equal((await coming).suggestedFilename(), 'broken.gouji.json');
  // There is room again.
  await limit(undefined);
  await type(page, FAULT, '6');
  await written(page, edit('6'));
  await strip.waitFor({ state: 'detached' });
});

test('two tabs keep two drafts, neither offers the other’s, and one click removes both', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  await turnOn(page);
  await written(page, edit('9'));
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    globalThis.goujiEvents = [];
    addEventListener('gouji-result', ({ detail }) => goujiEvents.push(detail));
  });
  await other.goto(page.server.url);
  await other.locator('gouji-check .bar').first().waitFor();
  await result(other, () => drop(other, broken));
  assert.equal(await toggle(other).isChecked(), true, 'drafts are kept in this browser');
  await type(other, FAULT, '7');
  await written(other, edit('7'));
  assert.equal((await stored(page)).length, 2);
  await other.reload();
  await offered(other).waitFor();
  assert.equal(await offered(other).count(), 1, 'that of the tab that lives is not offered');
  await other.getByRole('button', { name: '删除本机草稿' }).click();
  await until('an empty browser', async () => (await stored(other)) === null);
  await until('the switch in the other tab', async () => !(await toggle(page).isChecked()));
  await type(page, FAULT, '5');
  assert.deepEqual(await kept(page), NOTHING);
});

test('where the page is another’s, it is said that there are none', async (t) => {
  const page = await visit(t, browser, { path: 'embed.html', expected: [/Failed to execute 'postMessage'/] });
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  assert.match(await page.locator('.drafts').innerText(), /在这里不能保留草稿/);
  assert.deepEqual(await kept(page), NOTHING);
});

test('a report that another file replaces is a click away, with its edits and the way back', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await type(page, FAULT, '9');
  const before = await headline(page);
  await result(page, () => drop(page, clean));
  const strip = page.locator('.strip--left');
  assert.match(await strip.innerText(), /上一份《broken\.html》有 1 处修改未保存。/);
  await page.locator('.unseen', { hasText: '上一份' }).waitFor({ state: 'attached' });
  // A file that is not read in between changes nothing.
  await result(page, () => drop(page, { name: 'x.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') }));
  await strip.getByRole('button', { name: '回到上一份' }).click();
  assert.equal(await headline(page), before);
  assert.equal(await strip.count(), 0);
  assert.equal(await printed(page, FAULT), '9');
  await result(page, () => page.keyboard.press('Control+z'));
  assert.equal(await printed(page, FAULT), '11');
  await result(page, () => page.keyboard.press('Control+y'));
  await result(page, () => drop(page, clean));
  const coming = page.waitForEvent('download');
  await strip.getByRole('button', { name: '保存工作文件' }).click();
  assert.equal((await coming).suggestedFilename(), 'broken.gouji.json');
  await strip.waitFor({ state: 'detached' });
});
