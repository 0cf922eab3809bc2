// How long a person who types over a report waits, as the machine is and four times slower: for the letter, for the
// findings, and for the way back. `cargo xtask bench` runs it with the files to measure.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { drop, launch } from './harness/chromium.js';
import * as machine from './harness/machine.js';
import { serve } from './harness/server.js';
import { until } from './harness/wait.js';

const EDITS = 40;
/** So many are taken back in the end. */
const MANY = 500;
const FIRST = 'applications/received/natural-person';

const server = await serve();
const browser = await launch(machine.chromium);

for (const path of process.argv.slice(2)) {
  for (const rate of [1, 4]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(server.url);
    await page.locator('gouji-check .bar').waitFor();
    await page.evaluate(listen);
    await drop(page, { name: basename(path), bytes: readFileSync(path) });
    const answered = (count) => until('an answer', () => page.evaluate((count) => goujiTyping.answers >= count, count), 60_000);
    await answered(1);
    await until('the cells', () => page.locator(`.paper td[data-place="${FIRST}"]`).count());
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await page.locator(`.paper td[data-place="${FIRST}"]`).click();
    for (let at = 0; at < EDITS; at += 1) {
      const before = await page.evaluate(() => goujiTyping.answers);
      // No report has such numbers: each is a change.
      await page.keyboard.type(`${770 + at}`);
      await page.keyboard.press(at % 20 === 19 ? 'Shift+Tab' : 'Tab');
      await answered(before + 1);
    }
    const { letters, findings } = await page.evaluate(() => goujiTyping);
    console.log(`  ${basename(path)}, processor ${rate === 1 ? 'as it is' : `${rate} times slower`}: a letter ${shown(letters)}; to the findings ${shown(findings)}`);
    if (rate === 1) {
      for (let at = EDITS; at < MANY; at += 1) {
        await page.keyboard.type(`${at}`);
        await page.keyboard.press(at % 20 === 19 ? 'Shift+Tab' : 'Tab');
      }
      const start = performance.now();
      const taken = await page.evaluate(undoAll);
      await until('nothing to take back', () => page.evaluate(() => {
        const { shadowRoot } = document.querySelector('gouji-check');
        return shadowRoot.querySelector('.edits__list') === null;
      }), 60_000);
      console.log(`  ${basename(path)}: ${taken.length} steps taken back in ${Math.round(performance.now() - start)} ms; one ${shown(taken)}`);
    }
    await page.close();
  }
}
await browser.close();
server.stop();

function shown(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))]?.toFixed(1);
  return `${at(0.5)} ms (nine in ten below ${at(0.9)}, all below ${at(1)})`;
}

/** Times of the page itself: from a key until all that follows from it is drawn and laid out. */
function listen() {
  const kept = { letters: [], findings: [], answers: 0 };
  globalThis.goujiTyping = kept;
  let entered = 0;
  const laidOut = () => document.querySelector('gouji-check').shadowRoot.querySelector('.frame').getBoundingClientRect().height;
  addEventListener('keydown', (event) => {
    const start = performance.now();
    if (event.key === 'Tab') entered = start;
    if (event.key.length > 1 || event.ctrlKey) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      laidOut();
      kept.letters.push(performance.now() - start);
    };
    port2.postMessage(null);
  }, true);
  addEventListener('gouji-result', () => {
    kept.answers += 1;
    if (!entered) return;
    laidOut();
    kept.findings.push(performance.now() - entered);
    entered = 0;
  });
}

/** Presses the keys of the way back until there is nothing more; the time of each until it is laid out. */
async function undoAll() {
  const { shadowRoot } = document.querySelector('gouji-check');
  const undo = () => [...shadowRoot.querySelectorAll('.edits__bar button')][0];
  const all = [];
  while (undo() && !undo().disabled) {
    const start = performance.now();
    undo().click();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
    shadowRoot.querySelector('.frame').getBoundingClientRect();
    all.push(performance.now() - start);
  }
  return all;
}
