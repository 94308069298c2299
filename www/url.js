/**
 * The fragment of the address, split and joined. In comes `#figure=growth&view=aligned&lang=zh`, out goes a record with
 * the page's own keys apart from the pairs of one figure, and back again. It knows the names of the page's keys and of
 * nothing else: which key or value a figure understands is the core's to say.
 */

/** @typedef {[key: string, value: string]} Pair */

/**
 * @typedef {object} Address
 * @property {string} lang    a language that the page is there in, or empty for its own
 * @property {string} theme   'light', 'dark', or empty for the system's
 * @property {string} figure  id of the figure last touched, or empty
 * @property {Pair[]} pairs   that figure's state, only what differs from its default
 * @property {string} step    the step of the story, or empty
 * @property {Pair[]} ignored pairs whose value the page does not know
 */

const THEMES = ['light', 'dark'];

/**
 * Reads a fragment; one without `=` is an ordinary anchor and gives an empty address.
 * @param {string} hash
 * @param {string[]} langs tags of the languages that the page is there in
 * @returns {Address}
 */
export function readAddress(hash, langs) {
  /** @type {Address} */
  const address = { lang: '', theme: '', figure: '', step: '', pairs: [], ignored: [] };
  for (const pair of isAnchor(hash) ? [] : splitPairs(hash)) place(address, pair, langs);
  return address;
}

/**
 * Writes an address as a fragment, `#` included; empty when nothing differs from the default.
 * @param {Address} address
 * @returns {string}
 */
export function writeAddress({ lang, theme, figure, step, pairs }) {
  /** @type {Pair[]} */
  const all = pairs.length || (step && figure) ? [['figure', figure], ...pairs] : [];
  if (step) all.push(['step', step]);
  if (lang) all.push(['lang', lang]);
  if (theme) all.push(['theme', theme]);
  return all.length ? `#${writePairs(all)}` : '';
}

/** @param {Pair[]} pairs */
export function writePairs(pairs) {
  return pairs.map(pair => pair.map(encode).join('=')).join('&');
}

/**
 * Whether a fragment names a place in the page and holds no state.
 * @param {string} hash
 */
export function isAnchor(hash) {
  return !hash.includes('=');
}

/** @param {string} hash @returns {Pair[]} */
function splitPairs(hash) {
  return [...new URLSearchParams(hash.replace(/^#/, ''))];
}

/** @param {Address} address @param {Pair} pair @param {string[]} langs */
function place(address, pair, langs) {
  const [key, value] = pair;
  if (key === 'lang' || key === 'theme') {
    const known = key === 'lang' ? langs : THEMES;
    if (known.includes(value)) address[key] = value;
    else address.ignored.push(pair);
  } else if (key === 'figure' || key === 'step') address[key] = value;
  else if (key !== 'v') address.pairs.push(pair);
}

/** Keeps commas and colons readable. @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');
}
