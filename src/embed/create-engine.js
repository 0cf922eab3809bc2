/**
 * The checker without the page: for Node, for workers, for pages with their own interface.
 *
 *   const engine = await createEngine();
 *   const { summary, report, json } = await engine.check(bytes, { name: '2023.docx' });
 */
import { ask, build_id, close, ready } from './engine.js';
import { bytesOf, locate, wasm, ways } from './files.js';

/**
 * `baseUrl`: the folder of the product's files; default: that of this script. `wasm(name)`: the bytes of a module or a
 * promise of them, where they are not to be fetched. Both are set for the whole program.
 */
export async function createEngine(options = {}) {
  locate(options);
  await ready();
  return { build: build_id(), check, checkAll };
}

/** The result of one report: { json, summary, report }. Rejects for an archive with several files. */
async function check(input, options = {}) {
  const results = await checkAll(input, options);
  if (results.length !== 1) throw new Error(`${results.length} files`);
  return results[0];
}

/** The results of all reports in an archive, or of the single report: [{ json, summary, report }]. */
async function checkAll(input, options = {}) {
  const bytes = await bytesOf(input);
  const kept = await opened(bytes);
  if (kept) return checkAll(kept.content, { ...kept, ...options, name: kept.name, source: kept.source });
  const { lastYear, lastYearName, profile, content, ...more } = options;
  const question = {
    name: input.name || '',
    source: typeof input === 'string' ? 'pasted-text' : 'file',
    language: 'zh-CN',
    profile: profile && typeof profile !== 'string' ? JSON.stringify(profile) : profile || '',
    lastYear: lastYear ? lastYearName || lastYear.name || 'last-year' : '',
    ...more,
  };
  const other = lastYear ? await bytesOf(lastYear) : undefined;
  const answer = await once({ question, content: bytes, lastYear: other });
  if (!answer.files) return [result(answer)];
  const all = [];
  for (const file of answer.files) {
    const name = `${question.name}/${file.path}`;
    const within = question.name || 'archive';
    if (file.bytes) all.push(result(await once({ question: { ...question, name, within }, content: file.bytes })));
    else all.push({ json: null, report: null, name, trouble: { kind: file.kind, what: file.what, todo: file.todo } });
  }
  return all;
}

/** What is in a working file of the page: the report, and what was done to it; null of any other file. */
async function opened(bytes) {
  if (!new TextDecoder().decode(bytes.subarray(0, 64)).includes('"gouji-working-file"')) return null;
  const module = await ways.options();
  await module.default({ module_or_path: wasm('options_bg.wasm') });
  return module.working_file(bytes) || null;
}

let count = 0;

/** Asks about a file once and closes its report. */
async function once(asked) {
  count += 1;
  const key = `engine/${count}`;
  try {
    return await ask({ ...asked, key });
  } finally {
    close(key);
  }
}

const result = ({ json, summary }) => ({ json, summary, report: JSON.parse(json) });
