/**
 * The tools above a figure: a row of buttons, each of which opens a panel below the row. In comes the list of controls
 * that a layout returns, of which those with a free value are set here: places, days, a doubling time, a guess. Out go
 * changes of the state. A panel's script comes when it is first opened. Nothing is known here of what a tool does.
 */
import { make } from './element.js';
import { bring } from './origin.js';
import { say } from './strings.js';
import { Stride } from './stride.js';
import { Zoom } from './zoom.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./controls.js').Control} Control */
/** @typedef {Record<string, string>} Values the present value of each key of a tool */

/**
 * @typedef {object} Tool
 * @property {HTMLElement} root
 * @property {(values: Values) => void} show
 * @property {(asked: boolean) => void} [open] when its panel is opened, before it shows; `asked` by its button
 * @property {() => void} [close] when its panel is closed
 * @property {() => void} [drop] when its panel is taken away, and may come back
 */

/**
 * The script of each kind of control that has a panel, and the words on its button, in the order of the row.
 * @type {Record<string, {script: string, words: string}>}
 */
const KINDS = {
  places: { script: 'picker.js', words: 'tool_places' },
  day: { script: 'day.js', words: 'tool_day' },
  days: { script: 'days.js', words: 'tool_days' },
  what_if: { script: 'whatif.js', words: 'tool_what_if' },
  guess: { script: 'guess.js', words: 'tool_guess' },
  card: { script: 'card.js', words: 'tool_card' },
  select: { script: 'select.js', words: 'tool_select' },
  window: { script: 'window.js', words: 'tool_window' },
  list: { script: 'list.js', words: 'tool_list' },
  sound: { script: 'sound.js', words: 'tool_sound' },
};
let made = 0;

/** The tools of a figure; none where it has no room for them. @param {FigureView} view */
export function makeTools(view) {
  const root = view.element.querySelector('[data-tools]');
  return root instanceof HTMLElement ? new Tools(view, root) : null;
}

export class Tools {
  /** @param {FigureView} view @param {HTMLElement} root */
  constructor(view, root) {
    this.view = view;
    this.root = root;
    this.id = `tools-${made += 1}`;
    this.bar = Object.assign(document.createElement('div'), { className: 'tools-bar' });
    this.room = Object.assign(document.createElement('div'), { className: 'tools-room', id: this.id, hidden: true });
    /** @type {Map<string, Tool>} */
    this.panels = new Map();
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    this.stride = new Stride(view);
    this.zoom = new Zoom(view);
    this.opened = '';
    this.shape = '';
    /** @type {Control[]} */
    this.controls = [];
    /** Brings all days back, while some are shown. */
    this.whole = make('button', 'controls-more');
    root.replaceChildren(this.bar, this.room);
    this.room.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.defaultPrevented) this.leave(); });
  }

  /** Shows the present values; buttons of the same tools stay, so that focus does too. @param {Control[]} controls */
  show(controls) {
    this.controls = controls;
    // A figure of curves can be heard.
    const kinds = Object.keys(KINDS).filter(kind => controls.some(control => control.kind === (kind === 'sound' ? 'places' : kind)));
    const shape = [say('tools'), ...kinds].join();
    if (shape !== this.shape) this.build(kinds);
    this.shape = shape;
    this.stride.show(kinds.includes('day'));
    this.zoom.show(kinds.includes('days'));
    // A figure of curves has places to choose; a day of one lies under every px of its plots.
    this.view.canvas.classList.toggle('is-curves', kinds.includes('places'));
    this.whole.hidden = !Object.values(this.values('days')).some(Boolean);
    if (this.values('guess').mask && this.opened !== 'guess') this.open('guess', false);
    else this.panels.get(this.opened)?.show(this.values(this.opened));
  }

  /** @param {string[]} kinds */
  build(kinds) {
    const { opened } = this;
    this.fold('drop');
    this.panels.clear();
    this.buttons = new Map(kinds.map(kind => [kind, this.makeButton(kind)]));
    this.whole = make('button', 'controls-more', say('days_all'));
    this.whole.addEventListener('click', () => { this.zoom.step('all'); this.view.canvas.focus({ preventScroll: true }); });
    this.bar.replaceChildren(...this.buttons.values(), this.whole);
    if (kinds.includes('days')) this.bar.append(make('span', 'tools-hint', say('days_short')));
    this.bar.setAttribute('role', 'group');
    this.bar.setAttribute('aria-label', say('tools'));
    if (kinds.includes(opened)) this.open(opened, false);
  }

  /** @param {string} kind */
  makeButton(kind) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'tools-button', textContent: say(KINDS[kind].words) });
    button.setAttribute('aria-controls', this.id);
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => (kind === this.opened ? this.close() : this.open(kind, true)));
    return button;
  }

  /** @param {string} kind @returns {Values} */
  values(kind) {
    return Object.fromEntries(this.controls.filter(control => control.kind === kind).map(({ key, value }) => [key, value]));
  }

  /** Opens a tool's panel in place of another. @param {string} kind @param {boolean} asked whether by its button */
  async open(kind, asked) {
    this.close();
    this.opened = kind;
    try {
      const panel = this.panels.get(kind) ?? (await this.makePanel(kind));
      if (this.opened !== kind || !this.view.live) return;
      this.panels.set(kind, panel);
      this.room.replaceChildren(panel.root);
      this.room.hidden = false;
      this.buttons.get(kind)?.setAttribute('aria-expanded', 'true');
      this.view.guard(() => {
        panel.open?.(asked);
        panel.show(this.values(kind));
      });
    } catch {
      if (this.opened === kind) this.opened = '';
      this.view.tell(say('later'));
    }
  }

  /** @param {string} kind @returns {Promise<Tool>} */
  async makePanel(kind) {
    const { makeTool } = await bring(KINDS[kind].script);
    return makeTool(this.view);
  }

  close() {
    this.fold('close');
  }

  /** @param {'close' | 'drop'} how */
  fold(how) {
    const panel = this.panels.get(this.opened);
    this.buttons.get(this.opened)?.setAttribute('aria-expanded', 'false');
    this.opened = '';
    this.room.hidden = true;
    panel?.[how]?.();
  }

  /** Closes the panel from within; its button has the focus then. */
  leave() {
    const button = this.buttons.get(this.opened);
    this.close();
    button?.focus();
  }

  /** Takes the tools away, for a figure that stands still; the next layout brings them back. */
  drop() {
    this.fold('drop');
    this.zoom.drop();
    this.shape = '';
    this.bar.replaceChildren();
  }
}
