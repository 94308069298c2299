/**
 * The words that scripts put on the page. They come from the JSON block `#strings`, which the site writer fills with the
 * `page.js.*` keys of the page's language; a swap of language reads the block of the other page. Nothing else is here.
 */

/** @type {Record<string, string>} */
let catalogue = {};

/**
 * Takes the strings of a document.
 * @param {Document} from
 */
export function readStrings(from) {
  catalogue = JSON.parse(from.getElementById('strings')?.textContent || '{}');
}

/**
 * The string `page.js.KEY` with its `{name}` slots filled; the key itself where the catalogue has none.
 * @param {string} key
 * @param {Record<string, string | number>} [slots]
 */
export function say(key, slots = {}) {
  const text = catalogue[`page.js.${key}`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(slots[name] ?? whole));
}
