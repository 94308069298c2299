/**
 * The selection of a figure of help. In come the keys with their values, each with how much bears it, out goes the value
 * chosen for a key. What a value means, the core knows; a key that another control sets is not shown here.
 */
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{key: string, label: string, values: {value: string, label: string, count: number}[]}} Choice */

/** @param {FigureView} view */
export function makeTool(view) {
  return new Selection(view);
}

class Selection {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('div', 'selection');
    this.row = make('div', 'tool-row');
    this.none = make('button', 'tool-button', say('select_none'));
    this.none.addEventListener('click', () => this.clear());
    this.root.append(this.row, make('p', 'tool-note', say('select_note')));
    /** @type {Map<string, HTMLSelectElement>} */
    this.boxes = new Map();
  }

  /** @param {Record<string, string>} values */
  show(values) {
    const choices = (this.view.handle?.choices() ?? []).filter(({ key }) => key in values);
    if (choices.map(({ key }) => key).join() !== [...this.boxes.keys()].join()) this.build(choices);
    for (const choice of choices) this.fill(choice, values[choice.key]);
    this.none.disabled = ![...Object.values(values)].some(value => value);
  }

  /** @param {Choice[]} choices */
  build(choices) {
    this.boxes.clear();
    this.row.replaceChildren(...choices.map(choice => this.makeBox(choice)), this.none);
  }

  /** @param {Choice} choice */
  makeBox({ key, label }) {
    const box = document.createElement('select');
    box.name = key;
    box.addEventListener('change', () => this.view.choose([[key, box.value]]));
    this.boxes.set(key, box);
    const root = make('label', 'control');
    root.append(make('span', 'control-label', label), box);
    return root;
  }

  /** What nothing bears under the other keys is left out, unless it is chosen. @param {Choice} choice @param {string} value */
  fill({ key, values }, value) {
    const box = this.boxes.get(key);
    const shown = values.filter(each => each.count || each.value === value);
    const options = shown.map(each => new Option(`${each.label} (${each.count})`, each.value));
    box?.replaceChildren(new Option(say('select_any'), ''), ...options);
    if (box) box.value = value;
  }

  clear() {
    this.view.choose([...this.boxes.keys()].map(key => [key, '']));
    this.boxes.values().next().value?.focus();
  }
}
