// node examples/folder.mjs FOLDER: what is wrong in each report of a folder, checked by the package.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '../dist/create-engine.js';

const folder = process.argv[2];
const engine = await createEngine();
for (const name of (await readdir(folder)).sort()) {
  for (const { report } of await engine.checkAll(await readFile(join(folder, name)), { name })) {
    const wrong = report ? report.findings.filter(({ severity }) => severity === 'wrong').length : '-';
    console.log(`${report ? report.status : 'refused'}\t${wrong}\t${report ? report.file : name}`);
  }
}
