/**
 * What the custom element knows of its site: words, figures, styles, faces and the version. The build fills this file
 * when it joins the scripts (`tests/tools/bundle.mjs`); what stands here tells the types alone.
 */

/** @typedef {{id: string, views: {id: string, chooses: boolean}[]}} Entry a figure; `chooses`: whether a view has tools from its start */

/** The words of the first scripts, by language. @type {Record<string, Record<string, string>>} */
export const WORDS = {};
/** Every figure, the page's own order. @type {Entry[]} */
export const FIGURES = [];
/** Every key of a state but `view`. @type {string[]} */
export const KEYS = [];
/** The sheet of the shadow tree. */
export const SHEET = '';
/** The faces, which a shadow tree cannot bring. @type {{weight: string, file: string, range: string}[]} */
export const FACES = [];
/** The page's first figure, which the core's first part draws alone. */
export const FOREMOST = '';
/** The commit that the site was built from, or nothing. */
export const VERSION = '';
/** The mark of its data. */
export const MARK = '';
/** Where the atlas lies as seen from this file; nothing where it is not known. */
export const HOME = '';
/** Widths of the pictures that lie beside this file, as their names end; none for all. @type {string[]} */
export const WIDTHS = [];
