/**
 * Keeps the site for a visit without a network, once a page stands: its worker is asked for, and told which pictures
 * this page shows. Where a page may have no worker (a file, a frame in a sandbox, an address without a secure
 * connection) nothing happens. What the worker keeps is its own affair.
 */
import { at } from './origin.js';

export async function keepOffline() {
  if (!isSecureContext || !/^https?:$/.test(location.protocol) || origin === 'null' || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(at('sw.js'), { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  const shown = [...document.querySelectorAll('figure img')].flatMap(image => (image instanceof HTMLImageElement ? image.currentSrc : []));
  active?.postMessage({ keep: shown });
}
