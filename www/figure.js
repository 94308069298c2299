/**
 * One figure's life: from the picture that the page brings to a live canvas, or to a sentence that says why not. In come
 * the `<figure>`, a handle of the core and the pairs of its state, out go drawing, words, table and events. All lengths
 * are CSS px of the frame. No chart arithmetic here: the handle is asked. What answers a pointer or a key comes when the
 * figure stands (`later.js`). It knows neither the address bar nor other figures; the page is asked through its host.
 */
import { Controls } from './controls.js';
import { say } from './strings.js';

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
 * @property {Pair[]} state   what differs from the default
 * @property {Pair[]} ignored what was not understood
 * @property {Control[]} controls
 */

/**
 * The core's handle of one figure. All but `layout` and `draw` stand in its later part.
 * @typedef {object} Handle
 * @property {(pairs: Pair[], lang: string, width_px: number) => Layout} layout
 * @property {(canvas: HTMLCanvasElement, ratio: number, theme: string) => void} draw
 * @property {(canvas: HTMLCanvasElement, ratio: number, theme: string) => void} update
 * @property {(pairs: Pair[], canvas: HTMLCanvasElement, ratio: number, theme: string) => void} ahead
 * @property {(canvas: HTMLCanvasElement, ratio: number, theme: string, target: number) => boolean} draw_focus whether there is anything to see
 * @property {(x: number, y: number) => number} hit
 * @property {(target: number, key: string) => number} step
 * @property {(fact: string) => number} find
 * @property {(fact: string) => import('./cite.js').Report[]} cited the reports behind a fact's mark, that fact first
 * @property {(target: number) => Detail} detail
 * @property {(target: number) => void} keep remembers what a target stands for
 * @property {() => number} kept the target that stands for it in the present layout
 * @property {() => string[]} shown codes of the places that are drawn
 * @property {() => import('./picker.js').Place[]} places that could be drawn
 * @property {() => import('./list.js').Entry[]} list everything shown, each entry with its targets
 * @property {() => import('./select.js').Choice[]} choices
 * @property {() => import('./card.js').Told[]} told the places with a card
 * @property {() => [first: string, last: string]} window of days
 * @property {() => Table} table
 * @property {(asked: Pair[]) => import('./pictures.js').Sized} picture
 * @property {(asked: Pair[]) => string} picture_svg
 * @property {(asked: Pair[], canvas: HTMLCanvasElement, ratio: number) => void} picture_draw
 * @property {(what: string, asked: Pair[]) => {name: string, text: string}} data
 * @property {() => import('./account.js').Account} account
 * @property {() => Calendar} calendar the days of a figure by the day
 * @property {(step: string) => Pair[]} stride what a step through days changes; none where it leads nowhere
 * @property {() => {from: string, to: string, first: string, last: string, said: string} | null} days
 * @property {(x: number, y: number) => boolean} grab
 * @property {() => void} release
 * @property {(x: number) => void} brush
 * @property {() => Pair[] | null} brushed
 * @property {(delta: number, x: number) => Pair[] | null} wheel
 * @property {(fromA: number, fromB: number, toA: number, toB: number) => Pair[] | null} pinch
 * @property {(step: string, target: number) => Pair[] | null} zoom
 * @property {(from: string[], to: string[], share: number) => Pair[] | null} between
 * @property {() => import('./sound.js').Tones | null} tones
 * @property {() => string} usual_mask
 * @property {() => import('./guess.js').Stands | null} guess
 * @property {() => void} guess_end
 * @property {(x: number, y: number) => boolean} guess_press
 * @property {(x: number, y: number) => void} guess_stroke
 * @property {() => void} guess_lift
 * @property {(key: string, far: boolean) => boolean} guess_key
 * @property {() => void} guess_reveal
 * @property {() => void} free
 */

/**
 * @typedef {object} Calendar
 * @property {string} first the first day there is
 * @property {string} last
 * @property {string} from the first day shown
 * @property {string} to
 * @property {string} day the open day, or empty
 * @property {string} says the open day in a sentence
 */

/**
 * What a figure asks of its page.
 * @typedef {object} Host
 * @property {AbortSignal} [signal] tells when the figure leaves the page for good
 * @property {() => string} lang
 * @property {() => string} theme
 * @property {(text: string) => void} announce
 * @property {() => boolean} whole whether the core's later part is there, which answers all but first views
 * @property {() => Promise<Later>} rest brings it, with the scripts that ask it
 * @property {(id: string, pairs: Pair[]) => boolean} has whether a state can be laid out with what is here
 * @property {(id: string, pairs: Pair[]) => Promise<void>} prepare brings what it lacks
 * @property {(id: string, state: Pair[]) => void} changed
 * @property {(error: unknown) => void} trapped
 */

/** @typedef {typeof import('./later.js')} Later */

/** A canvas is laid out at the next lower multiple of this width, in px: the heights of these are known before it comes. */
const WIDTH_STEP_PX = 8;
/** Events that reach nobody until the marks are there, and are then handed on. */
const EARLY = ['pointermove', 'click', 'keydown'];

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
    this.controls = new Controls(part(element, '[data-controls]'), (key, value) => this.turn(key, value), () => this.reset());
    /** @type {import('./marks.js').Marks | null} */
    this.marks = null;
    /** @type {import('./tools.js').Tools | null} */
    this.tools = null;
    /** @type {import('./share.js').Share | null} */
    this.share = null;
    /** @type {import('./account.js').AccountView | null} */
    this.account = null;
    /** @type {Handle | null} */
    this.handle = null;
    /** @type {Pair[]} */
    this.pairs = [];
    /** @type {Pair[] | null} what was last asked for, while it is being brought */
    this.wanted = null;
    this.width = 0;
    this.due = { layout: false, draw: false, focus: false };
    /** @type {Control[]} */
    this.offered = [];
    /** @type {Later | null} */
    this.later = null;
    /** The state that words and table in the page tell of. */
    this.told = '';
    for (const type of EARLY) this.canvas.addEventListener(type, event => { if (!this.marks) this.ask(() => this.marks?.take(event)); });
    this.canvas.addEventListener('contextrestored', () => this.redraw());
    new ResizeObserver(() => this.resize()).observe(this.frame);
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
      this.retell();
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
    if (this.live && !sameText(pairs, this.wanted ?? this.pairs)) this.change(pairs, true);
  }

  /** Lays out, draws and tells again, for another language. */
  refresh() {
    this.told = '?';
    this.guard(() => {
      this.marks?.clear();
      this.lay(true);
      this.paint();
      this.retell();
      this.pinFact();
      this.share?.show();
    });
  }

  /** Draws again in the next frame, for another theme, ratio or font. */
  redraw() {
    this.due.draw = true;
    this.due.focus = true;
    schedule(this);
  }

  /**
   * Falls back to the last drawing, or to the picture where there is none, and to the table, and says so.
   * @param {string} sentence
   * @param {string[]} [faults] one line each
   */
  fail(sentence, faults = []) {
    this.hold();
    this.controls.clear();
    this.element.toggleAttribute('data-drawn', this.element.dataset.state === 'ready');
    this.element.dataset.state = 'failed';
    this.canvas.removeAttribute('tabindex');
    this.canvas.setAttribute('role', 'img');
    this.tell(sentence, faults);
  }

  /** Stops using a handle that a trap has spoiled; the last drawing stays until another handle comes. */
  hold() {
    this.handle = null;
    this.marks?.drop();
    this.tools?.drop();
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

  /** What a frame owes: layout, hover, drawing, focus, in this order; while it is on paper, nothing. */
  tick() {
    if ('printed' in this.element.dataset) return;
    this.guard(() => {
      const { layout, draw, focus } = this.due;
      this.due = { layout: false, draw: false, focus: false };
      if (layout) {
        this.lay(false);
        this.marks?.refocus();
      }
      if (draw) this.paint();
      else if (layout) this.update();
      if (this.host.whole()) this.marks?.tick();
      if (focus && !layout) this.paintFocus();
    });
  }

  // Laying out and drawing.

  /** @param {boolean} addressed whether the pairs come from an address, so that an unknown one is worth a note */
  lay(addressed) {
    if (!this.handle) return;
    this.width = this.room;
    const fact = this.pairs.filter(([key]) => key === 'fact');
    const layout = this.handle.layout(this.pairs.filter(pair => !fact.includes(pair)), this.host.lang(), this.width);
    this.pairs = [...layout.state, ...fact];
    this.frame.style.setProperty('--figure-height', `${layout.height}px`);
    this.frame.style.setProperty('--figure-width', `${this.width}px`);
    this.write(layout);
    this.offered = layout.controls;
    this.controls.show(layout.controls, layout.state.length > 0);
    this.tools?.show(layout.controls);
    if (addressed) this.tell(layout.ignored.length ? say('ignored', { pairs: joinPairs(layout.ignored) }) : '');
  }

  /** The width that a layout is given, in px. */
  get room() {
    return Math.floor(this.frame.clientWidth / WIDTH_STEP_PX) * WIDTH_STEP_PX;
  }

  /** @param {Layout} layout */
  write({ title, deck, notes, credit, state }) {
    const texts = { '.figure-title': title, '.figure-deck': deck, '.figure-notes': notes, '.figure-credit': credit };
    for (const [selector, text] of Object.entries(texts)) setText(this.element.querySelector(selector), text);
    this.element.toggleAttribute('data-changed', state.length > 0);
  }

  wake() {
    this.canvas.hidden = false;
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute('role', 'img');
    this.canvas.setAttribute('aria-label', this.frame.querySelector('img')?.alt ?? '');
    this.canvas.setAttribute('aria-describedby', `${this.id}-words`);
    this.overlay.setAttribute('aria-hidden', 'true');
  }

  paint() {
    this.handle?.draw(this.canvas, devicePixelRatio, this.host.theme());
    this.paintFocus();
  }

  /** Draws what has changed since the last time, all of it after a {@link paint}. */
  update() {
    if (!this.handle || !this.later || !this.host.whole()) return this.paint();
    this.later.update(this.handle, this.canvas, this.host.theme());
    this.paintFocus();
  }

  paintFocus() {
    if (this.host.whole()) this.marks?.paint();
  }

  /** Makes words and table anew where they tell of another state than this. */
  retell() {
    const state = joinPairs(this.state);
    if (this.told === state) return;
    this.told = state;
    this.ask(() => this.account?.tell());
  }

  // Changing the view.

  /** A control was set: who leaves a card for another view leaves its place behind. @param {string} key @param {string} value */
  turn(key, value) {
    const leaves = key === 'view' && this.state.some(([known, view]) => known === 'view' && view === 'card');
    this.choose(leaves ? [[key, value], ['place', '']] : [[key, value]]);
  }

  /** Shows the card of a place, in the figure that has one. @param {string} code */
  openCard(code) {
    this.change([['view', 'card'], ['place', code]], false);
  }

  /** The pairs without the fact in focus. */
  get state() {
    return this.pairs.filter(([key]) => key !== 'fact');
  }

  /** What some changes make of the state, or of the one on its way; an empty value takes its key out. @param {Pair[]} changes */
  stateWith(changes) {
    const kept = (this.wanted ?? this.pairs).filter(([key]) => key !== 'fact' && changes.every(([changed]) => changed !== key));
    return [...kept, ...changes.filter(([, value]) => value)];
  }

  /** @param {Pair[]} changes */
  choose(changes) {
    this.change(this.stateWith(changes), false);
  }

  /**
   * Shows a state on the way to another: the mark in focus is kept, and table and address wait for `settle`.
   * @param {Pair[]} changes
   */
  preview(changes) {
    this.marks?.keep();
    this.wanted = null;
    this.pairs = [...this.stateWith(changes), ...this.pairs.filter(([key]) => key === 'fact')];
    this.due.layout = true;
    schedule(this);
  }

  settle() {
    this.guard(() => this.retell());
    this.report();
  }

  /** Steps through days, or opens the day that is named, and says which is open. @param {string} step */
  stride(step) {
    this.ask(() => {
      const pairs = this.handle?.stride(step) ?? [];
      if (!pairs.length) return;
      this.choose(pairs);
      const says = this.handle?.calendar().says;
      if (says) this.host.announce(says);
    });
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
    const there = this.host.has(this.id, pairs) || (await this.prepared(pairs));
    if (this.wanted !== pairs) return;
    this.wanted = null;
    if (!there) {
      this.guard(() => this.lay(false));
      if (addressed && this.live) this.report();
      return;
    }
    this.pairs = pairs;
    this.guard(() => {
      this.marks?.clear();
      if (!addressed) this.tell('');
      this.lay(addressed);
      this.update();
      this.retell();
      if (!addressed) return this.report();
      this.pinFact();
      this.share?.show();
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

  /**
   * Asks what comes after the figures: at once where it is there, else when it has come.
   * @param {(later: Later) => void} act
   */
  ask(act) {
    if (this.later && this.host.whole()) return this.guard(() => this.later && act(this.later));
    this.reach().then(later => this.guard(() => act(later)), () => this.tell(say('later')));
  }

  /** Brings what answers a pointer or a key. */
  async reach() {
    const later = await this.host.rest();
    if (this.later) return later;
    this.later = later;
    this.marks = new later.Marks(this);
    this.tools = later.makeTools(this);
    this.share = later.makeShare(this);
    this.account = new later.AccountView(this);
    later.watchAhead(this);
    this.guard(() => this.tools?.show(this.offered));
    this.element.dataset.answers = '';
    return later;
  }

  report() {
    this.host.changed(this.id, this.pairs);
    this.fire('atlas:change', { figure: this.id, state: this.pairs });
  }

  resize() {
    if (!this.live || !this.room || this.room === this.width) return;
    this.marks?.keep();
    this.due.layout = true;
    schedule(this);
  }

  /** Pins the mark of the fact that the address names, if this view has it. */
  pinFact() {
    const pair = this.pairs.find(([key]) => key === 'fact');
    if (pair) this.ask(() => this.marks?.pinMark(pair));
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

/** @typedef {{kind?: string, faults?: {message: string}[]}} Broken */

/** Whether an error tells of broken tables. @param {unknown} error */
function isBroken(error) {
  return /** @type {Broken | null} */ (error)?.kind === 'data';
}

/**
 * What to tell the reader of an error: a sentence, and for broken data its faults, which name file, line and column.
 * @param {unknown} error
 * @returns {[sentence: string, faults: string[]]}
 */
export function describe(error) {
  const { faults } = /** @type {Broken} */ (error);
  if (!isBroken(error) || !faults) return [say('failed'), []];
  const lines = faults.slice(0, SHOWN_FAULTS).map(({ message }) => message);
  if (faults.length > SHOWN_FAULTS) lines.push(say('more_faults', { n: faults.length - SHOWN_FAULTS }));
  return [say('failed_data'), lines];
}

/** @type {Set<FigureView>} */
const waiting = new Set();
let requested = 0;

/** One redraw a frame, for all figures. @param {FigureView} view */
export function schedule(view) {
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
export function joinPairs(pairs) {
  return pairs.map(pair => pair.join('=')).join(', ');
}

/** @param {Pair[]} a @param {Pair[]} b */
function sameText(a, b) {
  return joinPairs(a) === joinPairs(b);
}
