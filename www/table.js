/**
 * The table of a figure's marks, made anew for another view or language. In comes what the core's `table()` returns, out
 * go the rows of the table that already stands in the page. It knows nothing of what the columns mean.
 */
import { tagTongue } from './element.js';
import { say } from './strings.js';

/**
 * @typedef {object} Table
 * @property {{key: string, label: string, numeric: boolean}[]} columns
 * @property {string[][]} rows one row a mark, one text a column
 */

/**
 * Replaces the rows, the head and the count in the summary.
 * @param {Element} details the `.figure-table` of a figure
 * @param {Table} table
 */
export function fillTable(details, { columns, rows }) {
  const table = details.querySelector('table');
  const summary = details.querySelector('summary');
  if (!table || !summary) return;
  summary.textContent = say('table', { n: rows.length });
  const head = document.createElement('thead');
  head.append(makeRow(columns.map(({ label, numeric }) => makeCell('th', label, numeric))));
  const body = document.createElement('tbody');
  body.append(...rows.map(row => makeRow(row.map((text, i) => makeCell('td', text, columns[i]?.numeric ?? false)))));
  table.replaceChildren(...table.querySelectorAll('caption'), head, body);
}

/** @param {HTMLElement[]} cells */
function makeRow(cells) {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

/** @param {'th' | 'td'} name @param {string} text @param {boolean} numeric */
function makeCell(name, text, numeric) {
  const cell = document.createElement(name);
  cell.textContent = text;
  if (name === 'th') cell.setAttribute('scope', 'col');
  if (numeric) cell.className = 'numeric';
  tagTongue(cell);
  return cell;
}
