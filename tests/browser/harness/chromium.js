// Chromium with Playwright. Errors in its console fail the test.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import * as machine from './machine.js';
import { serve } from './server.js';
import { until } from './wait.js';

// Without these it contacts hosts of its maker, which a test must not.
export const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update',
];

/** The headless shell, or the full browser. */
export function launch(executablePath = machine.quickChromium) {
  return chromium.launch({ executablePath, args: QUIET });
}

/**
 * A new visitor on the page, served under the strict policy; taken down after the test, which fails
 * if the page has complained by then.
 *
 * `prepare` runs in the page before anything of its own, `before` is handed the page before it is
 * opened, `expected` are complaints that the test provokes, `path` is the page and `ready` what shows that
 * it stands, `dist` another folder than our own; the rest are Playwright's options for a context.
 */
export async function visit(t, browser, { prepare, before, expected = [], path = '', ready = 'gouji-check .bar', dist, ...options } = {}) {
  const server = await serve({ dist });
  // The service worker has tests of its own.
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('goujiViolation', (violation) => complaints.push(violation));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      goujiViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
    globalThis.goujiEvents = [];
    for (const kind of ['gouji-result', 'gouji-error']) {
      addEventListener(kind, (event) => goujiEvents.push({ ...event.detail, kind }));
    }
  });
  if (prepare) await page.addInitScript(prepare);
  t.after(async () => {
    await context.close();
    server.stop();
    const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(unexpected, [], 'the page complains');
  });
  await before?.(page);
  await page.goto(server.url + path);
  await page.locator(ready).first().waitFor();
  return Object.assign(page, { server });
}

/** The details of the element's events, in order. */
export const eventsOf = (page) => page.evaluate(() => goujiEvents);

/** Runs an action that has a result, and waits for the event with it. */
export async function result(page, act) {
  const before = (await eventsOf(page)).length;
  await act();
  const news = await until('a result', async () => (await eventsOf(page)).slice(before).at(-1));
  return news;
}

/**
 * Waits until the layout is final: fonts are loaded, and over three drawn frames nothing has moved,
 * appeared or taken the focus.
 */
export async function settled(page) {
  await page.evaluate(async (limit) => {
    await document.fonts.ready;
    const { shadowRoot } = document.querySelector('gouji-check');
    const frame = () => new Promise((drawn) => { requestAnimationFrame(drawn); });
    const state = () => {
      const elements = [...shadowRoot.querySelectorAll('*')];
      const boxes = elements.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].join();
      });
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running').length;
      return [elements.indexOf(shadowRoot.activeElement), scrollX, scrollY, moving, ...boxes].join(' ');
    };
    const end = performance.now() + limit;
    let before = '';
    for (let same = 0; same < 3;) {
      await frame();
      const now = state();
      same = now === before ? same + 1 : 0;
      before = now;
      if (performance.now() > end) throw new Error(`the layout has not settled within ${limit} ms`);
    }
  }, 10_000);
}

/**
 * Holds back requests for `pattern`, of the page and of its worker. `asked()` waits for the first of them,
 * `release()` lets all of them through.
 */
export async function hold(page, pattern) {
  let release;
  let requested = false;
  const released = new Promise((resolve) => { release = resolve; });
  await page.context().route(pattern, async (route) => {
    requested = true;
    await released;
    await route.fallback();
  });
  return { asked: () => until(`a request for ${pattern}`, () => requested), release };
}

/**
 * Makes one request from the page and waits until the server has its line in the log: whatever the page had
 * asked for before is in the log by then. The line itself is left out of `requests()`.
 */
export async function flushRequests(page) {
  await settled(page);
  await page.evaluate((address) => fetch(address).then((answer) => answer.arrayBuffer()), page.server.marker());
}

/** Switches a report that is shown to English. The sentences of the report and the page's own texts are loaded separately. */
export async function inEnglish(page) {
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  await page.locator('.frame[lang=en]').waitFor();
}

/** Drops files of `{ name, text | bytes }` on the page. */
export async function drop(page, ...files) {
  const parcel = files.map(({ name, text, bytes }) => {
    const whole = bytes ?? Buffer.from(text);
    return { name, base64: Buffer.from(whole).toString('base64') };
  });
  await page.evaluate((parcel) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of parcel) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    // The drop target is inside the element.
    const target = document.querySelector('gouji-check').shadowRoot.querySelector('.frame');
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }
  }, parcel);
}

/** Drags files and folders of the disk into the window and drops them there, as a file manager does. */
export async function dragIn(page, paths, { x = 400, y = 400 } = {}) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
}

/** Pastes these contents of the clipboard. */
export async function paste(page, kinds) {
  await page.evaluate((kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, data] of Object.entries(kinds)) clipboardData.setData(kind, data);
    document.querySelector('gouji-check')
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, kinds);
}
