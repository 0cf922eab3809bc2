/**
 * The worker: says it is ready and of which build, answers pings, and checks what it is asked. What a
 * letter says of its `end` is said in the answer to it: several elements may share the worker.
 *
 * in:  { kind: 'ping' } · { kind: 'ask', turn, report, question, content, lastYear, json } · { kind: 'close' }
 * out: { kind: 'ready', build } · { kind: 'unable' } · { kind: 'pong' }
 *      · { kind: 'loading', turn, part, percent } · { kind: 'loaded', turn }
 *      · { kind: 'unloaded', turn, part } · { kind: 'unreadable', turn }
 *      · { kind: 'answer', turn, parts, summary, json } · { kind: 'gone', turn } · { kind: 'files', turn, files }
 *      · { kind: 'trapped', turn }
 */
import { ask, build_id, close, ready } from './engine.js';

const post = (kind, more) => self.postMessage({ kind, ...more });

ready().then(() => post('ready', { build: build_id() }), () => post('unable'));

self.onmessage = ({ data }) => {
  if (data.kind === 'ping') post('pong', { end: data.end });
  if (data.kind === 'ask') answer(data);
  // Before it has started nothing is open.
  if (data.kind === 'close') ready().then(() => close(`${data.end}/`), () => {});
};

async function answer({ end = 0, turn, report, ...asked }) {
  try {
    const { gone, files, ...answered } = await ask(
      { ...asked, key: `${end}/${report}` },
      (part, percent) => post('loading', { end, turn, part, percent }),
      () => post('loaded', { end, turn }),
    );
    if (gone) post('gone', { end, turn });
    else if (files) post('files', { end, turn, files });
    else post('answer', { end, turn, ...answered });
  } catch (error) {
    // After a trap the memory of the wasm cannot be trusted; the page ends this worker.
    const kind = error.unreadable ? 'unreadable' : error.part ? 'unloaded' : 'trapped';
    post(kind, { end, turn, part: error.part });
  }
}
