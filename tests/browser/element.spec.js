// The element on somebody else's page: what a host may rely on, and what neither does to the other.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, told, visit } from './harness/chromium.js';
import { difference } from './harness/pictures.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const at = (path) => ({ path, ready: 'gouji-check .bar' });

/** Has the element check a text and says what came of it. */
const check = (page, { name, text }, options = {}) => page.evaluate(async ([name, text, options]) => {
  const element = document.querySelector('gouji-check');
  const file = new File([text], name);
  return element.check(file, options).then(({ status, headline }) => ({ status, headline }), (error) => ({ error: error.name }));
}, [name, text, options]);

test('a host has a file checked, reads the result, goes to a finding and clears', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  assert.equal(await page.evaluate(() => document.querySelector('gouji-check').status), 'idle');
  assert.deepEqual(await check(page, broken), { status: 'wrong', headline: '发现 1 处错误。' });
  const { file, wrong, status } = await page.evaluate(() => {
    const { report, status: now } = document.querySelector('gouji-check');
    return { file: report.file, wrong: report.findings.find(({ severity }) => severity === 'wrong').id, status: now };
  });
  assert.deepEqual({ file, status }, { file: 'broken.html', status: 'wrong' });
  await page.evaluate((id) => document.querySelector('gouji-check').focusFinding(id), wrong);
  await until('the focus on the paper', () => page.evaluate(
    () => document.querySelector('gouji-check').shadowRoot.activeElement?.closest('.paper') !== null,
  ));
  await page.evaluate(() => document.querySelector('gouji-check').clear());
  await page.locator('.sheet').waitFor();
  assert.deepEqual(await page.evaluate(() => {
    const { status: now, report } = document.querySelector('gouji-check');
    return { now, report };
  }), { now: 'idle', report: null });
});

test('what is checked later takes the place of what is being checked', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const [first, second] = await Promise.all([check(page, broken), check(page, clean)]);
  assert.deepEqual(first, { error: 'AbortError' });
  assert.equal(second.status, 'clean');
});

test('attributes say what to check and in which language; the address is asked for and nothing else', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  await page.context().route('**/reports/*', (route) => route.fulfill({ body: broken.text, contentType: 'text/html' }));
  const asked = [];
  page.on('request', (request) => /reports/.test(request.url()) && asked.push([request.method(), new URL(request.url()).pathname]));
  const { json } = await result(page, () => page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    element.setAttribute('year', '2025');
    element.setAttribute('src', '/reports/2025.html');
  }));
  assert.equal(JSON.parse(json).file, '2025.html');
  assert.deepEqual(asked, [['GET', '/reports/2025.html']]);
  await result(page, () => page.evaluate(() => document.querySelector('gouji-check').setAttribute('lang', 'en')));
  assert.match(await page.locator('.verdict').innerText(), /1 error/);
});

test('an address that brings nothing is told', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), expected: [/404/] });
  const { kind } = await result(page, () => page.evaluate(() => document.querySelector('gouji-check').setAttribute('src', '/reports/none.html')));
  assert.equal(kind, 'gouji-error');
});

test('a form is not sent before a report was checked, nor while something in it is wrong', async (t) => {
  const page = await visit(t, browser, at('examples/publish.html'));
  const send = () => page.getByRole('button', { name: '发布', exact: true }).click();
  const validity = () => page.evaluate(() => {
    const { validity: now, validationMessage } = document.querySelector('gouji-check');
    return { missing: now.valueMissing, custom: now.customError, message: validationMessage };
  });
  await send();
  assert.equal((await validity()).missing, true);
  await result(page, () => drop(page, broken));
  await send();
  assert.deepEqual(await validity(), { missing: false, custom: true, message: '发现 1 处错误。' });
  assert.match(page.url(), /publish\.html$/);
  await result(page, () => drop(page, clean));
  const value = await page.evaluate(() => new FormData(document.querySelector('form')).get('report'));
  assert.equal(JSON.parse(value).status, 'clean');
  await send();
  await page.waitForURL(/published\.html/);
});

test('where an element is no field of a form, a hidden one has its value', async (t) => {
  const prepare = () => { delete HTMLElement.prototype.attachInternals; };
  const page = await visit(t, browser, { ...at('examples/publish.html'), prepare });
  await result(page, () => drop(page, broken));
  const value = await page.evaluate(() => new FormData(document.querySelector('form')).get('report'));
  assert.equal(JSON.parse(value).status, 'wrong');
});

/** Counts workers that live, as the browser's task manager would. */
function countWorkers() {
  globalThis.goujiWorkers = [];
  globalThis.Worker = class extends Worker {
    constructor(...all) {
      super(...all);
      goujiWorkers.push(this);
    }

    terminate() {
      this.gone = true;
      super.terminate();
    }
  };
}

const alive = (page) => page.evaluate(() => goujiWorkers.filter(({ gone }) => !gone).length);

test('several elements share one worker, and each gets its own answer', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), prepare: countWorkers });
  const statuses = await page.evaluate(async ([wrong, right]) => {
    const others = [1, 2, 3].map(() => document.body.appendChild(document.createElement('gouji-check')));
    await Promise.all(others.map((element) => element.mounting));
    const texts = [wrong, right, wrong];
    const answers = await Promise.all(others.map((element, index) => element.check(new File([texts[index]], 'a.html'))));
    return answers.map(({ status }) => status);
  }, [broken.text, clean.text]);
  assert.deepEqual(statuses, ['wrong', 'clean', 'wrong']);
  assert.equal(await alive(page), 1);
  await page.evaluate(() => document.querySelectorAll('gouji-check').forEach((element) => element.remove()));
  await until('no worker', async () => (await alive(page)) === 0);
});

test('an element that is taken away during a check leaves nothing behind, and the others their answers', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), prepare: countWorkers });
  const [gone, kept] = await page.evaluate(async (text) => {
    const other = document.body.appendChild(document.createElement('gouji-check'));
    await other.mounting;
    const first = document.querySelector('gouji-check');
    const aborted = first.check(new File([text], 'a.html')).then(() => 'answered', ({ name }) => name);
    const answered = other.check(new File([text], 'b.html'));
    first.remove();
    return Promise.all([aborted, answered.then(({ status }) => status)]);
  }, broken.text);
  assert.deepEqual([gone, kept], ['AbortError', 'wrong']);
  await page.evaluate(() => document.querySelector('gouji-check').remove());
  await until('no worker', async () => (await alive(page)) === 0);
});

test('twenty elements mounted and taken away cost what two do', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), prepare: countWorkers });
  const rounds = (count, together) => page.evaluate(async ([count, together, text]) => {
    for (let left = count; left > 0; left -= together) {
      const elements = Array.from({ length: together }, () => document.body.appendChild(document.createElement('gouji-check')));
      await Promise.all(elements.map((element) => element.mounting));
      await Promise.all(elements.map((element) => element.check(new File([text], 'a.html'))));
      elements.forEach((element) => element.remove());
      await new Promise((done) => setTimeout(done, 20));
    }
    const { default: start } = await import('../page.js');
    return (await start()).memory.buffer.byteLength;
  }, [count, together, broken.text]);
  const two = await rounds(2, 2);
  const twenty = await rounds(20, 1);
  t.diagnostic(`memory of the page's module: ${two} bytes after two, ${twenty} after twenty`);
  assert.ok(twenty <= 1.1 * two, `${twenty} > 1.1 × ${two}`);
  assert.equal(await alive(page), 1, 'that of the element that is left');
});

test('an element that moves in the document stands again', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  await page.evaluate(() => document.body.prepend(document.querySelector('gouji-check')));
  await page.locator('gouji-check .bar').waitFor();
  assert.deepEqual(await check(page, broken), { status: 'wrong', headline: '发现 1 处错误。' });
});

test('neither side changes the looks of the other on a page whose sheet is for everything', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), viewport: { width: 1280, height: 3000 } });
  await result(page, () => drop(page, broken));
  const element = page.locator('gouji-check');
  const there = await element.screenshot();
  // What stands below the element may begin at a part of a dot.
  const parts = ['.header', '.nav', '.TRS_Editor > table', '.TRS_Editor > h1'];
  const shots = () => Promise.all(parts.map((part) => page.locator(part).screenshot()));
  const before = await shots();
  // The same element on a page without a sheet, as wide as here.
  const width = (await element.boundingBox()).width;
  await page.evaluate((width) => {
    document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove());
    document.querySelector('gouji-check').style.cssText = `display: block; position: absolute; left: 0; top: 0; width: ${width}px`;
  }, width);
  const here = await element.screenshot();
  const changed = await difference(browser, there, here);
  t.diagnostic(`the element differs by ${changed} of 255 from itself on a page without a sheet`);
  assert.ok(changed < 24, `the host has changed the element by ${changed}`);
  const other = await visit(t, browser, { path: 'examples/portal.html', ready: '.footer', viewport: { width: 1280, height: 3000 }, before: (next) => next.context().route('**/element.js', (route) => route.abort()), expected: [/Failed to load/] });
  const without = await Promise.all(parts.map((part) => other.locator(part).screenshot()));
  for (const [index, part] of parts.entries()) {
    const by = await difference(browser, before[index], without[index]);
    assert.ok(by < 24, `the element has changed ${part} by ${by}`);
  }
});

test('a host changes the letters and the one colour by custom properties', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const looks = await page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    element.style.setProperty('--gj-font', 'monospace');
    element.style.setProperty('--gj-accent', 'rgb(1, 2, 3)');
    const inside = getComputedStyle(element.shadowRoot.querySelector('.frame'));
    return { font: inside.fontFamily, colour: inside.getPropertyValue('--link').trim() };
  });
  assert.deepEqual(looks, { font: 'monospace', colour: 'rgb(1, 2, 3)' });
});

test('no name of ours is left on the window, and nothing is kept', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const names = () => page.evaluate(() => Object.keys(window).filter((name) => !/^(gouji(Told|Violation)|__)/.test(name)));
  await result(page, () => drop(page, broken));
  const with_ = await names();
  const other = await visit(t, browser, { path: 'examples/portal.html', ready: '.footer', before: (next) => next.context().route('**/element.js', (route) => route.abort()), expected: [/Failed to load/] });
  const without = await other.evaluate(() => Object.keys(window).filter((name) => !/^(gouji(Told|Violation)|__)/.test(name)));
  assert.deepEqual(with_.filter((name) => !without.includes(name)), []);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length]), [0, 0, 0]);
});

test('a policy that forbids WebAssembly is named, and what to do', async (t) => {
  const before = (page) => page.context().route('**/examples/portal.html', async (route) => {
    const answer = await route.fetch();
    const policy = answer.headers()['content-security-policy'].replace(" 'wasm-unsafe-eval'", '');
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy } });
  });
  const page = await visit(t, browser, { path: 'examples/portal.html', ready: 'gouji-check [role=alert]', before, expected: [/.*/] });
  assert.match(await page.locator('gouji-check [role=alert]').innerText(), /script-src.*wasm-unsafe-eval.*框架/s);
  assert.equal((await told(page)).at(-1).kind, 'gouji-error');
});

for (const [how, answer] of Object.entries({
  'is refused': (route) => route.fulfill({ status: 403, body: 'no' }),
  'is answered with a page': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>404</h1>' }),
})) {
  test(`a server where .wasm ${how} serves the modules as scripts`, async (t) => {
    const before = (page) => page.context().route('**/*.wasm', answer);
    const page = await visit(t, browser, { ...at('examples/portal.html'), before, expected: [/403/] });
    assert.deepEqual(await check(page, broken), { status: 'wrong', headline: '发现 1 处错误。' });
  });
}

test('a server that names .wasm something else serves them all the same', async (t) => {
  const before = (page) => page.context().route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  const page = await visit(t, browser, { ...at('examples/portal.html'), before });
  assert.equal((await check(page, broken)).status, 'wrong');
});

test('one script does for a system without modules', async (t) => {
  const page = await visit(t, browser, at('examples/iife.html'));
  assert.equal((await check(page, broken)).status, 'wrong');
  assert.equal((await check(page, { name: 'a.txt', text: clean.text.replace(/<[^>]*>/g, '\n') }, { source: 'pasted-text' })).error, undefined);
});
