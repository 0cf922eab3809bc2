// A file from the disk is watched: each save, in every way in which programs save, brings the new findings.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dragIn, drop, eventsOf, inEnglish, launch, result, settled, visit } from './harness/chromium.js';
import { engines, stands } from './harness/engines.js';
import { folder, remove } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { broken, clean } from './harness/reports.js';
import { saveWithGap, saves, touch } from './harness/saves.js';
import { serve } from './harness/server.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** Milliseconds from a save to the new findings, with a handle and by reading. */
const SOON = 2000;
const SOON_BY_READING = 4000;

/** The broken report with something to remark besides; one of its faults is mended. */
const odd = broken.text.replace('<td>0</td>', '<td>/</td>');
const mended = odd.replace('<td>11</td>', '<td>8</td>');

/** A folder with one file in it; both go after the test. */
function saved(t, content = odd, name = '年报.html') {
  const home = folder();
  t.after(() => remove(home));
  const file = join(home, name);
  writeFileSync(file, content);
  return file;
}

const strip = (page) => page.locator('.strip--watch');
const watching = (page) => strip(page).getByText('正在关注').waitFor();
const told = (page) => page.locator('.verdict__changes').innerText();
const count = async (page) => (await eventsOf(page)).length;

/** Opens the page and drops the file on it. */
async function opened(t, file, options = {}) {
  const page = await visit(t, browser, options);
  await result(page, () => dragIn(page, [file]));
  await watching(page);
  return page;
}

/** What a save brings, and that it brings it soon. */
async function soonAfter(page, save, soon = SOON) {
  const begun = performance.now();
  const news = await result(page, save);
  const took = performance.now() - begun;
  assert.ok(took < soon, `the new findings came after ${Math.round(took)} ms`);
  return news;
}

for (const [how, save] of Object.entries(saves)) {
  test(`a file that is saved (${how}) is checked again within two seconds, more than once`, async (t) => {
    const file = saved(t);
    const page = await opened(t, file);
    assert.match(await strip(page).innerText(), /^正在关注 年报\.html，\d\d:\d\d 起；保存后自动重新核对/);
    assert.equal((await soonAfter(page, () => save(file, mended))).status, 'clean');
    assert.equal(await told(page), '已改好 1 处，新出现 0 处，仍有 1 处。');
    assert.equal((await soonAfter(page, () => save(file, odd))).status, 'wrong');
    assert.equal(await told(page), '已改好 0 处，新出现 0 处，仍有 2 处。');
    assert.equal((await soonAfter(page, () => save(file, mended))).status, 'clean');
    assert.equal(await page.locator('.trouble').count(), 0);
  });
}

test('scroll, selection, last year’s report and decisions stay where they are', async (t) => {
  const file = saved(t);
  const page = await opened(t, file, { viewport: { width: 1280, height: 500 } });
  await result(page, () => page.locator('.facts__fact--beside input[type=file]').setInputFiles({ name: '2024.html', mimeType: 'text/html', buffer: Buffer.from(clean.text.replaceAll('2025', '2024')) }));
  const last = page.locator('.finding').last();
  const place = await last.locator('.finding__place').innerText();
  await last.locator('.deciding > button').nth(1).click();
  await last.locator('.finding__go').click();
  await settled(page);
  const state = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector('gouji-check');
    const scrolled = ['.pane--findings', '.pane--paper'].map((pane) => Math.round(shadowRoot.querySelector(pane).scrollTop));
    return { scrolled, focus: shadowRoot.activeElement?.className, current: shadowRoot.querySelector('[aria-current=true] .finding__place')?.innerText };
  });
  const before = await state();
  assert.equal(before.current, place);
  assert.ok(before.scrolled.some((top) => top > 0), 'something is scrolled');
  // The wrong cell stands above: the number of the finding that is selected moves.
  const number = await last.locator('.finding__number').innerText();
  await soonAfter(page, () => saves.tempAndRename(file, odd.replace('<td>11</td>', '<td>8</td>')));
  await settled(page);
  const now = await state();
  assert.equal(now.current, place);
  assert.notEqual(await page.locator('[aria-current=true] .finding__number').innerText(), number);
  assert.equal(now.scrolled[1], before.scrolled[1], 'the report is not scrolled');
  assert.equal(now.focus, before.focus);
  assert.match(await page.locator('.facts__fact--beside').innerText(), /2024\.html/);
  assert.equal(await page.locator('.finding', { hasText: place }).last().locator('.deciding > button').nth(1).getAttribute('aria-pressed'), 'true');
});

test('what is new is marked, what is mended stays readable until the next file, and the counts are announced', async (t) => {
  const file = saved(t);
  const page = await opened(t, file);
  const before = await page.locator('.finding[data-severity=wrong] .finding__wrong').innerText();
  assert.equal(await page.locator('.verdict__changes').count(), 0, 'a first check has nothing to be compared with');
  await soonAfter(page, () => saves.inPlace(file, mended.replace('<td>7</td>', '<td>70</td>')));
  const [, gone, come, left] = (await told(page)).match(/^已改好 (\d+) 处，新出现 (\d+) 处，仍有 (\d+) 处。$/).map(Number);
  assert.ok(gone > 0 && come > 0 && left > 0, await told(page));
  assert.equal(await page.locator('.tag--new').count(), come);
  assert.equal(await page.locator('.mended').count(), gone);
  assert.match(await page.locator('.mended').first().innerText(), /已改好/);
  assert.ok((await page.locator('.mended').allInnerTexts()).some((text) => text.includes(before)));
  assert.ok((await page.locator('.unseen[role=status]').innerText()).includes(await told(page)));
  await inEnglish(page);
  assert.equal(await told(page), `${gone} mended, ${come} new, ${left} remaining.`);
  assert.match(await strip(page).innerText(), /^Watching 年报\.html since \d\d:\d\d: each save is checked again/);
  await result(page, () => drop(page, broken));
  assert.equal(await page.locator('.mended, .verdict__changes, .tag--new').count(), 0);
});

test('a gap while it is saved is waited out, and a long one is said', async (t) => {
  const file = saved(t);
  const page = await opened(t, file);
  const news = await result(page, () => saveWithGap(file, mended, 2500));
  assert.notEqual(news.status, 'failed');
  assert.equal(await told(page), '已改好 1 处，新出现 0 处，仍有 1 处。');
  // Emptied before it is written.
  const before = await count(page);
  writeFileSync(file, '');
  await pause(2500);
  assert.match(await strip(page).innerText(), /正在关注/);
  assert.deepEqual([await count(page), await page.locator('.trouble').count()], [before, 0]);
  await strip(page).getByText('仍在等待').waitFor({ timeout: 5000 });
  await soonAfter(page, () => saves.inPlace(file, odd));
  await watching(page);
  // Moved away for good; the report stays.
  renameSync(file, `${file}.away`);
  await strip(page).getByText('仍在等待').waitFor({ timeout: 8000 });
  assert.match(await page.locator('.verdict').innerText(), /发现 1 处错误/);
});

test('a zip whose end is missing is waited for', async (t) => {
  const [word] = readdirSync(machine.made).filter((name) => name.endsWith('.docx'));
  const bytes = readFileSync(join(machine.made, word));
  const file = saved(t, bytes, '年报.docx');
  const page = await opened(t, file);
  const before = await count(page);
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  await pause(2500);
  writeFileSync(file, bytes);
  await pause(2500);
  assert.deepEqual([await count(page), await page.locator('.trouble').count()], [before, 0]);
});

test('the same bytes with a new time are not checked again', async (t) => {
  const file = saved(t);
  const page = await opened(t, file);
  const before = await count(page);
  touch(file);
  await pause(1200);
  saves.tempAndRename(file, odd);
  await pause(2500);
  assert.equal(await count(page), before);
  assert.equal((await soonAfter(page, () => saves.inPlace(file, mended))).by, 'person');
});

test('what office programs leave beside it is no file and no save; of a batch the one that is looked at is watched', async (t) => {
  const home = folder();
  t.after(() => remove(home));
  const files = join(home, '年报');
  mkdirSync(files);
  writeFileSync(join(files, 'a.html'), odd);
  writeFileSync(join(files, 'b.html'), odd.replaceAll('云溪县', '石桥县'));
  writeFileSync(join(files, '~$a.html'), 'owner');
  writeFileSync(join(files, '~WRD0001.tmp'), odd);
  const page = await visit(t, browser);
  await dragIn(page, [files]);
  await until('both', async () => (await count(page)) === 2);
  await watching(page);
  assert.match(await strip(page).innerText(), /年报\/a\.html/);
  writeFileSync(join(files, '~$b.html'), 'owner');
  writeFileSync(join(files, '~WRL0001.tmp'), mended);
  saves.inPlace(join(files, 'b.html'), mended.replaceAll('云溪县', '石桥县'));
  await pause(2500);
  assert.equal(await count(page), 2);
  await soonAfter(page, () => saves.tempAndRename(join(files, 'a.html'), mended));
  assert.equal(await page.locator('.batch').getByText('错误').count() > 0, true);
  // The other one was saved while nobody looked at it.
  await soonAfter(page, () => page.locator('.batch button', { hasText: 'b.html' }).click());
  await strip(page).getByText('b.html').waitFor();
  await until('the last save of it', async () => (await page.locator('.verdict__headline').innerText()) !== '发现 1 处错误。');
});

test('a page that comes to the front looks at once: timers of a hidden one sleep', async (t) => {
  const file = saved(t);
  const page = await opened(t, file, {
    prepare: () => {
      const { setTimeout: own } = globalThis;
      globalThis.setTimeout = (act, after, ...all) => own(act, globalThis.goujiSleeps && after >= 200 ? 3_600_000 : after, ...all);
    },
  });
  await page.evaluate(() => { globalThis.goujiSleeps = true; });
  await pause(1500);
  const before = await count(page);
  saves.tempAndRename(file, mended);
  await pause(1500);
  assert.equal(await count(page), before, 'it sleeps');
  await page.evaluate(() => { globalThis.goujiSleeps = false; document.dispatchEvent(new Event('visibilitychange')); });
  await until('the findings', async () => (await count(page)) === before + 1, 1500);
});

test('a button stops it', async (t) => {
  const file = saved(t);
  const page = await opened(t, file);
  await page.getByRole('button', { name: '停止关注' }).click();
  await until('no strip', async () => (await strip(page).count()) === 0);
  const before = await count(page);
  saves.inPlace(file, mended);
  await pause(2500);
  assert.equal(await count(page), before);
});

test('in a frame of another origin a file that is dropped is watched, and no dialog opens', async (t) => {
  const file = saved(t);
  const page = await visit(t, browser, { path: 'examples/frame.html', ready: 'iframe' });
  const frame = await until('the frame', async () => page.frames().find((one) => one.url().endsWith('embed.html')));
  await frame.locator('gouji-check .bar').waitFor();
  const { x, y, width } = await page.locator('iframe').boundingBox();
  await dragIn(page, [file], { x: x + width / 2, y: y + 200 });
  await frame.locator('.strip--watch').getByText('正在关注').waitFor();
  saves.tempAndRename(file, mended);
  await frame.locator('.verdict__changes').getByText('已改好 1 处').waitFor({ timeout: SOON });
  // The picker is forbidden there: the field's own dialog opens, and gives no handle.
  const chooser = page.waitForEvent('filechooser');
  await frame.locator('.bar .file').click();
  await (await chooser).setFiles(file);
  await frame.locator('.strip--watch').getByText('请再拖一次').waitFor();
});

test('a file that is picked is watched', async (t) => {
  const page = await visit(t, browser, {
    prepare: () => {
      // A file of the browser's own: what the dialog of the system gives cannot be driven.
      globalThis.goujiPick = async (text) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('picked.html', { create: true });
        const stream = await handle.createWritable();
        await stream.write(text);
        await stream.close();
        return handle;
      };
      globalThis.showOpenFilePicker = async (options) => {
        globalThis.goujiAsked = options;
        return [await goujiPick(globalThis.goujiText)];
      };
    },
  });
  await page.evaluate((text) => { globalThis.goujiText = text; }, odd);
  await result(page, () => page.locator('.bar .file').click());
  await watching(page);
  assert.ok((await page.evaluate(() => goujiAsked)).types[0].accept['*/*'].includes('.docx'));
  await soonAfter(page, () => page.evaluate((text) => goujiPick(text), mended));
  assert.equal(await told(page), '已改好 1 处，新出现 0 处，仍有 1 处。');
});

test('where nothing is behind it on a disk, nothing is said', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => page.getByRole('button', { name: '示例' }).click());
  await result(page, () => drop(page, broken));
  await pause(500);
  assert.equal(await strip(page).count(), 0);
});

test('the one file from the disk watches, too', async (t) => {
  const file = saved(t);
  const context = await browser.newContext({ locale: 'zh-CN' });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(machine.root, 'dist/gouji.html')).href);
  await page.locator('gouji-check .bar').waitFor();
  await dragIn(page, [file]);
  await watching(page);
  saves.tempAndRename(file, mended);
  await page.locator('.verdict__changes').getByText('已改好 1 处').waitFor({ timeout: SOON });
});

/** The texts of the element's parts with this class, in any engine. */
const texts = (page, name) => page.evaluate((name) => [...document.querySelector('gouji-check').shadowRoot.querySelectorAll(name)].map((part) => part.innerText), name);
const saying = (page, name, words, patience) => until(`“${words}”`, async () => (await texts(page, name)).some((text) => text.includes(words)), patience);

/** Opens the page in an engine and chooses the file. */
async function chosen(t, engine, file, address) {
  const server = address ? null : await serve({ csp: engine.csp });
  if (server) t.after(server.stop);
  const page = await engine.open(address ?? server.url);
  t.after(page.close);
  await stands(page);
  await page.choose(file);
  await saying(page, '.verdict__headline', '错误', 20_000);
  return page;
}

const named = (name) => engines.find((engine) => engine.name === name);

for (const from of ['a server', 'the one file']) {
  test(`Firefox reads the file again (from ${from})`, async (t) => {
    const file = saved(t);
    const page = await chosen(t, named('Firefox ESR'), file, from === 'a server' ? null : pathToFileURL(join(machine.root, 'dist/gouji.html')).href);
    await saying(page, '.strip--watch', '正在关注');
    for (const [how, save] of Object.entries(saves)) {
      await pause(300);
      save(file, mended);
      await saying(page, '.verdict__changes', '仍有 1 处', SOON_BY_READING);
      save(file, odd);
      await saying(page, '.verdict__changes', '仍有 2 处', SOON_BY_READING);
      t.diagnostic(how);
    }
  });
}

for (const name of ['Chromium', 'Chromium 80']) {
  test(`${name} cannot watch what its own file field gives, and says so`, async (t) => {
    const page = await chosen(t, named(name), saved(t));
    await saying(page, '.strip--watch', '请再拖一次');
  });
}
