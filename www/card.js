/**
 * The way to the card of a place: a box that finds it by name in either language or by code, and below it the places found.
 * In come the places that the documents name, out go the view `card` and its `place`.
 */
import { make } from './element.js';
import { plain, search } from './search.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{code: string, name: string, other: string, count: number}} Told */
/** @typedef {import('./search.js').Entry & {count: number}} Found */

let made = 0;

/** @param {FigureView} view */
export function makeTool(view) {
  return new Card(view);
}

class Card {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    /** @type {Found[]} */
    this.entries = (view.handle?.told() ?? []).map(each => ({ ...each, keys: [each.name, each.other, each.code].map(plain) }));
    this.root = make('div', 'cards');
    this.box = make('input', 'combo-box');
    Object.assign(this.box, { id: `card-${made += 1}`, type: 'search', autocomplete: 'off', spellcheck: false, placeholder: say('card_hint') });
    const label = make('label', 'control-label', say('card_find'));
    label.htmlFor = this.box.id;
    const find = make('div', 'combo');
    find.append(label, this.box);
    this.list = make('ul', 'chips cards-found');
    this.root.append(find, this.list, make('p', 'tool-note', say('card_note')));
    this.current = '';
    this.box.addEventListener('input', () => this.filter(true));
    this.box.addEventListener('keydown', event => {
      if (event.key === 'Enter' && this.found.length) this.choose(this.found[0].code);
      if (event.key === 'Escape' && this.box.value) {
        event.preventDefault();
        this.box.value = '';
        this.filter(true);
      }
    });
    this.list.addEventListener('click', event => {
      const code = event.target instanceof HTMLElement ? event.target.dataset.code : '';
      if (code) this.choose(code);
    });
    this.filter(false);
  }

  get found() {
    return /** @type {Found[]} */ (search(this.entries, this.box.value));
  }

  /** @param {boolean} aloud */
  filter(aloud) {
    const { found } = this;
    this.list.replaceChildren(...found.map(({ code, name, count }) => {
      const button = make('button', 'chip-front', `${name} (${count})`);
      button.dataset.code = code;
      const chip = make('li', 'chip');
      chip.append(button);
      return chip;
    }));
    this.mark();
    if (aloud) this.view.host.announce(found.length ? say('card_found', { n: found.length }) : say('card_none'));
  }

  /** @param {string} code */
  choose(code) {
    this.view.openCard(code);
    this.view.host.announce(this.entries.find(each => each.code === code)?.name ?? code);
  }

  show() {
    const pairs = Object.fromEntries(this.view.state);
    this.current = pairs.view === 'card' ? pairs.place ?? '' : '';
    this.mark();
  }

  mark() {
    for (const button of this.list.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.code === this.current));
  }
}
