// The page opens, checks the sample and shows its finding in every supported engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from './harness/engines.js';
import { FAULT } from './harness/reports.js';
import { serve } from './harness/server.js';
import { until } from './harness/wait.js';

for (const engine of engines) {
  test(`${engine.name}${engine.csp ? ' under the strict policy' : ' without a policy'} checks the sample and shows its finding`, async (t) => {
    const server = await serve({ csp: engine.csp });
    t.after(server.stop);
    const page = await engine.open(server.url);
    t.after(page.close);
    await until('the sample button', () => page.evaluate(() => {
      const buttons = [...document.querySelector('gouji-check').shadowRoot?.querySelectorAll('.sheet button') ?? []];
      const sample = buttons.find((button) => button.textContent.includes('示例'));
      if (sample) sample.click();
      return Boolean(sample);
    }));
    const findings = await until('a finding', () => page.evaluate(() => {
      const found = [...document.querySelector('gouji-check').shadowRoot.querySelectorAll('.finding')];
      return found.length > 0 && found.map((finding) => `${finding.dataset.severity} ${finding.innerText}`);
    }));
    assert.equal(findings.filter((text) => text.startsWith('wrong')).length, 1);
    const marked = await page.evaluate(() => {
      const cells = document.querySelector('gouji-check').shadowRoot.querySelectorAll('.paper td[data-severity=wrong]');
      return [...cells].map((cell) => cell.dataset.place);
    });
    assert.ok(marked.includes(FAULT), `marked: ${marked}`);
  });
}

/** Presses keys where the focus is; the first on the cell with this place. The engines' drivers press them in ways of their own. */
const press = (place, ...keys) => {
  const { shadowRoot } = document.querySelector('gouji-check');
  if (place) shadowRoot.querySelector(`.paper td[data-place="${place}"]`).focus();
  for (const key of keys) {
    const how = { key: key.replace('Control+', ''), ctrlKey: key.startsWith('Control+'), bubbles: true, cancelable: true, composed: true };
    (shadowRoot.activeElement || document.body).dispatchEvent(new KeyboardEvent('keydown', how));
  }
};

/** What stands in the cell of this place, the headline, and the place of what has the focus. */
const seen = (place) => {
  const { shadowRoot } = document.querySelector('gouji-check');
  const [cell, headline] = [`.paper td[data-place="${place}"] .grid__printed`, '.verdict__headline'].map((one) => shadowRoot.querySelector(one));
  const { activeElement } = shadowRoot;
  return {
    printed: cell && cell.textContent, headline: headline && headline.textContent, at: activeElement && activeElement.dataset.place,
    ready: Boolean(activeElement && activeElement.className.includes('verdict')),
    drawn: Boolean(cell && cell.getClientRects().length > 0),
    typing: Boolean(activeElement && activeElement.localName === 'input'),
  };
};

for (const engine of engines) {
  test(`${engine.name}: a cell is typed in, Tab goes on, and it is taken back`, async (t) => {
    const server = await serve({ csp: engine.csp });
    t.after(server.stop);
    const page = await engine.open(server.url);
    t.after(page.close);
    await until('the sample button', () => page.evaluate(() => {
      const sample = [...document.querySelector('gouji-check').shadowRoot?.querySelector('.sheet__ways')?.querySelectorAll('button') ?? []].pop();
      if (sample) sample.click();
      return Boolean(sample);
    }));
    const look = () => page.evaluate(seen, FAULT);
    // The verdict has the focus when all is drawn; a key pressed before would lose it.
    await until('the report', async () => (await look()).ready);
    assert.equal((await look()).printed, '11');
    // Some windows are too narrow for both halves.
    await page.evaluate(() => document.querySelector('gouji-check').shadowRoot.querySelectorAll('.panes__tab')[1].click());
    await until('the paper', async () => (await look()).drawn);
    await page.evaluate(press, FAULT, '8');
    await until('the field', async () => (await look()).typing);
    await page.evaluate(press, '', 'Tab');
    await until('the findings', async () => /未发现错误/.test((await look()).headline));
    const { printed, at } = await look();
    assert.equal(printed, '8');
    assert.ok(at && at !== FAULT, 'Tab goes on to the next cell');
    await page.evaluate(press, '', 'Control+z');
    await until('the findings of before', async () => /发现 1 处错误/.test((await look()).headline));
    assert.equal((await look()).printed, '11');
  });
}
