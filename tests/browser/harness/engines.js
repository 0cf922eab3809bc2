// The four engines behind one interface: open a page, run a function in it, close.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { after } from 'node:test';
import puppeteer80 from 'puppeteer-core';
import puppeteer from 'puppeteer-core-current';
import * as machine from './machine.js';
import { launch } from './chromium.js';
import { until } from './wait.js';

/**
 * `csp`: whether the engine knows 'wasm-unsafe-eval'.
 * `open(url)` gives a page with `evaluate(function, ...plain)`, `go(url)` and `close()`; all but WebKitGTK also with
 * `choose(path)`, which gives a file of the disk to the element's first file field.
 */
export const engines = [
  { name: 'Chromium', csp: true, open: openChromium },
  { name: 'Chromium 80', csp: false, open: openChromium80 },
  { name: 'Firefox ESR', csp: true, open: openFirefox },
  { name: 'WebKitGTK', csp: true, open: openWebKit },
];

/** The element has been drawn. */
export function stands(page) {
  return until('the element', () => page.evaluate(() => {
    const element = document.querySelector('gouji-check');
    return Boolean(element && element.shadowRoot && element.shadowRoot.querySelector('.bar'));
  }), 20_000);
}

/** Browsers that are kept until all tests of this program are done: starting one takes longer than most tests. */
const closing = [];
after(() => Promise.all(closing.map((close) => close())));

/** What `start` gives, made when it is first asked for; `close` ends it after the last test. */
function lazily(start, close) {
  let started;
  return () => {
    if (!started) {
      started = start();
      closing.push(async () => close(await started));
    }
    return started;
  };
}

const chromium = lazily(() => launch(machine.chromium), (browser) => browser.close());
const firefox = lazily(
  () => puppeteer.launch({ browser: 'firefox', executablePath: machine.firefox, headless: true }),
  (browser) => browser.close(),
);

/** Each page has a context of its own: nothing that an earlier one has kept. */
async function openChromium(url) {
  const context = await (await chromium()).newContext();
  return withPage(await context.newPage(), url, () => context.close());
}

async function openFirefox(url) {
  const context = await (await firefox()).createBrowserContext();
  return withPage(await context.newPage(), url, () => context.close());
}

/** In one process it starts at once, and does not outlive its first page. */
async function openChromium80(url) {
  const args = ['--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote'];
  const browser = await puppeteer80.launch({ executablePath: machine.chromium80, args });
  return withPage(await browser.newPage(), url, () => browser.close());
}

async function withPage(page, url, close) {
  await page.goto(url);
  return {
    evaluate: (run, ...plain) => page.evaluate(called(run, plain)),
    go: (address) => page.goto(address),
    choose: async (path) => {
      const field = (await page.evaluateHandle(called(firstField, []))).asElement();
      await (field.setInputFiles ? field.setInputFiles(path) : field.uploadFile(path));
      // The driver of the oldest one sets the files and says nothing; a field whose change was heard is empty again.
      await field.evaluate((one) => { if (one.files.length > 0) one.dispatchEvent(new Event('change', { bubbles: true })); });
    },
    close,
  };
}

const firstField = () => document.querySelector('gouji-check').shadowRoot.querySelector('input[type=file]');

const called = (run, plain) => `(${run})(...${JSON.stringify(plain)})`;

/** Milliseconds that a driver may take for one thing. */
const PATIENCE = 60_000;

/** WebKitGTK speaks plain WebDriver, and needs a display. A driver whose session has ended may start no other: each
 * page has one of its own. */
async function startDriver() {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  // The driver and its display are one group.
  const end = () => process.kill(-driver.pid);
  process.once('exit', end);
  const stop = () => {
    process.off('exit', end);
    end();
  };
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until('the driver', () => call('GET', '/status').catch(() => false), 20_000);
  return { call, stop };
}

async function openWebKit(url) {
  const { call, stop } = await startDriver();
  const options = { binary: machine.miniBrowser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await call('POST', '/session', { capabilities });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/url`, { url });
  return {
    evaluate: (run, ...plain) => call('POST', `${session}/execute/sync`, { script: `return ${called(run, plain)}`, args: [] }),
    go: (address) => call('POST', `${session}/url`, { url: address }),
    close: async () => {
      await call('DELETE', session).finally(stop);
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
