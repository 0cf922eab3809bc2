import { createEngine } from '../create-engine.js';

// In the page: short, but whatever else it does waits.
const engine = createEngine();

// In a worker of one's own: the page goes on.
const worker = new Worker('./headless-worker.js', { type: 'module' });
worker.onmessage = ({ data }) => say('#worker', data);

function say(where, json) {
  const { findings } = JSON.parse(json);
  const output = document.querySelector(where);
  output.textContent = findings.length === 0 ? '没有发现' : findings.map(({ title }) => title).join('；');
  output.dispatchEvent(new CustomEvent('said', { detail: json, bubbles: true }));
}

document.querySelector('#file').addEventListener('change', async ({ target }) => {
  const [file] = target.files;
  worker.postMessage(file);
  say('#page', (await (await engine).check(file)).json);
});
