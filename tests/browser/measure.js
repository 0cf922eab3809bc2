// How long all rules take on a report that is read, in WebAssembly: the median of 41 rounds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const [module, ...files] = process.argv.slice(2);
const { Report } = createRequire(import.meta.url)(module);
const TIMES = 200;

for (const file of files) {
  const report = new Report(readFileSync(file));
  const rounds = Array.from({ length: 41 }, () => {
    const start = performance.now();
    report.check(TIMES);
    return (performance.now() - start) / TIMES;
  }).sort((a, b) => a - b);
  console.log(`  ${basename(file)}: all rules in wasm ${rounds[20].toFixed(3)} ms (fastest ${rounds[0].toFixed(3)})`);
}
