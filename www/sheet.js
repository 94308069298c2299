/**
 * Style sheets that come with what they are for. In comes the name of a sheet, out goes a link in the page's head, once,
 * and a promise that it is there: what it dresses must not stand before it, or the page would move.
 */

/** @type {Map<string, Promise<unknown>>} by address */
const known = new Map();

/** @param {string} path from the site's root */
export function bringSheet(path) {
  const { href } = new URL(path, import.meta.url);
  const coming = known.get(href) ?? bring(href);
  known.set(href, coming);
  return coming;
}

/** @param {string} href */
function bring(href) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  document.head.append(link);
  return new Promise(resolve => { link.onload = link.onerror = resolve; });
}
