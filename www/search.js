/**
 * Finding a place by what somebody types. In come places with their names in each language, their codes and other names,
 * out go the places that match, the best first. Case, accents and punctuation do not count. No element, no request.
 */

/**
 * @typedef {object} Entry
 * @property {string} code
 * @property {string} name  in the language of the page
 * @property {string} other in the other language
 * @property {string[]} keys what it is found by, plain: its two names and its code, then other names
 */

/** A text without case, accents and punctuation, its words one space apart. @param {string} text */
export function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * The places that match, the best first and otherwise in their order; all of them for an empty query.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function search(entries, query) {
  const wanted = plain(query);
  // Another name counts half a step less.
  const found = entries.map(entry => ({ entry, rank: Math.min(...entry.keys.map((key, i) => rank(key, wanted) + (i < OWN ? 0 : 0.5))) }));
  return found.filter(({ rank }) => rank < MISS).sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

const OWN = 3;
const MISS = 4;

/** 0 for the whole, 1 for its beginning, 2 for that of a word, 3 for a part. @param {string} key @param {string} wanted */
function rank(key, wanted) {
  if (!wanted || key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (key.includes(` ${wanted}`)) return 2;
  return key.includes(wanted) ? 3 : MISS;
}

/**
 * Other names by code, from the rows of a table `name,code`; a name with a comma stands in quotes.
 * @param {string} table
 * @returns {Map<string, string[]>}
 */
export function readAliases(table) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const line of table.trim().split(/\r?\n/).slice(1)) {
    const comma = line.lastIndexOf(',');
    const name = line.slice(0, comma).replace(/^"|"$/g, '').replaceAll('""', '"');
    const code = line.slice(comma + 1);
    names.set(code, [...(names.get(code) ?? []), name]);
  }
  return names;
}
