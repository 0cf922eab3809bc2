// Without a network: after one visit, and as one file from the disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { drop, launch, result, visit } from './harness/chromium.js';
import { engines } from './harness/engines.js';
import { folder, remove } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const ONE_FILE = join(machine.root, 'dist/gouji.html');
const made = (name) => ({ name, bytes: readFileSync(join(machine.made, name)) });

test('after one visit the page works without a network, in both languages and for every reader', async (t) => {
  const page = await visit(t, browser, { serviceWorkers: 'allow' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until('all files kept', () => page.evaluate(async () => {
    const [name] = await caches.keys();
    return name && (await (await caches.open(name)).keys()).length > 20;
  }));
  // Each file for the page and the worker, and once more to be kept.
  const times = {};
  page.server.requests().forEach((line) => { times[line] = (times[line] || 0) + 1; });
  assert.deepEqual(Object.entries(times).filter(([line, count]) => count > 3 || !/^GET \/([\w-]+\.(js|wasm|svg|webmanifest)|styles\/\w+\.css)?$/.test(line)), []);
  await page.context().setOffline(true);
  const before = page.server.requests().length;
  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  assert.equal((await result(page, () => drop(page, broken))).status, 'wrong');
  for (const kind of ['.docx', '.xls', '.ofd']) {
    const name = readdirSync(machine.made).find((file) => file.endsWith(kind));
    if (name) assert.notEqual((await result(page, () => drop(page, made(name)))).status, 'failed', kind);
  }
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  assert.equal(page.server.requests().length, before);
});

test('a newer version is offered, and taken when the person says so', async (t) => {
  const dist = folder();
  t.after(() => remove(dist));
  cpSync(join(machine.root, 'dist'), dist, { recursive: true });
  const page = await visit(t, browser, { serviceWorkers: 'allow', dist });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  const worker = join(dist, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/gouji-[\w]+-/, 'gouji-newer-'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator('.update').waitFor();
  assert.match(await page.locator('.update').innerText(), /有新版本/);
  await Promise.all([page.waitForNavigation(), page.locator('.update button').click()]);
  await page.locator('gouji-check .bar').waitFor();
  const kept = await until('one cache', async () => {
    const names = await page.evaluate(() => caches.keys());
    return names.length === 1 && names;
  });
  assert.match(kept[0], /^gouji-newer-/);
});

test('the one file opens from the disk, checks every format, and asks the network for nothing', async (t) => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => /^(https?|wss?|ftp):/.test(request.url()) && asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    globalThis.goujiTold = [];
    for (const kind of ['gouji-result', 'gouji-error']) addEventListener(kind, (event) => goujiTold.push({ ...event.detail, kind }));
    addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI));
  });
  await page.goto(pathToFileURL(ONE_FILE).href);
  await page.locator('gouji-check .bar').waitFor();
  for (const name of readdirSync(machine.made)) {
    const { json } = await result(page, () => drop(page, made(name)));
    assert.equal(`${json.trimEnd()}\n`, printed(join(machine.made, name)), name);
  }
  await result(page, () => page.getByRole('button', { name: 'English' }).click());
  assert.equal(page.workers().length, 1, 'it checks in a worker');
  assert.deepEqual({ asked, complaints }, { asked: [], complaints: [] });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /connect-src 'none'/);
  assert.ok(statSync(ONE_FILE).size <= 4_500_000);
});

for (const engine of engines) {
  test(`${engine.name} opens the one file and checks the sample`, async (t) => {
    const page = await engine.open(pathToFileURL(ONE_FILE).href);
    t.after(page.close);
    await until('the sample button', () => page.evaluate(() => {
      const buttons = [...document.querySelector('gouji-check').shadowRoot?.querySelectorAll('.sheet button') ?? []];
      const sample = buttons.find((button) => button.textContent.includes('示例'));
      if (sample) sample.click();
      return Boolean(sample);
    }));
    const wrong = await until('a finding', () => page.evaluate(
      () => document.querySelector('gouji-check').shadowRoot.querySelectorAll('.finding[data-severity=wrong]').length,
    ));
    assert.equal(wrong, 1);
  });
}

test('Node says the same bytes as the command line about every format', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { createEngine } from ${JSON.stringify(pathToFileURL(join(machine.root, 'dist/create-engine.js')).href)};
    const engine = await createEngine();
    for (const [path, name] of JSON.parse(process.argv[1])) {
      for (const { json } of await engine.checkAll(readFileSync(path), { name })) console.log(json);
    }`;
  const names = readdirSync(machine.made);
  const list = names.map((name) => [join(machine.made, name), name]);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(list)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(said, names.map((name) => printed(join(machine.made, name))).join(''));
});

/** What the command line prints; it exits with 1 where something was found. */
function printed(path) {
  try {
    return execFileSync(machine.command, ['check', '--format=json', path], { encoding: 'utf8' });
  } catch (failure) {
    return failure.stdout;
  }
}
