/**
 * What the page's scripts need only when the figures stand: what answers pointer and keys, tables, the tools above a
 * figure, and paper. One import brings it all, together with the words of these scripts.
 */
export { AccountView } from './account.js';
export { watchAhead } from './ahead.js';
export { watchLearning } from './learn.js';
export { Marks } from './marks.js';
export { watchPrint } from './print.js';
export { makeShare } from './share.js';
export { makeTools } from './tools.js';
export { update } from './update.js';
export { watchVersion } from './version.js';
