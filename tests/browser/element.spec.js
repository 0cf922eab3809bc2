// The element on another page: its interface, and that page and element do not affect each other.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, eventsOf, hold, launch, result, visit } from './harness/chromium.js';
import { difference } from './harness/pictures.js';
import { FAULT, broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';
import { workingFile } from './harness/working.js';
import { zip } from './harness/zip.js';

const browser = await launch();
after(() => browser.close());

const at = (path) => ({ path, ready: 'gouji-check .bar' });

/** Has the element check a text and returns the outcome. */
const check = (page, { name, text }, options = {}) => page.evaluate(async ([name, text, options]) => {
  const element = document.querySelector('gouji-check');
  const file = new File([text], name);
  return element.check(file, options).then(({ status, headline }) => ({ status, headline }), (error) => ({ error: error.name }));
}, [name, text, options]);

const status = (page) => page.evaluate(() => document.querySelector('gouji-check').status);

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

test('a working file is opened with its edits, and one that is damaged is refused in a sentence', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const kept = workingFile(broken, { [FAULT]: '8' });
  assert.equal((await check(page, kept)).status, 'clean');
  assert.equal(await page.evaluate(() => document.querySelector('gouji-check').report.file), 'broken.html');
  assert.equal(await page.locator(`.paper td[data-place="${FAULT}"] .grid__printed`).innerText(), '8');
  assert.match(await page.locator('.edits__count').innerText(), /1/);
  assert.equal((await check(page, workingFile(broken, {}), { year: '2025' })).status, 'wrong');
  const damaged = { ...kept, text: kept.text.slice(0, -40) };
  assert.equal((await check(page, damaged)).status, 'refused');
  assert.match(await page.locator('.trouble').innerText(), /这份工作文件已经损坏/);
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

test('last year beside it, an archive of one, an element that is English from the start', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const before = clean.text.replaceAll('2025', '2024');
  const compared = (json) => JSON.parse(json)['last-year'];
  const year = { file: '2024.html', organ: '云溪县人民政府', year: 2024, status: 'compared' };
  const beside = await page.evaluate(([now, then]) => document.querySelector('gouji-check')
    .check(new File([now], '2025.html'), { lastYear: new File([then], '2024.html') }).then(({ json }) => json), [clean.text, before]);
  assert.deepEqual(compared(beside), year);
  const one = await page.evaluate((bytes) => document.querySelector('gouji-check').check(new File([Uint8Array.from(bytes)], 'one.zip'))
    .then(({ json, by }) => [JSON.parse(json).file, by]), [...zip(broken)]);
  assert.deepEqual(one, ['broken.html', 'host']);
  await page.context().route('**/reports/*', (route) => route.fulfill({
    body: /2024/.test(route.request().url()) ? before : clean.text, contentType: 'text/html',
  }));
  const english = await page.evaluate(() => {
    const element = document.createElement('gouji-check');
    for (const [name, value] of [['lang', 'en'], ['src', '/reports/2025.html'], ['last-year-src', '/reports/2024.html']]) element.setAttribute(name, value);
    const told = new Promise((resolve) => { element.addEventListener('gouji-result', ({ detail }) => resolve(detail.json), { once: true }); });
    document.body.append(element);
    return told;
  });
  assert.equal(JSON.parse(english).language, 'en');
  assert.deepEqual(compared(english), year);
  await page.locator('gouji-check').last().locator('.frame[lang=en]').waitFor();
});

test('an address that brings nothing is told once, and said', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), expected: [/404/] });
  const { kind } = await result(page, () => page.evaluate(() => document.querySelector('gouji-check').setAttribute('src', '/reports/none.html')));
  assert.equal(kind, 'gouji-error');
  await page.locator('.trouble', { hasText: '/reports/none.html' }).waitFor();
  await until('the status', async () => (await status(page)) === 'failed');
  assert.equal((await eventsOf(page)).length, 1);
});

/** Records the addresses of responses whose bytes were read, once the code that waited for them has run. */
function noteWhatWasRead() {
  globalThis.goujiRead = [];
  const { blob } = Response.prototype;
  Response.prototype.blob = async function () {
    const whole = await blob.call(this);
    // In a task of its own, after the code that was waiting for these bytes.
    setTimeout(() => goujiRead.push(this.url));
    return whole;
  };
}

test('of two addresses the later one is shown, whichever comes first, and a file comes before both', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), prepare: noteWhatWasRead });
  await page.context().route('**/reports/*', (route) => route.fulfill({ body: broken.text, contentType: 'text/html' }));
  const name = (src) => page.evaluate((src) => document.querySelector('gouji-check').setAttribute('src', src), src);
  /** Lets a response through, and waits until the element has handled it. */
  const arrive = async ({ release }, end) => {
    release();
    await until(`${end} read`, () => page.evaluate((end) => goujiRead.some((url) => url.endsWith(end)), end));
    await until('an end', async () => (await status(page)) !== 'checking');
  };
  const slow = await hold(page, '**/reports/slow.html');
  await name('/reports/slow.html');
  await slow.asked();
  const { json } = await result(page, () => name('/reports/%C4%EA%B1%A8.html'));
  assert.equal(JSON.parse(json).file, '%C4%EA%B1%A8.html');
  await arrive(slow, 'slow.html');
  assert.equal((await eventsOf(page)).length, 1);
  const again = await hold(page, '**/reports/slow.html?again');
  await name('/reports/slow.html?again');
  await again.asked();
  assert.equal((await check(page, clean)).status, 'clean');
  await arrive(again, 'slow.html?again');
  assert.equal((await eventsOf(page)).length, 2);
});

test('what a person opens answers no check of the host', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const own = (file) => drop(page, { name: 'own.html', text: clean.text, ...file });
  const asked = (bytes, name) => page.evaluate(([bytes, name]) => {
    globalThis.goujiSaid = null;
    document.querySelector('gouji-check').check(new File([Uint8Array.from(bytes)], name))
      .then(({ json }) => { goujiSaid = JSON.parse(json).file; }, (error) => { goujiSaid = error.name; });
  }, [bytes, name]);
  const said = () => until('an end', () => page.evaluate(() => globalThis.goujiSaid));
  // An archive without a file: it never has a result.
  await asked([80, 75, 5, 6, ...Array(18).fill(0)], 'empty.zip');
  assert.equal(await said(), 'AbortError');
  await result(page, () => own());
  // A module is being loaded when the person opens another file.
  const reader = await hold(page, '**/pdf_bg.wasm');
  await asked([...Buffer.from('%PDF-1.4\n')], 'host.pdf');
  await reader.asked();
  const { json, by } = await result(page, () => own());
  reader.release();
  assert.deepEqual([JSON.parse(json).file, by], ['own.html', 'person']);
  assert.equal(await said(), 'AbortError');
  assert.equal(await page.evaluate(() => document.querySelector('gouji-check').report.file), 'own.html');
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

test('a form has what is on the screen, and nothing while that is being read', async (t) => {
  const page = await visit(t, browser, at('examples/publish.html'));
  const form = () => page.evaluate(() => {
    const form_ = document.querySelector('form');
    const value = new FormData(form_).get('report');
    return { may: form_.checkValidity(), file: value && JSON.parse(value).file };
  });
  await drop(page, { ...broken, name: '1.html' }, { ...clean, name: '2.html' });
  await until('both', async () => (await eventsOf(page)).length === 2);
  assert.deepEqual(await form(), { may: false, file: '1.html' });
  await page.locator('.batch button', { hasText: '2.html' }).click();
  await until('the other', async () => (await form()).file === '2.html');
  assert.equal((await form()).may, true);
  const reader = await hold(page, '**/pdf_bg.wasm');
  await drop(page, { name: 'x.pdf', text: '%PDF-1.4\n' });
  await until('checking', async () => (await status(page)) === 'checking');
  assert.deepEqual(await form(), { may: false, file: null });
  reader.release();
  await until('an end', async () => (await status(page)) !== 'checking');
  assert.deepEqual(await form(), { may: false, file: null });
});

test('a form that is reset has nothing left, and the focus of the element is its first button', async (t) => {
  const page = await visit(t, browser, at('examples/publish.html'));
  await result(page, () => drop(page, clean));
  await page.evaluate(() => document.querySelector('form').reset());
  await page.locator('.sheet').waitFor();
  assert.equal(await page.evaluate(() => new FormData(document.querySelector('form')).get('report')), null);
  await page.evaluate(() => document.querySelector('gouji-check').focus());
  assert.equal(await page.evaluate(() => document.activeElement.nodeName), 'GOUJI-CHECK');
});

test('where an element is no field of a form, a hidden one has its value', async (t) => {
  const prepare = () => { delete HTMLElement.prototype.attachInternals; };
  const page = await visit(t, browser, { ...at('examples/publish.html'), prepare });
  await result(page, () => drop(page, broken));
  const value = await page.evaluate(() => new FormData(document.querySelector('form')).get('report'));
  assert.equal(JSON.parse(value).status, 'wrong');
});

/** Counts the workers that are alive. */
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
  // The element that remains keeps the shared worker.
  const worker = () => page.workers()[0].evaluate(async () => {
    const { default: start } = await import('./worker.js');
    return (await start()).memory.buffer.byteLength;
  });
  const two = [await rounds(2, 2), await worker()];
  const twenty = [await rounds(20, 1), await worker()];
  for (const [index, module] of ['page', 'worker'].entries()) {
    t.diagnostic(`memory of the ${module}'s module: ${two[index]} bytes after two, ${twenty[index]} after twenty`);
    assert.ok(twenty[index] <= 1.1 * two[index], `${module}: ${twenty[index]} > 1.1 × ${two[index]}`);
  }
  assert.equal(await alive(page), 1, 'that of the element that is left');
});

for (const [when, pause] of [['stands', null], ['was begun', 0], ['is being mounted', 30], ['is nearly there', 120]]) {
  test(`an element that moves when it ${when} stands again, once, and hears`, async (t) => {
    const page = await visit(t, browser, at('examples/portal.html'));
    const ready = await page.evaluate(async (pause) => {
      const element = document.createElement('gouji-check');
      let count = 0;
      element.addEventListener('gouji-ready', () => { count += 1; });
      document.body.append(element);
      if (pause === null) await element.mounting;
      else await new Promise((done) => setTimeout(done, pause));
      document.querySelector('gouji-check').remove();
      const before = count;
      const first = element.mounting;
      element.remove();
      await Promise.resolve();
      document.body.prepend(element);
      // It is shown while the element is mounted. After both times neither shows it any more.
      await Promise.allSettled([first, element.mounting]);
      await new Promise((task) => setTimeout(task));
      return count - before;
    }, pause);
    assert.equal(ready, 1);
    assert.deepEqual(await check(page, broken), { status: 'wrong', headline: '发现 1 处错误。' });
    assert.equal(await page.locator('gouji-check .bar').count(), 1);
  });
}

test('an element in no document refuses to check', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  const refusals = await page.evaluate(async () => {
    const name = (error) => error.name;
    const element = document.querySelector('gouji-check');
    const nothing = await element.check(null).catch(name);
    const number = await element.check(7).catch(name);
    return [nothing, number, element.report, await document.createElement('gouji-check').check(new File(['a'], 'a')).catch(name)];
  });
  assert.deepEqual(refusals, ['TypeError', 'TypeError', null, 'InvalidStateError']);
});

test('a finding can be gone to as soon as the host hears of it', async (t) => {
  const page = await visit(t, browser, at('examples/portal.html'));
  await page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    element.addEventListener('gouji-result', () => element.focusFinding(element.report.findings[0].id));
  });
  await check(page, broken);
  await until('the focus on the paper', () => page.evaluate(
    () => document.querySelector('gouji-check').shadowRoot.activeElement?.closest('.paper') !== null,
  ));
});

test('where the checker cannot come, a form that needs it says why it is not sent', async (t) => {
  const before = (page) => page.context().route(/_bg\.wasm|carried\.js/, (route) => route.abort());
  const page = await visit(t, browser, { path: 'examples/publish.html', ready: 'gouji-check [role=alert]', before, expected: [/ERR_FAILED|Failed to/] });
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const { message, focus } = await page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    return { message: element.validationMessage, focus: element.shadowRoot.activeElement?.getAttribute('role') };
  });
  assert.match(message, /没有载入核对程序/);
  assert.equal(focus, 'alert');
  assert.equal(await status(page), 'failed');
});

test('neither side changes the looks of the other on a page whose sheet is for everything', async (t) => {
  const page = await visit(t, browser, { ...at('examples/portal.html'), viewport: { width: 1280, height: 3000 } });
  await result(page, () => drop(page, broken));
  const element = page.locator('gouji-check');
  const there = await element.screenshot();
  // What is below the element may begin at a fraction of a pixel.
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
  const changed = difference(there, here);
  t.diagnostic(`the element differs by ${changed} of 255 from itself on a page without a sheet`);
  assert.ok(changed < 24, `the host has changed the element by ${changed}`);
  const other = await visit(t, browser, { path: 'examples/portal.html', ready: '.footer', viewport: { width: 1280, height: 3000 }, before: (next) => next.context().route('**/element.js', (route) => route.abort()), expected: [/Failed to load/] });
  const without = await Promise.all(parts.map((part) => other.locator(part).screenshot()));
  for (const [index, part] of parts.entries()) {
    const by = difference(before[index], without[index]);
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
  const names = () => page.evaluate(() => Object.keys(window).filter((name) => !/^(gouji(Events|Violation)|__)/.test(name)));
  await result(page, () => drop(page, broken));
  const with_ = await names();
  const other = await visit(t, browser, { path: 'examples/portal.html', ready: '.footer', before: (next) => next.context().route('**/element.js', (route) => route.abort()), expected: [/Failed to load/] });
  const without = await other.evaluate(() => Object.keys(window).filter((name) => !/^(gouji(Events|Violation)|__)/.test(name)));
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
  assert.equal((await eventsOf(page)).at(-1).kind, 'gouji-error');
});

test('one script does for a system without modules', async (t) => {
  const page = await visit(t, browser, at('examples/iife.html'));
  assert.equal((await check(page, broken)).status, 'wrong');
  assert.equal((await check(page, { name: 'a.txt', text: clean.text.replace(/<[^>]*>/g, '\n') }, { source: 'pasted-text' })).error, undefined);
});
