// Accessibility: screen reader, keyboard, phones, text at 200 %.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dragIn, drop, inEnglish, launch, result, settled, visit } from './harness/chromium.js';
import { folder } from './harness/folder.js';
import { FAULT, broken } from './harness/reports.js';
import { until } from './harness/wait.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await launch();
after(() => browser.close());

/** Every rule of WCAG 2.2 A and AA and axe's best practices, in the shadow root too. */
async function violations(page) {
  // Evaluated, not inserted: the policy would refuse a script of ours.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`));
}

const states = {
  empty: async () => {},
  'with findings': (page) => result(page, () => drop(page, broken)),
  'at a finding': async (page) => {
    await result(page, () => drop(page, broken));
    await page.locator('.finding__go').first().click();
  },
  'deciding about findings': async (page) => {
    await result(page, () => drop(page, broken));
    await page.locator('.deciding').last().getByRole('button').last().click();
    await page.locator('.deciding').first().getByRole('button').first().click();
    await page.locator('.deciding__form').waitFor();
  },
  refused: async (page) => {
    await drop(page, { name: 'empty.txt', text: '' });
    await page.getByRole('alert').waitFor();
  },
};
/** With a value typed in the wrong cell that mends it. */
const mended = async (page) => {
  await result(page, () => drop(page, broken));
  await page.evaluate(() => document.querySelector('gouji-check').shadowRoot.activeElement?.blur());
  await page.keyboard.press('F8');
  await until('the cell', async () => (await focused(page))?.place === FAULT);
  await result(page, () => page.keyboard.press('Control+Enter'));
};

/** What a person comes to who mends the report. */
const desk = {
  'a field is open': async (page) => {
    await result(page, () => drop(page, broken));
    await page.keyboard.press('F8');
    await until('the cell', async () => (await focused(page))?.place === FAULT);
    await page.keyboard.press('F2');
    await page.locator('.paper__field').waitFor();
  },
  'mended, the list of edits open': async (page) => {
    await mended(page);
    await page.locator('.mended').first().waitFor({ state: 'attached' });
    await page.locator('.edits summary').evaluate((summary) => summary.click());
  },
  'the flow': async (page) => {
    await result(page, () => drop(page, broken));
    await page.locator('.views__choice').last().evaluate((button) => button.click());
    await page.locator('.flow').waitFor({ state: 'attached' });
  },
  'a file that is watched': async (page) => {
    const home = folder();
    writeFileSync(join(home, broken.name), broken.text);
    await result(page, () => dragIn(page, [join(home, broken.name)], { x: 200, y: 300 }));
    await page.locator('.strip--watch').waitFor();
  },
  'a draft that is kept, and a report that was left': async (page) => {
    await mended(page);
    await page.getByLabel('在本机保留草稿').evaluate((box) => box.click());
    await page.locator('.drafts__said', { hasText: '已写入' }).waitFor({ state: 'attached' });
    await result(page, () => drop(page, broken));
    await page.locator('.strip--left').waitFor();
  },
  'a draft that is offered': async (page) => {
    await mended(page);
    await page.getByLabel('在本机保留草稿').evaluate((box) => box.click());
    await page.locator('.drafts__said', { hasText: '已写入' }).waitFor({ state: 'attached' });
    await page.reload();
    await page.locator('.strip--draft').waitFor();
  },
};
Object.assign(states, desk);

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'on a phone': { viewport: { width: 390, height: 844 }, hasTouch: true },
};

for (const [state, reach] of Object.entries(states)) {
  for (const [look, options] of Object.entries(looks)) {
    test(`axe finds nothing: ${state}, ${look}`, async (t) => {
      const page = await visit(t, browser, options);
      await reach(page);
      await settled(page);
      assert.deepEqual(await violations(page), []);
    });
  }
}

test('axe finds nothing in English', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await inEnglish(page);
  assert.deepEqual(await violations(page), []);
});

/** What has the focus, inside the shadow root. */
const focused = (page) => page.evaluate(() => {
  const at = document.querySelector('gouji-check').shadowRoot.activeElement;
  return at && { tag: at.localName, kind: at.className, place: at.dataset.place, type: at.type };
});

/**
 * Opens a report and waits until the page has focused the verdict: it does so after the result event, and a key
 * pressed in between would act on the wrong element.
 */
async function read(page, act) {
  await result(page, act);
  await until('the focus on the verdict', async () => (await focused(page))?.kind.includes('verdict__headline'));
}

/** Presses Tab until the focus is where `is` says. */
async function tabTo(page, what, is) {
  for (let left = 80; left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && is(at)) return at;
  }
  throw new Error(`Tab does not reach ${what}`);
}

test('a keyboard alone goes from opening to a finding, to its cell and back', async (t) => {
  // The dialog of the field can be driven, the browser's picker cannot.
  const page = await visit(t, browser, { prepare: () => { globalThis.showOpenFilePicker = undefined; } });
  // Asked for before the key is pressed: the browser has to be told to intercept the dialog.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, 'the file field', (at) => at.type === 'file');
  await page.keyboard.press('Enter');
  await read(page, async () => {
    await (await chooser).setFiles({ name: broken.name, mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  });
  await tabTo(page, 'a finding', (at) => at.kind.includes('finding__go'));
  await page.keyboard.press('Enter');
  await until('the focus on the cell', async () => (await focused(page))?.place === 'applications/unavailable.not-held/total');
  await page.keyboard.press('Escape');
  await until('the focus on the finding', async () => (await focused(page))?.kind.includes('finding__go'));
  await page.keyboard.press('F8');
  await until('the focus on the cell again', async () => Boolean((await focused(page))?.place));
});

test('the focus can always be seen', async (t) => {
  const page = await visit(t, browser);
  await read(page, () => drop(page, broken));
  const unseen = [];
  for (let left = 25; left > 0; left -= 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const at = document.querySelector('gouji-check').shadowRoot.activeElement;
      if (!at) return null;
      // A file field is covered by its label, which shows the focus for it.
      const shows = [at, at.parentElement].some((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
      return shows ? null : at.outerHTML.slice(0, 80);
    });
    if (hidden) unseen.push(hidden);
  }
  assert.deepEqual(unseen, []);
});

/** How far the page can be scrolled sideways. */
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// 200 % of a 1280 px window is 640 CSS pixels; a 320 px phone is 400 % of it.
for (const [what, width] of [['320 px', 320], ['390 px', 390], ['200 % of 1280 px', 640]]) {
  test(`${what} need no sideways scrolling outside tables`, async (t) => {
    const page = await visit(t, browser, { viewport: { width, height: 700 } });
    assert.equal(await sideways(page), 0, 'empty');
    await result(page, () => drop(page, broken));
    assert.equal(await sideways(page), 0, 'findings');
    await page.locator('.finding__go').first().click();
    await settled(page);
    assert.equal(await sideways(page), 0, 'paper');
    const cut = await page.evaluate(() => {
      const all = [...document.querySelector('gouji-check').shadowRoot.querySelectorAll('p, h1, h2, h3, button, li, summary')];
      return all.filter((element) => {
        const box = element.getBoundingClientRect();
        const inTable = element.closest('.paper__scroll, table');
        return !inTable && box.width > 1 && !element.closest('.unseen') && box.right > innerWidth + 1;
      }).map((element) => element.outerHTML.slice(0, 90));
    });
    assert.deepEqual(cut, []);
  });
}

test('text at twice its size stays whole', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  assert.equal(await sideways(page), 0);
});

test('on a narrow screen no line ends within a word of the headline, nor behind a sign of a sum, nor between the numbers that it compares', async (t) => {
  const page = await visit(t, browser, { viewport: { width: 320, height: 700 } });
  await result(page, () => drop(page, broken));
  const sums = await page.locator('.sum__line').evaluateAll((lines) => lines.map((line) => {
    const top = (node) => Math.round(node.getBoundingClientRect().top);
    return {
      rows: new Set([...line.children].map(top)).size,
      signs: [...line.querySelectorAll('.sum__symbol')].map((sign) => top(sign) === top(sign.nextElementSibling)),
      compared: new Set([...line.querySelector('.sum__compared').children].map(top)).size,
    };
  }));
  assert.ok(sums.some(({ rows }) => rows > 1), 'a sum takes more than a line');
  for (const { signs, compared } of sums) assert.ok(signs.length > 0 && signs.every(Boolean) && compared === 1, JSON.stringify(sums));
  await result(page, () => drop(page, { name: 'cut.html', text: broken.text.slice(0, broken.text.indexOf('（四）无法提供')) }));
  // Lines end only after a sentence or punctuation.
  const ends = await page.locator('.verdict__headline').evaluate((headline) => {
    const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT);
    const letters = [];
    while (walker.nextNode()) {
      for (let at = 0; at < walker.currentNode.length; at += 1) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        letters.push([walker.currentNode.data[at], Math.round(range.getBoundingClientRect().top)]);
      }
    }
    return letters.filter(([, top], at) => at + 1 < letters.length && letters[at + 1][1] > top).map(([letter]) => letter);
  });
  assert.ok(ends.length > 0, 'the headline takes more than a line');
  for (const letter of ends) assert.match(letter, /[\s。，、；：]/u);
});

test('a keyboard alone goes from a finding to its cell, takes what is suggested, and takes it back', async (t) => {
  const page = await visit(t, browser);
  await read(page, () => drop(page, broken));
  await tabTo(page, 'the finding', ({ kind }) => kind.includes('finding__go'));
  await page.keyboard.press('Enter');
  await until('the cell', async () => (await focused(page))?.place === FAULT);
  await result(page, () => page.keyboard.press('Control+Enter'));
  const printed = page.locator(`.paper td[data-place="${FAULT}"] .grid__printed`);
  assert.equal(await printed.innerText(), '8');
  assert.equal((await focused(page)).place, FAULT);
  await result(page, () => page.keyboard.press('Control+z'));
  assert.equal(await printed.innerText(), '11');
  assert.equal((await focused(page)).place, FAULT);
});
