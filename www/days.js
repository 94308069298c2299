/**
 * The days that a figure shows, as two dates and five buttons. In comes what the handle shows, out go `from` and `to` of
 * the state, by way of the zoom that also answers drag, wheel and keys.
 */
import { focusedNear, make } from './element.js';
import { say } from './strings.js';
import { singleKeys } from './zoom.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/** The buttons: the step that each takes, and its words. */
const STEPS = [['in', 'days_in'], ['out', 'days_out'], ['earlier', 'days_earlier'], ['later', 'days_later'], ['all', 'days_all']];

/** @param {FigureView} view */
export async function makeTool(view) {
  return new Days(view);
}

class Days {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('div', 'days');
    this.from = makeDate(say('days_from'), () => this.choose());
    this.to = makeDate(say('days_to'), () => this.choose());
    this.buttons = STEPS.map(([step, words]) => this.makeButton(step, words));
    const set = make('div', 'tool-set');
    set.append(...this.buttons);
    const row = make('div', 'tool-row');
    row.append(this.from.root, this.to.root, set);
    this.single = Object.assign(make('input', ''), { type: 'checkbox' });
    this.root.append(row, make('p', 'tool-note', say('days_hint')), make('p', 'tool-note', say('days_keys')), this.makeSwitch());
  }

  /** Switches the keys of one character on and off. */
  makeSwitch() {
    const label = make('label', 'control-toggle');
    this.single.addEventListener('change', () => { singleKeys.on = this.single.checked; });
    label.append(this.single, ' ', say('days_single'));
    return label;
  }

  /** @param {string} step @param {string} words */
  makeButton(step, words) {
    const button = make('button', 'tool-button', say(words));
    button.dataset.step = step;
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') !== 'true') this.view.guard(() => this.view.tools?.zoom.step(step));
    });
    return button;
  }

  show() {
    this.single.checked = singleKeys.on;
    const { handle } = this.view;
    const days = handle?.days();
    if (!handle || !days) return;
    setDate(this.from.input, days.from, days);
    setDate(this.to.input, days.to, days);
    const shown = [days.from, days.to];
    const same = String(handle.between(shown, shown, 1));
    for (const button of this.buttons) {
      const stays = String(handle.zoom(button.dataset.step ?? '', -1)) === same;
      button.setAttribute('aria-disabled', String(stays));
    }
  }

  /** Shows the days that were typed; an end left empty is that of all days. */
  choose() {
    this.view.guard(() => {
      const asked = [this.from.input.value, this.to.input.value];
      const pairs = this.view.handle?.between(asked, asked, 1);
      if (pairs) this.view.tools?.zoom.go(pairs);
    });
  }
}

/**
 * A field for a day, which tells when a whole one stands in it.
 * @param {string} label
 * @param {() => void} act
 */
export function makeDate(label, act) {
  const root = make('label', 'tool-field');
  const input = make('input', 'tool-date');
  input.type = 'date';
  input.addEventListener('change', act);
  root.append(make('span', 'control-label', label), input);
  return { root, input };
}

/** @param {HTMLInputElement} input @param {string} value @param {{first: string, last: string}} ends */
export function setDate(input, value, { first, last }) {
  input.min = first;
  input.max = last;
  if (input.value !== value && focusedNear(input) !== input) input.value = value;
}
