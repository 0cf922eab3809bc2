// EMBEDDING.md: its code blocks are served as a site that follows it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, test } from 'node:test';
import { launch } from './harness/chromium.js';
import { engines } from './harness/engines.js';
import * as machine from './harness/machine.js';
import { broken } from './harness/reports.js';
import { until } from './harness/wait.js';

const text = readFileSync(join(machine.root, 'EMBEDDING.md'), 'utf8');
const [chinese] = text.split('\n## English');

/** The first block of a language under a heading. */
const block = (heading, language) => {
  const [, section] = chinese.split(`\n## ${heading}\n`);
  const [, indent, body] = section.split('\n## ')[0].match(new RegExp('^( *)```' + language + '\\n(.*?)^ *```$', 'ms'));
  return body.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
};

const nginx = block('策略', 'nginx').match(/Content-Security-Policy "([^"]*)"/)[1];
const least = block('策略', '').trim();

const browser = await launch();
after(() => browser.close());

test('every link leads somewhere also where only this file is', () => {
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => `#${heading.toLowerCase()}`);
  const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
  assert.deepEqual(links.filter((link) => !headings.includes(link)), []);
  // What is named in the sources is there.
  const named = [...text.matchAll(/`((?:docs|examples|src)\/[\w./-]*)`/g)].map(([, path]) => path);
  assert.deepEqual(named.filter((path) => !existsSync(join(machine.root, path))), []);
});

test('all that the element has is named', () => {
  const [{ declarations: [element] }] = JSON.parse(readFileSync(join(machine.root, 'src/embed/package/custom-elements.json'), 'utf8')).modules;
  const names = ['attributes', 'members', 'events', 'cssProperties'].flatMap((kind) => element[kind].map(({ name }) => name));
  assert.deepEqual(names.filter((name) => !new RegExp('`' + name + '[`(]').test(chinese)), []);
});

test('IIS says what nginx says', () => {
  assert.equal(block('策略', 'xml').match(/name="Content-Security-Policy" value="([^"]*)"/)[1], nginx);
});

test('a frame of the same site, under a policy that is left as it is', async (t) => {
  const { page, said, complaints } = await site(t, { policy: "default-src 'self'", own: nginx, html: block('框架', 'html') });
  const frame = page.frameLocator('#gouji');
  await frame.locator('gouji-check .bar').waitFor();
  await page.locator('#report').setInputFiles({ name: broken.name, mimeType: 'text/html', buffer: Buffer.from(broken.text) });
  await until('the result', () => said.some((line) => line.startsWith('发现 1 处错误。')));
  assert.ok((await page.locator('#gouji').boundingBox()).height > 400, 'as high as what it shows');
  // The message of Chromium where framing is forbidden.
  await page.frames()[1].evaluate(() => { globalThis.print(); });
  assert.deepEqual(complaints, []);
});

test('an element, with what it needs added to the policy', async (t) => {
  const { page, complaints } = await site(t, { policy: `default-src 'none'; ${least}`, own: `default-src 'none'; ${least}`, html: block('元素', 'html') });
  await page.locator('gouji-check .bar').waitFor();
  assert.equal(await checked(page), 'wrong');
  assert.deepEqual(complaints, []);
});

test('one script, likewise', async (t) => {
  const { page, complaints } = await site(t, { policy: `default-src 'none'; ${least}`, own: `default-src 'none'; ${least}`, html: block('一个脚本', 'html') });
  await page.locator('gouji-check .bar').waitFor();
  assert.equal(await checked(page), 'wrong');
  assert.deepEqual(complaints, []);
});

test('a field keeps the form from being sent where the checker cannot run', async (t) => {
  const [scripts] = block('元素', 'html').split('\n<gouji-check>');
  const [, form] = chinese.split('**发布前把关**：');
  const html = scripts + form.match(/```html\n(.*?)```/s)[1];
  const { page } = await site(t, { policy: "default-src 'self'", own: nginx, html });
  await page.locator('gouji-check [role=alert]').waitFor();
  assert.match(await page.locator('gouji-check [role=alert]').innerText(), /wasm-unsafe-eval.*同一网站的框架/);
  assert.equal(await page.evaluate(() => document.querySelector('form').checkValidity()), false);
});

test('a kernel before Chromium 97 runs it where eval is allowed, and says why where it is not', async (t) => {
  const older = engines.find(({ csp }) => !csp);
  for (const [needs, shown] of [[least, '[role=alert]'], [least.replace('wasm-unsafe-eval', 'unsafe-eval'), '.bar']]) {
    const { address } = await served(t, { policy: `default-src 'none'; ${needs}`, own: `default-src 'none'; ${needs}`, html: block('元素', 'html') });
    const page = await older.open(address);
    t.after(page.close);
    await until(shown, () => page.evaluate((shown) => Boolean(document.querySelector('gouji-check').shadowRoot.querySelector(shown)), shown));
  }
});

const checked = (page) => page.evaluate(async ({ name, text }) => (await document.querySelector('gouji-check').check(new File([text], name))).status, broken);

/** A site with `dist/` as /gouji/, whose answers there have a policy of their `own`. */
async function served(t, { policy, own, html }) {
  const mine = {
    '/': ['text/html; charset=utf-8', `<!doctype html><meta charset="utf-8"><title>site</title><link rel="icon" href="data:,">${html}`],
    '/js/check.js': ['text/javascript', block('框架', 'js')],
  };
  const server = createServer(({ url, headers: { host } }, answer) => {
    const files = { ...mine, '/gouji/config.json': ['application/json', block('框架', 'json').replace('https://www.example.gov.cn', `http://${host}`)] };
    const path = join(machine.root, 'dist', normalize(url.replace(/^\/gouji\//, '/')));
    const found = files[url] || (existsSync(path) && [KINDS[extname(path)], readFileSync(path)]);
    answer.writeHead(found ? 200 : 404, { 'Content-Type': (found && found[0]) || 'text/plain', 'Content-Security-Policy': url.startsWith('/gouji/') ? own : policy });
    answer.end(found ? found[1] : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${server.address().port}/` };
}

/** Such a site in Chromium, with what its page says and complains about. */
async function site(t, how) {
  const { address } = await served(t, how);
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(15_000);
  const [said, complaints] = [[], []];
  // The page of this test has an icon that no policy here allows.
  page.on('console', (message) => (message.type() === 'error' ? !/data:,/.test(message.text()) && complaints.push(message.text()) : said.push(message.text())));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, said, complaints };
}

const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };
