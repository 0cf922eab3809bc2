// In WebAssembly and without a page: how long all rules take on a report that is read, and how long
// the reading of a PDF takes beside pdf.js, which only takes its text out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const [module, ...files] = process.argv.slice(2);
const { Report, pdf } = createRequire(import.meta.url)(module);
const TIMES = 200;
const ROUNDS = 41;

for (const file of files) {
  const bytes = readFileSync(file);
  if (file.endsWith('.pdf')) await compare(file, bytes);
  else rules(file, bytes);
}

function rules(file, bytes) {
  const report = new Report(bytes);
  const rounds = Array.from({ length: ROUNDS }, () => timed(() => report.check(TIMES)) / TIMES);
  const { median, fastest } = shown(rounds);
  console.log(`  ${basename(file)}: all rules in wasm ${median.toFixed(3)} ms (fastest ${fastest.toFixed(3)})`);
}

/** Both in turn, so that whatever else the machine does happens to both. */
async function compare(file, bytes) {
  const { getDocument, VerbosityLevel } = await quietly(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
  const [ours, theirs] = [[], []];
  for (let left = ROUNDS; left > 0; left -= 1) {
    ours.push(timed(() => pdf(bytes)));
    const start = performance.now();
    // It takes the bytes away.
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
    for (let page = 1; page <= document.numPages; page += 1) {
      await (await document.getPage(page)).getTextContent();
    }
    theirs.push(performance.now() - start);
    await document.destroy();
  }
  const [own, other] = [shown(ours), shown(theirs)];
  console.log(`  ${basename(file)}: text, lines and tables in wasm ${own.median.toFixed(2)} ms, text by pdf.js ${other.median.toFixed(2)} ms: ratio ${(own.median / other.median).toFixed(2)}`);
}

function timed(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function shown(times) {
  const sorted = times.sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], fastest: sorted[0] };
}

/** It warns of what it would need to draw. */
async function quietly(act) {
  const { warn, log } = console;
  console.warn = () => {};
  console.log = () => {};
  try {
    return await act();
  } finally {
    Object.assign(console, { warn, log });
  }
}
