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
