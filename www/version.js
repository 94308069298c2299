/**
 * Whether a state was taken from another version of the atlas. In come the address, whose `v` a pinned link writes, and
 * the version of this page with the mark of its data; out goes a line in the figure that the address names, where it leads.
 */
import { say } from './strings.js';

/** What a pinned link writes: the commit, and the mark of the data. */
export function versionOf() {
  return [say('version').split(' ')[0], say('data_mark')].filter(Boolean).join('-');
}

/**
 * What is to be said of a state that was taken from a version: whether its data are those of this one, as far as it tells.
 * Null for this version.
 * @param {string} made @param {string} commit @param {string} mark
 */
export function pastOf(made, commit, mark) {
  const [taken, data] = made.split('-');
  if (!taken || !commit || taken === commit) return null;
  const words = !data || !mark ? 'embed_past' : data === mark ? 'embed_past_same' : 'embed_past_data';
  return { words, values: { made: taken, version: commit } };
}

/** Says so now, and whenever the address or the language changes. */
export function watchVersion() {
  let asked = new URLSearchParams(location.hash.slice(1));
  tell(asked);
  addEventListener('hashchange', () => tell(asked = new URLSearchParams(location.hash.slice(1))));
  // Another language writes the address anew; what it asked for still holds.
  new MutationObserver(() => tell(asked)).observe(document.documentElement, { attributes: true, attributeFilter: ['data-lang'] });
}

/** @param {URLSearchParams} asked */
function tell(asked) {
  const past = pastOf(asked.get('v') ?? '', say('version').split(' ')[0], say('data_mark'));
  const line = document.querySelector('[data-past]') ?? Object.assign(document.createElement('p'), { className: 'note' });
  if (!(line instanceof HTMLElement)) return;
  line.dataset.past = '';
  line.textContent = past ? say(past.words, past.values) : '';
  line.hidden = !past;
  const head = document.querySelector(`figure[data-figure="${CSS.escape(asked.get('figure') ?? '')}"] .figure-head`);
  if (head) head.after(line);
  else document.querySelector('[data-note]')?.before(line);
}
