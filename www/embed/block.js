/**
 * The markup of a figure inside a custom element, as the site's pages have it, and what stands in it before the figure is
 * live: the element's own content, or else the picture, words and table of the figure's plain page. In come an entry of
 * the registry, a language and a width in CSS px. It asks no core.
 */
import { make } from '../element.js';
import { at, fetchText } from '../origin.js';
import { WIDTHS, WORDS } from './site.js';

/** @typedef {import('./site.js').Entry} Entry */
/** @typedef {{entry: Entry, view: string, lang: string, dark: boolean, level: number}} Look what is shown, and the level of its heading */

/** Widths of pictures with the ends of their names; in all but the last three only first views have one. As in site.rs. */
const BANDS = /** @type {const} */ ([[1080, ''], [720, '.720'], [328, '.360'], [896, '.940'], [600, '.630'], [504, '.540'], [400, '.430']]);
const EVERY_VIEW = 3;
/** Words that a plain page gives a figure. */
const TOLD = ['.figure-title', '.figure-deck', '.figure-words span', '.figure-notes', '.figure-credit', '.figure-table summary'];

/** @param {Look} look */
export function makeBlock({ entry, view, lang, level }) {
  const root = make('figure', 'figure');
  root.dataset.figure = entry.id;
  root.dataset.state = 'picture';
  const head = make('figcaption', 'figure-head');
  const title = Object.assign(make(/** @type {'h2'} */ (`h${level}`), 'figure-title'), { id: `${entry.id}-title` });
  root.setAttribute('aria-labelledby', title.id);
  head.append(title, make('p', 'figure-deck'));
  const chooses = entry.views.find(({ id }) => id === view)?.chooses ?? entry.views[0].chooses;
  const tools = make('div', chooses ? 'figure-tools' : 'figure-tools is-bare');
  tools.dataset.tools = '';
  const controls = make('div', 'figure-controls');
  controls.dataset.controls = '';
  const status = make('p', 'figure-status');
  status.dataset.status = '';
  status.hidden = true;
  root.append(head, controls, tools, makeFrame(), status, makeWords(entry.id, lang), make('p', 'figure-notes'), make('p', 'figure-credit'), makeTable(entry.id), make('p', 'figure-home'));
  return root;
}

function makeFrame() {
  const frame = make('div', 'figure-frame');
  frame.dataset.frame = '';
  const still = make('div', 'figure-still');
  still.append(document.createElement('slot'));
  const canvases = ['figure-canvas', 'figure-focus'].map(name => make('canvas', name));
  for (const canvas of canvases) canvas.hidden = true;
  frame.append(still, ...canvases);
  return frame;
}

/** @param {string} id @param {string} lang */
function makeWords(id, lang) {
  const words = make('p', 'figure-words');
  words.append(make('b', '', WORDS[lang]['page.words']), ' ', Object.assign(make('span', ''), { id: `${id}-words` }));
  return words;
}

/** @param {string} id */
function makeTable(id) {
  const details = make('details', 'figure-table');
  const scroll = make('div', 'table-scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-labelledby', `${id}-table`);
  scroll.append(make('table', ''));
  details.append(Object.assign(make('summary', ''), { id: `${id}-table` }), scroll);
  return details;
}

/** The picture of a view for a width. @param {Look} look @param {number} width */
export function pictureAt(look, width) {
  const there = BANDS.slice(0, isFirst(look) ? BANDS.length : EVERY_VIEW).filter(([, end]) => !WIDTHS.length || WIDTHS.includes(end.slice(1)));
  const bands = there.sort(([a], [b]) => b - a);
  const [, end] = bands.find(([band]) => band <= width) ?? bands[bands.length - 1];
  return at(`figures/${nameOf(look)}${look.dark ? '.dark' : ''}${end}.svg`).href;
}

/** The page of a view without scripts. @param {Look} look */
export function plainPageAt(look) {
  return at(plainPath(look)).href;
}

/** @param {Look} look */
function plainPath(look) {
  return `figures/${nameOf(look)}.html`;
}

/** Fills a block with what the plain page of its view holds. @param {HTMLElement} block @param {Look} look */
export async function fillPlain(block, look) {
  const page = new DOMParser().parseFromString(await fetchText(plainPath(look)), 'text/html');
  if (block.dataset.state === 'ready') return;
  for (const selector of TOLD) {
    const [mine, its] = [block.querySelector(selector), page.querySelector(selector)];
    if (mine && its) mine.textContent = its.textContent;
  }
  const rows = page.querySelector('.figure-table table');
  if (rows) block.querySelector('.figure-table table')?.replaceWith(document.importNode(rows, true));
  const image = block.querySelector('.figure-still img');
  image?.setAttribute('alt', page.querySelector('.figure-frame img')?.getAttribute('alt') ?? '');
}

/** @param {Look} look */
function isFirst({ entry, view }) {
  return !view || view === entry.views[0].id;
}

/** @param {Look} look */
function nameOf(look) {
  const { entry, view, lang } = look;
  return `${entry.id}${isFirst(look) ? '' : `-${view}`}${lang === 'en' ? '' : `.${lang}`}`;
}
