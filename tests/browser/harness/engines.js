// The four engines behind one small face: open a page, run a function in it, close.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import puppeteer80 from 'puppeteer-core';
import puppeteer from 'puppeteer-core-current';
import * as machine from './machine.js';
import { launch } from './chromium.js';
import { until } from './wait.js';

/**
 * `csp`: whether the engine knows 'wasm-unsafe-eval'.
 * `open(url)` gives a page with `evaluate(function, ...plain)`, `go(url)` and `close()`.
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

async function openChromium(url) {
  const browser = await launch(machine.chromium);
  return withPage(browser, url);
}

async function openChromium80(url) {
  const args = ['--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote'];
  const browser = await puppeteer80.launch({ executablePath: machine.chromium80, args });
  return withPage(browser, url);
}

async function openFirefox(url) {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: machine.firefox, headless: true });
  return withPage(browser, url);
}

async function withPage(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  return {
    evaluate: (run, ...plain) => page.evaluate(called(run, plain)),
    go: (address) => page.goto(address),
    close: () => browser.close(),
  };
}

const called = (run, plain) => `(${run})(...${JSON.stringify(plain)})`;

/** WebKitGTK speaks plain WebDriver, and needs a display. */
async function openWebKit(url) {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await until('the driver', () => call('GET', '/status').catch(() => false), 20_000);
  const options = { binary: machine.miniBrowser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await call('POST', '/session', { capabilities });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/url`, { url });
  return {
    evaluate: (run, ...plain) => call('POST', `${session}/execute/sync`, { script: `return ${called(run, plain)}`, args: [] }),
    go: (address) => call('POST', `${session}/url`, { url: address }),
    close: async () => {
      await call('DELETE', session);
      // The driver and its display are one group.
      process.kill(-driver.pid);
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
