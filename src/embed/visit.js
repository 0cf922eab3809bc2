/**
 * Our own page only: registers the service worker, so that the page works without a network, and offers a newer
 * build when there is one. An element on another page does neither.
 */
import './element.js';
import { UPDATE } from './messages.js';

// The first screen of the document goes, and what came before it could be checked is handed over.
document.querySelector('gouji-check').addEventListener('gouji-ready', ({ target }) => {
  while (target.firstChild) target.firstChild.remove();
  window.goujiOpened();
}, { once: true });

const wanted = 'serviceWorker' in navigator && window.isSecureContext;

if (wanted) {
  // Only after the page has loaded what it needs itself.
  document.querySelector('gouji-check').addEventListener('gouji-ready', keep, { once: true });
}

async function keep() {
  const registered = await navigator.serviceWorker.register('./sw.js').catch(() => null);
  if (!registered) return;
  // The first service worker is activated at once. A later one waits until a person presses the button.
  const offer = (worker) => worker && navigator.serviceWorker.controller && showUpdate(worker);
  offer(registered.waiting);
  registered.addEventListener('updatefound', () => {
    const { installing } = registered;
    installing.addEventListener('statechange', () => installing.state === 'installed' && offer(installing));
  });
}

function showUpdate(worker) {
  const strip = document.createElement('p');
  strip.className = 'update';
  strip.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  const language = document.querySelector('gouji-check').getAttribute('lang') === 'en' ? 'en' : 'zh-CN';
  strip.textContent = UPDATE.message[language];
  button.textContent = UPDATE.button[language];
  button.onclick = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('renew');
  };
  strip.append(button);
  document.body.prepend(strip);
}
