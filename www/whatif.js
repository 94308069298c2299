/**
 * The “what if” line: a day and a number of days go in, the key `if` of the state comes out. The line is arithmetic, and
 * the words say that it is no forecast.
 */
import { makeDate } from './days.js';
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/** Days per doubling that the field starts with, and the most that it takes. */
const USUAL_DAYS = '7';
const MOST_DAYS = '365';

/** @param {FigureView} view */
export async function makeTool(view) {
  return new WhatIf(view);
}

class WhatIf {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.value = '';
    this.root = make('form', 'what-if');
    this.day = makeDate(say('if_day'), () => this.again());
    this.days = make('input', 'tool-number');
    Object.assign(this.days, { type: 'number', min: '1', max: MOST_DAYS, step: '1', required: true, value: USUAL_DAYS, inputMode: 'numeric' });
    this.days.addEventListener('change', () => this.again());
    this.day.input.required = true;
    const field = make('label', 'tool-field');
    field.append(make('span', 'control-label', say('if_days')), this.days);
    this.draw = make('button', 'tool-button', say('if_draw'));
    this.draw.type = 'submit';
    this.remove = make('button', 'tool-button', say('if_remove'));
    this.remove.addEventListener('click', () => { this.view.choose([['if', '']]); this.draw.focus(); });
    // The policy of the page lets no form be sent; this one is read here.
    this.root.addEventListener('submit', event => { event.preventDefault(); this.choose(); });
    const row = make('div', 'tool-row');
    row.append(this.day.root, field, this.draw, this.remove);
    this.root.append(row, make('p', 'tool-note', say('if_note')));
  }

  /** @param {Record<string, string>} values */
  show({ if: value = '' }) {
    const ends = this.view.handle?.days();
    if (ends) Object.assign(this.day.input, { min: ends.first, max: ends.last });
    const [day, days] = value.split(',');
    if (days) Object.assign(this.days, { value: days });
    const usual = this.day.input.value || this.view.handle?.usual_mask();
    this.day.input.value = (days ? day : usual) ?? '';
    this.value = value;
    this.remove.disabled = !value;
  }

  /** A line that is there follows its fields. */
  again() {
    if (this.value && this.day.input.validity.valid && this.days.validity.valid) this.choose();
  }

  choose() {
    this.view.choose([['if', `${this.day.input.value},${Number(this.days.value)}`]]);
    this.view.host.announce(say('if_note'));
  }
}
