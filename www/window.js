/**
 * The window of days of a figure of help: two sliders and a button a month. In come the days of the state, out go the keys
 * `from` and `to`. Days are counted from the first of the whole window; what a window does to a mark, the core knows.
 */
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./url.js').Pair} Pair */

const DAY_MS = 86_400_000;
/** @type {['from', 'to']} */
const ENDS = ['from', 'to'];

/** @param {FigureView} view */
export function makeTool(view) {
  return new Window(view);
}

class Window {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    const [first, last] = view.handle?.window() ?? ['2020-01-01', '2020-06-30'];
    this.first = firstOfMonth(new Date(first)).getTime();
    this.days = (Date.parse(last) - this.first) / DAY_MS;
    this.root = make('div', 'window');
    /** @type {Record<'from' | 'to', {box: HTMLInputElement, said: HTMLElement}>} */
    this.ends = { from: this.makeEnd('from'), to: this.makeEnd('to') };
    const row = make('div', 'tool-row');
    for (const end of ENDS) row.append(/** @type {HTMLElement} */ (this.ends[end].box.parentElement));
    const months = make('div', 'tool-row window-months');
    this.all = make('button', 'tool-button', say('window_all'));
    this.all.addEventListener('click', () => this.view.choose([['from', ''], ['to', '']]));
    months.append(...this.makeMonths(), this.all);
    this.root.append(row, months, make('p', 'tool-note', say('window_note')));
  }

  /** @param {'from' | 'to'} end */
  makeEnd(end) {
    const box = make('input', 'window-slider');
    Object.assign(box, { type: 'range', name: end, min: 0, max: this.days, step: 1 });
    const root = make('label', 'control window-end');
    const said = make('output', 'window-day');
    root.append(make('span', 'control-label', end === 'from' ? say('window_from') : say('window_to')), box, said);
    box.addEventListener('input', () => {
      this.hold(end);
      this.tell();
      this.view.preview(this.pairs());
    });
    box.addEventListener('change', () => this.view.settle());
    return { box, said };
  }

  /** A window never ends before it begins. @param {'from' | 'to'} end the one that was moved */
  hold(end) {
    const { from, to } = this.ends;
    const [a, b] = [Number(from.box.value), Number(to.box.value)];
    if (a > b) (end === 'from' ? to : from).box.value = String(end === 'from' ? a : b);
  }

  makeMonths() {
    const months = [];
    for (let day = new Date(this.first); day.getTime() <= this.first + this.days * DAY_MS; day = next(day)) {
      const [start, end] = [day.getTime(), next(day).getTime() - DAY_MS].map(at => this.number(at));
      const button = make('button', 'tool-button', this.format(start, { month: 'long' }));
      button.addEventListener('click', () => this.view.choose(this.pairsOf(start, end)));
      months.push(button);
    }
    return months;
  }

  /** @param {Record<string, string>} values */
  show({ from, to }) {
    this.ends.from.box.value = String(from ? this.number(Date.parse(from)) : 0);
    this.ends.to.box.value = String(to ? this.number(Date.parse(to)) : this.days);
    this.all.disabled = !from && !to;
    this.tell();
  }

  tell() {
    for (const end of ENDS) {
      const { box, said } = this.ends[end];
      said.textContent = this.format(Number(box.value), { day: 'numeric', month: 'long' });
      box.setAttribute('aria-valuetext', said.textContent);
    }
  }

  /** @returns {Pair[]} */
  pairs() {
    return this.pairsOf(Number(this.ends.from.box.value), Number(this.ends.to.box.value));
  }

  /** The whole window is the default and is not written. @param {number} from @param {number} to @returns {Pair[]} */
  pairsOf(from, to) {
    return [['from', from > 0 ? this.iso(from) : ''], ['to', to < this.days ? this.iso(to) : '']];
  }

  /** The number of a day, within the whole window. @param {number} at ms */
  number(at) {
    return Math.max(0, Math.min(this.days, Math.round((at - this.first) / DAY_MS)));
  }

  /** @param {number} day */
  iso(day) {
    return new Date(this.first + day * DAY_MS).toISOString().slice(0, 10);
  }

  /** @param {number} day @param {Intl.DateTimeFormatOptions} options */
  format(day, options) {
    const lang = this.view.host.lang();
    return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...options, timeZone: 'UTC' }).format(this.first + day * DAY_MS);
  }
}

/** The day itself where a month begins with it, else the first of the next month. @param {Date} day */
function firstOfMonth(day) {
  return day.getUTCDate() === 1 ? day : next(day);
}

/** The first of the next month. @param {Date} day */
function next(day) {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1));
}
