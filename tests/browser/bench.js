// How long a person waits in Chromium, and how long the worker computes. `cargo xtask bench` runs it
// with the files to measure.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as machine from './harness/machine.js';
import { launch } from './harness/chromium.js';
import { serve } from './harness/server.js';

const TIMES = 30;
/** The report of which a batch is made. */
const BATCH = 'src/embed/sample.txt';

const server = await serve();
const browser = await launch(machine.chromium);
const page = await browser.newPage();
await page.goto(server.url);
await page.locator('gouji-check .bar').waitFor();

for (const path of process.argv.slice(2)) {
  const file = { name: basename(path), base64: readFileSync(path).toString('base64') };
  const waits = await page.evaluate(fromDropToFindings, { ...file, times: TIMES });
  const redraws = await page.evaluate(fromLanguageToFindings, { times: TIMES });
  const worker = page.workers().at(-1);
  const answers = await worker.evaluate(answersAlone, { ...file, times: TIMES * 10 });
  const edits = await worker.evaluate(editsAlone, { ...file, times: TIMES * 10 });
  console.log(`  ${file.name}: drop to findings on the screen ${shown(waits)}; the worker's answer alone ${shown(answers)}; an edit of a cell to its findings, in the worker ${shown(edits)}; everything in another language, to the screen ${shown(redraws)}; memory of the modules ${await memory(worker)}`);
}
await batches();
await browser.close();
server.stop();

function shown(times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))].toFixed(2);
  return `${at(0.5)} ms (fastest ${at(0)}, nine in ten below ${at(0.9)})`;
}

/** Memory after a batch of so many reports of one kind, and what a report more takes. */
async function batches() {
  const html = readFileSync(BATCH, 'utf8');
  const measured = [];
  for (const count of [100, 500]) {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.locator('gouji-check .bar').waitFor();
    await page.evaluate(checkMany, { html, count });
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const wasm = await page.evaluate(async () => (await (await import('./page.js')).default()).memory.buffer.byteLength);
    measured.push({ count, worker: await bytes(page.workers().at(-1)), page: wasm, scripts: usedSize });
    await page.close();
  }
  const [few, many] = measured;
  const growth = (key) => `${((many[key] - few[key]) / (many.count - few.count) / 1024).toFixed(1)} KiB`;
  const whole = (key) => `${(many[key] / 2 ** 20).toFixed(1)} MiB`;
  const each = ['worker', 'page', 'scripts'].map((key) => `${key} ${whole(key)}, ${growth(key)} a report`);
  console.log(`  a batch of ${many.count} reports of ${Math.round(html.length / 1024)} KiB: ${each.join('; ')}`);
}

/** What the worker's modules have taken at most: memory of WebAssembly never shrinks. */
async function memory(worker) {
  return `${(await bytes(worker) / 2 ** 20).toFixed(1)} MiB`;
}

function bytes(worker) {
  return worker.evaluate(async () => {
    const all = await Promise.all(['worker', 'prose', 'written', 'office', 'pdf', 'legacy'].map(async (name) => {
      const loaded = performance.getEntriesByType('resource').some(({ name: url }) => url.endsWith(`/${name}_bg.wasm`));
      // A module that is there hands out what it is made of, and loads nothing.
      return loaded ? (await (await import(new URL(`${name}.js`, self.location.href).href)).default()).memory.buffer.byteLength : 0;
    }));
    return all.reduce((sum, one) => sum + one, 0);
  });
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

/** Milliseconds from another language until everything is asked for, answered and laid out again. */
async function fromLanguageToFindings({ times }) {
  const element = document.querySelector('gouji-check');
  const verdict = () => element.shadowRoot.querySelector('.verdict');
  const all = [];
  // The first one loads the English sentences.
  for (let left = times + 2; left > 0; left -= 1) {
    const before = verdict().textContent;
    const start = performance.now();
    element.setAttribute('lang', element.getAttribute('lang') === 'en' ? 'zh-CN' : 'en');
    while (verdict().textContent === before) await new Promise((done) => { setTimeout(done); });
    verdict().getBoundingClientRect();
    if (left <= times) all.push(performance.now() - start);
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return all;
}

/** Checks so many reports at once; resolves when all were checked. */
async function checkMany({ html, count }) {
  const element = document.querySelector('gouji-check');
  const dataTransfer = new DataTransfer();
  for (let number = 0; number < count; number += 1) {
    // Reports of different bodies; none is another's of last year.
    dataTransfer.items.add(new File([html.replace(/云溪/g, `云溪${number}`)], `${number}.html`));
  }
  let left = count;
  const told = new Promise((done) => {
    element.addEventListener('gouji-result', () => { left -= 1; if (left === 0) done(); });
  });
  element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  await told;
}

/** Milliseconds of the worker's own function for an edit of one cell of an open report. */
async function editsAlone({ name, base64, times }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const { ask } = await import(new URL('engine.js', self.location.href).href);
  const question = { name, source: 'file', language: 'zh-CN', edition: '', year: '', organ: '', edits: '', within: '', lastYear: '', parts: 'summary findings' };
  await ask({ key: 'edited', question, content: bytes });
  const all = [];
  for (let left = times; left > 0; left -= 1) {
    const edits = JSON.stringify({ 'applications/received/total': `${left}` });
    const start = performance.now();
    await ask({ key: 'edited', question: { ...question, edits }, json: false });
    all.push(performance.now() - start);
    await new Promise((done) => { setTimeout(done); });
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
    await ask({ key: 'bench', question, content: bytes }, () => {});
    all.push(performance.now() - start);
    // A worker that answers no ping is replaced.
    await new Promise((done) => setTimeout(done));
  }
  return all;
}
