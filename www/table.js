/**
 * The table of a figure's marks: made anew for another view or language, put in order by a press on a column's head, and
 * copied as tab-separated values. In comes what the core's `table()` returns, out go the rows of the table that already
 * stands in the page. It knows nothing of what the columns mean.
 */
import { copyText } from './clipboard.js';
import { make, tagTongue } from './element.js';
import { say, spoken } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/**
 * @typedef {object} Table
 * @property {{key: string, label: string, numeric: boolean}[]} columns
 * @property {string[][]} rows one row a mark, one text a column
 * @property {(number[] | undefined)[]} orders for columns of numbers and dates what their cells stand for
 */

export class TableView {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    /** @type {Table | null} what stands in the page, once it was made here */
    this.table = null;
    this.column = -1;
    this.falls = false;
    view.element.addEventListener('toggle', ({ target }) => { if (target === this.details) this.open(); }, true);
    this.open();
  }

  get details() {
    const details = this.view.element.querySelector('.figure-table');
    return details instanceof HTMLDetailsElement ? details : null;
  }

  /** Makes the rows, when they are to be seen and are not made yet. */
  open() {
    if (this.details?.open && !this.table) this.view.ask(() => this.show());
  }

  /** Tells of the state on screen; of a closed table only how many rows it has. */
  show() {
    const { details } = this;
    const table = this.view.handle?.table();
    if (!details || !table) return;
    this.table = details.open ? table : null;
    this.column = -1;
    const summary = details.querySelector('summary');
    if (summary) summary.textContent = say('table', { n: table.rows.length });
    if (this.table) this.fill(details, this.table);
  }

  /** @param {HTMLDetailsElement} details @param {Table} table */
  fill(details, { columns, rows }) {
    const element = details.querySelector('table');
    if (!element) return;
    const head = document.createElement('thead');
    head.append(makeRow(columns.map(({ label, numeric }, i) => this.makeHead(label, numeric, i))));
    const body = document.createElement('tbody');
    body.append(...rows.map(row => makeRow(row.map((text, i) => makeCell(text, columns[i]?.numeric ?? false)))));
    /** The rows in the figure's own order. */
    this.rows = [...body.rows];
    element.replaceChildren(...element.querySelectorAll('caption'), head, body);
    details.querySelector('.table-tools')?.remove();
    details.append(this.makeTools());
  }

  /** @param {string} label @param {boolean} numeric @param {number} column */
  makeHead(label, numeric, column) {
    const cell = document.createElement('th');
    const button = make('button', 'table-sort', label);
    button.addEventListener('click', () => this.sort(column));
    cell.scope = 'col';
    if (numeric) cell.className = 'numeric';
    cell.append(button);
    return cell;
  }

  makeTools() {
    const tools = make('p', 'table-tools');
    const button = make('button', 'tool-button', say('table_copy'));
    this.told = make('span', 'table-told');
    button.addEventListener('click', () => this.copy());
    tools.append(button, ' ', this.told);
    return tools;
  }

  /** Puts the rows in order by a column; a second press turns the order round. @param {number} column */
  sort(column) {
    const { table, details, rows } = this;
    const body = details?.querySelector('tbody');
    if (!table || !details || !rows || !body) return;
    this.falls = this.column === column && !this.falls;
    this.column = column;
    for (const [i, head] of [...details.querySelectorAll('th')].entries()) {
      if (i === column) head.setAttribute('aria-sort', this.falls ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    body.append(...this.order().map(i => rows[i]));
  }

  /** The numbers of the rows in the order asked for; what says nothing comes last. */
  order() {
    const { rows = [], orders = [] } = this.table ?? {};
    const values = orders[this.column];
    const way = this.falls ? -1 : 1;
    const { compare } = new Intl.Collator(spoken(), { numeric: true });
    /** @type {(a: number, b: number) => number} */
    const texts = (a, b) => compareKnown(rows[a][this.column], rows[b][this.column], text => text !== '', (x, y) => way * compare(x, y));
    /** @type {(a: number, b: number) => number} */
    const numbers = (a, b) => (values ? compareKnown(values[a], values[b], value => !Number.isNaN(value), (x, y) => way * (x - y)) : 0);
    return rows.map((_, i) => i).sort(values ? numbers : texts);
  }

  /** Copies the table as it stands, and says how that went. */
  async copy() {
    if (!this.table) return;
    const { told, view } = this;
    const text = toValues(this.table, this.column < 0 ? this.table.rows.map((_, i) => i) : this.order());
    const done = await copyText(text, view.element);
    const words = done ? say('table_copied', { n: this.table.rows.length }) : say('table_not_copied');
    if (told) told.textContent = words;
    view.host.announce(words);
  }
}

/**
 * @template Value
 * @param {Value} a
 * @param {Value} b
 * @param {(value: Value) => boolean} known
 * @param {(a: Value, b: Value) => number} compare
 */
function compareKnown(a, b, known, compare) {
  return Number(known(b)) - Number(known(a)) || (known(a) ? compare(a, b) : 0);
}

/**
 * Tab-separated values with a head. A column of numbers stands twice: as it is told, with qualifier and unit, and as bare
 * numbers, which a spreadsheet counts with.
 * @param {Table} table
 * @param {number[]} order
 */
export function toValues({ columns, rows, orders }, order) {
  const isBare = columns.map(({ numeric }, i) => numeric && orders[i]);
  const head = columns.flatMap(({ label }, i) => (isBare[i] ? [label, say('table_number', { column: label })] : [label]));
  /** @param {number} row */
  const bare = (row, i = 0) => (Number.isNaN(orders[i]?.[row]) ? '' : String(orders[i]?.[row]));
  const lines = order.map(row => rows[row].flatMap((cell, i) => (isBare[i] ? [cell, bare(row, i)] : [cell])));
  return [head, ...lines].map(cells => cells.map(toCell).join('\t')).join('\r\n');
}

/** A text that a spreadsheet takes as one cell. @param {string} text */
function toCell(text) {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {HTMLElement[]} cells */
function makeRow(cells) {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

/** @param {string} text @param {boolean} numeric */
function makeCell(text, numeric) {
  const cell = document.createElement('td');
  cell.textContent = text;
  if (numeric) cell.className = 'numeric';
  tagTongue(cell);
  return cell;
}
