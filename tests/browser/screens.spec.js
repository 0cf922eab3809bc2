// The layout of every screen: all widths, both languages, all states, dark theme, print.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, inEnglish, launch, result, settled, visit } from './harness/chromium.js';
import { layoutFaults } from './harness/layout.js';
import { begins, letters, printedPages } from './harness/pdf.js';
import { matchesBaseline, whyNoBaseline } from './harness/pictures.js';
import { FAULT, broken } from './harness/reports.js';

const browser = await launch();
after(() => browser.close());

/** 200 % of a window of 1280 × 900 px is 640 × 450 CSS pixels of two dots each. */
const SIZES = {
  '1280 px': { viewport: { width: 1280, height: 900 } },
  '200 % of 1280 px': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  '390 px': { viewport: { width: 390, height: 844 }, hasTouch: true },
  '320 px': { viewport: { width: 320, height: 700 }, hasTouch: true },
};

/** Its headline is of several sentences. */
const CUT = { name: 'cut.html', text: broken.text.slice(0, broken.text.indexOf('（四）无法提供')) };
const BROKEN_DOCX = { name: '年报.docx', text: 'PK\x03\x04 word/document.xml' };

/** The part of an element that can be seen, of 1: in the window, and in what scrolls around it. */
const visiblePart = (locator) => locator.evaluate((element) => new Promise((resolve) => {
  new IntersectionObserver(([{ intersectionRatio }], observer) => {
    observer.disconnect();
    resolve(Math.round(intersectionRatio * 100) / 100);
  }).observe(element);
}));

/** That each of them can be seen as a whole without scrolling. */
async function whole(page, ...selectors) {
  for (const selector of selectors) assert.equal(await visiblePart(page.locator(selector).first()), 1, `${selector} is not seen as a whole`);
}

async function unbroken(page, state) {
  await settled(page);
  assert.deepEqual(await layoutFaults(page), [], state);
}

for (const language of ['zh-CN', 'en']) {
  for (const [size, options] of Object.entries(SIZES)) {
    test(`nothing is cut, covered or out of place at ${size}, ${language}`, async (t) => {
      const page = await visit(t, browser, options);
      if (language === 'en') {
        await page.getByRole('button', { name: 'English' }).click();
        await page.locator('.frame[lang=en]').waitFor();
      }
      await unbroken(page, 'empty');
      await whole(page, '.bar__mark', '.sheet__title', '.sheet .file');

      await result(page, () => drop(page, broken));
      await unbroken(page, 'findings');
      await whole(page, '.verdict__headline');

      const finding = page.locator('.finding[data-severity=wrong]').first();
      const number = await finding.locator('.finding__number').innerText();
      await finding.locator('.finding__go').click();
      await unbroken(page, 'at a cell');
      const cell = page.locator(`.paper td[data-place="${FAULT}"]`);
      assert.equal(await visiblePart(cell), 1, 'the cell is in view');
      assert.equal(await cell.locator('.mark').innerText(), number, 'the mark has the number of its finding');

      await result(page, () => drop(page, CUT));
      await unbroken(page, 'with a long headline');
      await whole(page, '.verdict__headline');

      await drop(page, BROKEN_DOCX);
      await page.getByRole('alert').waitFor();
      await unbroken(page, 'refused');
      await whole(page, '.trouble__title');
    });
  }
}

/** Of 1, as WCAG counts it. */
const luminance = (locator, property) => locator.evaluate((element, property) => {
  const parts = getComputedStyle(element)[property].match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}, property);

test('in the dark the frame is dark and its letters light, and the report is black on white', async (t) => {
  const page = await visit(t, browser, { colorScheme: 'dark' });
  await result(page, () => drop(page, broken));
  await unbroken(page, 'dark');
  for (const part of ['.frame', '.pane--findings', '.bar']) {
    assert.ok(await luminance(page.locator(part), 'backgroundColor') < 0.1, `${part} is dark`);
    assert.ok(await luminance(page.locator(part), 'color') > 0.5, `letters of ${part} are light`);
  }
  assert.equal(await luminance(page.locator('.paper'), 'backgroundColor'), 1);
  assert.ok(await luminance(page.locator('.paper'), 'color') < 0.05);
});

for (const language of ['zh-CN', 'en']) {
  test(`on paper nothing is lost, no page is empty, and the findings begin a page of their own, ${language}`, async (t) => {
    // As wide as a page of A4 between its margins.
    const page = await visit(t, browser, { viewport: { width: 590, height: 850 } });
    await result(page, () => drop(page, broken));
    if (language === 'en') await inEnglish(page);
    await page.emulateMedia({ media: 'print' });
    await unbroken(page, 'printed');
    const [paper, appendix, title] = await Promise.all(['.paper', '.appendix', '.appendix__title'].map((part) => page.locator(part).innerText()));
    const pages = await printedPages(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
    t.diagnostic(`letters on each page: ${pages.map(({ length }) => length).join(' ')}`);
    assert.ok(begins(pages[0], '云溪县人民政府'), pages[0].slice(0, 20));
    assert.deepEqual(pages.map((text) => begins(text, title)), [...pages.slice(1).map(() => false), true], 'the findings are the last page');
    assert.ok(pages.every(({ length }) => length > 40), 'a page is empty');
    assert.ok(pages.at(-1).length >= letters(appendix).length, 'of the findings something is lost');
    const before = pages.slice(0, -1).join('');
    assert.ok(before.length >= letters(paper).length, `of the report something is lost: ${before.length} < ${letters(paper).length}`);
    // Seven with the fonts of Debian 12: others are a little wider or narrower.
    assert.ok(pages.length >= 6 && pages.length <= 8, `${pages.length} pages`);
  });
}

/** Three pictures, for what no fact about boxes tells: colours, lines, letters. */
for (const [name, options, reach] of [
  ['findings-1280', SIZES['1280 px'], async (page) => page.locator('.finding__go').first().click()],
  ['findings-390', SIZES['390 px'], () => {}],
  ['dark-1280', { ...SIZES['1280 px'], colorScheme: 'dark' }, () => {}],
]) {
  test(`the screen looks as it did: ${name}`, { skip: whyNoBaseline }, async (t) => {
    const page = await visit(t, browser, options);
    await result(page, () => drop(page, broken));
    await reach(page);
    await settled(page);
    matchesBaseline(t, name, await page.screenshot({ animations: 'disabled' }));
  });
}
