// One worker for all elements of a page: nobody suffers from what another has it do.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, visit } from './harness/chromium.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

/** Workers that were made, how many of them were ended, and how often one was asked. */
function countWorkers() {
  globalThis.goujiWorkers = { made: 0, ended: 0 };
  globalThis.goujiAsked = 0;
  globalThis.Worker = class extends Worker {
    constructor(...all) {
      super(...all);
      goujiWorkers.made += 1;
    }

    postMessage(letter, moved) {
      if (letter.kind === 'ask') globalThis.goujiAsked += 1;
      super.postMessage(letter, moved);
    }

    terminate() {
      goujiWorkers.ended += 1;
      super.terminate();
    }
  };
}

/** Two elements, both standing. */
async function two(t) {
  const page = await visit(t, browser, { path: 'examples/portal.html', prepare: countWorkers });
  await page.evaluate(async () => {
    const other = document.createElement('gouji-check');
    document.body.append(other);
    await other.mounting;
    globalThis.goujiElements = [document.querySelector('gouji-check'), other];
    globalThis.goujiCheck = (at, text, name = 'a.html') => goujiElements[at].check(new File([text], name))
      .then(({ status }) => status, ({ name: kind }) => kind);
    /** The worker has got a question. */
    globalThis.goujiBusy = async () => {
      while (globalThis.goujiAsked === 0) await new Promise((done) => setTimeout(done, 10));
    };
  });
  await until('a worker', () => page.evaluate(() => goujiWorkers.made === 1));
  return page;
}

const counts = (page) => page.evaluate(() => goujiWorkers);
const notices = (page) => page.locator('.strip').count();

/** It takes the worker seconds, where one that is silent for 1.4 s is taken for dead. */
const long = clean.text.replace('</body>', `${'<p>收到申请一件，予以公开。答复申请人三件次，其中公开2件。</p>'.repeat(12_000)}</body>`);

test('who only waits does not take the worker from who has it compute', async (t) => {
  const page = await two(t);
  const [status, took] = await page.evaluate(async (text) => {
    const start = performance.now();
    return [await goujiCheck(0, text), performance.now() - start];
  }, long);
  t.diagnostic(`the long check took ${Math.round(took)} ms`);
  assert.equal(await notices(page), 0);
  assert.notEqual(status, 'Error');
  assert.deepEqual(await counts(page), { made: 1, ended: 0 });
});

test('who asks meanwhile is answered after it, and is not taken for dead', async (t) => {
  const page = await two(t);
  const [first, second] = await page.evaluate(async ([slow, quick]) => {
    const first = goujiCheck(0, slow);
    await goujiBusy();
    return Promise.all([first, goujiCheck(1, quick)]);
  }, [long, broken.text]);
  assert.notEqual(first, 'Error');
  assert.equal(second, 'wrong');
  assert.equal(await notices(page), 0);
  assert.deepEqual(await counts(page), { made: 1, ended: 0 });
});

test('who goes away while the worker computes for it leaves the others a new one', async (t) => {
  const page = await two(t);
  const [first, second] = await page.evaluate(async ([slow, quick]) => {
    const both = [goujiCheck(0, slow)];
    await goujiBusy();
    both.push(goujiCheck(1, quick));
    await new Promise((done) => setTimeout(done, 300));
    goujiElements[0].remove();
    return Promise.all(both);
  }, [long, broken.text]);
  assert.deepEqual([first, second], ['AbortError', 'wrong']);
  assert.equal(await notices(page), 0);
  assert.deepEqual(await counts(page), { made: 2, ended: 1 });
});

test('an element that moves leaves the others their worker', async (t) => {
  const page = await two(t);
  await page.evaluate(async () => {
    document.body.prepend(goujiElements[0]);
    await goujiElements[0].mounting;
    await new Promise((done) => setTimeout(done, 1500));
  });
  assert.deepEqual(await page.evaluate(([a, b]) => Promise.all([goujiCheck(0, a), goujiCheck(1, b)]), [broken.text, clean.text]), ['wrong', 'clean']);
  assert.equal(await notices(page), 0);
  assert.deepEqual(await counts(page), { made: 1, ended: 0 });
});

test('a worker that dies while nobody asks is replaced, and the next check is answered', async (t) => {
  const page = await two(t);
  await page.evaluate(() => goujiCheck(0, ''));
  await page.workers()[0].evaluate(() => self.close());
  await until('another', async () => (await counts(page)).made > 1);
  assert.deepEqual(await page.evaluate(([a, b]) => Promise.all([goujiCheck(0, a), goujiCheck(1, b)]), [broken.text, clean.text]), ['wrong', 'clean']);
});
