/**
 * Whether a link was made with another version of the atlas. In come the address, whose `v` a pinned link writes, and the
 * version of this page; out goes a line at the top of the page.
 */
import { say } from './strings.js';

/** Says so now, and whenever the address changes. */
export function watchVersion() {
  tell();
  addEventListener('hashchange', tell);
}

function tell() {
  const made = new URLSearchParams(location.hash.slice(1)).get('v') ?? '';
  const [version] = say('version').split(' ');
  const past = Boolean(made && version && made !== version);
  const line = document.querySelector('[data-past]') ?? makeLine();
  if (!(line instanceof HTMLElement)) return;
  line.textContent = past ? say('embed_past', { made, version }) : '';
  line.hidden = !past;
}

function makeLine() {
  const line = Object.assign(document.createElement('p'), { className: 'note' });
  line.dataset.past = '';
  document.querySelector('[data-note]')?.before(line);
  return line;
}
