/** The worker of the one-file edition: gets the modules from its page in a message. */
import { locate, unpacked } from '../files.js';

const files = new Promise((done) => {
  self.addEventListener('message', ({ data }) => { if (data.kind === 'carry') done(data.files); });
});

locate({ wasm: async (name) => unpacked((await files)[name]) });
