/**
 * Steps through days by keys and by finger. In come events of a figure's canvas, out go steps by their words: Shift with
 * an arrow is a day, Shift with Page Up or Page Down a week, a swipe to the side a week. Where a step leads, the core
 * knows. Lengths are CSS px.
 */

/** @typedef {import('./figure.js').FigureView} FigureView */

/** @type {Record<string, string>} */
const KEYS = { ArrowLeft: 'day-', ArrowRight: 'day+', PageUp: 'week-', PageDown: 'week+' };
/** A swipe is at least so long, and so many times longer than it is high. */
const SWIPE_PX = 56;
const FLAT = 2;

export class Stride {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.listens = false;
    /** @type {{x: number, y: number} | null} */
    this.start = null;
    const { canvas } = view;
    canvas.addEventListener('keydown', event => this.press(event), true);
    canvas.addEventListener('pointerdown', event => { this.start = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null; });
    canvas.addEventListener('pointerup', event => this.lift(event));
    canvas.addEventListener('pointercancel', () => { this.start = null; });
  }

  /** @param {boolean} listens whether the view has days to step through */
  show(listens) {
    this.listens = listens;
    this.view.canvas.classList.toggle('is-strided', listens);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const step = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey ? KEYS[event.key] : undefined;
    if (!this.listens || !step) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.view.stride(step);
  }

  /** @param {PointerEvent} event */
  lift(event) {
    const { start } = this;
    this.start = null;
    if (!this.listens || !start) return;
    const [right, down] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.abs(right) < SWIPE_PX || Math.abs(right) < FLAT * Math.abs(down)) return;
    // The click that ends a swipe is no tap on a mark.
    this.view.canvas.addEventListener('click', click => click.stopImmediatePropagation(), { once: true, capture: true });
    this.view.stride(right < 0 ? 'week+' : 'week-');
  }
}
