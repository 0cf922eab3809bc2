// The page opens, checks the sample and shows its finding in every engine it promises.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from './harness/engines.js';
import { serve } from './harness/server.js';
import { until } from './harness/wait.js';

for (const engine of engines) {
  test(`${engine.name} opens the page`, async (t) => {
    const server = await serve({ csp: engine.csp });
    t.after(server.stop);
    const page = await engine.open(server.url);
    t.after(page.close);
    assert.equal(await page.evaluate(() => document.title), '勾稽');
  });
}
