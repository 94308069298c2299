/**
 * Scripts that come when they are asked for by name. In comes the name of a file beside this one, out goes its module.
 * The build of the custom element puts its own in place of this one, which has them all in its one file.
 */

/** @param {string} script @returns {Promise<any>} */
export function bring(script) {
  return import(new URL(script, import.meta.url).href);
}
