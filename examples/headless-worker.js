import { createEngine } from '../create-engine.js';

const engine = createEngine();

self.onmessage = async ({ data }) => self.postMessage((await (await engine).check(data)).json);
