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
 * @prop report        what is on the screen as an object of wire v1; null while another file is being read
 * @prop summary       the same in numbers and a sentence: { status, headline, wrong, doubtful, remarks, muted, checked,
 *                     unchecked, edition, year, organ }; null while there is no report
 * @prop status        idle, checking, clean, doubtful, wrong, partial, refused or failed, of what is on the screen
 * @fires gouji-ready   it stands and can be asked
 * @fires gouji-result  detail: { json, summary, status, headline, by }, the bytes of wire v1, the summary, its status,
 *                      that in a sentence, and who had it checked: "host" or "person"; once for each file
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

/** Before anything came. */
const NOTHING = { status: 'idle', json: '', summary: null, asked: 0 };

/** What takes the focus of the element. */
const FIRST = 'input, button';

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

/** What a host says about a file, without what nobody knows. Rejects with a TypeError where it is something else. */
async function understood(said) {
  if (Object.keys(said).length === 0) return said;
  const module = await ways.options();
  await module.default({ module_or_path: wasm('options_bg.wasm') });
  try {
    return module.check_options(said);
  } catch (error) {
    throw new TypeError(error.message);
  }
}

async function dress(shadow) {
  if (adoptable) {
    sheets = sheets || Promise.all(SHEETS.map(async (name) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await ways.sheet(name));
      return sheet;
    }));
    try {
      // Before Chromium 99 the list is assigned as a whole, never pushed to.
      shadow.adoptedStyleSheets = await sheets;
    } catch (error) {
      sheets = undefined;
      throw error;
    }
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
    this.state = { ...NOTHING, waiting: null };
    this.count = 0;
    this.internals = this.attachInternals ? this.attachInternals() : null;
  }

  connectedCallback() {
    // One standing in the document: what began in an earlier one goes nowhere.
    const turn = { order: null };
    this.turn = turn;
    this.hold();
    this.mounting = this.mountInto(this.shadowRoot || this.attachShadow({ mode: 'open' }), turn);
    // Said by an event and in the element itself.
    this.mounting.catch(() => {});
  }

  disconnectedCallback() {
    this.turn = null;
    this.worker = null;
    this.loading = null;
    this.settle();
    Object.assign(this.state, NOTHING);
    if (this.field) this.field.remove();
    // What is still being mounted is taken down as soon as it stands.
    this.mounting.then((handle) => handle && handle.destroy(), () => {});
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isReady()) return;
    if (name === 'lang') this.order({ kind: 'speak', language: now || 'zh-CN' });
    else if (name === 'required') this.hold();
    else this.load();
  }

  formResetCallback() { this.clear(); }

  get status() { return this.state.status; }

  get summary() { return this.state.summary; }

  get report() { return this.state.json ? JSON.parse(this.state.json) : null; }

  get form() { return this.internals && this.internals.form; }

  get validity() { return this.internals && this.internals.validity; }

  get validationMessage() { return this.internals ? this.internals.validationMessage : ''; }

  checkValidity() { return this.internals ? this.internals.checkValidity() : true; }

  reportValidity() { return this.internals ? this.internals.reportValidity() : true; }

  focus(options) {
    const first = this.shadowRoot && this.shadowRoot.querySelector(FIRST);
    if (first) first.focus(options);
    else super.focus(options);
  }

  /**
   * Checks a File, bytes or a text, and shows it. Resolves to what `gouji-result` tells. Rejects with an
   * AbortError where nothing comes of it: something else is checked before it is done, a person calls it off,
   * the element goes, or it is an archive with no report or with several; with an error of `kind` "load" or
   * "internal" where the checker fails.
   *
   * `options`: { name, source: "file" | "pasted-html" | "pasted-text", edition, year, organ, lastYear,
   * lastYearName }.
   */
  async check(input, options = {}) {
    if (!this.turn) throw new DOMException('the element is in no document', 'InvalidStateError');
    if (input === undefined || input === null) throw new TypeError('there is nothing to check');
    const { lastYear: other, ...said } = options;
    const read = [input, other].map(bytesOf);
    this.settle();
    this.loading = null;
    this.count += 1;
    const mine = { number: this.count };
    mine.answered = new Promise((resolve, reject) => Object.assign(mine, { resolve, reject }));
    mine.answered.catch(() => {});
    this.state.waiting = mine;
    this.show('checking', '', null);
    try {
      const [options, bytes, lastYear] = await Promise.all([understood(said), ...read]);
      await this.mounting;
      if (this.state.waiting === mine) {
        this.order({ kind: 'check', options: { ...this.optionsOf(input, other), ...options }, number: mine.number, bytes, lastYear: lastYear || undefined });
      }
    } catch (error) {
      if (this.state.waiting === mine) {
        this.state.waiting = null;
        this.show('failed', '', null);
      }
      throw error;
    }
    return mine.answered;
  }

  /** What the element says about a file. */
  optionsOf(input, lastYear) {
    const attribute = (key) => this.getAttribute(key) || undefined;
    return {
      name: input.name || undefined,
      source: typeof input === 'string' ? 'pasted-text' : 'file',
      lastYearName: lastYear ? lastYear.name || 'last-year' : undefined,
      edition: attribute('edition'),
      year: attribute('year'),
      organ: attribute('organ'),
    };
  }

  /** As it was before anything came. */
  clear() {
    this.settle();
    this.loading = null;
    this.show('idle', '', null);
    this.order({ kind: 'clear' });
  }

  /** To the mark of a finding of the last result, by its `id`. */
  focusFinding(id) {
    const number = Number(`${id}`.replace(/^f/, ''));
    if (number > 0) this.order({ kind: 'focus', number });
  }

  /** Its page can be asked. */
  isReady() { return Boolean(this.turn && this.turn.order); }

  /** Has its page do something. */
  order(what) {
    if (this.isReady()) this.turn.order(what);
  }

  async mountInto(shadow, turn) {
    const root = document.createElement('div');
    try {
      await Promise.all([run(), dress(shadow)]);
    } catch (error) {
      if (this.turn !== turn) return null;
      const kind = forbidden(error) ? 'forbidden' : 'load';
      this.say(shadow, SAID[kind === 'load' ? 'missing' : kind]);
      this.show('failed', '', null);
      this.tell('gouji-error', { kind, status: 'failed' });
      throw error;
    }
    if (this.turn !== turn) return null;
    while (shadow.lastChild && shadow.lastChild.nodeName !== 'LINK') shadow.lastChild.remove();
    shadow.append(root);
    const language = this.getAttribute('lang') || 'zh-CN';
    const handle = mount(root, this.host(turn), this.hasAttribute('whole-page'), language, this.getAttribute('theme') || '');
    // Its effects, and with them its ear, come with the first drawing.
    while (!turn.order && this.turn === turn) await new Promise((drawn) => setTimeout(drawn));
    if (this.turn !== turn) {
      handle.destroy();
      return null;
    }
    this.hold();
    this.tell('gouji-ready', {});
    this.load();
    return handle;
  }

  /** Checks what the attributes name. */
  async load() {
    const src = this.getAttribute('src');
    const mine = {};
    this.loading = mine;
    if (!src) return;
    let files;
    try {
      files = await Promise.all([src, this.getAttribute('last-year-src')].map(fetched));
    } catch (error) {
      if (this.loading !== mine) return;
      this.order({ kind: 'cannot', name: src });
      this.tell('gouji-error', { kind: 'input', status: 'failed' });
      return;
    }
    // Something else may have been checked meanwhile.
    if (this.loading !== mine) return;
    const [file, lastYear] = files;
    // What comes of it is told by events.
    this.check(file, { lastYear: lastYear || undefined }).catch(() => {});
  }

  /** What the page needs to be lent, because only a module knows where it was loaded from. */
  host(turn) {
    const now = (act) => (...all) => { if (this.turn === turn) act(...all); };
    return {
      startWorker: () => {
        // Who asks again has given the first one up.
        if (this.worker) this.worker.doubt();
        const worker = end(ways.worker);
        if (this.turn === turn) this.worker = worker;
        return worker;
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
      obey: (order) => { turn.order = order || null; },
      stand: now((...all) => this.follow(...all)),
      answered: now((json, summary, order) => this.hear({ json, summary }, order)),
      fail: now((kind) => this.fail(kind)),
    };
  }

  /** What its page shows: of which order it still works, and the last it was given. */
  follow(status, json, summary, asked, ordered) {
    const { state } = this;
    state.asked = asked;
    // A person's file comes after what an attribute names.
    if (status === 'checking' && asked === 0) this.loading = null;
    // An order of ours is on its way there: what is shown is the past.
    if (state.waiting && state.waiting.number > ordered) return;
    this.show(status, json, summary || null);
    // The answer, if there is one, is told right after this.
    Promise.resolve().then(() => {
      const { waiting } = state;
      if (waiting && waiting.number <= ordered && state.asked !== waiting.number) this.settle();
    });
  }

  /** A file was checked. */
  hear(result, order) {
    const { waiting } = this.state;
    const { status, headline } = result.summary;
    const detail = { ...result, status, headline, by: order === 0 ? 'person' : 'host' };
    this.tell('gouji-result', detail);
    if (!waiting || waiting.number !== order || this.state.waiting !== waiting) return;
    this.state.waiting = null;
    waiting.resolve(detail);
  }

  /** The checker failed. */
  fail(kind) {
    const { waiting, asked } = this.state;
    const detail = { kind, status: 'failed' };
    if (!waiting || waiting.number === asked) this.show('failed', '', null);
    this.tell('gouji-error', detail);
    if (!waiting || waiting.number !== asked || this.state.waiting !== waiting) return;
    this.state.waiting = null;
    waiting.reject(Object.assign(new Error(kind), detail));
  }

  /** Nothing comes of what is waited for. */
  settle() {
    const { waiting } = this.state;
    this.state.waiting = null;
    if (waiting) waiting.reject(new DOMException('nothing came of it', 'AbortError'));
  }

  show(status, json, summary) {
    Object.assign(this.state, { status, json, summary });
    this.hold();
  }

  /** Its value in a form, and whether that may be sent. */
  hold() {
    const { json, summary } = this.state;
    const headline = summary && summary.headline;
    if (!this.internals) return this.holdWithout(json);
    // Browsers keep the state of a form for later visits: there is none.
    this.internals.setFormValue(json || null, '');
    if (!this.hasAttribute('required')) return this.internals.setValidity({});
    const alert = this.shadowRoot && this.shadowRoot.querySelector('[role=alert]');
    const anchor = alert || (this.shadowRoot && this.shadowRoot.querySelector(FIRST));
    const message = headline || (alert && alert.textContent) || this.textContent.trim() || 'gouji-check';
    const hinder = (what) => this.internals.setValidity(what, message, ...(anchor ? [anchor] : []));
    if (!json) return hinder({ valueMissing: true });
    if (JSON.parse(json).findings.some(({ severity }) => severity === 'wrong')) return hinder({ customError: true });
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
    // A form that cannot be sent for this points here.
    words.tabIndex = -1;
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
  return new File([await answer.blob()], named(new URL(answer.url).pathname.split('/').pop()));
}

/** Older systems write names in GBK, which stay as they are. */
function named(name) {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    return name;
  }
}

if (!customElements.get('gouji-check')) customElements.define('gouji-check', GoujiCheck);
