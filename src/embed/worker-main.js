/**
 * The worker: says it is ready and of which build, answers pings, and checks what it is asked.
 *
 * in:  { kind: 'ping' } · { kind: 'ask', turn, question, bytes, lastYear }
 * out: { kind: 'ready', build } · { kind: 'unable' } · { kind: 'pong' }
 *      · { kind: 'loading', turn, part, percent } · { kind: 'loaded', turn }
 *      · { kind: 'unloaded', turn, part }
 *      · { kind: 'answer', turn, json, screen } · { kind: 'files', turn, files }
 *      · { kind: 'trapped', turn }
 */
import { ask, build_id, ready } from './engine.js';

const post = (kind, more) => self.postMessage({ kind, ...more });

ready().then(() => post('ready', { build: build_id() }), () => post('unable'));

self.onmessage = ({ data }) => {
  if (data.kind === 'ping') post('pong');
  if (data.kind === 'ask') answer(data);
};

async function answer({ turn, question, bytes, lastYear }) {
  try {
    const { json, screen, files } = await ask(
      question, bytes, lastYear,
      (part, percent) => post('loading', { turn, part, percent }),
      () => post('loaded', { turn }),
    );
    if (files) post('files', { turn, files });
    else post('answer', { turn, json, screen });
  } catch (error) {
    // After a trap the memory of the wasm cannot be trusted; the page ends this worker.
    post(error.part ? 'unloaded' : 'trapped', { turn, part: error.part });
  }
}
