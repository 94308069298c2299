/**
 * Choosing the days that a figure shows, on its canvas: a drag brushes them, two fingers or a wheel with Ctrl or ⌘ zoom,
 * keys do both. In come events of the canvas, out go `from` and `to` of the state: shown on the way, settled at the end.
 * Which day lies under a pixel, the handle knows. A wheel alone scrolls the page.
 */
import { schedule } from './figure.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./url.js').Pair} Pair */
/** @typedef {{x: number, y: number}} Spot px of the canvas */

/** A pointer that moved no further than so many px has tapped. */
const TAP_PX = 5;
/** After so many ms without a turn of the wheel, its zoom is settled. */
const WHEEL_MS = 180;
/** How long a step takes, in ms. */
const STEP_MS = 200;
/** px of a line and of a page, for a wheel that counts in them. */
const WHEEL_PX = [1, 16, 400];
/** @type {Record<string, string>} */
const KEYS = { '+': 'in', '=': 'in', '-': 'out', '_': 'out', 0: 'all', 'Shift ArrowLeft': 'earlier', 'Shift ArrowRight': 'later' };

/** Whether keys of one character zoom; a reader may switch them off, for all figures. */
export const singleKeys = { on: true };

export class Zoom {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.on = false;
    /** @type {'' | 'down' | 'brush' | 'pinch'} */
    this.mode = '';
    /** Where each pointer went down and where it is. @type {Map<number, {from: Spot, at: Spot}>} */
    this.pointers = new Map();
    this.swallow = false;
    this.turning = 0;
    this.run = 0;
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
    this.listen();
  }

  /** Whether the canvas answers: its x is days, and nobody draws a guess on it. */
  get ready() {
    return this.on && this.view.live && !('guessing' in this.view.element.dataset);
  }

  get handle() {
    return this.view.handle;
  }

  /** @param {boolean} on whether the view's x is days */
  show(on) {
    this.on = on;
    this.view.canvas.classList.toggle('is-days', on);
  }

  listen() {
    const { canvas } = this.view;
    const first = { capture: true };
    canvas.addEventListener('pointerdown', event => this.view.guard(() => this.down(event)), first);
    canvas.addEventListener('pointermove', event => this.view.guard(() => this.move(event)), first);
    canvas.addEventListener('pointerup', event => this.view.guard(() => this.up(event)), first);
    canvas.addEventListener('pointercancel', event => this.view.guard(() => this.lose(event)), first);
    canvas.addEventListener('click', event => { if (this.swallow) event.stopImmediatePropagation(); this.swallow = false; }, first);
    canvas.addEventListener('keydown', event => this.view.guard(() => this.press(event)), first);
    canvas.addEventListener('wheel', event => this.view.guard(() => this.wheel(event)), { passive: false });
    for (const type of ['touchstart', 'touchmove']) canvas.addEventListener(type, event => { if (this.mode === 'pinch') event.preventDefault(); }, { passive: false });
    addEventListener('keydown', event => { if (event.key === 'Escape' && this.mode === 'brush') this.drop(); }, { signal: this.view.host.signal });
  }

  // A drag and two fingers.

  /** @param {PointerEvent} event */
  down(event) {
    this.swallow = false;
    if (!this.ready || event.button || event.ctrlKey || event.metaKey) return;
    const at = spotOf(event);
    if (!this.pointers.size && !this.handle?.grab(at.x, at.y)) return;
    this.pointers.set(event.pointerId, { from: at, at });
    this.mode = this.pointers.size > 1 ? 'pinch' : 'down';
    if (this.mode !== 'pinch') return;
    this.rest();
    this.swallow = true;
    this.handle?.release();
    for (const pointer of this.pointers.values()) pointer.from = pointer.at;
    this.handle?.grab(at.x, at.y);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer || !this.mode) return;
    pointer.at = spotOf(event);
    if (this.mode === 'down' && far(pointer.from, pointer.at)) {
      this.mode = 'brush';
      this.rest();
      this.view.canvas.setPointerCapture(event.pointerId);
      this.swallow = true;
    }
    if (this.mode === 'brush') this.brush(pointer.at);
    if (this.mode === 'pinch') this.pinch();
    event.stopImmediatePropagation();
  }

  /** @param {Spot} at */
  brush(at) {
    this.handle?.brush(at.x);
    this.repaint();
  }

  pinch() {
    const [a, b] = [...this.pointers.values()];
    const pairs = this.handle?.pinch(a.from.x, b.from.x, a.at.x, b.at.x);
    if (pairs) this.view.preview(pairs);
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    const { mode } = this;
    if (mode === 'pinch' && this.pointers.size > 1) return;
    const pairs = mode === 'brush' ? this.handle?.brushed() : null;
    this.drop();
    if (pairs) this.go(pairs);
    if (mode === 'pinch') this.settle();
  }

  /** The browser took a pointer for itself, to scroll. @param {PointerEvent} event */
  lose(event) {
    if (!this.pointers.has(event.pointerId)) return;
    const { mode } = this;
    this.drop();
    if (mode === 'pinch') this.settle();
  }

  /** Lets go of everything; a brush vanishes. */
  drop() {
    this.mode = '';
    this.pointers.clear();
    this.handle?.release();
    this.repaint();
  }

  /** The note beside a mark goes while something is dragged, and a step on its way ends. */
  rest() {
    this.run += 1;
    this.view.marks?.clear();
  }

  repaint() {
    this.view.due.focus = true;
    schedule(this.view);
  }

  // The wheel and the keys.

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!this.ready || !(event.ctrlKey || event.metaKey)) return;
    const { x, y } = spotOf(event);
    if (!this.turning && !this.handle?.grab(x, y)) return;
    event.preventDefault();
    clearTimeout(this.turning);
    this.run += 1;
    this.turning = window.setTimeout(() => this.view.guard(() => this.turned()), WHEEL_MS);
    const pairs = this.handle?.wheel(event.deltaY * WHEEL_PX[event.deltaMode], x);
    if (pairs) this.view.preview(pairs);
  }

  turned() {
    this.turning = 0;
    this.handle?.release();
    this.settle();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (!this.ready || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = KEYS[event.shiftKey && event.key.startsWith('Arrow') ? `Shift ${event.key}` : event.key];
    if (!step || (event.key.length === 1 && !singleKeys.on)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.step(step);
  }

  // What they lead to.

  /** Takes a step, about the mark in focus where there is one. @param {string} step in, out, earlier, later or all */
  step(step) {
    const pairs = this.handle?.zoom(step, this.view.marks?.target ?? -1);
    if (pairs) this.go(pairs);
  }

  /** Goes to other days, by and by unless the reader wants no motion. @param {Pair[]} pairs */
  go(pairs) {
    this.run += 1;
    const { run } = this;
    const days = this.handle?.days();
    if (!days) return;
    const [from, to] = [[days.from, days.to], pairs.map(([, value]) => value)];
    const began = performance.now();
    const frame = () => this.view.guard(() => {
      if (run !== this.run) return;
      const share = this.still.matches ? 1 : Math.min(1, (performance.now() - began) / STEP_MS);
      const next = this.handle?.between(from, to, share * (2 - share));
      if (next) this.view.preview(next);
      if (share < 1) requestAnimationFrame(frame);
      else this.settle();
    });
    frame();
  }

  /** Lays out what was last shown on the way, and writes it down. */
  settle() {
    this.view.tick();
    this.view.settle();
    const days = this.handle?.days();
    if (days) this.view.host.announce(say('days_shown', { days: days.said }));
  }
}

/** @param {MouseEvent} event @returns {Spot} */
export function spotOf({ clientX, clientY, currentTarget }) {
  const { left, top } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** @param {Spot} a @param {Spot} b */
function far(a, b) {
  return Math.abs(a.x - b.x) > TAP_PX;
}
