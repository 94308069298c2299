/**
 * Guess, then reveal: the reader draws the rest of a curve on the canvas before it is shown. In come pointer, touch and
 * keys, out go the key `mask` of the state and sentences on how the guess compares, which the core words. What is drawn
 * lives in the handle and nowhere else.
 */
import { makeDate, setDate } from './days.js';
import { focusedNear, make } from './element.js';
import { schedule } from './figure.js';
import { say } from './strings.js';
import { spotOf } from './zoom.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{drawn: boolean, revealed: boolean, speech: string, told: string[]}} Stands */

let made = 0;
/** The buttons that do what keys and pen do, in long steps: the key that each stands for, and its words. */
const STEPS = [['ArrowLeft', 'days_earlier'], ['ArrowRight', 'days_later'], ['ArrowUp', 'guess_higher'], ['ArrowDown', 'guess_lower']];

/** @param {FigureView} view */
export async function makeTool(view) {
  return new Guess(view);
}

class Guess {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.active = false;
    this.drawing = false;
    this.root = make('div', 'guess');
    this.mask = makeDate(say('guess_mask'), () => this.hide());
    this.reveal = this.makeButton('guess_reveal', () => this.showRest());
    this.again = this.makeButton('guess_again', () => this.begin());
    this.leave = this.makeButton('guess_leave', () => this.view.tools?.leave());
    const row = make('div', 'tool-row');
    this.steps = STEPS.map(([key, words]) => this.makeButton(words, () => this.take(key, true)));
    const set = make('div', 'tool-set');
    set.append(...this.steps);
    row.append(this.mask.root, set, this.reveal, this.again, this.leave);
    this.note = make('p', 'tool-note', say('guess_note'));
    this.keys = make('p', 'tool-note', say('guess_keys'));
    this.keys.id = `guess-${made += 1}`;
    this.told = make('p', 'guess-told');
    this.root.append(this.note, row, this.told, this.keys);
    this.off = new AbortController();
  }

  /** @param {string} words @param {() => void} act */
  makeButton(words, act) {
    const button = make('button', 'tool-button', say(words));
    button.addEventListener('click', () => this.view.guard(act));
    return button;
  }

  get handle() {
    return this.view.handle;
  }

  // Its life: open, show, and close or drop.

  /** @param {boolean} asked whether somebody pressed the tool's button */
  open(asked) {
    const { canvas, element, state } = this.view;
    this.off = new AbortController();
    this.listen(this.off.signal);
    element.dataset.guessing = '';
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-describedby', this.keys.id);
    this.view.marks?.clear();
    if (!state.some(([key]) => key === 'mask')) this.view.choose([['mask', this.handle?.usual_mask() ?? '']]);
    if (asked) canvas.focus({ preventScroll: true });
  }

  /** @param {Record<string, string>} values */
  show({ mask = '' }) {
    if (this.active && !mask) return this.view.tools?.close();
    this.active = Boolean(mask);
    const ends = this.handle?.days();
    if (ends && mask) setDate(this.mask.input, mask, ends);
    this.tell();
  }

  /** Leaves: what was masked is shown, and what was drawn is gone. */
  close() {
    this.drop();
    this.handle?.guess_end();
    if (this.view.state.some(([key]) => key === 'mask')) this.view.choose([['mask', '']]);
    this.repaint();
  }

  /** Takes the panel away and leaves the state as it is. */
  drop() {
    const { canvas, element } = this.view;
    this.off.abort();
    this.active = false;
    this.drawing = false;
    delete element.dataset.guessing;
    this.view.account?.dress();
  }

  // What the panel says.

  /** Shows how the guess stands. @returns {Stands | null} */
  tell() {
    /** @type {Stands | null} */
    const stands = this.active ? this.handle?.guess() ?? null : null;
    this.reveal.disabled = !stands?.drawn || stands.revealed;
    this.again.disabled = !stands?.drawn;
    for (const step of this.steps) step.disabled = !stands || stands.revealed;
    this.told.textContent = stands?.told.join(say('space')) ?? '';
    this.told.hidden = !stands?.told.length;
    this.note.textContent = say(stands || !this.active ? 'guess_note' : 'guess_nothing');
    this.repaint();
    return stands;
  }

  repaint() {
    this.view.due.focus = true;
    schedule(this.view);
  }

  /** Masks from another day. */
  hide() {
    const { value, validity } = this.mask.input;
    if (value && validity.valid) this.view.choose([['mask', value]]);
  }

  begin() {
    this.handle?.guess_end();
    this.tell();
    this.view.canvas.focus({ preventScroll: true });
  }

  showRest() {
    this.handle?.guess_reveal();
    const stands = this.tell();
    if (!stands?.revealed) return;
    this.view.host.announce(this.told.textContent ?? '');
    if (focusedNear(this.again) === document.body) this.again.focus();
  }

  // Pen and keys. They come before those of the marks.

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { canvas } = this.view;
    const first = { capture: true, signal };
    canvas.addEventListener('pointerdown', event => this.view.guard(() => this.down(event)), first);
    canvas.addEventListener('pointermove', event => this.view.guard(() => this.move(event)), first);
    for (const type of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      canvas.addEventListener(type, event => this.view.guard(() => this.up(event)), first);
    }
    canvas.addEventListener('click', event => event.stopImmediatePropagation(), first);
    canvas.addEventListener('keydown', event => this.view.guard(() => this.press(event)), first);
    // A finger that draws does not scroll.
    for (const type of ['touchstart', 'touchmove']) {
      canvas.addEventListener(type, event => { if (this.drawing) event.preventDefault(); }, { passive: false, signal });
    }
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button || this.drawing) return;
    const { x, y } = spotOf(event);
    if (!this.handle?.guess_press(x, y)) return;
    this.drawing = true;
    this.view.canvas.setPointerCapture(event.pointerId);
    this.repaint();
  }

  /** @param {PointerEvent} event */
  move(event) {
    event.stopImmediatePropagation();
    if (!this.drawing) return;
    const { x, y } = spotOf(event);
    this.handle?.guess_stroke(x, y);
    this.repaint();
  }

  /** @param {PointerEvent} event */
  up(event) {
    event.stopImmediatePropagation();
    if (!this.drawing) return;
    this.drawing = false;
    this.handle?.guess_lift();
    this.tell();
  }

  /** Moves the day or its number, and says so. @param {string} key @param {boolean} far in longer steps */
  take(key, far) {
    if (!this.handle?.guess_key(key, far)) return false;
    this.view.host.announce(this.tell()?.speech ?? '');
    return true;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') this.view.tools?.leave();
    else if (event.key === 'Enter') this.showRest();
    else if (!this.take(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
