/**
 * The open day and the days shown, as a field, two more and a row of steps. In comes what the handle says of its days,
 * out go the keys `day`, `from` and `to`. Where a step leads, the core knows; no day is counted here.
 */
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./figure.js').Calendar} Calendar */

/** The steps of a day, those of the window, and the words on their buttons. */
const DAY_STEPS = [['week-', 'week_back'], ['day-', 'day_back'], ['day+', 'day_on'], ['week+', 'week_on']];
const WINDOW_STEPS = [['closer', 'days_closer'], ['wider', 'days_wider'], ['all', 'days_whole']];

/** @param {FigureView} view */
export async function makeTool(view) {
  return new DayTool(view);
}

class DayTool {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('div', 'day');
    this.day = this.makeField('day', 'day_open');
    this.from = this.makeField('from', 'day_from');
    this.to = this.makeField('to', 'day_to');
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    const steps = this.makeSet(DAY_STEPS);
    const close = this.makeSet([['close', 'day_close']]);
    const lengths = this.makeSet(WINDOW_STEPS);
    this.root.append(this.makeRow(this.day.root, steps, close), this.makeRow(this.from.root, this.to.root, lengths), make('p', 'tool-note', say('day_keys')));
  }

  /** @param {HTMLElement[]} parts */
  makeRow(...parts) {
    const row = make('div', 'tool-row');
    row.append(...parts);
    return row;
  }

  /** @param {string[][]} steps */
  makeSet(steps) {
    const set = make('div', 'tool-set');
    for (const [step, words] of steps) {
      const button = make('button', 'tool-button', say(words));
      button.dataset.step = step;
      button.addEventListener('click', () => { if (button.getAttribute('aria-disabled') !== 'true') this.view.stride(step); });
      this.buttons.set(step, button);
      set.append(button);
    }
    return set;
  }

  /**
   * A field for a day, which tells when a whole one stands in it; emptied, it takes its key back.
   * @param {'day' | 'from' | 'to'} key
   * @param {string} words
   */
  makeField(key, words) {
    const root = make('label', 'tool-field');
    const input = make('input', 'tool-date');
    Object.assign(input, { type: 'date', name: key });
    input.addEventListener('change', () => {
      if (key === 'day' && input.value) this.view.stride(input.value);
      else this.view.choose([[key, input.value]]);
    });
    root.append(make('span', 'control-label', say(words)), input);
    return { root, input };
  }

  show() {
    const { handle } = this.view;
    if (!handle) return;
    const calendar = handle.calendar();
    for (const key of /** @type {const} */ (['day', 'from', 'to'])) setDay(this[key].input, calendar[key], calendar);
    for (const [step, button] of this.buttons) button.setAttribute('aria-disabled', String(!handle.stride(step).length));
  }
}

/** @param {HTMLInputElement} input @param {string} value @param {Calendar} ends */
function setDay(input, value, { first, last }) {
  input.min = first;
  input.max = last;
  if (input.value !== value) input.value = value;
}
