// Temporary folders of a test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set();
process.once('exit', () => folders.forEach(remove));

/** A new empty folder outside of the project. It goes when this process ends, or by `remove`. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'gouji-'));
  folders.add(path);
  return path;
}

export function remove(path) {
  rmSync(path, { recursive: true, force: true });
  folders.delete(path);
}
