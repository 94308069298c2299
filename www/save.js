/**
 * Files that leave the page. In comes a blob and a name, out goes a download; and what a file says of where it is from:
 * the site's own address and version. Nothing is sent anywhere.
 */
import { at } from './origin.js';
import { say } from './strings.js';

/** @typedef {import('./url.js').Pair} Pair */

/** How long a blob is kept for the browser to read it, in ms. */
const KEPT_MS = 60_000;

/** @param {Blob} blob @param {string} name */
export function saveBlob(blob, name) {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}

/** @param {string} text @param {string} name @param {string} type */
export function saveText(text, name, type) {
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

/** The folder of the site, where a reader can go to it; empty for a file of one's own. */
export function siteAddress() {
  // The one file holds its files in itself.
  const href = 'file' in document.documentElement.dataset ? '' : at('.').href;
  return /^https?:/.test(href) ? href : '';
}

/** What a file says of where it is from. @returns {Pair[]} */
export function origins() {
  return [['site', siteAddress()], ['version', say('version')]];
}
