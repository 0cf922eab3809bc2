// The developer's loop: `trunk serve` builds the page of index.html, and every reader works in it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { drop, launch, result } from './harness/chromium.js';
import { folder } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { until } from './harness/wait.js';

/** What trunk runs, of which versions, and where `cargo xtask test --trunk` puts them. */
const TRUNK = '0.21.14';
const BINDGEN = readFileSync(join(machine.root, 'Trunk.toml'), 'utf8').match(/^wasm_bindgen = "(.*)"$/m)[1];
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gouji');
const programs = [['trunk', TRUNK, `trunk-${TRUNK}`], ['wasm-bindgen', BINDGEN, `wasm-bindgen-cli-${BINDGEN}`]];
const PATH = [...programs.map(([, , home]) => join(cache, home, 'bin')), process.env.PATH].join(delimiter);

const missing = programs.filter(([name, version]) => {
  const path = PATH.split(delimiter).map((part) => join(part, name)).find((path) => existsSync(path));
  return !path || !execFileSync(path, ['--version'], { encoding: 'utf8' }).includes(version);
});
const skip = missing.length > 0
  && `${missing.map(([name, version]) => `${name} ${version}`).join(' and ')} not on this machine: cargo xtask test --trunk installs what is missing`;

/** The first build compiles every module. */
const BUILD = 20 * 60_000;

test('trunk serves the page, which checks the sample and a docx', { skip }, async (t) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, PATH };
  // Trunk stops at the usual value of it, and cargo would take the compiler of the test's own cargo.
  for (const name of ['NO_COLOR', 'CARGO', 'RUSTFLAGS', 'CARGO_TARGET_DIR']) delete env[name];
  const options = ['serve', '--offline', 'true', '--dist', folder(), '--address', '127.0.0.1', '--port', `${port}`];
  const trunk = spawn('trunk', options, { cwd: machine.root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  let ended = false;
  trunk.once('exit', () => { ended = true; });
  t.after(() => trunk.kill());
  await until('trunk', () => {
    assert.ok(!ended, 'trunk has ended');
    return fetch(`${url}legacy_bg.wasm`).then(({ headers }) => /wasm/.test(headers.get('Content-Type')), () => false);
  }, BUILD);

  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ locale: 'zh-CN' });
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    globalThis.goujiEvents = [];
    for (const kind of ['gouji-result', 'gouji-error']) addEventListener(kind, (event) => goujiEvents.push({ ...event.detail, kind }));
  });
  await page.goto(url);
  await page.locator('gouji-check .bar').waitFor();

  const sample = await result(page, () => page.getByRole('button', { name: '示例' }).click());
  assert.equal(sample.kind, 'gouji-result');
  assert.equal(sample.status, 'wrong');
  for (const kind of ['docx', 'html', 'pdf', 'xls']) {
    const name = readdirSync(machine.made).find((file) => file.endsWith(`.${kind}`));
    assert.ok(name || kind === 'pdf', `no ${kind} was made`);
    // A PDF is made by other programs, where they are installed.
    if (!name) continue;
    const told = await result(page, () => drop(page, { name, bytes: readFileSync(join(machine.made, name)) }));
    assert.equal(told.kind, 'gouji-result', name);
    assert.ok(!['refused', 'failed'].includes(told.status), `${name}: ${told.status}`);
  }
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.frame[lang=en]').waitFor();
  assert.deepEqual(complaints, []);
});

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
