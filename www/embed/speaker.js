/**
 * The scripts of a figure in one language. Their strings stand in a module, so a page that shows figures in two languages
 * has these scripts twice: the second time from the same file under an address of its own. Core and elements stay one.
 */
import { AccountView } from '../account.js';
import { watchAhead } from '../ahead.js';
import { FigureView, describe } from '../figure.js';
import { Marks } from '../marks.js';
import { at } from '../origin.js';
import { watchPrint } from '../print.js';
import { bringStrings, say, takeStrings, tell } from '../strings.js';
import { makeTools } from '../tools.js';
import { update } from '../update.js';
import { WORDS } from './site.js';

/** @typedef {typeof speaker} Speaker */

/** What `later.js` brings to the page, but for what only the page has: lessons, notes on links, things to take along. */
const later = /** @type {import('../figure.js').Later} */ (/** @type {unknown} */ ({ AccountView, Marks, makeShare: () => null, makeTools, update, watchAhead, watchPrint }));

export const speaker = {
  FigureView,
  describe,
  later,
  say,
  tell,
  bringStrings,
  /** @param {string} lang */
  speak: lang => takeStrings(lang, WORDS[lang]),
};

/** @type {Map<string, Promise<Speaker>>} */
const speakers = new Map();

/** The scripts that speak a language. @param {string} lang */
export function speakerOf(lang) {
  let found = speakers.get(lang);
  if (!found) speakers.set(lang, found = speakers.size ? again(lang) : Promise.resolve(speaker).then(own => teach(own, lang)));
  found.catch(() => speakers.delete(lang));
  return found;
}

/** The languages there are. */
export const languages = () => Object.keys(WORDS);

/** @param {string} lang @returns {Promise<Speaker>} */
async function again(lang) {
  const module = await import(at(`response-atlas.js?lang=${lang}`).href);
  return teach(module.speaker, lang);
}

/** @param {Speaker} one @param {string} lang */
function teach(one, lang) {
  one.speak(lang);
  return one;
}
