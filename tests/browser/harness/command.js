// The output of the command line for a file; all other ways must give the same bytes.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './folder.js';
import { command } from './machine.js';

/** Of the file at a path: a line of JSON. */
export function printed(path) {
  try {
    return execFileSync(command, ['check', '--format=json', path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    // 1: something was found; 2: something could not be read. Both print.
    if (error.status !== 1 && error.status !== 2) throw error;
    return error.stdout;
  }
}

/** Of a report of `{ name, text | bytes }`. */
export function printedOf({ name, text, bytes }) {
  const path = join(folder(), name);
  writeFileSync(path, bytes ?? text);
  return printed(path);
}
