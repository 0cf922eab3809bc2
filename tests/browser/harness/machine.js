// What `cargo xtask test` tells the tests about this machine; the defaults serve for a single spec
// run by hand: `node --test tests/browser/reading.spec.js`.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const xtask = process.env.GOUJI_XTASK ?? join(root, 'target/debug/xtask');
export const command = process.env.GOUJI_COMMAND ?? join(root, 'target/debug/gouji');
export const chromium = '/usr/bin/chromium';
/** The same engine without the browser's interface; it starts faster. */
const shell = '/usr/bin/chromium-headless-shell';
export const quickChromium = existsSync(shell) ? shell : chromium;
export const chromium80 = process.env.GOUJI_CHROMIUM_80 ?? join(cache, 'gouji/chromium-80.0.3987/chromium');
export const firefox = '/usr/bin/firefox-esr';
export const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** One invented report in every format: `cargo xtask fixtures target/fixtures` writes them. */
export const made = process.env.GOUJI_FIXTURES ?? join(root, 'target/fixtures');
export const shots = join(root, 'tests/browser/shots');

/** The path of a fixture of the project's own. */
export const fixture = (name) => join(root, 'tests/fixtures', name);
