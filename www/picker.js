/**
 * The places of a figure: chips of those shown, and a box that finds others by name or code in either language. In come
 * the places that the handle knows, out go the keys `places` and `front` of the state. The box is the combobox of the
 * ARIA practices with a list that it filters: the focus stays in the box, the active option is named by its id.
 */
import { focusedNear, make } from './element.js';
import { fetchText } from './origin.js';
import { readAliases, plain, search } from './search.js';
import { say, spoken } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./search.js').Entry} Entry */
/** @typedef {{code: string, name: string, other: string}} Place its code, and its names in the page's language and the other one */

/** As many lines as can be told apart; the core draws no more. */
const MOST = 7;
/** So many options are shown at a time; who wants another one types on. */
const LISTED = 60;
let made = 0;

/** @param {FigureView} view */
export async function makeTool(view) {
  // Any place asks for the tables of all of them.
  const [aliases] = await Promise.all([fetchAliases(), view.host.prepare(view.id, [['places', 'WLD']])]);
  return new Picker(view, aliases);
}

async function fetchAliases() {
  return readAliases(await fetchText('data/aliases.csv'));
}

class Picker {
  /** @param {FigureView} view @param {Map<string, string[]>} aliases */
  constructor(view, aliases) {
    this.view = view;
    this.id = `picker-${made += 1}`;
    this.entries = entriesOf(view.handle?.places() ?? [], aliases);
    /** @type {string[]} */
    this.shown = [];
    this.front = '';
    this.full = false;
    /** @type {Entry[]} */
    this.options = [];
    this.active = -1;
    this.root = make('div', 'picker');
    this.chips = make('ul', 'chips');
    this.chips.setAttribute('aria-label', say('places_shown'));
    this.box = this.makeBox();
    this.list = this.makeList();
    this.hint = make('p', 'tool-note');
    this.hint.id = `${this.id}-hint`;
    this.again = make('button', 'tool-button', say('first_set'));
    this.again.addEventListener('click', () => this.restore());
    const label = make('label', 'control-label', say('add_place'));
    label.htmlFor = this.box.id;
    const combo = make('div', 'combo');
    combo.append(label, this.box, this.list);
    const row = make('div', 'tool-row');
    row.append(combo, this.again);
    this.root.append(this.chips, row, this.hint, make('p', 'tool-note', say('care')));
  }

  makeBox() {
    const box = make('input', 'combo-box');
    Object.assign(box, { id: `${this.id}-box`, type: 'text', autocomplete: 'off', spellcheck: false, placeholder: say('add_hint') });
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-expanded', 'false');
    box.setAttribute('aria-controls', `${this.id}-list`);
    box.setAttribute('aria-describedby', `${this.id}-hint`);
    box.addEventListener('input', () => this.filter());
    box.addEventListener('click', () => this.filter());
    box.addEventListener('blur', () => this.fold());
    box.addEventListener('keydown', event => this.press(event));
    return box;
  }

  makeList() {
    const list = make('ul', 'combo-list');
    Object.assign(list, { id: `${this.id}-list`, hidden: true });
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', say('add_place'));
    // The box keeps the focus.
    list.addEventListener('pointerdown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (option) this.add(this.options[[...list.children].indexOf(option)]);
    });
    return list;
  }

  /** @param {Record<string, string>} values */
  show({ front = '' }) {
    const shown = this.view.handle?.shown() ?? [];
    const same = shown.join() === this.shown.join() && front === this.front;
    this.shown = shown;
    this.front = front;
    this.full = shown.length >= MOST;
    this.hint.textContent = this.full ? say('places_full', { most: MOST }) : say('places_count', { n: shown.length, most: MOST });
    this.box.readOnly = this.full;
    this.again.disabled = !this.view.state.some(([key]) => key === 'places' || key === 'front');
    if (!same) this.showChips();
  }

  /** @param {string} code */
  nameOf(code) {
    return this.entries.find(entry => entry.code === code)?.name ?? code;
  }

  // Chips.

  showChips() {
    const focused = [...this.chips.querySelectorAll('button')].findIndex(button => button === focusedNear(this.chips));
    this.chips.replaceChildren(...this.shown.map(code => this.makeChip(code)));
    if (focused < 0) return;
    const next = [...this.chips.querySelectorAll('button')].slice(0, focused + 1).pop();
    (next && !next.disabled ? next : this.box).focus();
  }

  /** @param {string} code */
  makeChip(code) {
    const name = this.nameOf(code);
    const chip = make('li', 'chip');
    const front = make('button', 'chip-front', name);
    front.setAttribute('aria-pressed', String(code === this.front));
    front.title = say('to_front', { place: name });
    front.addEventListener('click', () => this.view.choose([['front', code === this.front ? '' : code]]));
    const remove = make('button', 'chip-remove', '×');
    remove.setAttribute('aria-label', say('remove_place', { place: name }));
    remove.disabled = this.shown.length < 2;
    remove.addEventListener('click', () => this.remove(code));
    chip.append(front, remove);
    return chip;
  }

  /** @param {string} code */
  remove(code) {
    this.choose(this.shown.filter(each => each !== code));
    this.view.host.announce(say('place_removed', { place: this.nameOf(code) }));
  }

  restore() {
    this.view.choose([['places', ''], ['front', '']]);
    this.box.focus();
  }

  /** @param {string[]} codes */
  choose(codes) {
    this.view.choose([['places', codes.join(',')], ['front', codes.includes(this.front) ? this.front : '']]);
  }

  // The box and its list.

  filter() {
    if (this.full) return this.fold();
    this.options = search(this.entries, this.box.value).slice(0, LISTED);
    this.list.replaceChildren(...this.options.map((entry, i) => this.makeOption(entry, i)));
    this.list.hidden = !this.options.length;
    this.box.setAttribute('aria-expanded', String(!this.list.hidden));
    this.activate(this.box.value ? this.options.findIndex(({ code }) => !this.shown.includes(code)) : -1);
    this.view.host.announce(this.options.length ? say('places_found', { n: this.options.length }) : say('places_none'));
  }

  /** @param {Entry} entry @param {number} i */
  makeOption({ code, name, other }, i) {
    const option = make('li', 'combo-option');
    option.id = `${this.id}-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const taken = this.shown.includes(code);
    if (taken) option.setAttribute('aria-disabled', 'true');
    const second = make('span', 'combo-other', taken ? say('place_shown') : `${other} ${code}`);
    option.append(make('span', '', name), ' ', second);
    return option;
  }

  /** @param {number} index of an option, or -1 */
  activate(index) {
    this.active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = this.list.children[index];
    if (option) this.box.setAttribute('aria-activedescendant', option.id);
    else this.box.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  fold() {
    this.list.hidden = true;
    this.box.setAttribute('aria-expanded', 'false');
    this.activate(-1);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const open = !this.list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) this.filter();
      else if (!event.altKey) return this.move(event.key === 'ArrowDown' ? 1 : -1);
      else return this.fold();
      if (this.active < 0 && !event.altKey) this.activate(event.key === 'ArrowDown' ? 0 : this.options.length - 1);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      this.add(this.options[this.active]);
    } else if (event.key === 'Escape' && (open || this.box.value)) {
      event.preventDefault();
      if (!open) this.box.value = '';
      this.fold();
    }
  }

  /** @param {number} by 1 down, -1 up; past an end it goes on at the other */
  move(by) {
    const { length } = this.options;
    if (length) this.activate(this.active < 0 ? (by > 0 ? 0 : length - 1) : (this.active + by + length) % length);
  }

  /** @param {Entry | undefined} entry */
  add(entry) {
    if (!entry || this.shown.includes(entry.code)) return;
    this.box.value = '';
    this.fold();
    this.choose([...this.shown, entry.code]);
    this.view.host.announce(say('place_added', { place: entry.name }));
  }
}

/**
 * The places in the order of the page's language, with what each is found by.
 * @param {Place[]} places
 * @param {Map<string, string[]>} aliases
 * @returns {Entry[]}
 */
function entriesOf(places, aliases) {
  const { compare } = new Intl.Collator(spoken());
  const keys = (/** @type {Place} */ { code, name, other }) => [name, other, code, ...(aliases.get(code) ?? [])].map(plain);
  return places.map(place => ({ ...place, keys: keys(place) })).sort((a, b) => compare(a.name, b.name));
}
