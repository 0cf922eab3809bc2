/** The one-file edition: takes modules and sheets from its own document. */
import { locate, unpacked, ways } from '../files.js';

const text = (name) => document.getElementById(name).textContent;
const modules = () => [...document.querySelectorAll('script[data-module]')].map(({ id }) => id);

locate({ wasm: (name) => unpacked(text(name)) });

ways.text = async (name) => text(name);
ways.engine = () => import('../engine.js');
ways.english = () => import('../english.js');
ways.options = () => import('../options.js');
ways.watch = () => import('../watch.js');
ways.drafts = () => import('../drafts.js');
ways.worker = () => {
  const address = URL.createObjectURL(new Blob([text('worker')], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.postMessage({ kind: 'carry', files: Object.fromEntries(modules().map((name) => [name, text(name)])) });
  return worker;
};

// The document's own sheet; its policy allows neither a `style` element nor a link.
const sheet = new CSSStyleSheet();
sheet.replaceSync(text('styles/document.css'));
document.adoptedStyleSheets = [sheet];
