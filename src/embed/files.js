/**
 * Access to the product's own files: in the folder of this script, in the one that a host names, or contained in
 * scripts. Nothing else is fetched, and no data is sent.
 */
// Some bundlers leave no address of the script; `locate` is then needed.
let base = new URL('./', import.meta.url || globalThis.location);
let wasmOf = null;

/** Sets where the files are: `baseUrl`, or `wasm(name)`, which gives the bytes of a module or a promise of them. */
export function locate({ baseUrl, wasm: bytes } = {}) {
  if (baseUrl) base = new URL(baseUrl, globalThis.location ? globalThis.location.href : base);
  if (bytes) wasmOf = bytes;
}

export const url = (name) => new URL(name, base);

/** How scripts and sheets are loaded. An edition that contains its files replaces these functions. */
export const ways = {
  worker: () => new Worker(url('worker-main.js'), { type: 'module' }),
  engine: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('engine.js').href),
  english: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('english.js').href),
  options: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('options.js').href),
  watch: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('watch.js').href),
  drafts: () => import(/* webpackIgnore: true */ /* @vite-ignore */ url('drafts.js').href),
  text: async (name, how) => {
    const answer = await fetch(url(name), how);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.text();
  },
};

/** The bytes of a module of WebAssembly, or the response with them. */
export async function wasm(name) {
  if (wasmOf) return wasmOf(name);
  if (base.protocol === 'file:' && globalThis.process) {
    // The name is put together here, so that bundlers for browsers do not resolve it.
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ ['node:fs', 'promises'].join('/'));
    return readFile(url(name));
  }
  // Some servers refuse .wasm and some firewalls cut the connection; either may answer with a page of its own. The
  // modules are then taken from a script.
  const answer = await fetch(url(name)).catch(() => null);
  if (answer && answer.ok) {
    if (/^application\/wasm\b/i.test(answer.headers.get('Content-Type'))) return answer;
    const bytes = await answer.arrayBuffer().catch(() => null);
    if (bytes && isModule(bytes)) return bytes;
  }
  const all = await import(/* webpackIgnore: true */ /* @vite-ignore */ url('carried.js').href);
  return unpacked(all.default[name]);
}

/** Whether the bytes begin with "\0asm", the magic number of WebAssembly. */
const isModule = (bytes) => bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === 0x0061736d;

/** Base64 of gzip → bytes. */
export function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The bytes of a File, of bytes or of a text; null for undefined and null. */
export async function bytesOf(input) {
  if (input === undefined || input === null) return null;
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof Blob) return new Uint8Array(await new Response(input).arrayBuffer());
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  throw new TypeError('neither a file nor bytes nor a text');
}
