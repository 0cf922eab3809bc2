/**
 * Asks the module that checks; and before it the one that reads the file, which is fetched when the
 * first such file comes: a first visit does without.
 */
import start, {
  answer, ask_prose, build_id, close, compare, has, learn, open, part, trouble,
} from './worker.js';
import { bytesOf, wasm } from './files.js';
import { load as script, size } from './modules.js';

/** As many bytes as tell what a file is. */
const HEAD = 4096;

const modules = {};
let started;
/** The trap after which the memory of a module cannot be trusted any more. */
let trap = null;

/** Has to be done before anything is asked. */
export function ready() {
  started = started || start({ module_or_path: wasm('worker_bg.wasm') });
  return started;
}

export { build_id };

/**
 * The answer to a question about a file: `{ parts, summary, json }`; of an archive `{ files }`, which are to
 * be asked about one by one.
 *
 * A report stays open under its `key`: who asks about it again hands over neither `content` nor `lastYear`, and gets
 * `{ gone: true }` where it was closed meanwhile. Both are a Blob or bytes. A question that no longer names a report of
 * last year is one without it. Without `json` only what is drawn is made.
 *
 * `told(part, percent)` hears how far the loading of a module is, `read()` that all of it is here.
 * Throws an error with `part` where a module could not be had, and with `unreadable` where the browser cannot read a
 * Blob. After a trap it answers nothing more: a
 * worker is replaced, and a program starts another thread.
 */
export async function ask(...all) {
  if (trap) throw new Error('the checker has trapped before, and has to be loaded anew', { cause: trap });
  try {
    return await asked(...all);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) trap = error;
    throw error;
  }
}

async function asked({ key, question, content, lastYear, json = true }, told = () => {}, read = () => {}) {
  if (question.language === 'en') {
    learn((await have('english', told)).sentences());
    read();
  }
  if (content) {
    const { files, head, parcel } = await readFile(question, content, told, read);
    if (files) return { files };
    const prose = await have('prose', told);
    ask_prose(prose.claims, prose.judge);
    read();
    open(key, JSON.stringify(question), head, parcel);
  } else if (!has(key)) {
    return { gone: true };
  }
  if (lastYear) {
    // An archive is no report, and is not opened for one.
    const other = { ...question, source: 'file', within: question.lastYear };
    const { head, parcel } = await readFile(other, lastYear, told, read);
    compare(key, JSON.stringify(question), head, parcel);
  }
  return answer(key, JSON.stringify(question), json);
}

export { close };

/** What the reader of its kind makes of a file: a parcel, or the files in it. */
async function readFile(question, content, told, read) {
  const bytes = await loaded(content, told, read);
  const head = bytes.subarray(0, HEAD);
  const name = part(JSON.stringify(question), head);
  if (!name) return { head };
  const module = await have(name, told);
  read();
  // An archive in an archive is not opened.
  const files = module.unpack && !question.within && module.unpack(bytes);
  if (!files) return { head, parcel: module.read(bytes, question.source) };
  const said = (file) => (file.bytes ? file : { path: file.path, ...trouble(file.refused, question.language) });
  return { files: files.map(said) };
}

/** The bytes of a Blob. How long a disk or a network takes for them says nothing about the worker. */
async function loaded(content, told, read) {
  if (content instanceof Uint8Array) return content;
  told('', 100);
  try {
    return await bytesOf(content);
  } catch (error) {
    throw Object.assign(error, { unreadable: true });
  } finally {
    read();
  }
}

/** A module, loaded at the latest now. */
async function have(name, told) {
  try {
    return await (modules[name] = modules[name] || load(name, told));
  } catch (error) {
    // The next file of the kind tries again: the line may be back.
    delete modules[name];
    throw Object.assign(error, { part: name });
  }
}

async function load(name, told) {
  told(name, 0);
  const [module, bytes] = await Promise.all([script(name), fetched(name, told)]);
  await module.default({ module_or_path: bytes });
  if (module.build_id() !== build_id()) throw new Error(`${name}.js is of another build`);
  return module;
}

/** The module's WebAssembly, with word of how much of it is here. */
async function fetched(name, told) {
  const answer = await wasm(`${name}_bg.wasm`);
  if (!answer.body) return answer;
  const all = size(name);
  const stream = answer.body.getReader();
  const pieces = [];
  let have = 0;
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    pieces.push(value);
    have += value.length;
    if (all) told(name, Math.min(100, Math.floor((100 * have) / all)));
  }
  return new Blob(pieces).arrayBuffer();
}
