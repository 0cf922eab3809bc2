// How long a person waits in Chromium, and how long the worker computes. `cargo xtask bench` runs it
// with the files to measure.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as machine from './harness/machine.js';
import { launch } from './harness/chromium.js';
import { serve } from './harness/server.js';

const TIMES = 30;

const server = await serve();
const browser = await launch(machine.chromium);
const page = await browser.newPage();
await page.goto(server.url);
await page.locator('gouji-check .bar').waitFor();

for (const path of process.argv.slice(2)) {
  const file = { name: basename(path), base64: readFileSync(path).toString('base64') };
  const waits = await page.evaluate(fromDropToFindings, { ...file, times: TIMES });
  const worker = page.workers().at(-1);
  const answers = await worker.evaluate(answersAlone, { ...file, times: TIMES * 10 });
  console.log(`  ${file.name}: drop to findings on the screen ${shown(waits)}; the worker's answer alone ${shown(answers)}; memory of the modules ${await memory(worker)}`);
}
await browser.close();
server.stop();

function shown(times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))].toFixed(2);
  return `${at(0.5)} ms (fastest ${at(0)}, nine in ten below ${at(0.9)})`;
}

/** What the worker's modules have taken at most: memory of WebAssembly never shrinks. */
async function memory(worker) {
  const bytes = await worker.evaluate(async () => {
    const all = await Promise.all(['worker', 'written', 'office', 'pdf', 'legacy'].map(async (name) => {
      const loaded = performance.getEntriesByType('resource').some(({ name: url }) => url.endsWith(`/${name}_bg.wasm`));
      // A module that is there hands out what it is made of, and loads nothing.
      return loaded ? (await (await import(new URL(`${name}.js`, self.location.href).href)).default()).memory.buffer.byteLength : 0;
    }));
    return all.reduce((sum, one) => sum + one, 0);
  });
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

/** Milliseconds from the drop until the browser has laid out the findings. */
async function fromDropToFindings({ name, base64, times }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const element = document.querySelector('gouji-check');
  const all = [];
  for (let left = times; left > 0; left -= 1) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    const start = performance.now();
    const told = new Promise((done) => element.addEventListener('gouji-result', done, { once: true }));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    await told;
    // The page draws in the microtasks after the event; then the layout is asked for.
    await new Promise((done) => setTimeout(done));
    element.shadowRoot.querySelector('.verdict').getBoundingClientRect();
    all.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
  }
  return all;
}

/** Milliseconds of the worker's own function: reading, checking, and both forms of the result. */
async function answersAlone({ name, base64, times }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  // The modules that the worker already runs, not second ones.
  const { ask } = await import(new URL('engine.js', self.location.href).href);
  const question = { name, source: 'file', language: 'zh-CN', edition: '', year: '', organ: '', within: '', lastYear: '', parts: 'summary findings paper coverage' };
  const all = [];
  for (let left = times; left > 0; left -= 1) {
    const start = performance.now();
    await ask({ key: 'bench', question, bytes }, () => {});
    all.push(performance.now() - start);
    // A worker that answers no ping is replaced.
    await new Promise((done) => setTimeout(done));
  }
  return all;
}
