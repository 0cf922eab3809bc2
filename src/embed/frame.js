/**
 * The page in a frame, and its half of the protocol gouji/1.
 *
 * A host says hello with a nonce and one end of a channel. Everything else goes through the channel:
 *
 * host → frame: { type: 'hello', nonce } · { type: 'check', id, name, bytes, options } ·
 *               { type: 'configure', language, profile, published } · { type: 'focus', finding } · { type: 'clear' }
 * frame → host: { type: 'boot' } · { type: 'welcome', nonce, version, build } · { type: 'height', px } ·
 *               { type: 'result', id, summary, report } · { type: 'error', id, kind }
 *
 * Hosts are known by their origin, exactly, from config.json. A stranger hears the height of the page and
 * nothing else, and nothing it says is done. `report` goes only to the host that handed over the bytes
 * itself: what a person opened in the frame stays in it.
 */
import './element.js';
import { url } from './files.js';

const VERSION = 1;
const BUILD = '__GOUJI_BUILD__';
const MOST_BYTES = 20 << 20;
const MOST_LETTERS = 1 << 20;
/** Letters that a host may send in a second. */
const MOST_OFTEN = 30;
/** Milliseconds between two words of a frame that nobody has greeted for long. */
const SELDOM = 4000;
/** Hellos that are heard at all. */
const MOST_HELLOS = 100;

const element = document.querySelector('gouji-check');
const listed = fetch(url('config.json'), { credentials: 'omit' })
  .then((answer) => (answer.ok ? answer.json() : {}), () => ({}))
  .then(({ origins }) => (Array.isArray(origins) ? origins : []), () => []);
const nonces = new Set();
let host = null;

addEventListener('message', async (event) => {
  const { source, origin, data, ports } = event;
  if (source !== parent || parent === window || nonces.size >= MOST_HELLOS) return;
  if (!isHello(data) || ports.length !== 1 || nonces.has(data.nonce)) return;
  nonces.add(data.nonce);
  const known = (await listed).includes(origin);
  if (host) host.port.close();
  host = { port: ports[0], known, height: 0, heard: [] };
  if (known) {
    const mine = host;
    host.port.onmessage = ({ data: letter }) => obey(mine, letter);
    host.port.postMessage({ type: 'welcome', nonce: data.nonce, version: VERSION, build: BUILD });
  }
  measure();
});

const isHello = (data) => data !== null && typeof data === 'object' && data.gouji === VERSION && data.type === 'hello'
  && typeof data.nonce === 'string' && data.nonce.length >= 16 && data.nonce.length <= 128;

function obey(from, letter) {
  if (host !== from) return;
  const now = performance.now();
  from.heard = from.heard.filter((then) => now - then < 1000);
  from.heard.push(now);
  if (from.heard.length > MOST_OFTEN) {
    from.port.postMessage({ type: 'error', id: null, kind: 'flood' });
    from.port.close();
    host = null;
    return;
  }
  if (letter === null || typeof letter !== 'object' || !Object.prototype.hasOwnProperty.call(DEEDS, letter.type)) return;
  DEEDS[letter.type](from, letter);
}

const text = (value, most = 1000) => typeof value === 'string' && value.length <= most;
const optional = (value, most) => value === undefined || text(value, most);

const DEEDS = {
  check(from, { id, name, bytes, options = {} }) {
    const refuse = (kind) => from.port.postMessage({ type: 'error', id: text(id) ? id : null, kind });
    if (!text(id) || !optional(name) || !(bytes instanceof ArrayBuffer) || options === null || typeof options !== 'object') return refuse('malformed');
    if (bytes.byteLength > MOST_BYTES) return refuse('too-large');
    const { edition, year, organ } = options;
    if (![edition, year, organ].every((value) => optional(value))) return refuse('malformed');
    return element.check(bytes, { name, source: 'file', edition: edition || undefined, year: year || undefined, organ: organ || undefined }).then(
      (result) => host === from && from.port.postMessage({ type: 'result', id, summary: counts(result), report: result.json }),
      (error) => host === from && refuse(error.name === 'AbortError' ? 'aborted' : 'internal'),
    );
  },

  configure(from, { language, profile, published }) {
    if (![language, published].every((value) => optional(value)) || !optional(profile, MOST_LETTERS)) return;
    if (language !== undefined) element.setAttribute('lang', language === 'en' ? 'en' : 'zh-CN');
    if (profile !== undefined) element.profile = profile;
    if (published !== undefined) element.published = published;
  },

  focus(from, { finding }) {
    if (text(finding)) element.focusFinding(finding);
  },

  clear() {
    element.clear();
  },
};

// What a person opens in the frame: how it went, without a word of it.
element.addEventListener('gouji-result', ({ detail }) => {
  if (!host || !host.known || detail.by === 'host') return;
  host.port.postMessage({ type: 'result', id: null, summary: counts(detail) });
});

/** Of what report it is, a host that did not bring it hears nothing. */
function counts({ summary: { status, headline, wrong, doubtful, remarks } }) {
  return { status, headline, wrong, doubtful, remarks };
}

let measuring = false;

/** Tells the height, once a drawing at most. */
function measure() {
  if (measuring) return;
  measuring = true;
  requestAnimationFrame(() => {
    measuring = false;
    const px = Math.ceil(element.getBoundingClientRect().height);
    if (!host || host.height === px) return;
    host.height = px;
    host.port.postMessage({ type: 'height', px });
  });
}

new ResizeObserver(measure).observe(element);

/** Says that there is somebody, and nothing about anything, until it is greeted: again and again, more seldom. */
function boot(pause) {
  if (parent === window || host) return;
  parent.postMessage({ gouji: VERSION, type: 'boot' }, '*');
  setTimeout(boot, pause, Math.min(2 * pause, SELDOM));
}

boot(250);
