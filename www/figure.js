/**
 * One figure's life: from the picture that the page brings to a live canvas, or to a sentence that says why not. In come
 * the `<figure>`, a handle of the core and the pairs of its state, out go drawing, notes, table, words and events. All
 * lengths are CSS px of the frame. No chart arithmetic here: the handle is asked. It knows neither the address bar nor
 * other figures; what concerns the page goes through its host.
 */
import { Controls } from './controls.js';
import { say } from './strings.js';
import { fillTable } from './table.js';
import { Tooltip } from './tooltip.js';

/** @typedef {import('./url.js').Pair} Pair */
/** @typedef {import('./controls.js').Control} Control */
/** @typedef {import('./tooltip.js').Detail} Detail */
/** @typedef {import('./table.js').Table} Table */

/**
 * @typedef {object} Layout
 * @property {number} height px
 * @property {string} title
 * @property {string} deck
 * @property {string} credit
 * @property {string} notes
 * @property {string} description
 * @property {Pair[]} state   what differs from the default
 * @property {Pair[]} ignored what was not understood
 * @property {string[]} views
 * @property {Control[]} controls
 */

/**
 * The core's handle of one figure.
 * @typedef {object} Handle
 * @property {(pairs: Pair[], lang: string, width_px: number) => Layout} layout
 * @property {(canvas: HTMLCanvasElement, ratio: number, theme: string) => void} draw
 * @property {(canvas: HTMLCanvasElement, ratio: number, theme: string, target: number) => void} draw_focus
 * @property {(x: number, y: number) => number} hit
 * @property {(target: number, key: string) => number} step
 * @property {(fact: string) => number} find
 * @property {(target: number) => Detail} detail
 * @property {() => Table} table
 * @property {() => void} free
 */

/**
 * What a figure asks of its page.
 * @typedef {object} Host
 * @property {() => string} lang
 * @property {() => string} theme
 * @property {(text: string) => void} announce
 * @property {() => boolean} whole whether the core's later part is there, which answers all but first views
 * @property {() => Promise<void>} rest brings it
 * @property {(id: string, pairs: Pair[]) => boolean} has whether a state can be laid out with what is here
 * @property {(id: string, pairs: Pair[]) => Promise<void>} prepare brings what it lacks
 * @property {(id: string, state: Pair[]) => void} changed
 * @property {(error: unknown) => void} trapped
 */

const STEP_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
/** How long a note waits for the pointer to reach it, in ms. */
const LINGER_MS = 160;
const NOTHING = -1;
/** A frame stays as high as its picture was up to so many times its own height; more would be a hole. */
const MOST_KEPT = 1.08;

export class FigureView {
  /**
   * @param {HTMLElement} element the `figure[data-figure]`
   * @param {Host} host
   */
  constructor(element, host) {
    this.element = element;
    this.host = host;
    this.id = element.dataset.figure ?? '';
    this.frame = part(element, '[data-frame]');
    this.canvas = /** @type {HTMLCanvasElement} */ (part(element, '.figure-canvas'));
    this.overlay = /** @type {HTMLCanvasElement} */ (part(element, '.figure-focus'));
    this.status = part(element, '[data-status]');
    this.controls = new Controls(part(element, '[data-controls]'), (key, value) => this.choose(key, value), () => this.reset());
    this.tooltip = new Tooltip(this.frame);
    /** @type {Handle | null} */
    this.handle = null;
    /** @type {Pair[]} */
    this.pairs = [];
    /** What was last asked for, while it is being brought. */
    this.wanted = this.pairs;
    this.target = NOTHING;
    this.pinned = false;
    this.keyed = false;
    this.width = 0;
    /** Width and height of the picture that the canvas replaces, in px. */
    this.picture = { width: 0, height: 0 };
    this.due = { layout: false, draw: false, focus: false };
    /** @type {{x: number, y: number} | null} */
    this.pointer = null;
    this.linger = 0;
    this.drawnDefault = true;
    this.listen();
  }

  /**
   * Takes a handle, lays the figure out and draws it; then the canvas stands where the picture stood.
   * @param {Handle} handle
   * @param {Pair[]} pairs
   */
  start(handle, pairs) {
    this.handle = handle;
    this.pairs = pairs;
    this.guard(() => {
      this.lay(true);
      this.wake();
      this.paint();
      this.element.dataset.state = 'ready';
      this.controls.fold();
      this.pinFact();
      this.fire('atlas:ready', { figure: this.id });
    });
  }

  /**
   * Shows the state of an address, with a note of what was not understood.
   * @param {Pair[]} pairs
   */
  apply(pairs) {
    if (this.live && !sameText(pairs, this.pairs)) this.change(pairs, true);
  }

  /** Lays out and draws again, for another language. */
  refresh() {
    this.guard(() => {
      this.clear();
      this.lay(true);
      this.paint();
      this.retable();
    });
  }

  /** Draws again in the next frame, for another theme, ratio or font. */
  redraw() {
    this.due.draw = true;
    this.due.focus = true;
    schedule(this);
  }

  /**
   * Falls back to picture and table, and says so.
   * @param {string} sentence
   * @param {string[]} [faults] one line each
   */
  fail(sentence, faults = []) {
    this.handle = null;
    this.hold();
    this.controls.clear();
    this.element.dataset.state = 'failed';
    this.tell(sentence, faults);
  }

  /** Stops using a handle that a trap has spoiled; the last drawing stays until another handle comes. */
  hold() {
    this.handle = null;
    this.pinned = false;
    this.target = NOTHING;
    this.tooltip.hide();
    this.overlay.hidden = true;
  }

  get failed() {
    return this.element.dataset.state === 'failed';
  }

  /** Whether the canvas is live. */
  get live() {
    return this.handle !== null && this.element.dataset.state === 'ready';
  }

  /**
   * Shows or clears the line below the frame.
   * @param {string} sentence
   * @param {string[]} [faults]
   */
  tell(sentence, faults = []) {
    this.status.textContent = sentence;
    this.status.append(...faults.map(fault => Object.assign(document.createElement('span'), { className: 'figure-fault', textContent: fault })));
    this.status.hidden = !sentence;
  }

  /** What a frame owes: layout, hover, drawing, focus, in this order. */
  tick() {
    this.guard(() => {
      const { layout, draw, focus } = this.due;
      this.due = { layout: false, draw: false, focus: false };
      if (layout) this.lay(false);
      if (layout || draw) this.paint();
      if (this.pointer && this.host.whole()) this.hover(this.pointer);
      if (focus && !layout) this.paintFocus();
      if (layout) this.refocus();
    });
  }

  // Laying out and drawing.

  /** @param {boolean} addressed whether the pairs come from an address, so that an unknown one is worth a note */
  lay(addressed) {
    if (!this.handle) return;
    this.width = Math.floor(this.frame.clientWidth);
    const fact = this.pairs.filter(([key]) => key === 'fact');
    const layout = this.handle.layout(this.pairs.filter(pair => !fact.includes(pair)), this.host.lang(), this.width);
    this.pairs = [...layout.state, ...fact];
    this.frame.style.setProperty('--figure-height', `${layout.height}px`);
    this.frame.style.setProperty('--frame-floor', `${this.floor(layout)}px`);
    this.write(layout);
    this.controls.show(layout.controls, layout.state.length > 0);
    if (addressed) this.tell(layout.ignored.length ? say('ignored', { pairs: joinPairs(layout.ignored) }) : '');
    if (this.drawnDefault && !layout.state.length) return;
    this.drawnDefault = layout.state.length === 0;
    this.retable();
  }

  /**
   * The least height of the frame: that of the picture, where the canvas is a little lower, so that nothing below moves.
   * @param {Layout} layout
   * @returns {number} px
   */
  floor({ height, state }) {
    if (this.element.dataset.state === 'picture') {
      this.picture = { width: this.width, height: this.frame.querySelector('img')?.offsetHeight ?? 0 };
    }
    const { width, height: kept } = this.picture;
    const same = width === this.width && state.length === 0;
    return same && kept > height && kept <= height * MOST_KEPT ? kept : 0;
  }

  /** @param {Layout} layout */
  write({ title, deck, notes, credit, description, state }) {
    const texts = { '.figure-title': title, '.figure-deck': deck, '.figure-notes': notes, '.figure-credit': credit };
    for (const [selector, text] of Object.entries(texts)) setText(this.element.querySelector(selector), text);
    this.canvas.setAttribute('aria-label', [title, description, say('keys')].filter(Boolean).join(' '));
    this.element.toggleAttribute('data-changed', state.length > 0);
  }

  wake() {
    this.canvas.hidden = false;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.overlay.hidden = false;
    this.overlay.setAttribute('aria-hidden', 'true');
  }

  paint() {
    this.handle?.draw(this.canvas, devicePixelRatio, this.host.theme());
    this.paintFocus();
  }

  paintFocus() {
    if (!this.host.whole()) return;
    this.handle?.draw_focus(this.overlay, devicePixelRatio, this.host.theme(), this.target);
    this.element.toggleAttribute('data-focused', this.target !== NOTHING);
  }

  retable() {
    const details = this.element.querySelector('.figure-table');
    this.ask(() => { if (details && this.handle) fillTable(details, this.handle.table()); });
  }

  // Changing the view.

  /** @param {string} key @param {string} value */
  choose(key, value) {
    this.change([...this.pairs.filter(pair => pair[0] !== key && pair[0] !== 'fact'), [key, value]], false);
  }

  reset() {
    this.change([], false);
    this.canvas.focus({ preventScroll: true });
  }

  /**
   * Shows another state as soon as what it draws is there; a later wish overtakes it.
   * @param {Pair[]} pairs
   * @param {boolean} addressed whether they come from an address, so that the address need not be written
   */
  async change(pairs, addressed) {
    this.wanted = pairs;
    if (!this.host.has(this.id, pairs) && !(await this.prepared(pairs))) {
      if (this.wanted === pairs) this.guard(() => this.lay(false));
      return;
    }
    if (this.wanted !== pairs) return;
    this.pairs = pairs;
    this.guard(() => {
      this.clear();
      if (!addressed) this.tell('');
      this.lay(addressed);
      this.paint();
      if (addressed) this.pinFact();
      else this.report();
    });
  }

  /**
   * Whether what a state draws is now here; where it cannot come, a sentence says so.
   * @param {Pair[]} pairs
   */
  async prepared(pairs) {
    this.element.setAttribute('aria-busy', 'true');
    try {
      await this.host.prepare(this.id, pairs);
      return true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.host.trapped(error);
      else if (isBroken(error)) this.fail(...describe(error));
      else this.tell(say('later'));
      return false;
    } finally {
      this.element.removeAttribute('aria-busy');
    }
  }

  /** Asks what the core's later part answers: at once where it is there, else when it has come. @param {() => void} act */
  ask(act) {
    if (this.host.whole()) return this.guard(act);
    this.host.rest().then(() => this.guard(act), () => this.tell(say('later')));
  }

  report() {
    this.host.changed(this.id, this.pairs);
    this.fire('atlas:change', { figure: this.id, state: this.pairs });
  }

  // Marks: hover, tap, keys.

  listen() {
    const { canvas, frame } = this;
    canvas.addEventListener('pointermove', event => this.point(event));
    frame.addEventListener('pointerleave', () => this.leave());
    canvas.addEventListener('click', event => this.tap(event));
    canvas.addEventListener('keydown', event => this.press(event));
    canvas.addEventListener('blur', event => { if (!this.pinned && !this.tooltip.holds(event.relatedTarget)) this.clear(); });
    frame.addEventListener('keydown', event => { if (event.key === 'Escape') this.escape(event); });
    new ResizeObserver(() => this.resize()).observe(frame);
  }

  resize() {
    if (!this.live || Math.floor(this.frame.clientWidth) === this.width) return;
    this.due.layout = true;
    schedule(this);
  }

  /** @param {PointerEvent} event */
  point(event) {
    if (event.pointerType === 'touch' || !this.live) return;
    this.pointer = { x: event.offsetX, y: event.offsetY };
    this.ask(() => schedule(this));
  }

  /** @param {{x: number, y: number}} at */
  hover({ x, y }) {
    this.pointer = null;
    const target = this.handle?.hit(x, y) ?? NOTHING;
    this.canvas.classList.toggle('is-over', target !== NOTHING);
    if (this.pinned) return;
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
  tap(event) {
    const { offsetX, offsetY } = event;
    this.ask(() => {
      const target = this.handle?.hit(offsetX, offsetY) ?? NOTHING;
      if (target === NOTHING || (this.pinned && target === this.target)) return this.unpin();
      this.focus(target, true);
      this.pin();
    });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (!this.live || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.target !== NOTHING) {
      event.preventDefault();
      return this.pinned ? this.unpin() : this.pin();
    }
    if (!STEP_KEYS.includes(event.key)) return;
    event.preventDefault();
    this.ask(() => {
      const target = this.handle?.step(this.target, event.key) ?? NOTHING;
      if (target === NOTHING) return;
      this.pinned = false;
      this.focus(target, true);
      this.keyed = true;
    });
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (this.target === NOTHING) return this.canvas.blur();
    event.preventDefault();
    if (this.pinned) this.unpin();
    else this.clear();
  }

  /** @param {number} target @param {boolean} aloud */
  focus(target, aloud) {
    if (!this.handle) return;
    this.stay();
    const detail = this.handle.detail(target);
    this.target = target;
    this.keyed = false;
    this.paintFocus();
    this.tooltip.show(detail, this.pinned);
    if (aloud) this.host.announce(detail.speech);
    this.fire('atlas:focus', { figure: this.id, fact: detail.fact ?? null });
  }

  pin() {
    this.pinned = true;
    this.tooltip.root.classList.add('is-pinned');
    const fact = this.handle?.detail(this.target).fact;
    if (fact) this.nameFact(fact);
  }

  unpin() {
    const named = this.pairs.some(([key]) => key === 'fact');
    this.clear();
    if (named) this.nameFact('');
  }

  /** Writes the fact in focus to the state, or takes it out. @param {string} fact */
  nameFact(fact) {
    const others = this.pairs.filter(([key]) => key !== 'fact');
    this.pairs = fact ? [...others, ['fact', fact]] : others;
    this.report();
  }

  /** Pins the mark of the fact that the address names, if this view has it. */
  pinFact() {
    const pair = this.pairs.find(([key]) => key === 'fact');
    if (pair) this.ask(() => this.pinMark(pair));
  }

  /** @param {Pair} pair */
  pinMark(pair) {
    const target = this.handle?.find(pair[1]) ?? NOTHING;
    if (target === NOTHING) return this.tell(say('ignored', { pairs: joinPairs([pair]) }));
    this.pinned = true;
    this.focus(target, false);
  }

  /** After a new layout the note stands where its mark now is. */
  refocus() {
    if (this.target !== NOTHING && this.handle) this.tooltip.show(this.handle.detail(this.target), this.pinned);
  }

  clear() {
    this.stay();
    this.pinned = false;
    this.keyed = false;
    this.pointer = null;
    this.tooltip.hide();
    if (this.target === NOTHING) return;
    this.target = NOTHING;
    this.due.focus = true;
    schedule(this);
    this.fire('atlas:focus', { figure: this.id, fact: null });
  }

  /** @param {string} name @param {object} detail */
  fire(name, detail) {
    this.element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** Runs what asks the core: a trap goes to the page, any other error to this figure. @param {() => void} act */
  guard(act) {
    if (!this.handle) return;
    try {
      act();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.host.trapped(error);
      else this.fail(...describe(error));
    }
  }
}

/** At most so many faults of a broken table are listed. */
const SHOWN_FAULTS = 10;

/** @typedef {{kind?: string, faults?: {file: string, line: number, column: number, message: string}[]}} Broken */

/** Whether an error tells of broken tables. @param {unknown} error */
function isBroken(error) {
  return /** @type {Broken | null} */ (error)?.kind === 'data';
}

/**
 * What to tell the reader of an error: a sentence, and for broken data its faults, each with file, line and column.
 * @param {unknown} error
 * @returns {[sentence: string, faults: string[]]}
 */
export function describe(error) {
  const { faults } = /** @type {Broken} */ (error);
  if (!isBroken(error) || !faults) return [say('failed'), []];
  const lines = faults.slice(0, SHOWN_FAULTS).map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  if (faults.length > SHOWN_FAULTS) lines.push(say('more_faults', { n: faults.length - SHOWN_FAULTS }));
  return [say('failed_data'), lines];
}

/** @type {Set<FigureView>} */
const waiting = new Set();
let requested = 0;

/** One redraw a frame, for all figures. @param {FigureView} view */
function schedule(view) {
  waiting.add(view);
  requested ||= requestAnimationFrame(() => {
    requested = 0;
    const views = [...waiting];
    waiting.clear();
    for (const each of views) each.tick();
  });
}

/** @param {Element} root @param {string} selector */
function part(root, selector) {
  const found = root.querySelector(selector);
  if (found instanceof HTMLElement) return found;
  throw new Error(`figure without ${selector}`);
}

/** Leaves markup alone where the words are the same. @param {Element | null} element @param {string} text */
function setText(element, text) {
  if (element && element.textContent?.trim() !== text) element.textContent = text;
}

/** @param {Pair[]} pairs */
function joinPairs(pairs) {
  return pairs.map(pair => pair.join('=')).join(', ');
}

/** @param {Pair[]} a @param {Pair[]} b */
function sameText(a, b) {
  return joinPairs(a) === joinPairs(b);
}
