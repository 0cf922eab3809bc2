// The file as it was read: the same marks, and the way from a finding to the spot in the file.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { FAULT, broken, lines } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** The places of what has the focus, inside the shadow root. */
const focused = (page) => page.evaluate(
  () => document.querySelector('gouji-check').shadowRoot.activeElement?.dataset.places ?? '',
);

for (const [what, report] of [['a page', broken], ['a text', lines]]) {
  test(`a finding leads to its spot in the file: ${what}`, async (t) => {
    const page = await visit(t, browser);
    await result(page, () => drop(page, report));
    await page.getByRole('button', { name: '原文' }).click();
    await page.locator('.source').waitFor();
    await page.locator('.finding__go').first().click();
    const at = await until('the focus on the spot', () => focused(page));
    assert.ok(at.split(' ').includes(FAULT), at);
    const spot = page.locator(`.source [data-places~="${FAULT}"]`).first();
    assert.equal((await spot.innerText()).trim(), '11');
    assert.equal(await spot.getAttribute('data-pointed'), 'true');
  });
}

test('what a file says is shown as it is, and never taken as a page of its own', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, { name: 'a.txt', text: `${lines.text}\n<img src=x onerror=alert(1)>  两  个  空格` }));
  await page.getByRole('button', { name: '原文' }).click();
  await page.locator('.source').waitFor();
  assert.match(await page.locator('.source').evaluate((element) => element.textContent), /<img src=x onerror=alert\(1\)> {2}两 {2}个 {2}空格/);
  assert.equal(await page.locator('.source img').count(), 0);
});

test('the page comes back as it was', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, broken));
  await page.getByRole('button', { name: '原文' }).click();
  await page.locator('.source').waitFor();
  await page.locator('.views').getByRole('button', { name: '页面' }).click();
  await page.locator('.paper').waitFor();
  assert.equal(await page.locator('.source').count(), 0);
});
