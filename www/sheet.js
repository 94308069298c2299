/**
 * Style sheets that come with what they are for. In comes the name of a sheet, out goes a link in the page's head, once,
 * and a promise that it is there: what it dresses must not stand before it, or the page would move.
 */
import { bringStyle } from './origin.js';

/** @type {Map<string, Promise<unknown>>} by path */
const known = new Map();

/** @param {string} path from the site's root */
export function bringSheet(path) {
  const coming = known.get(path) ?? bringStyle(path);
  known.set(path, coming);
  return coming;
}
