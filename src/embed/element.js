/**
 * <gouji-check> reads an annual report on this machine and shows what is wrong with it.
 *
 * @attr src           address of a report to check, of this origin or allowed by CORS
 * @attr last-year-src address of last year's report, to lie beside it
 * @attr edition       "2019" or "2021"; default: as the text says
 * @attr year          the year it is about, "2023"
 * @attr organ         the body whose report it is
 * @attr lang          "zh-CN" (default) or "en"
 * @attr theme         "light" or "dark" for the frame; default: the reader's own. The report is always white.
 * @attr whole-page    take files, pasted text and keys from the whole window, not only the element
 * @attr name          its name in a form; its value is the bytes of wire v1
 * @attr required      a form is not sent before a report was checked, nor while something in it is wrong
 * @prop profile       what the office has set, as an object or JSON (docs/profile.schema.json); read when a
 *                     file is checked
 * @prop published     the day of publication, "2024-01-20"
 * @prop report        the last result as an object of wire v1, or null
 * @prop status        idle, checking, clean, doubtful, wrong, partial, refused or failed
 * @fires gouji-ready   it stands and can be asked
 * @fires gouji-result  detail: { json, status, headline }, the bytes of wire v1, its status, and that in a sentence
 * @fires gouji-error   detail: { kind, status }, kind "load", "forbidden", "input" or "internal"
 * @cssprop --gj-accent  the one colour a host may want to change
 * @cssprop --gj-font    the letters of the frame
 *
 * Written for Chromium 80, Firefox 115 and Safari 16.4, and for a CSP without inline anything.
 */
import start, { mount } from './page.js';
import { bytesOf, url, wasm, ways } from './files.js';
import { SAID } from './said.js';
import { end } from './shared.js';

const SHEETS = ['tokens', 'base', 'layout', 'components', 'paper', 'source', 'print'];

// One module, one set of sheets, however many elements there are on the page.
let started;
let sheets;
const adoptable = 'adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype;

async function run() {
  started = started || start({ module_or_path: wasm('page_bg.wasm') });
  try {
    await started;
  } catch (error) {
    // The next element tries again: the line may be back.
    started = undefined;
    throw error;
  }
}

/** The page's own words in English. */
async function words() {
  const english = await ways.english();
  await english.default({ module_or_path: wasm('english_bg.wasm') });
  return english.page_words();
}

async function dress(shadow) {
  if (adoptable) {
    sheets = sheets || Promise.all(SHEETS.map(async (name) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await ways.sheet(name));
      return sheet;
    }));
    // Before Chromium 99 the list is assigned as a whole, never pushed to.
    shadow.adoptedStyleSheets = await sheets;
    return;
  }
  await Promise.all(SHEETS.map((name) => new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url(`styles/${name}.css`).href;
    link.onload = done;
    link.onerror = failed;
    shadow.append(link);
  })));
}

/** A policy that forbids WebAssembly is told by the error, in the words of each engine. */
const forbidden = (error) => /unsafe-eval|Content Security Policy|call to WebAssembly/i.test(`${error}`);

export class GoujiCheck extends HTMLElement {
  static get formAssociated() { return true; }

  static get observedAttributes() { return ['src', 'last-year-src', 'lang', 'required']; }

  constructor() {
    super();
    this.state = { status: 'idle', json: '', headline: '', waiting: null, order: null };
    this.internals = this.attachInternals ? this.attachInternals() : null;
  }

  connectedCallback() {
    this.hold();
    this.mounting = this.mountInto(this.shadowRoot || this.attachShadow({ mode: 'open' }));
    // Said by an event and in the element itself.
    this.mounting.catch(() => {});
  }

  disconnectedCallback() {
    this.settle('abort');
    this.state = { ...this.state, status: 'idle', json: '', headline: '' };
    // What is still being mounted is taken down as soon as it stands.
    this.mounting.then((handle) => handle && handle.destroy(), () => {});
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.state.order) return;
    if (name === 'lang') this.state.order({ kind: 'speak', language: now || 'zh-CN' });
    else if (name === 'required') this.hold();
    else this.load();
  }

  get status() { return this.state.status; }

  get report() { return this.state.json ? JSON.parse(this.state.json) : null; }

  get form() { return this.internals && this.internals.form; }

  get validity() { return this.internals && this.internals.validity; }

  get validationMessage() { return this.internals ? this.internals.validationMessage : ''; }

  checkValidity() { return this.internals ? this.internals.checkValidity() : true; }

  reportValidity() { return this.internals ? this.internals.reportValidity() : true; }

  /**
   * Checks a File, bytes or a text, and shows it. Resolves to what `gouji-result` tells; rejects with an
   * AbortError where something else is checked before it is done.
   *
   * `options`: { name, source: "file" | "pasted-html" | "pasted-text", edition, year, organ, lastYear,
   * lastYearName }.
   */
  async check(input, options = {}) {
    this.settle('abort');
    const mine = {};
    mine.answered = new Promise((resolve, reject) => Object.assign(mine, { resolve, reject }));
    mine.answered.catch(() => {});
    this.state.waiting = mine;
    const [bytes, lastYear] = await Promise.all([input, options.lastYear].map(bytesOf));
    await this.mounting;
    if (this.state.waiting === mine) {
      mine.ordered = true;
      this.state.status = 'checking';
      const attribute = (key) => this.getAttribute(key) || '';
      this.state.order({
        kind: 'check',
        name: input.name || '',
        source: typeof input === 'string' ? 'pasted-text' : 'file',
        lastYearName: (options.lastYear && options.lastYear.name) || (lastYear ? 'last-year' : ''),
        edition: attribute('edition'),
        year: attribute('year'),
        organ: attribute('organ'),
        ...options,
        bytes,
        lastYear: lastYear || undefined,
      });
    }
    return mine.answered;
  }

  /** As it was before anything came. */
  clear() {
    this.settle('abort');
    Object.assign(this.state, { status: 'idle', json: '', headline: '' });
    if (this.state.order) this.state.order({ kind: 'clear' });
    this.hold();
  }

  /** To the mark of a finding of the last result, by its `id`. */
  focusFinding(id) {
    const number = Number(`${id}`.replace(/^f/, ''));
    if (this.state.order && number > 0) this.state.order({ kind: 'focus', number });
  }

  async mountInto(shadow) {
    const root = document.createElement('div');
    try {
      await Promise.all([run(), dress(shadow)]);
    } catch (error) {
      const kind = forbidden(error) ? 'forbidden' : 'load';
      this.say(shadow, SAID[kind === 'load' ? 'missing' : kind]);
      this.tell('gouji-error', { kind, status: 'failed' });
      throw error;
    }
    if (!this.isConnected) return null;
    while (shadow.lastChild && shadow.lastChild.nodeName !== 'LINK') shadow.lastChild.remove();
    shadow.append(root);
    const language = this.getAttribute('lang') || 'zh-CN';
    const handle = mount(root, this.host(), this.hasAttribute('whole-page'), language, this.getAttribute('theme') || '');
    // Its effects, and with them its ear, come with the first drawing.
    while (!this.state.order && this.isConnected) await new Promise((drawn) => setTimeout(drawn));
    this.hold();
    this.tell('gouji-ready', {});
    this.load();
    return handle;
  }

  /** Checks what the attributes name. */
  async load() {
    const src = this.getAttribute('src');
    if (!src) return;
    try {
      const [file, lastYear] = await Promise.all([src, this.getAttribute('last-year-src')].map(fetched));
      await this.check(file, { lastYear: lastYear || undefined });
    } catch (error) {
      if (error.name !== 'AbortError') this.tell('gouji-error', { kind: 'input', status: 'failed' });
    }
  }

  /** What the page needs to be lent, because only a module knows where it was loaded from. */
  host() {
    return {
      startWorker: () => {
        // Who asks again has given the first one up for dead, whoever else still waits for it.
        if (this.worker) this.worker.whole.die();
        this.worker = end(ways.worker);
        return this.worker;
      },
      importWorker: async () => {
        const engine = await ways.engine();
        await engine.ready();
        return engine;
      },
      english: words,
      profile: () => {
        const profile = this.profile || '';
        return typeof profile === 'string' ? profile : JSON.stringify(profile);
      },
      published: () => `${this.published || ''}`,
      obey: (order) => { this.state.order = order || null; },
      tell: (event, detail) => this.hear(event, detail),
    };
  }

  /** What the page says. */
  hear(event, detail) {
    this.state.status = detail.status;
    if (event === 'gouji-result') Object.assign(this.state, { json: detail.json, headline: detail.headline });
    this.hold();
    this.tell(event, detail);
    this.settle(event, detail);
  }

  /** Answers who waits for a check. */
  settle(event, detail) {
    const { waiting } = this.state;
    // Whatever comes before it was ordered is about something else.
    if (!waiting || (event !== 'abort' && !waiting.ordered)) return;
    this.state.waiting = null;
    if (event === 'gouji-result') waiting.resolve(detail);
    else if (event === 'abort') waiting.reject(new DOMException('another check', 'AbortError'));
    else waiting.reject(Object.assign(new Error(detail.kind), detail));
  }

  /** Its value in a form, and whether that may be sent. */
  hold() {
    const { json, status, headline } = this.state;
    if (!this.internals) return this.holdWithout(json);
    this.internals.setFormValue(json || null);
    if (!this.hasAttribute('required')) return this.internals.setValidity({});
    const anchor = this.shadowRoot && this.shadowRoot.querySelector('button');
    const message = headline || this.textContent.trim() || 'gouji-check';
    if (!json || status === 'refused' || status === 'failed') return this.internals.setValidity({ valueMissing: true }, message, ...(anchor ? [anchor] : []));
    if (JSON.parse(json).findings.some(({ severity }) => severity === 'wrong')) return this.internals.setValidity({ customError: true }, message, ...(anchor ? [anchor] : []));
    return this.internals.setValidity({});
  }

  /** Where elements cannot be fields of a form: a hidden one beside it. The events do the rest. */
  holdWithout(json) {
    if (!this.hasAttribute('name') || !this.isConnected) return;
    this.field = this.field || Object.assign(document.createElement('input'), { type: 'hidden' });
    Object.assign(this.field, { name: this.getAttribute('name'), value: json });
    if (this.field.previousSibling !== this) this.after(this.field);
  }

  say(shadow, sentence) {
    const words = document.createElement('p');
    words.textContent = sentence[this.getAttribute('lang')] || sentence['zh-CN'];
    words.setAttribute('role', 'alert');
    shadow.append(words);
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
}

async function fetched(address) {
  if (!address) return null;
  const answer = await fetch(address, { credentials: 'same-origin', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const name = decodeURIComponent(new URL(answer.url).pathname.split('/').pop());
  return new File([await answer.blob()], name);
}

if (!customElements.get('gouji-check')) customElements.define('gouji-check', GoujiCheck);
