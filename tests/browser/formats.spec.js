// Every format in the browser: the same bytes as on the command line, and modules that are loaded when they are needed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drop, eventsOf, launch, result, visit } from './harness/chromium.js';
import { printed } from './harness/command.js';
import * as machine from './harness/machine.js';
import { clean } from './harness/reports.js';
import { until } from './harness/wait.js';

const browser = await launch();
after(() => browser.close());

const files = readdirSync(machine.made);
const made = (name) => ({ name, bytes: readFileSync(join(machine.made, name)) });

test('the command line and the worker say the same bytes about every format', async (t) => {
  const page = await visit(t, browser);
  assert.ok(files.length > 20, `${files.length} files`);
  for (const name of files) {
    const { json } = await result(page, () => drop(page, made(name)));
    assert.equal(`${json.trimEnd()}\n`, printed(join(machine.made, name)), name);
    assert.notEqual(JSON.parse(json).status, 'refused', name);
  }
});

for (const [kind, reader] of [['docx', 'office'], ['ofd', 'office'], ['pdf', 'pdf'], ['doc', 'legacy'], ['xls', 'legacy']]) {
  const name = files.find((file) => file.endsWith(`.${kind}`));
  test(`the reader of ${kind} is fetched with the first such file, and once`, { skip: !name && 'its maker is not here' }, async (t) => {
    const page = await visit(t, browser);
    await result(page, () => drop(page, clean));
    const before = page.server.requests().length;
    await result(page, () => drop(page, made(name)));
    const fetched = () => page.server.requests().slice(before).sort();
    assert.deepEqual(fetched(), [`GET /${reader}.js`, `GET /${reader}_bg.wasm`]);
    await result(page, () => drop(page, made(name)));
    assert.equal(fetched().length, 2);
  });
}

const pdf = files.find((file) => file.endsWith('.pdf'));

test('a reader that does not come is said, and comes the next time', async (t) => {
  const page = await visit(t, browser, { expected: [/Failed to load resource/] });
  // The network fails: neither the module nor its replacement is loaded.
  for (const name of ['pdf_bg.wasm', 'carried.js']) await page.context().route(`**/${name}`, (route) => route.abort(), { times: 1 });
  await drop(page, made(pdf));
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /没有载入.*不是文件的问题/s);
  const { status } = await result(page, () => drop(page, made(pdf)));
  assert.notEqual(status, 'failed');
});

test('how much of a reader has come is shown, and waiting for it can be called off', async (t) => {
  const page = await visit(t, browser);
  await page.context().route('**/pdf_bg.wasm', () => {});
  await drop(page, made(pdf));
  await page.locator('.strip--reading').getByText(/首次读取 PDF 文件，正在从本网站载入读取组件：0%/).waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await until('no strip', async () => (await page.locator('.strip--reading').count()) === 0);
  await result(page, () => drop(page, clean));
  assert.equal((await eventsOf(page)).at(-1).status, 'clean');
});

test('a page of fixed layout shows its text where it stands, and a finding leads there', async (t) => {
  const page = await visit(t, browser);
  await result(page, () => drop(page, made(pdf)));
  await page.getByRole('button', { name: '原文' }).click();
  await page.locator('.source__page text').first().waitFor();
  await page.locator('.finding__go').first().click();
  const places = await until('the focus on the page', () => page.evaluate(
    () => document.querySelector('gouji-check').shadowRoot.activeElement?.dataset.places,
  ));
  assert.match(places, /\//);
});
