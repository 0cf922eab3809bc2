// The script without modules: it leaves no name, and finds its files however an old system runs it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { drop, launch, result, visit } from './harness/chromium.js';
import { broken } from './harness/reports.js';

const browser = await launch();
after(() => browser.close());

const SCRIPT = '<script src="../gouji-check.iife.js"></script>';

/** The example with something else in the place of its script, under no policy: such systems have none. */
const instead = (html) => (page) => page.context().route('**/examples/iife.html', async (route) => {
  const response = await route.fetch();
  const { 'content-security-policy': _, ...headers } = response.headers();
  const text = await response.text();
  assert.ok(text.includes(SCRIPT));
  await route.fulfill({ response, headers, body: text.replace(SCRIPT, html) });
});

test('it leaves no name on the window', async (t) => {
  const names = (page) => page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !/^(gouji(Events|Violation)|\d+$|__)/.test(name)));
  const page = await visit(t, browser, { path: 'examples/iife.html' });
  await result(page, () => drop(page, broken));
  const without = await visit(t, browser, { path: 'examples/iife.html', ready: 'h1', before: instead('') });
  const known = await names(without);
  assert.deepEqual((await names(page)).filter((name) => !known.includes(name)), []);
});

const evaluated = (how) => `<script>
  var request = new XMLHttpRequest();
  request.onload = function () { ${how} };
  request.open('GET', '../gouji-check.iife.js');
  request.send();
</script>`;

for (const [what, html] of [
  ['from an address with a query', SCRIPT.replace('.js', '.js?v=1')],
  ['as a text that is evaluated, beside its tag', `<script type="text/later" src="../gouji-check.iife.js"></script>${evaluated('(0, eval)(request.responseText);')}`],
  ['as a text in a script, below the page\'s base', `<base href="../">${evaluated(`
    var script = document.createElement('script');
    script.text = request.responseText;
    document.head.appendChild(script).parentNode.removeChild(script);`).replace('../', '')}`],
]) {
  test(`it runs ${what}`, async (t) => {
    const page = await visit(t, browser, { path: 'examples/iife.html', before: instead(html) });
    assert.equal((await result(page, () => drop(page, broken))).status, 'wrong');
  });
}

test('it runs under another name', async (t) => {
  const before = async (page) => {
    await instead('<script src="../checker.js"></script>')(page);
    await page.context().route('**/checker.js', async (route) => route.fulfill({ response: await route.fetch({ url: route.request().url().replace('checker.js', 'gouji-check.iife.js') }) }));
  };
  const page = await visit(t, browser, { path: 'examples/iife.html', before });
  assert.equal((await result(page, () => drop(page, broken))).status, 'wrong');
});
