/**
 * The row of controls above a figure. In comes the list of controls that a layout returns, out go native elements and
 * one call back with the key and value chosen. The row keeps one line: what does not fit waits behind a button. It
 * knows no figure and no meaning of a key.
 */
import { say } from './strings.js';

/**
 * @typedef {object} Control
 * @property {string} key
 * @property {string} label
 * @property {string} value
 * @property {string} kind 'choice' or 'toggle'; else the tool that sets its free value
 * @property {{value: string, label: string}[]} options
 */

/** A choice of at most so many options shows them all; a longer one is a list that opens. */
const SHOWN_OPTIONS = 2;
let made = 0;

export class Controls {
  /**
   * @param {HTMLElement} root the `[data-controls]` of a figure
   * @param {(key: string, value: string) => void} choose
   * @param {() => void} reset
   */
  constructor(root, choose, reset) {
    this.root = root;
    this.choose = choose;
    this.open = false;
    this.shape = '';
    this.row = Object.assign(document.createElement('div'), { className: 'controls-row', id: `controls-${made += 1}` });
    this.more = makeButton('controls-more', () => this.unfold(!this.open));
    this.more.setAttribute('aria-controls', this.row.id);
    this.again = makeButton('controls-reset', reset);
  }

  /**
   * Shows the controls of a layout; elements whose options are the same stay, so that focus does too. Those with a free
   * value are for the tools.
   * @param {Control[]} all
   * @param {boolean} changed whether the view differs from its default, so that a reset means something
   */
  show(all, changed) {
    const controls = all.filter(({ options }) => options.length);
    const shape = JSON.stringify([controls.map(({ value, ...rest }) => rest), say('reset')]);
    if (shape !== this.shape) this.build(controls);
    this.shape = shape;
    for (const control of controls) setValue(this.row, control);
    this.again.disabled = !changed;
    this.fold();
  }

  /** Empties the row, for a figure that failed. */
  clear() {
    this.shape = '';
    this.root.replaceChildren();
  }

  /** Hides what does not fit on one line, or shows all when opened. */
  fold() {
    const items = /** @type {HTMLElement[]} */ ([...this.row.children]);
    for (const item of items) item.hidden = item === this.again && this.again.disabled;
    this.more.hidden = true;
    const wraps = findWrapped(items).length > 0;
    this.more.hidden = !wraps;
    if (wraps && !this.open) for (const item of findWrapped(items)) item.hidden = true;
    this.more.textContent = say(this.open ? 'fewer' : 'more');
    this.more.setAttribute('aria-expanded', String(this.open));
  }

  /** @param {boolean} open */
  unfold(open) {
    this.open = open;
    this.fold();
  }

  /** @param {Control[]} controls */
  build(controls) {
    this.again.textContent = say('reset');
    this.row.replaceChildren(...controls.map(control => this.make(control)), this.again);
    this.root.replaceChildren(this.row, this.more);
  }

  /** @param {Control} control */
  make(control) {
    if (control.kind === 'toggle') return this.makeToggle(control);
    return control.options.length > SHOWN_OPTIONS ? this.makeSelect(control) : this.makeRadios(control);
  }

  /** @param {Control} control */
  makeSelect({ key, label, options }) {
    const select = document.createElement('select');
    select.name = key;
    for (const option of options) select.add(new Option(option.label, option.value));
    select.addEventListener('change', () => this.choose(key, select.value));
    const root = document.createElement('label');
    root.className = 'control';
    root.append(makeSpan('control-label', label), select);
    return root;
  }

  /** @param {Control} control */
  makeRadios({ key, label, options }) {
    const root = document.createElement('fieldset');
    root.className = 'control';
    const legend = Object.assign(document.createElement('legend'), { className: 'control-label', textContent: label });
    const set = makeSpan('control-set', '');
    set.append(...options.map(option => this.makeRadio(key, option)));
    root.append(legend, set);
    return root;
  }

  /** @param {string} key @param {{value: string, label: string}} option */
  makeRadio(key, { value, label }) {
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: `${this.row.id}-${key}`, value });
    input.dataset.key = key;
    input.addEventListener('change', () => this.choose(key, value));
    const root = document.createElement('label');
    root.className = 'control-option';
    root.append(input, makeSpan('', label));
    return root;
  }

  /** @param {Control} control */
  makeToggle({ key, label, options }) {
    const [off, on] = toggleValues(options);
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', name: key, value: on });
    input.addEventListener('change', () => this.choose(key, input.checked ? on : off));
    const root = document.createElement('label');
    root.className = 'control control-toggle';
    root.append(input, makeSpan('', label));
    return root;
  }
}

/** The items that stand on a second line. @param {HTMLElement[]} items */
function findWrapped(items) {
  const bottom = (/** @type {HTMLElement | undefined} */ item) => (item ? item.offsetTop + item.offsetHeight : 0);
  return items.filter(item => bottom(item) > bottom(items[0]) + 1);
}

/** The values of a toggle, off first. @param {{value: string}[]} options @returns {[string, string]} */
function toggleValues(options) {
  const on = options.find(({ value }) => value === 'on') ?? options[1];
  const off = options.find(option => option !== on);
  return [off?.value ?? 'off', on?.value ?? 'on'];
}

/** @param {HTMLElement} row @param {Control} control */
function setValue(row, { key, value, kind, options }) {
  const select = row.querySelector(`select[name="${key}"]`);
  if (select instanceof HTMLSelectElement) select.value = value;
  for (const input of row.querySelectorAll('input')) {
    if (input.dataset.key === key) input.checked = input.value === value;
    if (kind === 'toggle' && input.name === key) input.checked = value === toggleValues(options)[1];
  }
}

/** @param {string} className @param {() => void} act */
function makeButton(className, act) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className });
  button.addEventListener('click', act);
  return button;
}

/** @param {string} className @param {string} text */
function makeSpan(className, text) {
  return Object.assign(document.createElement('span'), { className, textContent: text });
}
