/**
 * Texts that the build writes as JSON, each fetched when it is first asked for and kept; where that fails, the next one
 * who asks tries again. Nothing is known here of what they say.
 */
import { fetchText } from './origin.js';

/** @type {Map<string, Promise<any>>} by path */
const known = new Map();

/** @param {string} path from the site's root */
export function bringTexts(path) {
  const coming = known.get(path) ?? fetchText(path).then(text => JSON.parse(text));
  known.set(path, coming);
  coming.catch(() => known.delete(path));
  return coming;
}
