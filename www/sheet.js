/**
 * Style sheets that come with what they are for. In comes the name of a sheet, out goes a link in the page's head, once.
 */

/** @param {string} path from the site's root */
export function bringSheet(path) {
  const { href } = new URL(path, import.meta.url);
  if ([...document.styleSheets].some(sheet => sheet.href === href) || document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}
