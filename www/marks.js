/**
 * The marks of one figure under pointer, finger and keys. In come events of its canvas, out go the note beside a mark,
 * the mark in focus on the overlay, a sentence to be heard and the fact in the state. All lengths are CSS px of the
 * frame. Which mark lies where, the handle knows.
 */
import { focusedNear, meantBy } from './element.js';
import { joinPairs, schedule } from './figure.js';
import { Ring } from './ring.js';
import { say } from './strings.js';
import { Tooltip } from './tooltip.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./url.js').Pair} Pair */

const STEP_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
/** How long a note waits for the pointer to reach it, in ms. */
const LINGER_MS = 160;
/** Between two marks that are said aloud, in ms: of marks passed more quickly only the last is. */
const SPEECH_MS = 400;
const NOTHING = -1;

export class Marks {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.tooltip = new Tooltip(view.frame, code => this.openCard(code), day => this.openDay(day));
    this.ring = new Ring(view);
    this.target = NOTHING;
    this.pinned = false;
    this.keyed = false;
    this.saying = 0;
    this.saidAt = -SPEECH_MS;
    /** @type {{x: number, y: number} | null} */
    this.pointer = null;
    this.linger = 0;
    this.listen();
  }

  get handle() {
    return this.view.handle;
  }

  listen() {
    const { canvas, frame, host: { signal } } = this.view;
    for (const type of ['pointermove', 'click', 'keydown']) canvas.addEventListener(type, event => this.take(event));
    frame.addEventListener('pointerleave', () => this.leave());
    frame.addEventListener('focusout', ({ relatedTarget: to }) => { if (!this.pinned && !(to instanceof Node && frame.contains(to))) this.clear(); });
    // A note that a pointer brought is closed by Escape wherever the focus is, and one that is pinned by a tap elsewhere;
    // before that tap does what it does.
    document.addEventListener('keydown', event => { if (event.key === 'Escape') this.escape(event); }, { signal });
    document.addEventListener('click', event => { if (this.target !== NOTHING && isElsewhere(frame, meantBy(event))) this.unpin(); }, { capture: true, signal });
  }

  /** Answers an event of the canvas, which may have waited for this script. @param {Event} event */
  take(event) {
    if (event instanceof KeyboardEvent) this.press(event);
    else if (event instanceof PointerEvent && event.type === 'pointermove') this.point(event);
    else if (event instanceof MouseEvent) this.tap(event);
  }

  /** @param {PointerEvent} event */
  point(event) {
    if (event.pointerType === 'touch' || !this.view.live) return;
    this.pointer = { x: event.offsetX, y: event.offsetY };
    this.view.ask(() => schedule(this.view));
  }

  /** What a frame owes the pointer. */
  tick() {
    if (this.pointer) this.hover(this.pointer);
  }

  /** @param {{x: number, y: number}} at */
  hover({ x, y }) {
    this.pointer = null;
    const target = this.handle?.hit(x, y) ?? NOTHING;
    this.view.canvas.classList.toggle('is-over', target !== NOTHING);
    if (this.pinned || this.tooltip.draws(x, y)) return;
    if (target === NOTHING) return this.leave();
    this.stay();
    if (target !== this.target) this.focus(target, false);
  }

  leave() {
    this.pointer = null;
    if (this.pinned || this.linger || this.keyed || this.target === NOTHING) return;
    this.linger = window.setTimeout(() => { this.linger = 0; if (!this.tooltip.root.matches(':hover')) this.clear(); }, LINGER_MS);
  }

  stay() {
    clearTimeout(this.linger);
    this.linger = 0;
  }

  /** @param {MouseEvent} event */
  tap({ offsetX, offsetY }) {
    this.view.ask(() => {
      const target = this.handle?.hit(offsetX, offsetY) ?? NOTHING;
      if (target === NOTHING || (this.pinned && target === this.target)) return this.unpin();
      this.focus(target, true);
      this.pin();
    });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (!this.view.live || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.target !== NOTHING) {
      event.preventDefault();
      return this.keyed && !this.ring.root.hidden ? this.turn() : this.pinned ? this.unpin() : this.pin();
    }
    if (!STEP_KEYS.includes(event.key)) return;
    event.preventDefault();
    this.view.ask(() => {
      const target = this.handle?.step(this.target, event.key) ?? NOTHING;
      if (target === NOTHING) return;
      this.pinned = false;
      this.focus(target, true, true);
      this.tooltip.reveal();
    });
  }

  /** Keeps the note of the mark that keys have reached, with what was not said of it yet, or lets it go on. */
  turn() {
    if (this.pinned) return this.unhold();
    this.pin();
    const further = this.handle?.detail(this.target).further;
    this.say([say('note_kept'), further].filter(Boolean).join(' '));
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (event.defaultPrevented) return;
    if (this.target === NOTHING) return meantBy(event) === this.view.canvas ? this.view.canvas.blur() : undefined;
    event.preventDefault();
    if (this.tooltip.holds(focusedNear(this.view.canvas))) this.view.canvas.focus({ preventScroll: true });
    if (this.pinned) this.unpin();
    else this.clear();
  }

  /**
   * Brings a mark to the fore.
   * @param {number} target
   * @param {boolean} aloud whether it is said
   * @param {boolean} [keyed] whether a key led to it, so that the focus goes there
   */
  focus(target, aloud, keyed = false) {
    if (!this.handle) return;
    this.stay();
    const detail = this.handle.detail(target);
    this.target = target;
    this.keyed = keyed;
    this.paint();
    this.tooltip.show(detail, this.pinned);
    if (keyed) this.ring.show(detail.ring);
    else this.ring.drop();
    if (aloud) this.say(detail.speech);
    this.view.fire('atlas:focus', { figure: this.view.id, fact: detail.fact ?? null });
  }

  /** Says a text aloud, at once or when the last one has had its time; a later text comes in its place. @param {string} text */
  say(text) {
    clearTimeout(this.saying);
    const wait = Math.max(0, this.saidAt + SPEECH_MS - performance.now());
    this.saying = window.setTimeout(() => {
      this.saidAt = performance.now();
      this.view.host.announce(text);
    }, wait);
  }

  paint() {
    this.light(this.target);
    this.view.element.toggleAttribute('data-focused', this.target !== NOTHING);
  }

  /**
   * Paints what marks a target onto the overlay, which is hidden while it is empty: the browser then need not lay it over
   * the figure.
   * @param {number} target
   */
  light(target) {
    const { overlay, host } = this.view;
    overlay.hidden = !this.handle?.draw_focus(overlay, devicePixelRatio, host.theme(), target);
  }

  pin() {
    this.pinned = true;
    this.tooltip.root.classList.add('is-pinned');
    const fact = this.handle?.detail(this.target).fact;
    if (fact) this.nameFact(fact);
  }

  unpin() {
    const named = this.view.pairs.some(([key]) => key === 'fact');
    this.clear();
    if (named) this.nameFact('');
  }

  /** Opens a day, with its steps above the figure. @param {string} day */
  openDay(day) {
    const { view } = this;
    view.stride(day);
    view.canvas.focus({ preventScroll: true });
    view.tools?.open('day', false);
    view.tools?.root.scrollIntoView({ behavior: 'instant', block: 'nearest' });
  }

  /** Shows the card of a place; the canvas that now holds it has the focus. @param {string} code */
  openCard(code) {
    this.view.openCard(code);
    this.view.canvas.focus({ preventScroll: true });
  }

  /** Brings a target of a list to the fore, with its note kept and in sight. @param {number} target */
  keepNote(target) {
    if (this.pinned && target === this.target) return this.unpin();
    this.pinned = false;
    this.focus(target, true);
    this.pin();
    this.tooltip.root.scrollIntoView({ behavior: 'instant', block: 'nearest' });
  }

  /** Lets a kept note follow the next mark. */
  unhold() {
    if (!this.pinned) return;
    this.pinned = false;
    this.tooltip.root.classList.remove('is-pinned');
    this.nameFact('');
  }

  /** Writes the fact in focus to the state, or takes it out. @param {string} fact */
  nameFact(fact) {
    const { view } = this;
    view.pairs = fact ? [...view.state, ['fact', fact]] : view.state;
    view.report();
  }

  /** Pins the mark of a fact, where this view has it. @param {Pair} pair the key `fact` and its id */
  pinMark(pair) {
    const target = this.handle?.find(pair[1]) ?? NOTHING;
    if (target === NOTHING) return this.view.tell(say('ignored', { pairs: joinPairs([pair]) }));
    this.pinned = true;
    this.focus(target, false);
    this.tooltip.reveal();
  }

  /** Remembers, before a new layout, what the mark in focus stands for. */
  keep() {
    if (this.target !== NOTHING) this.handle?.keep(this.target);
  }

  /** After a new layout the note stands where its mark now is; a mark that has left takes it along. */
  refocus() {
    if (this.target === NOTHING || !this.handle) return;
    const target = this.handle.kept();
    if (target === NOTHING) return this.clear();
    this.target = target;
    const detail = this.handle.detail(target);
    this.tooltip.show(detail, this.pinned);
    this.ring.place(detail.ring);
  }

  clear() {
    const held = this.target !== NOTHING;
    this.drop();
    if (!held) return;
    this.view.due.focus = true;
    schedule(this.view);
    this.view.fire('atlas:focus', { figure: this.view.id, fact: null });
  }

  /** Lets go of the mark without a word to the core. */
  drop() {
    this.stay();
    clearTimeout(this.saying);
    this.ring.drop();
    this.pinned = false;
    this.keyed = false;
    this.pointer = null;
    this.target = NOTHING;
    this.tooltip.hide();
  }
}

/** Whether a tap meant neither this figure nor a control. @param {HTMLElement} frame @param {EventTarget | null} target */
function isElsewhere(frame, target) {
  return target instanceof Element && !frame.contains(target) && !target.closest('a, button, input, label, select, summary');
}
