/**
 * <gouji-check> reads an annual report on this machine and shows what is wrong with it.
 *
 * @attr src           address of a report to check, of this origin or allowed by CORS
 * @attr last-year-src address of last year's report, to compare with
 * @attr edition       "2019" or "2021"; default: recognised from the text
 * @attr year          the year it is about, "2023"
 * @attr organ         the body whose report it is
 * @attr lang          "zh-CN" (default) or "en"
 * @attr theme         "light" or "dark" for the frame; default: the reader's own. The report is always white.
 * @attr whole-page    take files, pasted text and keys from the whole window instead of the element
 * @attr name          its name in a form; its value is the bytes of wire v1
 * @attr required      a form is not sent before a report was checked, nor while something in it is wrong
 * @prop profile       what the office has set, as an object or JSON (docs/profile.schema.json); read when a
 *                     file is checked
 * @prop published     the day of publication, "2024-01-20"
 * @prop report        what is on the screen as an object of wire v1; null while another file is being read
 * @prop summary       the same in numbers and a sentence: { status, headline, wrong, doubtful, remarks, muted, checked,
 *                     unchecked, edition, year, organ }; null while there is no report
 * @prop status        idle, checking, clean, doubtful, wrong, partial, refused or failed, of what is on the screen
 * @fires gouji-ready   the element is mounted and can check
 * @fires gouji-result  detail: { json, summary, status, headline, by }, the bytes of wire v1, the summary, its status,
 *                      that in a sentence, and who had it checked: "host" or "person"; once for each file, and for each save of one that is watched
 * @fires gouji-error   detail: { kind, status }, kind "load", "forbidden", "input" or "internal"
 * @cssprop --gj-accent  the one colour a host may want to change
 * @cssprop --gj-font    the letters of the frame
 *
 * Written for Chromium 80, Firefox 115 and Safari 16.4, and for a CSP without inline anything.
 */
import { mount } from './page.js';
import { applySheets, blank, englishTexts, fetchFile, isForbidden, sample, startPage, validated } from './loading.js';
import { bytesOf, ways } from './files.js';
import { MESSAGES } from './messages.js';
import { end } from './shared.js';

/** The state before the first check. */
const NOTHING = { status: 'idle', json: '', summary: null, asked: 0 };

/** Selects the element that takes the focus. */
const FIRST = 'input, button';

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
    // A new value for each time in the document: what began in an earlier one has no effect.
    const turn = { order: null };
    this.turn = turn;
    this.updateForm();
    this.mounting = this.mountInto(this.shadowRoot || this.attachShadow({ mode: 'open' }), turn);
    // The error is shown in the element and dispatched as an event.
    this.mounting.catch(() => {});
  }

  disconnectedCallback() {
    this.turn = null;
    this.watched = null;
    this.worker = null;
    this.loading = null;
    this.abort();
    Object.assign(this.state, NOTHING);
    if (this.field) this.field.remove();
    // A page that is still being mounted is destroyed once it is.
    this.mounting.then((handle) => handle && handle.destroy(), () => {});
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isReady()) return;
    if (name === 'lang') this.order({ kind: 'speak', language: now || 'zh-CN' });
    else if (name === 'required') this.updateForm();
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
   * Checks a File, bytes or a text, and shows it. Resolves to the detail of `gouji-result`. Rejects with an
   * AbortError where there will be no result: another check is begun, a person cancels, the element is removed, or it
   * is an archive with no report or with several; with an error of `kind` "load" or "internal" where the checker
   * fails.
   *
   * `options`: { name, source: "file" | "pasted-html" | "pasted-text", edition, year, organ, lastYear,
   * lastYearName }.
   */
  async check(input, options = {}) {
    if (!this.turn) throw new DOMException('the element is in no document', 'InvalidStateError');
    if (input === undefined || input === null) throw new TypeError('there is nothing to check');
    const { lastYear: other, ...stated } = options;
    const contents = [input, other].map(bytesOf);
    this.abort();
    this.loading = null;
    this.count += 1;
    const mine = { number: this.count };
    mine.answered = new Promise((resolve, reject) => Object.assign(mine, { resolve, reject }));
    mine.answered.catch(() => {});
    this.state.waiting = mine;
    this.show('checking', '', null);
    try {
      const [options, bytes, lastYear] = await Promise.all([validated(stated), ...contents]);
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

  /** The options of a check that the attributes and the file itself give. */
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

  /** Shows the first screen again. */
  clear() {
    this.abort();
    this.loading = null;
    this.show('idle', '', null);
    this.order({ kind: 'clear' });
  }

  /** Focuses the mark of a finding of the last result, by its `id`. */
  focusFinding(id) {
    const number = Number(`${id}`.replace(/^f/, ''));
    if (number > 0) this.order({ kind: 'focus', number });
  }

  /** Whether the page is mounted and takes orders. */
  isReady() { return Boolean(this.turn && this.turn.order); }

  /** Gives the page an order. */
  order(what) {
    if (this.isReady()) this.turn.order(what);
  }

  async mountInto(shadow, turn) {
    const root = document.createElement('div');
    // What the document has for it inside the element is seen until the page is there.
    const until = document.createElement('slot');
    until.name = 'opening';
    shadow.append(until);
    try {
      this.drawsReports = false;
      await Promise.all([startPage(), applySheets(shadow)]);
    } catch (error) {
      until.remove();
      if (this.turn !== turn) return null;
      const kind = isForbidden(error) ? 'forbidden' : 'load';
      this.showMessage(shadow, MESSAGES[kind === 'load' ? 'missing' : kind]);
      this.show('failed', '', null);
      this.dispatch('gouji-error', { kind, status: 'failed' });
      throw error;
    }
    until.remove();
    if (this.turn !== turn) return null;
    while (shadow.lastChild && shadow.lastChild.nodeName !== 'LINK') shadow.lastChild.remove();
    shadow.append(root);
    root.addEventListener('click', (event) => this.pick(event), true);
    const language = this.getAttribute('lang') || 'zh-CN';
    const handle = mount(root, this.host(turn), this.hasAttribute('whole-page'), language, this.getAttribute('theme') || '');
    // The page registers the function that takes orders after its first rendering.
    while (!turn.order && this.turn === turn) await new Promise((drawn) => setTimeout(drawn));
    if (this.turn !== turn) {
      handle.destroy();
      return null;
    }
    this.updateForm();
    this.dispatch('gouji-ready', {});
    this.findDrafts();
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
      files = await Promise.all([src, this.getAttribute('last-year-src')].map(fetchFile));
    } catch (error) {
      if (this.loading !== mine) return;
      this.order({ kind: 'cannot', name: src });
      this.dispatch('gouji-error', { kind: 'input', status: 'failed' });
      return;
    }
    // Another check may have begun meanwhile.
    if (this.loading !== mine) return;
    const [file, lastYear] = files;
    // Result and error are dispatched as events.
    this.check(file, { lastYear: lastYear || undefined }).catch(() => {});
  }

  /** Services for the page: only a script knows the address that it was loaded from. */
  host(turn) {
    const now = (act) => (...all) => { if (this.turn === turn) act(...all); };
    return {
      startWorker: () => {
        // The page asks for another worker only where it has given up the first.
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
      english: englishTexts,
      sample,
      blank,
      profile: () => {
        const profile = this.profile || '';
        return typeof profile === 'string' ? profile : JSON.stringify(profile);
      },
      published: () => `${this.published || ''}`,
      dropped: ({ items }) => {
        this.handles = [...items].map((item) => item.getAsFileSystemHandle && item.getAsFileSystemHandle().catch(() => null));
      },
      watch: now((number, name, blob) => this.watch({ number, name, blob })),
      drafts: now((...all) => this.drafts(...all)),
      obey: (order) => { turn.order = order || null; },
      stand: now((...all) => this.follow(...all)),
      answered: now((json, summary, order) => this.receive({ json, summary }, order)),
      fail: now((kind) => this.fail(kind)),
    };
  }

  /** Watches a file for saves, and no other; the page has numbered it, and 0 is none. */
  watch(file) {
    if (this.watched && this.watched.number === file.number) return;
    this.watched = file;
    // Where the script does not come, nothing is promised.
    if (file.number) ways.watch().then(({ watch }) => watch(this, file), () => {});
  }

  /** Drafts are kept, listed, opened or removed: the functions of drafts.js. */
  drafts(what, ...all) {
    ways.drafts().then((kept) => kept[what](this, ...all), () => this.order({ kind: 'drafts', name: 'none' }));
  }

  /**
   * Looks for drafts, on our own page only: elsewhere the storage is a host's, or is shared by all files of a disk. Where
   * nothing is kept, nothing is loaded.
   */
  async findDrafts() {
    let name = 'off';
    try {
      const isOwn = window.goujiOpened && parent === window && /^http/.test(location.protocol);
      // Firefox before 126 does not say which there are.
      const all = isOwn && (!indexedDB.databases || await indexedDB.databases());
      if (!all) name = 'none';
      else if (all === true || all.some((one) => one.name === 'gouji.drafts')) return this.drafts('list');
    } catch (error) {
      name = 'none';
    }
    return this.order({ kind: 'drafts', name });
  }

  /** A file field is pressed: where the browser has a picker that gives handles, that one opens. */
  pick(event) {
    const field = event.target;
    if (field.type !== 'file') return;
    // Frames of other origins may not open it.
    if (this.cannotPick || !window.showOpenFilePicker || [...location.ancestorOrigins].some((origin) => origin !== location.origin)) {
      this.handles = null;
      return;
    }
    event.preventDefault();
    ways.watch().then(({ pick }) => pick(this, field), () => {
      this.cannotPick = true;
      field.click();
    });
  }

  /** The page shows another state. `asked`: the order that it works on; `ordered`: the last one that it took. */
  follow(status, json, summary, asked, ordered) {
    const { state } = this;
    state.asked = asked;
    // A person has opened a file: the fetching of `src` is given up.
    if (status === 'checking' && asked === 0) this.loading = null;
    // The page has not taken the last order yet: this state is older than the order.
    if (state.waiting && state.waiting.number > ordered) return;
    this.show(status, json, summary || null);
    if (status !== 'idle' && !this.drawsReports) {
      // The sheets of a report come while the first file is read. After a failure the next file asks again.
      this.drawsReports = true;
      applySheets(this.shadowRoot, true).catch(() => { this.drawsReports = false; });
    }
    // If the order has a result, the page gives it in the same task.
    Promise.resolve().then(() => {
      const { waiting } = state;
      if (waiting && waiting.number <= ordered && state.asked !== waiting.number) this.abort();
    });
  }

  /** The page has the result of a file. */
  receive(result, order) {
    const { waiting } = this.state;
    const { status, headline } = result.summary;
    const detail = { ...result, status, headline, by: order === 0 ? 'person' : 'host' };
    this.dispatch('gouji-result', detail);
    if (!waiting || waiting.number !== order || this.state.waiting !== waiting) return;
    this.state.waiting = null;
    waiting.resolve(detail);
  }

  /** The checker failed. */
  fail(kind) {
    const { waiting, asked } = this.state;
    const detail = { kind, status: 'failed' };
    if (!waiting || waiting.number === asked) this.show('failed', '', null);
    this.dispatch('gouji-error', detail);
    if (!waiting || waiting.number !== asked || this.state.waiting !== waiting) return;
    this.state.waiting = null;
    waiting.reject(Object.assign(new Error(kind), detail));
  }

  /** Rejects the check that is waited for: it will have no result. */
  abort() {
    const { waiting } = this.state;
    this.state.waiting = null;
    if (waiting) waiting.reject(new DOMException('the check was given up', 'AbortError'));
  }

  show(status, json, summary) {
    Object.assign(this.state, { status, json, summary });
    this.updateForm();
  }

  /** Sets the value in the form, and whether the form may be sent. */
  updateForm() {
    const { json, summary } = this.state;
    const headline = summary && summary.headline;
    if (!this.internals) return this.updateHiddenField(json);
    // An empty state, because browsers keep that of a form for later visits.
    this.internals.setFormValue(json || null, '');
    if (!this.hasAttribute('required')) return this.internals.setValidity({});
    const alert = this.shadowRoot && this.shadowRoot.querySelector('[role=alert]');
    const anchor = alert || (this.shadowRoot && this.shadowRoot.querySelector(FIRST));
    const message = headline || (alert && alert.textContent) || this.textContent.trim() || 'gouji-check';
    const invalid = (flags) => this.internals.setValidity(flags, message, ...(anchor ? [anchor] : []));
    if (!json) return invalid({ valueMissing: true });
    if (JSON.parse(json).findings.some(({ severity }) => severity === 'wrong')) return invalid({ customError: true });
    return this.internals.setValidity({});
  }

  /** For browsers in which elements cannot be form fields: a hidden field after the element. */
  updateHiddenField(json) {
    if (!this.hasAttribute('name') || !this.isConnected) return;
    this.field = this.field || Object.assign(document.createElement('input'), { type: 'hidden' });
    Object.assign(this.field, { name: this.getAttribute('name'), value: json });
    if (this.field.previousSibling !== this) this.after(this.field);
  }

  showMessage(shadow, sentence) {
    const alert = document.createElement('p');
    alert.textContent = sentence[this.getAttribute('lang')] || sentence['zh-CN'];
    alert.setAttribute('role', 'alert');
    // A form that cannot be sent because of it focuses this message.
    alert.tabIndex = -1;
    shadow.append(alert);
  }

  dispatch(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('gouji-check')) customElements.define('gouji-check', GoujiCheck);
