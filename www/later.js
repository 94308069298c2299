/**
 * What the page's scripts need only when the figures stand: what answers pointer and keys, tables, and the tools above a
 * figure. One import brings it all, together with the words of these scripts.
 */
export { Marks } from './marks.js';
export { fillTable } from './table.js';
export { makeTools } from './tools.js';
