// Without a network: after one visit, and as one file from the disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { drop, inEnglish, launch, result, visit } from './harness/chromium.js';
import { engines, stands } from './harness/engines.js';
import { printed } from './harness/command.js';
import { folder, remove } from './harness/folder.js';
import * as machine from './harness/machine.js';
import { portal } from './harness/portal.js';
import { broken, clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const ONE_FILE = join(machine.root, 'dist/gouji.html');
const files = readdirSync(machine.made);
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
  assert.deepEqual(Object.entries(times).filter(([line, count]) => count > 3 || !/^GET \/([\w-]+\.(html|js|wasm|svg|txt|webmanifest)|styles\/\w+\.css)?$/.test(line)), []);
  await page.context().setOffline(true);
  const before = page.server.requests().length;
  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  assert.equal((await result(page, () => drop(page, broken))).status, 'wrong');
  for (const kind of ['.docx', '.ofd', '.xls']) {
    const name = files.find((file) => file.endsWith(kind));
    // Of these only .xls is made by another program, which may be missing.
    const skip = !name && kind === '.xls' && 'its maker is not here';
    await t.test(`${kind} without a network`, { skip }, async () => {
      assert.notEqual((await result(page, () => drop(page, made(name)))).status, 'failed');
    });
  }
  await inEnglish(page);
  assert.deepEqual(page.server.requests().slice(before), []);
});

test('a newer version is offered, and taken when the person says so', async (t) => {
  const dist = copy(t);
  const page = await visit(t, browser, { serviceWorkers: 'allow', dist });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.locator('gouji-check .bar').waitFor();
  deploy(dist, {});
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator('.update').waitFor();
  assert.match(await page.locator('.update').innerText(), /有新版本/);
  await Promise.all([page.waitForNavigation(), page.locator('.update button').click()]);
  await page.locator('gouji-check .bar').waitFor();
  const kept = await until('one cache', async () => {
    const names = await page.evaluate(() => caches.keys());
    return names.length === 1 && names;
  });
  assert.equal(kept[0], `gouji-${page.server.url}-newer`);
});

for (const engine of engines) {
  test(`${engine.name} finds the page again where the server redirects to it`, async (t) => {
    const dist = join(machine.root, 'dist');
    const headers = { 'X-Content-Type-Options': 'nosniff' };
    const server = await portal({ '/g/': dist }, { redirects: { '/g/': '/g/index.html' }, headers });
    t.after(server.stop);
    const page = await engine.open(`${server.url}/g/`);
    t.after(page.close);
    await stands(page);
    await active(page);
    for (const stop of [() => {}, server.stop]) {
      stop();
      for (const path of ['', '?a=b', 'index.html']) {
        await page.go(`${server.url}/g/${path}`);
        await stands(page);
      }
    }
    const named = await until('an answer', () => page.evaluate(() => {
      fetch('./').then(({ headers }) => { globalThis.goujiNamed = headers.get('X-Content-Type-Options'); });
      return globalThis.goujiNamed;
    }));
    assert.equal(named, 'nosniff', 'the headers of the server are kept');
  });
}

// A page without its end, and a script of another build.
for (const [name, other] of [['index.html', (text) => text.slice(0, 900)], ['files.js', (text) => `${text}/**/`]]) {
  test(`a build with another ${name} is not kept until that is right`, async (t) => {
    const dist = copy(t);
    const { server, page } = await visited(t, dist);
    // A newer one waits only while a page lives on the older.
    await page.reload();
    const before = await page.evaluate(() => caches.keys());

    const right = readFileSync(join(dist, name), 'utf8');
    deploy(dist, { 'messages.js': `${readFileSync(join(dist, 'messages.js'), 'utf8')}/* newer */` });
    writeFileSync(join(dist, name), other(right));
    assert.equal(await renewed(page), false);
    assert.deepEqual(await page.evaluate(() => caches.keys()), before);

    writeFileSync(join(dist, name), right);
    assert.equal(await renewed(page), true);
    assert.deepEqual((await page.evaluate(() => caches.keys())).sort(), [...before, `gouji-${server.url}/-newer`].sort());
  });
}

test('a first visit to half a build keeps nothing, and a later one keeps it', async (t) => {
  const dist = copy(t);
  const late = join(dist, 'pdf_bg.wasm');
  const right = readFileSync(late);
  writeFileSync(late, right.subarray(0, 1000));
  // A system that publishes pages writes into them.
  for (const name of ['index.html', 'embed.html']) appendFileSync(join(dist, name), '<!-- published -->');
  const server = await portal({ '/': dist });
  t.after(server.stop);
  const page = await visitor(t);
  await page.goto(server.url);
  await stands(page);
  await until('the worker to give up', () => page.evaluate(async () => !await navigator.serviceWorker.getRegistration()));
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  writeFileSync(late, right);
  await page.reload();
  await active(page);
  server.stop();
  await page.reload();
  await stands(page);
});

test('installations on one origin leave each other\'s files alone', async (t) => {
  // One scope is the beginning of the others, and one goes on as if with a build.
  const places = ['/a/', '/a/-b/', '/c/'];
  const dist = places.map(() => copy(t));
  const server = await portal(Object.fromEntries(places.map((path, at) => [path, dist[at]]).reverse()));
  t.after(server.stop);
  const page = await visitor(t);
  for (const path of places) {
    await page.goto(server.url + path);
    await stands(page);
    await active(page);
  }
  // The first takes a newer build, and clears away its own older one.
  await page.goto(`${server.url}/a/`);
  deploy(dist[0], {});
  assert.equal(await renewed(page), true);
  await Promise.all([page.waitForNavigation(), page.locator('.update button').click()]);
  const names = await until('one cache each', async () => {
    const all = await page.evaluate(() => caches.keys());
    return all.length <= places.length && all;
  });
  assert.deepEqual(names.map((name) => name.replace(/[^-]+$/, '')).sort(), places.map((path) => `gouji-${server.url}${path}-`).sort());
  server.stop();
  for (const path of places) {
    await page.goto(server.url + path);
    await stands(page);
  }
});

test('the page of a frame, and what a program imports, are of the build that is kept', async (t) => {
  const dist = copy(t);
  const { server, page } = await visited(t, dist);
  // In the newer build each of these needs what only its own other files have.
  const own = (name, more) => [name, `${readFileSync(join(dist, name), 'utf8')}\n${more}`];
  deploy(dist, Object.fromEntries([
    own('files.js', 'export const NEWER = 1;'),
    ...['frame.js', 'create-engine.js', 'host.js'].map((name) => own(name, "import { NEWER } from './files.js'; globalThis.goujiNewer = NEWER;")),
  ]));
  const works = async (newer) => {
    await page.goto(`${server.url}/embed.html`);
    await stands(page);
    const told = await page.evaluate(async () => {
      const { createEngine } = await import('./create-engine.js');
      await import('./host.js');
      return { build: typeof (await createEngine()).build, newer: globalThis.goujiNewer };
    });
    assert.deepEqual(told, { build: 'string', newer });
  };
  await works(undefined);
  await page.goto(server.url);
  assert.equal(await renewed(page), true);
  await works(undefined);
  await page.goto(server.url);
  await Promise.all([page.waitForNavigation(), page.locator('.update button').click()]);
  await works(1);
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
    globalThis.goujiEvents = [];
    for (const kind of ['gouji-result', 'gouji-error']) addEventListener(kind, (event) => goujiEvents.push({ ...event.detail, kind }));
    addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI));
  });
  await page.goto(pathToFileURL(ONE_FILE).href);
  await page.locator('gouji-check .bar').waitFor();
  assert.ok(files.length > 20, `${files.length} files`);
  for (const name of files) {
    const { json } = await result(page, () => drop(page, made(name)));
    assert.equal(`${json.trimEnd()}\n`, printed(join(machine.made, name)), name);
  }
  await inEnglish(page);
  assert.equal(page.workers().length, 1, 'it checks in a worker');
  assert.deepEqual({ asked, complaints }, { asked: [], complaints: [] });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /default-src 'none'/);
  assert.ok(statSync(ONE_FILE).size <= 4_500_000);
});

test('Node says the same bytes as the command line about every format', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { createEngine } from ${JSON.stringify(pathToFileURL(join(machine.root, 'dist/create-engine.js')).href)};
    const engine = await createEngine();
    for (const [path, name] of JSON.parse(process.argv[1])) {
      for (const { json } of await engine.checkAll(readFileSync(path), { name })) console.log(json);
    }`;
  assert.ok(files.length > 20, `${files.length} files`);
  const list = files.map((name) => [join(machine.made, name), name]);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(list)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(said, files.map((name) => printed(join(machine.made, name))).join(''));
});

/** A visitor of another server, whose files are kept. */
async function visitor(t) {
  const context = await browser.newContext({ locale: 'zh-CN' });
  t.after(() => context.close());
  return context.newPage();
}

/** A server of a build, and a visitor of it for whom that is kept. */
async function visited(t, dist) {
  const server = await portal({ '/': dist });
  t.after(server.stop);
  const page = await visitor(t);
  await page.goto(server.url);
  await stands(page);
  await active(page);
  return { server, page };
}

/** The files are kept, and a worker serves them: one of this very page, not of a folder above it. */
function active(page) {
  return until('the worker', () => page.evaluate(() => {
    navigator.serviceWorker.getRegistration().then((registered) => {
      globalThis.goujiActive = Boolean(registered && registered.active && registered.active.state === 'activated'
        && registered.scope === new URL('./', location.href).href);
    });
    return globalThis.goujiActive;
  }), 30_000);
}

/** Looks for a newer build now; whether it is kept, and waits. */
function renewed(page) {
  return page.evaluate(async () => {
    const registered = await navigator.serviceWorker.getRegistration();
    await registered.update().catch(() => {});
    while (registered.installing) await new Promise((resolve) => setTimeout(resolve, 50));
    return Boolean(registered.waiting);
  });
}

/** A dist/ of a test's own. */
function copy(t) {
  const dist = folder();
  t.after(() => remove(dist));
  cpSync(join(machine.root, 'dist'), dist, { recursive: true });
  return dist;
}

/** Makes it a newer build: some of its files are others, and its worker knows. */
function deploy(dist, files) {
  const worker = join(dist, 'sw.js');
  const sum = (bytes) => createHash('sha256').update(bytes).digest('base64').slice(0, 16);
  let script = readFileSync(worker, 'utf8').replace(/[0-9a-f]{12}(?=[`"])/, 'newer');
  for (const [name, text] of Object.entries(files)) {
    script = script.replace(sum(readFileSync(join(dist, name))), sum(text));
    writeFileSync(join(dist, name), text);
  }
  writeFileSync(worker, script);
}
