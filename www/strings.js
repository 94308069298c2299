/**
 * The words that scripts put on the page. They come from the JSON block `#strings`, which the site writer fills with the
 * `page.js.*` keys of the page's language; a swap of language reads the block of the other page. The words of scripts
 * that come after the figures, `page.later.*`, stand in a file a language. Nothing else is here.
 */
import { fetchText } from './origin.js';

/** @typedef {Record<string, string>} Catalogue */

/** @type {Catalogue} */
let catalogue = {};
let lang = '';
/** @type {Record<string, Catalogue>} by language */
const later = {};

/**
 * Takes the strings of a document.
 * @param {Document} from
 */
export function readStrings(from) {
  takeStrings(from.documentElement.dataset.lang ?? '', JSON.parse(from.getElementById('strings')?.textContent || '{}'));
}

/** @param {string} tag @param {Catalogue} words */
export function takeStrings(tag, words) {
  [lang, catalogue] = [tag, words];
}

/** The language that the words are in. */
export const spoken = () => lang;

/**
 * Fetches the later strings of a language, once.
 * @param {string} wanted
 */
export async function bringStrings(wanted) {
  later[wanted] ??= JSON.parse(await fetchText(`words/${wanted}.json`));
}

/**
 * The string `page.js.KEY` or `page.later.KEY` with its `{name}` slots filled; the key itself where no catalogue has it.
 * @param {string} key
 * @param {Record<string, string | number>} [slots]
 */
export function say(key, slots = {}) {
  const text = catalogue[`page.js.${key}`] ?? later[lang]?.[`page.later.${key}`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(slots[name] ?? whole));
}

/**
 * Puts a text where it is heard; names in Chinese within another language say so, so that a voice can change.
 * @param {HTMLElement} region
 * @param {string} text
 */
export function tell(region, text) {
  const parts = lang.startsWith('zh') ? [text] : text.split(/(\p{Script=Han}(?:[^\p{L}]*\p{Script=Han})*)/u);
  region.replaceChildren(...parts.map((part, i) => (i % 2 ? Object.assign(document.createElement('span'), { lang: 'zh-Hans', textContent: part }) : part)));
}
