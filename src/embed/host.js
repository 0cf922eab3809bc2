/**
 * A host's side of the protocol gouji/1 (frame.js).
 *
 *   const gouji = connect(document.querySelector('iframe'));
 *   await gouji.ready;
 *   const { summary, report } = await gouji.check(file);
 */
const VERSION = 1;

/**
 * Connects to the page in `frame`. `origin` is that of the page; default: that of the frame's address.
 * `onresult(summary)` is called for files that a person opens in the frame. The frame is made as high as its page,
 * unless `height` is false.
 */
export function connect(frame, { origin = new URL(frame.src, location.href).origin, onresult = () => {}, height = true } = {}) {
  let nonce = '';
  const waiting = new Map();
  let port = null;
  let count = 0;
  let welcomed;
  const ready = new Promise((resolve) => { welcomed = resolve; });

  function receive({ data }) {
    if (data.type === 'welcome' && data.nonce === nonce) welcomed(data);
    if (data.type === 'height' && height && Number.isFinite(data.px)) frame.style.height = `${data.px}px`;
    if (data.type === 'result' && data.id === null) onresult(data.summary);
    // The frame has closed the channel: no check is answered any more.
    if (data.type === 'error' && data.kind === 'flood') rejectAll('flood');
    const asked = waiting.get(data.id);
    if (!asked) return;
    waiting.delete(data.id);
    if (data.type === 'result') asked.resolve(data);
    else asked.reject(Object.assign(new Error(data.kind), { kind: data.kind }));
  }

  /** Rejects all checks that wait for a result. */
  function rejectAll(kind) {
    const pending = [...waiting.values()];
    waiting.clear();
    pending.forEach(({ reject }) => reject(Object.assign(new Error(kind), { kind })));
  }

  function hello() {
    // The frame was loaded again and has lost earlier checks.
    rejectAll('aborted');
    // The frame accepts a nonce only once.
    nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const channel = new MessageChannel();
    if (port) port.close();
    port = channel.port1;
    port.onmessage = receive;
    frame.contentWindow.postMessage({ gouji: VERSION, type: 'hello', nonce }, origin, [channel.port2]);
  }

  function boot({ source, origin: from, data }) {
    if (source !== frame.contentWindow || from !== origin || !data || data.gouji !== VERSION || data.type !== 'boot') return;
    hello();
  }

  // The frame sends `boot` until it gets `hello`.
  addEventListener('message', boot);

  return {
    /** Resolves when the frame has accepted this host; never where its origin is not listed. */
    ready,
    /** Checks a File or bytes. Resolves to { summary, report }. */
    async check(input, options = {}) {
      const bytes = input instanceof ArrayBuffer ? input.slice(0) : await new Response(input).arrayBuffer();
      count += 1;
      const id = `${count}`;
      const answered = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      port.postMessage({ type: 'check', id, name: input.name || '', bytes, options }, [bytes]);
      return answered;
    },
    configure: (what) => port.postMessage({ ...what, type: 'configure' }),
    focusFinding: (finding) => port.postMessage({ type: 'focus', finding }),
    clear: () => port.postMessage({ type: 'clear' }),
    close() {
      removeEventListener('message', boot);
      if (port) port.close();
      rejectAll('aborted');
    },
  };
}
