/**
 * <gouji-check> reads an annual report on this machine and shows what is wrong with it.
 *
 * @attr whole-page  take files, pasted text and keys from the whole window, not only the element
 * @attr lang        "zh-CN" (default) or "en"
 * @attr theme       "light" or "dark" for the frame; default: the reader's own. The report is always white.
 * @prop profile     what the office has set, as an object or JSON (docs/profile.schema.json); read when a
 *                   file is checked
 * @prop published   the day of publication, "2024-01-20"
 * @fires gouji-result  detail: { json, status }, the bytes of wire v1 and its status
 * @fires gouji-error   detail: { kind, status }, kind "load" or "internal"
 * @cssprop --gj-accent  the one colour a host may want to change
 *
 * Written for Chromium 80, Firefox 115 and Safari 16.4, and for a CSP without inline anything.
 */
import start, { mount } from './page.js';

const here = (name) => new URL(name, import.meta.url);
const SHEETS = ['tokens', 'base', 'layout', 'components', 'paper', 'source', 'print'];

// One module, one set of sheets, however many elements there are on the page.
const started = start({ module_or_path: here('./page_bg.wasm') });
const adoptable = 'adoptedStyleSheets' in Document.prototype && 'replaceSync' in CSSStyleSheet.prototype;
const sheets = adoptable && Promise.all(SHEETS.map(async (name) => {
  const answer = await fetch(here(`./styles/${name}.css`));
  if (!answer.ok) throw new Error(`${name}.css: ${answer.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  return sheet;
}));

async function dress(shadow) {
  if (sheets) {
    // Before Chromium 99 the list is assigned as a whole, never pushed to.
    shadow.adoptedStyleSheets = await sheets;
    return;
  }
  await Promise.all(SHEETS.map((name) => new Promise((done, failed) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = here(`./styles/${name}.css`).href;
    link.onload = done;
    link.onerror = failed;
    shadow.append(link);
  })));
}

class GoujiCheck extends HTMLElement {
  connectedCallback() {
    this.mounting = this.mountInto(this.shadowRoot || this.attachShadow({ mode: 'open' }));
  }

  disconnectedCallback() {
    // What is still being mounted is taken down as soon as it stands.
    this.mounting.then((handle) => handle && handle.destroy());
  }

  async mountInto(shadow) {
    const root = document.createElement('div');
    try {
      await Promise.all([started, dress(shadow)]);
    } catch (error) {
      this.tell('gouji-error', { kind: 'load', status: 'failed' });
      // The words in the element itself say what to do; a shadow root without a slot would hide them.
      shadow.append(document.createElement('slot'));
      throw error;
    }
    if (!this.isConnected) return null;
    while (shadow.lastChild && shadow.lastChild.nodeName === 'DIV') shadow.lastChild.remove();
    shadow.append(root);
    const language = this.getAttribute('lang') || 'zh-CN';
    return mount(root, this.host(), this.hasAttribute('whole-page'), language, this.getAttribute('theme') || '');
  }

  /** What the page needs to be lent, because only a module knows where it was loaded from. */
  host() {
    return {
      startWorker: () => new Worker(here('./worker-main.js'), { type: 'module' }),
      importWorker: async () => {
        const engine = await import('./engine.js');
        await engine.ready();
        return engine;
      },
      profile: () => {
        const profile = this.profile || '';
        return typeof profile === 'string' ? profile : JSON.stringify(profile);
      },
      published: () => `${this.published || ''}`,
      tell: (event, detail) => this.tell(event, detail),
    };
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('gouji-check')) customElements.define('gouji-check', GoujiCheck);
