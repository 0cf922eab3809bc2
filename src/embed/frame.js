/**
 * The page in a frame: its side of the protocol gouji/1.
 *
 * A host sends `hello` with a nonce and a port of a channel. All other messages go through the channel:
 *
 * host → frame: { type: 'hello', nonce } · { type: 'check', id, name, bytes, options } ·
 *               { type: 'configure', language, profile, published } · { type: 'focus', finding } · { type: 'clear' }
 * frame → host: { type: 'boot' } · { type: 'welcome', nonce, version, build } · { type: 'height', px } ·
 *               { type: 'result', id, summary, report } · { type: 'error', id, kind }
 *
 * Only hosts whose origin is listed in config.json are obeyed. Another host gets the height of the page and nothing
 * else. `report` is sent only for bytes that the host itself has sent; reports that a person opens in the frame are
 * not sent to the host.
 */
import './element.js';
import { url } from './files.js';

const VERSION = 1;
const BUILD = '__GOUJI_BUILD__';
const MOST_BYTES = 20 << 20;
/** Characters of a profile. */
const MOST_CHARACTERS = 1 << 20;
/** Messages that a host may send in a second. */
const MOST_MESSAGES = 30;
/** Longest pause between two `boot` messages, in milliseconds. */
const LONGEST_PAUSE = 4000;
/** `hello` messages that are handled at all. */
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
  host = { port: ports[0], known, height: 0, received: [] };
  if (known) {
    const mine = host;
    host.port.onmessage = ({ data: message }) => handle(mine, message);
    host.port.postMessage({ type: 'welcome', nonce: data.nonce, version: VERSION, build: BUILD });
  }
  measure();
});

const isHello = (data) => data !== null && typeof data === 'object' && data.gouji === VERSION && data.type === 'hello'
  && typeof data.nonce === 'string' && data.nonce.length >= 16 && data.nonce.length <= 128;

function handle(from, message) {
  if (host !== from) return;
  const now = performance.now();
  from.received = from.received.filter((then) => now - then < 1000);
  from.received.push(now);
  if (from.received.length > MOST_MESSAGES) {
    from.port.postMessage({ type: 'error', id: null, kind: 'flood' });
    from.port.close();
    host = null;
    return;
  }
  if (message === null || typeof message !== 'object' || !Object.prototype.hasOwnProperty.call(HANDLERS, message.type)) return;
  HANDLERS[message.type](from, message);
}

const text = (value, most = 1000) => typeof value === 'string' && value.length <= most;
const optional = (value, most) => value === undefined || text(value, most);

const HANDLERS = {
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
    if (![language, published].every((value) => optional(value)) || !optional(profile, MOST_CHARACTERS)) return;
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

// Of a file that a person opens in the frame, the host gets status and counts.
element.addEventListener('gouji-result', ({ detail }) => {
  if (!host || !host.known || detail.by === 'host') return;
  host.port.postMessage({ type: 'result', id: null, summary: counts(detail) });
});

/** Status and counts of a summary, without what identifies the report. */
function counts({ summary: { status, headline, wrong, doubtful, remarks } }) {
  return { status, headline, wrong, doubtful, remarks };
}

let measuring = false;

/** Sends the height where it has changed, at most once for each rendered frame. */
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

/** Sends `boot` to the parent until it has sent `hello`, with pauses that double. Nothing else goes to an unknown origin. */
function boot(pause) {
  if (parent === window || host) return;
  parent.postMessage({ gouji: VERSION, type: 'boot' }, '*');
  setTimeout(boot, pause, Math.min(2 * pause, LONGEST_PAUSE));
}

boot(250);
