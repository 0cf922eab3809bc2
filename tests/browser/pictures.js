// Pictures of the page for people to look at: `node tests/browser/pictures.js` writes them to
// tests/browser/shots, from the build in dist/. With `--readme` it makes the picture of the README, which is
// committed, anew.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drop, inEnglish, launch, result, settled } from './harness/chromium.js';
import { root, shots } from './harness/machine.js';
import { broken } from './harness/reports.js';
import { serve } from './harness/server.js';

const WIDE = { width: 1280, height: 900 };
const SIZES = { 1280: WIDE, 640: { width: 640, height: 450 }, 390: { width: 390, height: 844 }, 320: { width: 320, height: 700 } };
const REFUSED = { name: '年报.docx', text: 'PK\x03\x04 word/document.xml' };

const [browser, server] = await Promise.all([launch(), serve()]);
try {
  await (process.argv.includes('--readme') ? readme() : all());
} finally {
  await browser.close();
  server.stop();
}

async function readme() {
  const page = await opened({ viewport: { width: 1280, height: 800 } });
  await result(page, () => page.getByRole('button', { name: '示例' }).click());
  await page.locator('.finding__go').first().click();
  await shoot(page, join(root, 'docs/screenshot.png'));
}

async function all() {
  mkdirSync(shots, { recursive: true });
  for (const language of ['zh', 'en']) {
    for (const [size, viewport] of Object.entries(SIZES)) await states(language, size, viewport);
  }
  const page = await opened({ viewport: WIDE, colorScheme: 'dark' });
  await result(page, () => drop(page, broken));
  await shoot(page, join(shots, 'zh-1280-dark.png'));
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await shoot(page, join(shots, 'zh-print.png'), { fullPage: true });
}

async function states(language, size, viewport) {
  const page = await opened({ viewport });
  const picture = (state) => shoot(page, join(shots, `${language}-${size}-${state}.png`));
  await picture('empty');
  await result(page, () => drop(page, broken));
  if (language === 'en') await inEnglish(page);
  await picture('findings');
  await page.locator('.finding__go').first().click();
  await picture('cell');
  await drop(page, REFUSED);
  await page.getByRole('alert').waitFor();
  await picture('refused');
  await page.context().close();
}

/** A new visitor, for whom results are kept as tests want them. */
async function opened(options) {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN', ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.goujiEvents = [];
    addEventListener('gouji-result', ({ detail }) => goujiEvents.push(detail));
  });
  await page.goto(server.url);
  await page.locator('gouji-check .bar').waitFor();
  return page;
}

async function shoot(page, path, options = {}) {
  await settled(page);
  await page.screenshot({ path, ...options });
  console.log(path);
}
