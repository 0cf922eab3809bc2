// One worker for all elements of a page: no element is affected by the work of another.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { busy } from './harness/busy.js';
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
  const page = await visit(t, browser, { path: 'examples/portal.html', prepare: countWorkers, before: (page) => busy(page, 'slow.html', SLOW) });
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

/** Over it the worker is silent for longer than a worker that lives may be, 1.4 s, and by its size it may be. */
const slow = clean.text.replace('</body>', `<!-- ${'-'.repeat(4_000_000)} --></body>`);
const SLOW = 3000;

test('who only waits does not take the worker from who has it compute', async (t) => {
  const page = await two(t);
  const status = await page.evaluate((text) => goujiCheck(0, text, 'slow.html'), slow);
  assert.equal(await notices(page), 0);
  assert.equal(status, 'clean');
  assert.deepEqual(await counts(page), { made: 1, ended: 0 });
});

test('who asks meanwhile is answered after it, and is not taken for dead', async (t) => {
  const page = await two(t);
  const [first, second] = await page.evaluate(async ([slow, quick]) => {
    const first = goujiCheck(0, slow, 'slow.html');
    await goujiBusy();
    return Promise.all([first, goujiCheck(1, quick)]);
  }, [slow, broken.text]);
  assert.equal(first, 'clean');
  assert.equal(second, 'wrong');
  assert.equal(await notices(page), 0);
  assert.deepEqual(await counts(page), { made: 1, ended: 0 });
});

test('who goes away while the worker computes for it leaves the others a new one', async (t) => {
  const page = await two(t);
  const [first, second] = await page.evaluate(async ([slow, quick]) => {
    const both = [goujiCheck(0, slow, 'slow.html')];
    await goujiBusy();
    both.push(goujiCheck(1, quick));
    await new Promise((done) => setTimeout(done, 300));
    goujiElements[0].remove();
    return Promise.all(both);
  }, [slow, broken.text]);
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
