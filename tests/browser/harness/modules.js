// The list of WebAssembly modules, which is in index.html.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.js';

/** Names of the modules that are loaded when they are needed first, without those that only some hosts need. */
export const later = readFileSync(join(root, 'index.html'), 'utf8').split('<link ')
  .filter((element) => /\bdata-later(?!="silent")/.test(element.split('>')[0]))
  .map((element) => /data-bin="(\w+)"/.exec(element)[1]);
