/**
 * The one element that holds the focus while keys go from mark to mark: it lies over the mark in focus, with a ring of its
 * own that forced colors show too. In comes where the core sets the ring, in CSS px of the frame; its keys are handed to
 * the canvas, which answers them. Its name is always the same: what the mark is, the page's live region says.
 */
import { make } from './element.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{x: number, y: number, width: number, height: number, round: boolean}} Area the middle of a ring's line */

/** Half of the line that the core draws, in px. */
const HALF_PX = 1;

export class Ring {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('div', 'ring');
    this.root.hidden = true;
    this.root.tabIndex = 0;
    this.root.setAttribute('role', 'application');
    view.overlay.after(this.root);
    this.root.addEventListener('keydown', event => this.hand(event));
  }

  /** Whether it has the focus. */
  get held() {
    return this.root.matches(':focus');
  }

  /** Takes the focus to a mark; it is then the figure's one stop. @param {Area} area */
  show(area) {
    this.root.setAttribute('aria-label', say('mark'));
    this.root.setAttribute('aria-roledescription', say('mark_kind'));
    this.root.hidden = false;
    this.place(area);
    this.view.canvas.tabIndex = -1;
    if (!this.held) this.root.focus({ preventScroll: true });
  }

  /** @param {Area} area */
  place({ x, y, width, height, round }) {
    const lengths = { x: x + HALF_PX, y: y + HALF_PX, width: width - 2 * HALF_PX, height: height - 2 * HALF_PX };
    for (const [name, px] of Object.entries(lengths)) this.root.style.setProperty(`--ring-${name}`, `${px}px`);
    this.root.classList.toggle('is-round', round);
  }

  /** Gives the focus back to the canvas, if it has it, and goes. */
  drop() {
    if (this.root.hidden) return;
    const { canvas } = this.view;
    canvas.tabIndex = 0;
    if (this.held) canvas.focus({ preventScroll: true });
    this.root.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  hand(event) {
    const { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
    const twin = new KeyboardEvent(event.type, { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat, cancelable: true });
    if (!this.view.canvas.dispatchEvent(twin)) event.preventDefault();
  }
}
