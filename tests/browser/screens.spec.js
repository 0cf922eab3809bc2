// Pictures of the page, to be looked at by people: both languages, wide and narrow.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { root, shots } from './harness/machine.js';
import { broken } from './harness/reports.js';

const browser = await launch();
after(() => browser.close());
mkdirSync(shots, { recursive: true });

const sizes = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 } };

for (const language of ['zh', 'en']) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`pictures at ${name} px, ${language}`, async (t) => {
      const page = await visit(t, browser, { viewport });
      const shoot = async (what) => {
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(shots, `${language}-${name}-${what}.png`) });
      };
      if (language === 'en') {
        await page.getByRole('button', { name: 'English' }).click();
        await page.locator('.frame[lang=en]').waitFor();
      }
      await shoot('empty');
      await result(page, () => drop(page, broken));
      await shoot('findings');
      await page.locator('.finding__go').first().click();
      await shoot('cell');
      await drop(page, { name: '年报.docx', text: 'PK\x03\x04 word/document.xml' });
      await page.getByRole('alert').waitFor();
      await shoot('refused');
    });
  }
}

test('a picture in dark, and one on paper', async (t) => {
  const page = await visit(t, browser, { colorScheme: 'dark' });
  await result(page, () => drop(page, broken));
  await page.screenshot({ path: join(shots, 'zh-1280-dark.png') });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.screenshot({ path: join(shots, 'zh-print.png'), fullPage: true });
});

// Committed, and therefore made only where it is missing: a run must not change the tree.
const picture = join(root, 'docs/screenshot.png');
test('the picture of the README', { skip: existsSync(picture) && 'it is there; delete it to make it anew' }, async (t) => {
  const page = await visit(t, browser, { viewport: { width: 1280, height: 800 } });
  await result(page, () => page.getByRole('button', { name: '示例' }).click());
  await page.locator('.finding__go').first().click();
  await page.waitForTimeout(500);
  mkdirSync(join(root, 'docs'), { recursive: true });
  await page.screenshot({ path: picture });
});
