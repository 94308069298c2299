/**
 * Where the files of the site come from: its own origin. In comes a path inside the site, out go its script, its bytes
 * or its text. In the one file another module stands in this one's place (`onefile/origin.js`), whose bytes lie in the
 * page. Nothing else on the page fetches or imports by a name that it makes.
 */

/** @param {string} path */
export function at(path) {
  return new URL(path, import.meta.url);
}

/** Imports a script that a first visit does without. @param {string} path */
export function bring(path) {
  return import(at(path).href);
}

/** @param {string} path @returns {Promise<Uint8Array>} */
export async function fetchBytes(path) {
  const response = await fetch(at(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} path */
export async function fetchText(path) {
  return new TextDecoder().decode(await fetchBytes(path));
}

/** Adds a style sheet, and waits for it. @param {string} path */
export function bringStyle(path) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: at(path).href });
  document.head.append(link);
  return new Promise(resolve => { link.onload = link.onerror = resolve; });
}
