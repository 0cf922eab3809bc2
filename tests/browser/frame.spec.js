// The page in a frame of another origin: protocol gouji/1, and what a frame must not do.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hold, launch, visit } from './harness/chromium.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const HOST = { path: 'examples/frame.html', ready: 'iframe' };

/** The frame's element stands. */
async function stands(page) {
  const frame = await until('the frame', async () => page.frames().find((one) => one.url().endsWith('embed.html')));
  await frame.locator('gouji-check .bar').waitFor();
  return frame;
}

const set = (page, { name, text }) => page.locator('#file').setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from(text) });

test('a host that is listed hands over a file and gets the result; the frame is as high as its page', async (t) => {
  const page = await visit(t, browser, HOST);
  await stands(page);
  await set(page, broken);
  await until('the result', async () => (await page.locator('#said').innerText()) === '发现 1 处错误。');
  await until('the height', async () => { return (await page.evaluate(() => document.querySelector('iframe').offsetHeight)) > 400; });
});

test('of a file that a person opens in the frame the host hears how it went, and not a word of it', async (t) => {
  const page = await visit(t, browser, HOST);
  const frame = await stands(page);
  await listen(page);
  await until('the welcome', async () => (await heard(page)).some(({ type }) => type === 'welcome'));
  await frame.locator('input[type=file]').first().setInputFiles({ name: '云溪县.html', mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  const result = await until('the result', async () => (await heard(page)).find(({ type }) => type === 'result'));
  assert.deepEqual(result, {
    type: 'result', id: null, summary: { status: 'wrong', headline: '发现 1 处错误。', wrong: 1, doubtful: 0, remarks: 0 },
  });
});

/** Sends `hello` to the frame and records its messages. */
async function listen(page, nonce = 'nonce-nonce-nonce-1') {
  await page.evaluate((nonce) => {
    globalThis.goujiHeard = globalThis.goujiHeard || [];
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => goujiHeard.push(data);
    globalThis.goujiPort = channel.port1;
    document.querySelector('iframe').contentWindow.postMessage({ gouji: 1, type: 'hello', nonce }, '*', [channel.port2]);
  }, nonce);
}

const heard = (page) => page.evaluate(() => goujiHeard);
const post = (page, letter) => page.evaluate((letter) => goujiPort.postMessage(letter), letter);

test('of a file that a person opens while the host waits for its own, the host gets nothing', async (t) => {
  const page = await visit(t, browser, HOST);
  const frame = await stands(page);
  await listen(page);
  await until('the welcome', async () => (await heard(page)).some(({ type }) => type === 'welcome'));
  const open = () => frame.locator('input[type=file]').first().setInputFiles({ name: '秘密.html', mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  const summaries = async (count) => until('a summary', async () => {
    const results = (await heard(page)).filter(({ type }) => type === 'result');
    return results.length === count && results;
  });
  // An empty archive: no result ever comes.
  await page.evaluate(() => goujiPort.postMessage({ type: 'check', id: 'empty', name: 'a.zip', bytes: Uint8Array.from([80, 75, 5, 6, ...Array(18).fill(0)]).buffer }));
  await until('the refusal', async () => (await heard(page)).some(({ id, type }) => id === 'empty' && type === 'error'));
  await open();
  await summaries(1);
  // A module that is being loaded.
  const reader = await hold(page, '**/pdf_bg.wasm');
  await page.evaluate(() => goujiPort.postMessage({ type: 'check', id: 'late', name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.4').buffer }));
  await reader.asked();
  await open();
  const letters = await summaries(2);
  reader.release();
  await until('the refusal', async () => (await heard(page)).some(({ id, type }) => id === 'late' && type === 'error'));
  for (const letter of letters) assert.deepEqual([letter.id, letter.report, letter.summary.wrong], [null, undefined, 1]);
  assert.doesNotMatch(JSON.stringify(await heard(page)), /秘密/);
});

/** Has the frame answer marked messages of this test, two animation frames after it has received them. */
const answerLast = (frame) => frame.evaluate(() => {
  addEventListener('message', ({ data, ports }) => {
    if (data !== 'gouji-test-last') return;
    requestAnimationFrame(() => requestAnimationFrame(() => ports[0].postMessage('heard')));
  });
});

/**
 * Sends a last message from `from` to the window of the frame, which `target` finds there, and waits for its answer.
 * Messages of one window arrive in order, so all earlier ones were handled and answered.
 */
const sayLast = (from, target) => from.evaluate(`new Promise((answered) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = answered;
  (${target})().postMessage('gouji-test-last', '*', [channel.port2]);
}).then(() => new Promise((task) => { setTimeout(task); }))`);

/**
 * A page whose origin is not listed: that of the frame itself, and one that differs from a listed one by its
 * name only.
 */
async function stranger(t, kind) {
  const page = await visit(t, browser, { path: 'embed.html', expected: [/Failed to execute 'postMessage'/] });
  if (kind === 'own') {
    await page.context().route('**/stranger.html', (route) => route.fulfill({
      contentType: 'text/html', body: '<!doctype html><iframe src="/embed.html"></iframe>',
    }));
    await page.goto(`${page.server.url}stranger.html`);
  } else {
    await page.goto(`${page.server.url.replace('127.0.0.1', 'localhost')}examples/frame.html`);
  }
  return page;
}

for (const kind of ['own', 'alike']) test(`a stranger (${kind}) hears the height, and nothing it says is done`, async (t) => {
  const page = await stranger(t, kind);
  const frame = await stands(page);
  await listen(page);
  await until('the height', async () => (await heard(page)).length > 0);
  await page.evaluate(([text]) => goujiPort.postMessage({ type: 'check', id: '1', name: 'a.html', bytes: new TextEncoder().encode(text).buffer }), [broken.text]);
  await frame.locator('input[type=file]').first().setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  await frame.locator('.verdict').waitFor();
  await until('another height', async () => (await heard(page)).length > 1);
  const letters = await heard(page);
  assert.deepEqual([...new Set(letters.map(({ type }) => type))], ['height']);
  letters.forEach((letter) => assert.deepEqual(Object.keys(letter), ['type', 'px']));
});

test('a hello that is none, that comes again or from somebody else is not heard', async (t) => {
  const page = await visit(t, browser, HOST);
  const frame = await stands(page);
  await answerLast(frame);
  await page.evaluate(() => {
    globalThis.goujiHeard = [];
    const hello = (letter, ports = 1) => {
      const channels = Array.from({ length: ports }, () => new MessageChannel());
      channels.forEach(({ port1 }) => { port1.onmessage = ({ data }) => goujiHeard.push(data); });
      document.querySelector('iframe').contentWindow.postMessage(letter, '*', channels.map(({ port2 }) => port2));
    };
    const nonce = 'nonce-nonce-nonce-x';
    for (const letter of [null, 'hello', 7, {}, [], { gouji: 2, type: 'hello', nonce }, { gouji: 1, type: 'hi', nonce },
      { gouji: 1, type: 'hello' }, { gouji: 1, type: 'hello', nonce: 'short' }, { gouji: 1, type: 'hello', nonce: 'x'.repeat(129) },
      { gouji: 1, type: 'hello', nonce: { length: 20 } }]) hello(letter);
    hello({ gouji: 1, type: 'hello', nonce }, 0);
    hello({ gouji: 1, type: 'hello', nonce }, 2);
  });
  // Not from the parent: the frame itself, and a frame beside it.
  await frame.evaluate(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { globalThis.goujiLeak = true; };
    window.postMessage({ gouji: 1, type: 'hello', nonce: 'nonce-nonce-nonce-y' }, '*', [channel.port2]);
  });
  await page.evaluate(() => {
    const { origin } = new URL(document.querySelector('iframe').src);
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${origin}/examples/iife.html` }));
  });
  const beside = await until('a frame beside it', async () => page.frames().find((one) => one.url().endsWith('iife.html')));
  await beside.evaluate(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { globalThis.goujiLeak = true; };
    parent.frames[0].postMessage({ gouji: 1, type: 'hello', nonce: 'nonce-nonce-nonce-w' }, '*', [channel.port2]);
  });
  await sayLast(frame, () => window);
  await sayLast(beside, () => parent.frames[0]);
  await sayLast(page, () => document.querySelector('iframe').contentWindow);
  assert.deepEqual(await heard(page), []);
  assert.equal(await frame.evaluate(() => globalThis.goujiLeak), undefined);
  assert.equal(await beside.evaluate(() => globalThis.goujiLeak), undefined);
  // The first with this nonce is welcome, the second is a replay.
  const welcomes = async () => (await heard(page)).filter(({ type }) => type === 'welcome').map(({ nonce }) => nonce);
  await listen(page, 'nonce-nonce-nonce-z');
  await until('the welcome', async () => (await welcomes()).length === 1);
  await listen(page, 'nonce-nonce-nonce-z');
  await sayLast(page, () => document.querySelector('iframe').contentWindow);
  await listen(page, 'nonce-nonce-nonce-v');
  await until('another welcome', async () => (await welcomes()).includes('nonce-nonce-nonce-v'));
  assert.deepEqual(await welcomes(), ['nonce-nonce-nonce-z', 'nonce-nonce-nonce-v']);
});

test('what is malformed or too large is refused, and what is unknown is passed over', async (t) => {
  const page = await visit(t, browser, HOST);
  await stands(page);
  await listen(page);
  await until('the welcome', async () => (await heard(page)).length > 0);
  for (const letter of [null, 1, 'check', [], { type: 'constructor' }, { type: '__proto__' }, { type: 'unknown' }]) await post(page, letter);
  await post(page, { type: 'check', id: '1', name: 'a' });
  await post(page, { type: 'check', id: 7 });
  await post(page, { type: 'focus', finding: { toString: null } });
  await post(page, { type: 'configure', language: 3, profile: 'x'.repeat(2 << 20) });
  await page.evaluate(() => goujiPort.postMessage({ type: 'check', id: '2', bytes: new ArrayBuffer(21 << 20) }));
  await page.evaluate(() => goujiPort.postMessage({ type: 'check', id: '3', bytes: new ArrayBuffer(8), options: { year: {} } }));
  const errors = async () => (await heard(page)).filter(({ type }) => type === 'error');
  await until('four refusals', async () => (await errors()).length === 4);
  assert.deepEqual((await errors()).map(({ id, kind }) => `${id} ${kind}`), ['1 malformed', 'null malformed', '2 too-large', '3 malformed']);
  // It continues to work.
  await page.evaluate(([text]) => goujiPort.postMessage({ type: 'check', id: '4', name: 'a.html', bytes: new TextEncoder().encode(text).buffer }), [clean.text]);
  const { summary, report } = await until('the result', async () => (await heard(page)).find(({ id }) => id === '4'));
  assert.equal(summary.status, 'clean');
  assert.equal(JSON.parse(report).file, 'a.html');
});

test('a host that floods is cut off', async (t) => {
  const page = await visit(t, browser, HOST);
  await stands(page);
  await listen(page);
  await until('the welcome', async () => (await heard(page)).length > 0);
  await page.evaluate(() => { for (let left = 100; left > 0; left -= 1) goujiPort.postMessage({ type: 'clear' }); });
  await until('the end', async () => (await heard(page)).some(({ kind }) => kind === 'flood'));
  const before = await heard(page);
  await post(page, { type: 'check', id: '5', name: 'a' });
  // A new host is answered; by then the older message would have been handled.
  await listen(page, 'nonce-nonce-nonce-2');
  await post(page, { type: 'check', id: '6', name: 'a' });
  await until('the refusal', async () => (await heard(page)).some(({ id, kind }) => id === '6' && kind === 'malformed'));
  const after = (await heard(page)).slice(before.length).filter(({ type }) => type !== 'height');
  assert.deepEqual(after.map(({ type, id }) => id ?? type), ['welcome', '6']);
});

test('the frame asks for its own files, and for the list of its hosts', async (t) => {
  const page = await visit(t, browser, HOST);
  await stands(page);
  await set(page, broken);
  await until('the result', async () => (await page.locator('#said').innerText()) !== '尚未核对');
  const others = page.server.requests().filter((line) => !/^GET \/(examples\/[\w.-]+|[\w.-]+|styles\/\w+\.css)$/.test(line));
  assert.deepEqual(others, []);
});

test('a host that comes late is heard, and one whose frame is loaded anew is told that nothing comes', async (t) => {
  const page = await visit(t, browser, HOST);
  await stands(page);
  await page.evaluate(async () => {
    const { connect } = await import('/host.js');
    const other = document.querySelector('iframe').src;
    const late = document.body.appendChild(Object.assign(document.createElement('iframe'), { src: other }));
    await new Promise((loaded) => { late.onload = loaded; });
    // A frame that sends `boot` for ten seconds only would have stopped by now.
    const begun = performance.now();
    await new Promise((said) => addEventListener('message', ({ source, data }) => {
      if (source === late.contentWindow && data.type === 'boot' && performance.now() - begun > 10_000) said();
    }));
    globalThis.goujiLate = connect(late);
    await goujiLate.ready;
  });
  const reader = await hold(page, '**/pdf_bg.wasm');
  const ended = page.evaluate(() => goujiLate.check(new TextEncoder().encode('%PDF-1.4').buffer, {}).catch(({ kind }) => kind));
  await reader.asked();
  await page.evaluate(() => { const late = document.querySelectorAll('iframe')[1]; late.src += '?anew'; });
  assert.equal(await ended, 'aborted');
  reader.release();
});
