/**
 * Everything that a figure shows, as a list. In come the entries of the core with the targets of each, out goes the mark
 * in focus; and the other way round, the entry of the mark in focus is lit. The list is one tab stop, walked by arrows.
 */
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{targets: number[], place: string, title: string, says: string, said: string}} Entry */

/** @param {FigureView} view */
export function makeTool(view) {
  return new List(view);
}

class List {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('div', 'listing');
    this.count = make('p', 'tool-note');
    this.list = make('ol', 'listing-rows');
    this.list.setAttribute('aria-label', say('list_label'));
    this.root.append(this.list, this.count);
    /** @type {Entry[]} */
    this.entries = [];
    this.key = '';
    this.lit = -1;
    this.busy = false;
    for (const type of ['pointerover', 'focusin', 'click', 'pointerleave']) this.list.addEventListener(type, event => this.take(event));
    this.list.addEventListener('keydown', event => this.press(event));
    this.heard = () => this.follow();
  }

  open() {
    this.view.element.addEventListener('atlas:focus', this.heard);
  }

  close() {
    this.view.element.removeEventListener('atlas:focus', this.heard);
  }

  drop() {
    this.close();
  }

  /** Lists what stands now; the rows are made anew only where they differ. */
  show() {
    this.entries = this.view.handle?.list() ?? [];
    const key = JSON.stringify(this.entries.map(({ targets, ...rest }) => rest));
    if (key !== this.key) this.build();
    this.key = key;
    this.follow();
  }

  build() {
    this.count.textContent = say('list_count', { n: this.entries.length });
    this.list.replaceChildren(...this.entries.map((entry, i) => makeRow(entry, i)));
    this.lit = -1;
  }

  /** @param {number} index */
  button(index) {
    const row = this.list.children[index]?.firstElementChild;
    return row instanceof HTMLElement ? row : null;
  }

  /** The entry that an event is on, or -1. @param {Event} event */
  indexOf(event) {
    const row = event.target instanceof Element ? event.target.closest('.listing-row') : null;
    return row?.parentElement ? [...this.list.children].indexOf(row.parentElement) : -1;
  }

  /** @param {Event} event */
  take(event) {
    const { marks } = this.view;
    if (!marks) return;
    if (event.type === 'pointerleave') return marks.pinned || this.list.matches(':focus-within') ? undefined : marks.clear();
    const index = this.indexOf(event);
    const target = this.entries[index]?.targets[0];
    if (target === undefined) return;
    this.view.guard(() => {
      this.busy = true;
      if (event.type === 'click') marks.keepNote(target);
      else if (!marks.pinned && (event.type === 'focusin' || !this.entries[index].targets.includes(marks.target))) marks.focus(target, false);
      this.busy = false;
    });
    this.light(index);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === 'Escape' && this.view.marks && this.view.marks.target >= 0) {
      event.preventDefault();
      return this.view.marks.clear();
    }
    const here = this.indexOf(event);
    const last = this.entries.length - 1;
    /** @type {Record<string, number>} */
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: last, PageDown: here + 10, PageUp: here - 10 };
    if (here < 0 || !(event.key in to)) return;
    event.preventDefault();
    this.view.marks?.unhold();
    this.button(Math.max(0, Math.min(last, to[event.key])))?.focus();
  }

  /** Lights the entry of the mark in focus. */
  follow() {
    const target = this.view.marks?.target ?? -1;
    const index = target < 0 ? -1 : this.entries.findIndex(({ targets }) => targets.includes(target));
    this.light(index);
    const row = this.list.children[index];
    if (this.busy || !(row instanceof HTMLElement) || this.list.matches(':hover')) return;
    const { list } = this;
    if (row.offsetTop < list.scrollTop) list.scrollTop = row.offsetTop;
    else if (row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = row.offsetTop + row.offsetHeight - list.clientHeight;
  }

  /** @param {number} index */
  light(index) {
    if (index === this.lit) return;
    this.button(this.lit)?.removeAttribute('aria-current');
    this.button(index)?.setAttribute('aria-current', 'true');
    for (const row of this.list.querySelectorAll('[tabindex="0"]')) row.setAttribute('tabindex', '-1');
    this.button(Math.max(0, index))?.setAttribute('tabindex', '0');
    this.lit = index;
  }
}

/** @param {Entry} entry @param {number} i */
function makeRow({ place, title, says, said }, i) {
  const row = document.createElement('li');
  const button = make('button', 'listing-row');
  button.tabIndex = i ? -1 : 0;
  button.append(make('span', 'listing-place', place), ' ', make('span', 'listing-title', title), ' ', make('span', 'listing-says', says), ' ', make('span', 'listing-says', said));
  row.append(button);
  return row;
}
