/**
 * Our own page only: keeps the product for visits without a network, and says when there is a newer one.
 * An element on somebody else's page does neither.
 */
import './element.js';
import { UPDATE } from './said.js';

const wanted = 'serviceWorker' in navigator && window.isSecureContext;

if (wanted) {
  // After the page has what it needs itself.
  document.querySelector('gouji-check').addEventListener('gouji-ready', keep, { once: true });
}

async function keep() {
  const registered = await navigator.serviceWorker.register('./sw.js').catch(() => null);
  if (!registered) return;
  // The first one takes over in silence; a later one waits until a person says so.
  const offer = (worker) => worker && navigator.serviceWorker.controller && say(worker);
  offer(registered.waiting);
  registered.addEventListener('updatefound', () => {
    const { installing } = registered;
    installing.addEventListener('statechange', () => installing.state === 'installed' && offer(installing));
  });
}

function say(worker) {
  const told = document.createElement('p');
  told.className = 'update';
  told.setAttribute('role', 'status');
  const renew = document.createElement('button');
  renew.type = 'button';
  const language = document.querySelector('gouji-check').getAttribute('lang') === 'en' ? 'en' : 'zh-CN';
  told.textContent = UPDATE.said[language];
  renew.textContent = UPDATE.renew[language];
  renew.onclick = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('renew');
  };
  told.append(renew);
  document.body.prepend(told);
}
