// A browser with a profile on the disk that is killed at once, as by a crash.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import * as machine from './machine.js';
import { QUIET } from './chromium.js';

/** Starts Chromium with this profile and opens the address. `kill()` ends all its processes without a word. */
export async function openedWith(t, profile, url) {
  const args = [...QUIET, '--headless', '--window-size=1280,900', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const program = spawn(machine.quickChromium, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const gone = once(program, 'exit');
  const end = () => process.kill(-program.pid, 'SIGKILL');
  process.once('exit', end);
  const browser = await chromium.connectOverCDP(await address(program.stderr));
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(() => {
    globalThis.goujiEvents = [];
    addEventListener('gouji-result', (event) => goujiEvents.push({ ...event.detail, kind: 'gouji-result' }));
  });
  const kill = async () => {
    process.off('exit', end);
    if (program.exitCode === null && program.signalCode === null) end();
    await gone;
    await browser.close().catch(() => {});
  };
  t.after(kill);
  await page.goto(url);
  await page.locator('gouji-check .bar').first().waitFor();
  return { page, kill };
}

function address(stderr) {
  return new Promise((resolve) => {
    createInterface(stderr).on('line', (line) => {
      const [, found] = line.match(/listening on (ws:\S+)/) ?? [];
      if (found) resolve(found);
    });
  });
}
