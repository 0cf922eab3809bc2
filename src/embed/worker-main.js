/**
 * The worker: says it is ready and of which build, answers pings, and checks what it is asked.
 *
 * in:  { kind: 'ping' } · { kind: 'ask', turn, question, bytes }
 * out: { kind: 'ready', build } · { kind: 'unable' } · { kind: 'pong' }
 *      · { kind: 'answer', turn, json, screen } · { kind: 'trapped', turn }
 */
import start, { answer, build_id } from './worker.js';

const ready = start({ module_or_path: new URL('./worker_bg.wasm', import.meta.url) });

ready.then(
  () => self.postMessage({ kind: 'ready', build: build_id() }),
  () => self.postMessage({ kind: 'unable' }),
);

self.onmessage = ({ data }) => {
  if (data.kind === 'ping') self.postMessage({ kind: 'pong' });
  if (data.kind === 'ask') ask(data);
};

function ask({ turn, question, bytes }) {
  try {
    const { json, screen } = answer(question, bytes);
    self.postMessage({ kind: 'answer', turn, json, screen });
  } catch (error) {
    // After a trap the memory of the wasm cannot be trusted; the page ends this worker.
    self.postMessage({ kind: 'trapped', turn });
  }
}
