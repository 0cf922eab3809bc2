/**
 * The product's own files: beside this script, where a host says, or carried along.
 *
 * Nothing else is ever fetched, and nothing is sent with it.
 */
// A bundler may leave no address of this script; then `locate` is needed.
let base = new URL('./', import.meta.url || globalThis.location);
let carried = null;

/** Where they are: `baseUrl`, or `wasm(name)`, which gives the bytes of a module or promises them. */
export function locate({ baseUrl, wasm: bytes } = {}) {
  if (baseUrl) base = new URL(baseUrl, globalThis.location ? globalThis.location.href : base);
  if (bytes) carried = bytes;
}

export const url = (name) => new URL(name, base);

/** What an edition that carries its files has ways of its own for. */
export const ways = {
  worker: () => new Worker(url('worker-main.js'), { type: 'module' }),
  engine: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('engine.js').href),
  english: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('english.js').href),
  options: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('options.js').href),
  sheet: async (name) => {
    const answer = await fetch(url(`styles/${name}.css`));
    if (!answer.ok) throw new Error(`${name}.css: ${answer.status}`);
    return answer.text();
  },
};

/** The bytes of a module of WebAssembly, or the answer that brings them. */
export async function wasm(name) {
  if (carried) return carried(name);
  if (base.protocol === 'file:' && globalThis.process) {
    // In pieces, so that no bundler for a browser looks for it.
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ ['node:fs', 'promises'].join('/'));
    return readFile(url(name));
  }
  // Where the ending is not liked, a server refuses, a firewall cuts the line, and either of them may
  // answer with a page or a sentence of its own.
  const answer = await fetch(url(name)).catch(() => null);
  if (answer && answer.ok) {
    if (/^application\/wasm\b/i.test(answer.headers.get('Content-Type'))) return answer;
    const bytes = await answer.arrayBuffer().catch(() => null);
    if (bytes && isModule(bytes)) return bytes;
  }
  const all = await import(/* webpackIgnore: true */ /* @vite-ignore */ url('carried.js').href);
  return unpacked(all.default[name]);
}

/** "\0asm", as the specification of WebAssembly has it. */
const isModule = (bytes) => bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === 0x0061736d;

/** Base64 of gzip → bytes. */
export function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** A File, bytes or a text as bytes; nothing stays nothing. */
export async function bytesOf(input) {
  if (input === undefined || input === null) return null;
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof Blob) return new Uint8Array(await new Response(input).arrayBuffer());
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  throw new TypeError('neither a file nor bytes nor a text');
}
