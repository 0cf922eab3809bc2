// The result of `cargo xtask package`, used as a customer does: packed, installed, imported.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildSync } from 'esbuild';
import { launch, visit } from './harness/chromium.js';
import { printed } from './harness/command.js';
import { folder, remove } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { FAULT, broken } from './harness/reports.js';
import { until } from './harness/wait.js';
import { workingFile } from './harness/working.js';

const made = join(machine.root, 'target/package');
const here = folder();
const installed = join(here, 'node_modules/gouji');
const read = (name) => readFileSync(join(made, name), 'utf8');
const json = (name) => JSON.parse(read(name));
let said;
let browser;

/** The element's methods that are not public. */
const INSIDE = [
  'constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'formResetCallback',
  'mountInto', 'load', 'host', 'drafts', 'findDrafts', 'watch', 'pick', 'receive', 'abort', 'updateForm', 'updateHiddenField', 'showMessage', 'dispatch',
  'optionsOf', 'isReady', 'order', 'follow', 'fail', 'show',
];

before(async () => {
  browser = await launch();
  execFileSync(machine.xtask, ['package'], { cwd: machine.root, stdio: 'pipe' });
  const [{ filename }] = JSON.parse(npm('pack', made, '--json'));
  writeFileSync(join(here, 'package.json'), '{ "private": true, "type": "module" }');
  npm('install', `./${filename}`, '--offline', '--no-audit', '--no-fund', '--ignore-scripts');
  writeFileSync(join(here, broken.name), broken.text);
  said = printed(join(here, broken.name)).trimEnd();
});

after(async () => {
  await browser.close();
  remove(here);
});

test('every sum is that of the file, and no file is without one', () => {
  const sums = read('SHA256SUMS').trim().split('\n').map((line) => line.split('  '));
  for (const [sum, name] of sums) assert.equal(digest('sha256', name).toString('hex'), sum, name);
  const named = sums.map(([, name]) => name);
  const files = readdirSync(made, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(made.length + 1));
  assert.deepEqual(files.filter((name) => !named.includes(name)).sort(), ['SHA256SUMS', 'integrity.json']);
  for (const [name, string] of Object.entries(json('integrity.json'))) {
    assert.equal(`sha384-${digest('sha384', name).toString('base64')}`, string, name);
  }
});

test('what is packed is what was made, and what it points at is there', () => {
  for (const name of readdirSync(made)) assert.ok(existsSync(join(installed, name)), `${name} was not packed`);
  const { exports, types, customElements, sideEffects } = json('package.json');
  const paths = [types, customElements, ...sideEffects, ...Object.values(exports).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))];
  for (const path of paths.filter((path) => !path.includes('*'))) assert.ok(existsSync(join(installed, path)), path);
});

test('the manifest of the element and the element name the same', async (t) => {
  const page = await visit(t, browser, { path: 'examples/portal.html', ready: 'gouji-check .bar' });
  const [{ declarations: [{ attributes, members, events, cssProperties }] }] = json('custom-elements.json').modules;
  const names = (list) => list.map(({ name }) => name).sort();
  const { missing, own } = await page.evaluate((list) => {
    const element = document.querySelector('gouji-check');
    return { missing: list.filter((name) => !(name in element)), own: Object.getOwnPropertyNames(Object.getPrototypeOf(element)) };
  }, names(members));
  // Two are for the host to set.
  assert.deepEqual(missing, ['profile', 'published']);
  const known = [...names(members), ...INSIDE];
  assert.deepEqual(own.filter((name) => !known.includes(name)), [], 'public, or not: to be decided');
  const source = readFileSync(join(machine.root, 'src/embed/element.js'), 'utf8');
  const said = (word) => [...source.matchAll(new RegExp(`^ \\* @${word} +([\\w-]+)`, 'gm'))].map(([, name]) => name).sort();
  assert.deepEqual(names(attributes), said('attr'));
  assert.deepEqual(names(events), said('fires'));
  assert.deepEqual(names(cssProperties), said('cssprop'));
  const sent = [...source.matchAll(/'(gouji-(?!check)[a-z]+)'/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(sent)].filter((name) => !names(events).includes(name)), []);
  const types = read('types/index.d.ts').split('export class GoujiCheck')[1].split('\n}')[0];
  const typed = [...types.matchAll(/^  (?:readonly )?(\w+)[:(]/gm)].map(([, name]) => name).sort();
  assert.deepEqual(typed, names(members), 'the types');
});

test('the list of rules and the list of what is in it are whole', () => {
  const rules = json('rules.json');
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  const handbook = readFileSync(join(machine.root, 'RULES.md'), 'utf8');
  rules.forEach(({ id, title, basis }) => {
    assert.ok(handbook.includes(id), `${id} is not in the handbook`);
    assert.ok(title && basis, id);
  });
  const { components } = json('sbom.json');
  const unlicensed = components.filter(({ licenses: [{ expression }] }) => !expression);
  assert.deepEqual(unlicensed, []);
  const names = components.map(({ name }) => name);
  for (const name of ['yew', 'wasm-bindgen', 'html5ever', 'hayro-syntax']) assert.ok(names.includes(name), name);
});

test('Node, a thread of it, bytes of one\'s own: the same answer as the command line', () => {
  const report = (how) => run(`
    import { readFileSync } from 'node:fs';
    import { createEngine } from 'gouji/engine';
    const engine = await createEngine(${how});
    const { json } = await engine.check(readFileSync(${JSON.stringify(broken.name)}), { name: ${JSON.stringify(broken.name)} });
    process.stdout.write(json);`);
  assert.equal(report(''), said);
  assert.equal(report(`{ wasm: (name) => readFileSync('node_modules/gouji/dist/' + name) }`), said);
  assert.equal(report(`{ baseUrl: new URL('node_modules/gouji/dist/', 'file://' + process.cwd() + '/') }`), said);
  writeFileSync(join(here, 'thread.js'), `
    import { parentPort, workerData } from 'node:worker_threads';
    import { createEngine } from 'gouji/engine';
    const engine = await createEngine();
    parentPort.postMessage((await engine.check(workerData.bytes, { name: workerData.name })).json);`);
  assert.equal(run(`
    import { readFileSync } from 'node:fs';
    import { Worker } from 'node:worker_threads';
    const name = ${JSON.stringify(broken.name)};
    new Worker('./thread.js', { workerData: { name, bytes: readFileSync(name) } }).on('message', (json) => process.stdout.write(json));`), said);
});

test('a working file: the same answer as the command line, with what was typed, and a damaged one is refused', () => {
  const kept = workingFile(broken, { [FAULT]: '8' });
  for (const [name, text] of [[kept.name, kept.text], ['damaged.gouji.json', kept.text.slice(0, -40)]]) {
    const path = join(here, name);
    writeFileSync(path, text);
    const answer = run(`
      import { readFileSync } from 'node:fs';
      import { createEngine } from 'gouji/engine';
      const engine = await createEngine();
      process.stdout.write((await engine.check(readFileSync(${JSON.stringify(path)}), { name: ${JSON.stringify(name)} })).json);`);
    assert.equal(answer, printed(path).trimEnd());
    assert.match(answer, name === kept.name ? /"typed"|"status":"clean"/ : /工作文件已经损坏/);
  }
});

test('a page and a worker of its own: the same answer as the command line', async (t) => {
  const page = await visit(t, browser, { path: 'examples/headless.html', ready: '#file' });
  await page.evaluate(() => {
    globalThis.goujiSaid = {};
    addEventListener('said', ({ target, detail }) => { goujiSaid[target.id] = detail; });
  });
  await page.waitForLoadState('networkidle');
  await page.locator('#file').setInputFiles({ name: broken.name, mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  const both = await until('both', () => page.evaluate(() => globalThis.goujiSaid.page && globalThis.goujiSaid.worker && globalThis.goujiSaid));
  assert.deepEqual(both, { page: said, worker: said });
});

test('a host that bundles: the element from its own script, and everything else from where it says', async (t) => {
  writeFileSync(join(here, 'bundled.js'), `
    import { locate } from 'gouji/files';
    locate({ baseUrl: '/assets/gouji/' });
    import('gouji');`);
  const site = join(here, 'site');
  cpSync(join(installed, 'dist'), join(site, 'assets/gouji'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bundled</title><link rel="icon" href="/assets/gouji/favicon.svg"><script src="/js/host.js" defer></script><gouji-check></gouji-check>');
  // As a script without modules, and as a module in pieces.
  for (const more of [{ format: 'iife' }, { format: 'esm', splitting: true }]) {
    buildSync({ entryPoints: { host: join(here, 'bundled.js') }, bundle: true, minify: true, target: 'chrome80', outdir: join(site, 'js'), logLevel: 'error', logOverride: { 'empty-import-meta': 'silent' }, ...more });
    if (more.splitting) writeFileSync(join(site, 'index.html'), readFileSync(join(site, 'index.html'), 'utf8').replace('defer', 'type="module"'));
    const page = await visit(t, browser, { dist: site });
    const json = await page.evaluate(({ name, text }) => document.querySelector('gouji-check').check(new File([text], name)).then(({ json }) => json), broken);
    assert.equal(json, said);
    assert.ok(!page.server.requests().includes('GET /assets/gouji/element.js'), 'the element was bundled');
  }
});

test('the types are those of the code, for who writes in TypeScript', () => {
  writeFileSync(join(here, 'host.ts'), `
    import { GoujiCheck, type CheckOptions, type ResultDetail } from 'gouji';
    import { locate } from 'gouji/files';
    import { createEngine, type Engine, type Result } from 'gouji/engine';
    import { connect } from 'gouji/host';
    locate({ baseUrl: '/gouji/' });
    const element: GoujiCheck = document.querySelector('gouji-check')!;
    const told: ResultDetail = await element.check(new File([], 'a.html'), { year: '2023' } satisfies CheckOptions);
    // @ts-expect-error: the element's language is its attribute.
    void element.check('text', { language: 'en' });
    element.addEventListener('gouji-result', ({ detail }) => { if (detail.by === 'person') element.focus(); });
    element.profile = { mute: [told.status] };
    const engine: Engine = await createEngine({ wasm: async (name) => new ArrayBuffer(name.length) });
    const { report }: Result = await engine.check('text', { language: 'en' });
    const words: string[] = report.findings.map(({ title, todo }) => title + todo);
    const { summary } = await connect(document.querySelector('iframe')!).check(new Blob(words));
    const count: number = summary.wrong;
    // @ts-expect-error: there is no such source.
    void engine.check('text', { source: 'fax' });
    element.clear();
    export { count };`);
  const tsc = join(machine.root, 'tests/browser/node_modules/typescript/bin/tsc');
  const compilerOptions = { noEmit: true, strict: true, target: 'es2022', lib: ['es2022', 'dom'], module: 'nodenext', types: [] };
  writeFileSync(join(here, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['host.ts'] }));
  const { status, stdout } = spawnSync(process.execPath, [tsc], { cwd: here, encoding: 'utf8' });
  assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
});

const digest = (how, name) => createHash(how).update(readFileSync(join(made, name))).digest();

function npm(...words) {
  return execFileSync('npm', words, { cwd: here, encoding: 'utf8', env: { ...process.env, npm_config_cache: join(here, '.npm') } });
}

function run(script) {
  writeFileSync(join(here, 'script.js'), script);
  return execFileSync(process.execPath, ['script.js'], { cwd: here, encoding: 'utf8' });
}
