/**
 * The texts with which a figure is put into pages of others. In come the figure's state and words, and for a pinned form
 * the bytes that it carries; out goes HTML, an address or the cell of a notebook. It asks neither page nor core.
 */
import { writePairs } from './url.js';

/** @typedef {import('./url.js').Pair} Pair */
/**
 * @typedef {object} Shown a figure as it stands
 * @property {string} base    address of the site's folder
 * @property {string} id
 * @property {string} lang
 * @property {string} theme   as the reader chose it, or empty
 * @property {Pair[]} pairs   what differs from the default
 * @property {string} version the commit of the site with the mark of its data, or empty
 * @property {string} title
 * @property {string} credit
 * @property {string} open    the words of a link to the atlas
 * @property {number} height  that a frame gets before it tells its own, in px
 */

const FRAME = 'width="100%" frameborder="0" loading="lazy"';
/** What a frame may do: run its scripts, and open the atlas in a window of its own. */
const SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';

/** The address of the atlas in this state; a pinned one names the version. @param {Shown} shown @param {boolean} pinned */
export function linkTo(shown, pinned) {
  return `${shown.base}${shown.lang === 'en' ? 'index.html' : `${shown.lang}.html`}#${writePairs(pairsOf(shown, pinned))}`;
}

/** The address of the page that others embed. @param {Shown} shown @param {boolean} pinned */
export function embedOf(shown, pinned) {
  /** @type {Pair[]} */
  const lang = shown.lang === 'en' ? [] : [['lang', shown.lang]];
  return `${shown.base}embed.html#${writePairs([...pairsOf(shown, pinned), ...lang])}`;
}

/** A frame that takes the figure from the site, and the listener that gives it its height. @param {Shown} shown */
export function frame(shown) {
  return `<iframe src="${escaped(embedOf(shown, false))}" title="${escaped(shown.title)}" ${FRAME} height="${shown.height}" ${SANDBOX}></iframe>\n<script src="${escaped(`${shown.base}embed-host.js`)}" defer></script>`;
}

/** A frame that carries the one file of its figure. @param {Shown} shown @param {string} file in base64 */
export function pinnedFrame(shown, file) {
  /** @type {Pair[]} */
  const lang = shown.lang === 'en' ? [] : [['lang', shown.lang]];
  const hash = writePairs([...pairsOf(shown, false), ...lang]);
  return `<iframe src="data:text/html;charset=utf-8;base64,${file}#${escaped(hash)}" title="${escaped(shown.title)}" ${FRAME} height="${shown.height}" ${SANDBOX}></iframe>`;
}

/** The element; without scripts its link stands. @param {Shown} shown */
export function element(shown) {
  return `${moduleOf(shown)}\n<response-atlas ${attributesOf(shown)}>\n  <noscript>${anchor(shown, false, escaped(shown.title))}</noscript>\n</response-atlas>`;
}

/**
 * The element with a picture and a table of its own, which stay once the site has another version.
 * @param {Shown} shown
 * @param {string} picture address of its bytes
 * @param {string} table HTML
 */
export function pinnedElement(shown, picture, table) {
  const kept = `${pictureOf(shown, picture, true)}\n<details><summary>${escaped(shown.title)}</summary>${table}</details>`;
  return `${moduleOf(shown)}\n<response-atlas ${attributesOf(shown)} v="${escaped(shown.version)}" pinned>\n${kept}\n</response-atlas>`;
}

/** A picture that leads to the atlas. @param {Shown} shown @param {string} picture its address @param {boolean} pinned */
export function pictureOf(shown, picture, pinned) {
  const image = `<img src="${escaped(picture)}" alt="${escaped(shown.title)}" width="100%">`;
  return `<figure>\n  ${anchor(shown, pinned, image)}\n  <figcaption>${escaped(shown.title)}. ${escaped(shown.credit)} ${anchor(shown, pinned, escaped(shown.open))}</figcaption>\n</figure>`;
}

/** A table as HTML. @param {import('./table.js').Table} table */
export function tableOf({ columns, rows }) {
  const head = columns.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('');
  const body = rows.map(cells => `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table>`;
}

/** A cell of Python that shows HTML, for Jupyter and Quarto. @param {string} html */
export function cell(html) {
  return `from IPython.display import HTML\nHTML(r"""<div>${html}</div>""")`;
}

/** A frame whose page is written into it. @param {Shown} shown */
export function writtenFrame(shown) {
  const page = `<!DOCTYPE html><meta charset="utf-8"><title>${escaped(shown.title)}</title>${element(shown).replaceAll('\n', '')}`;
  return `<iframe srcdoc="${escaped(page)}" title="${escaped(shown.title)}" ${FRAME} height="${shown.height}" ${SANDBOX}></iframe>`;
}

/** @param {Shown} shown @param {boolean} pinned @returns {Pair[]} */
function pairsOf({ id, pairs, theme, version }, pinned) {
  /** @type {Pair[]} */
  const all = [['figure', id], ...pairs];
  if (theme) all.push(['theme', theme]);
  if (pinned && version) all.push(['v', version]);
  return all;
}

/** @param {Shown} shown */
function moduleOf({ base }) {
  return `<script type="module" src="${escaped(`${base}response-atlas.js`)}"></script>`;
}

/** @param {Shown} shown */
function attributesOf({ id, pairs, lang, theme }) {
  const state = pairs.length ? ` state="${escaped(writePairs(pairs))}"` : '';
  return `figure="${id}"${state} lang="${lang}"${theme ? ` theme="${theme}"` : ''}`;
}

/** @param {Shown} shown @param {boolean} pinned @param {string} inside HTML */
function anchor(shown, pinned, inside) {
  return `<a href="${escaped(linkTo(shown, pinned))}">${inside}</a>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
