/**
 * What an element loads before it is mounted, and what it loads when it is needed first. Started module and style
 * sheets are shared by all elements of a page. After a failure the next call tries again.
 */
import start from './page.js';
import { url, wasm, ways } from './files.js';

/** In the order in which they apply. */
const SHEETS = ['tokens', 'base', 'layout', 'controls', 'components', 'paper', 'source', 'print'];

/** What only a report is drawn or printed with: an empty page does without. */
const OF_REPORT = ['components', 'paper', 'source', 'print'];

let started;
const sheets = {};
const adoptable = 'adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype;

/** Starts the module of the page. */
export async function startPage() {
  started = started || start({ module_or_path: wasm('page_bg.wasm') });
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/** Applies the style sheets to a shadow root: those of the empty page, or with `report` all of them. */
export async function applySheets(shadow, report = false) {
  if (adoptable) {
    const wanted = SHEETS.filter((name) => report || !OF_REPORT.includes(name));
    // Before Chromium 99 the list can only be assigned as a whole.
    shadow.adoptedStyleSheets = await Promise.all(wanted.map(sheet));
    return;
  }
  if (report) return;
  await Promise.all(SHEETS.map((name) => new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url(`styles/${name}.css`).href;
    link.onload = done;
    link.onerror = failed;
    shadow.append(link);
  })));
}

/** One sheet for all elements. */
function sheet(name) {
  sheets[name] = sheets[name] || ways.text(`styles/${name}.css`, howToLoad(name)).then((text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  });
  sheets[name].catch(() => { delete sheets[name]; });
  return sheets[name];
}

/**
 * A sheet that the document itself has was loaded just now, and is in the cache of the browser. Its rules cannot be taken
 * from there: what an engine writes of a shorthand with variables is not what it has read.
 */
function howToLoad(name) {
  const { href } = url(`styles/${name}.css`);
  return [...document.styleSheets].some((own) => own.href === href) ? { cache: 'force-cache' } : {};
}

/** Whether the error is that a policy forbids WebAssembly. Each engine has its own words for it. */
export const isForbidden = (error) => /unsafe-eval|Content Security Policy|call to WebAssembly/i.test(`${error}`);

/** The page's own texts in English, packed. */
export async function englishTexts() {
  const english = await ways.english();
  await english.default({ module_or_path: wasm('english_bg.wasm') });
  return english.page_words();
}

/** An invented report with one fault in it, as the text of a web page. Servers write into files that end in .html. */
export const sample = () => ways.text('sample.txt');

/** The blank form of an edition, in the same way. */
export const blank = (edition) => ways.text(`blank-${edition}.txt`);

/** The options of a check, validated. Rejects with a TypeError where they are not as declared. */
export async function validated(options) {
  if (Object.keys(options).length === 0) return options;
  const module = await ways.options();
  await module.default({ module_or_path: wasm('options_bg.wasm') });
  try {
    return module.check_options(options);
  } catch (error) {
    throw new TypeError(error.message);
  }
}

/** The file at an address; null where there is no address. */
export async function fetchFile(address) {
  if (!address) return null;
  const answer = await fetch(address, { credentials: 'same-origin', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new File([await answer.blob()], decoded(new URL(answer.url).pathname.split('/').pop()));
}

/** A file name out of an address. Names that are no UTF-8, such as those of older systems in GBK, stay encoded. */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    return name;
  }
}
