/**
 * The note beside a mark: what it is, its values, who reported it and where. In comes a detail of the core, with the
 * place of the mark in CSS px of the frame, out goes one element inside that frame, which the pointer may enter. It
 * knows nothing of hit testing or of keys.
 */
import { tagTongue } from './element.js';
import { say } from './strings.js';

/**
 * @typedef {object} Detail
 * @property {number} x px from the frame's left edge
 * @property {number} y px from the frame's top edge
 * @property {import('./ring.js').Area} ring what goes around the mark in focus
 * @property {string} title
 * @property {{label: string, value: string}[]} lines
 * @property {{who: string, locator: string, origin: string, says: string}[]} said
 * @property {string} note
 * @property {string | null} [fact] id of the fact, if the mark stands for one
 * @property {string | null} [day] the day that opens from the mark
 * @property {{code: string, name: string}[]} cards places whose card tells more
 * @property {string} speech the same in one sentence, to be heard
 */

/** Distance between the mark and its note, in px. */
const GAP_PX = 12;
/** The same, left of a day whose values stand beside their rule. */
const RULED_PX = 84;
/** From the middle of a mark to the edge of what marks it, in px. */
const RING_PX = 10;
/** After so many ms of rest a note that lets the pointer through may be entered. */
const REST_MS = 400;
/** What a note, or a mark that is brought into the window, keeps from its edge, in px; as in figure.css. */
const EDGE_PX = 8;

export class Tooltip {
  /**
   * @param {HTMLElement} frame
   * @param {(code: string) => void} open shows the card of a place
   * @param {(day: string) => void} openDay opens a day
   */
  constructor(frame, open, openDay) {
    this.frame = frame;
    this.x = 0;
    this.y = 0;
    this.openDay = openDay;
    this.passing = false;
    this.rest = 0;
    /** How far the pointer was from the note when last asked, in px. */
    this.apart = Infinity;
    /** Where the note lies in the frame, in px. */
    this.box = { left: 0, top: 0, right: 0, bottom: 0 };
    this.open = open;
    this.root = Object.assign(document.createElement('div'), { className: 'tooltip', hidden: true });
    frame.append(this.root);
  }

  /**
   * Shows a detail beside its mark.
   * @param {Detail} detail
   * @param {boolean} pinned
   */
  show(detail, pinned) {
    this.root.replaceChildren(...makeParts(detail));
    if (detail.day) this.root.append(this.makeOpener(detail.day));
    if (detail.cards.length) this.root.append(this.makeCards(detail.cards));
    this.root.classList.toggle('is-pinned', pinned);
    this.root.hidden = false;
    this.root.scrollTop = 0;
    this.root.classList.remove('is-long');
    this.root.classList.toggle('is-long', this.root.offsetHeight > innerHeight / 2);
    // What is longer than the window is scrolled, by keys too.
    if (this.root.scrollHeight > this.root.clientHeight) this.root.tabIndex = 0;
    else this.root.removeAttribute('tabindex');
    this.x = detail.x;
    this.y = detail.y;
    // A day of a curve lets the pointer through, which reads on from day to day.
    this.passing = !detail.fact && this.frame.querySelector('.is-curves') !== null;
    this.root.classList.toggle('is-passing', this.passing);
    this.apart = Infinity;
    clearTimeout(this.rest);
    if (this.passing) this.rest = window.setTimeout(() => this.root.classList.remove('is-passing'), REST_MS);
    this.place();
  }

  /** @param {Detail['cards']} cards */
  makeCards(cards) {
    const line = makeText('p', 'tooltip-note', '');
    for (const { code, name } of cards) {
      const button = /** @type {HTMLButtonElement} */ (makeText('button', 'tooltip-card', say('card_open', { place: name })));
      button.type = 'button';
      button.addEventListener('click', () => this.open(code));
      line.append(button, ' ');
    }
    return line;
  }

  /** @param {string} day */
  makeOpener(day) {
    const button = /** @type {HTMLButtonElement} */ (makeText('button', 'tooltip-open', say('day_this', { day })));
    button.type = 'button';
    button.addEventListener('click', () => this.openDay(day));
    return button;
  }

  hide() {
    this.root.hidden = true;
  }

  /**
   * Whether a pointer is on its way into a note that it has rested beside: each move brings it nearer.
   * @param {number} x @param {number} y px of the frame
   */
  draws(x, y) {
    const { left, top, right, bottom } = this.box;
    const apart = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    const nearer = apart < this.apart;
    this.apart = apart;
    return nearer && this.passing && !this.root.hidden && !this.root.classList.contains('is-passing');
  }

  /** Whether an event's target lies in the note. @param {EventTarget | null} target */
  holds(target) {
    return target instanceof Node && this.root.contains(target);
  }

  /** Brings the mark into the window, where it is not, and the note beside it. */
  reveal() {
    const { top } = this.frame.getBoundingClientRect();
    const [above, below] = [top + this.y - RING_PX, top + this.y + RING_PX - innerHeight];
    const way = above < 0 ? Math.floor(above) - EDGE_PX : below > 0 ? Math.ceil(below) + EDGE_PX : 0;
    if (!way) return;
    scrollBy({ top: way, behavior: 'instant' });
    this.place();
  }

  /** Puts the note above, below, right or left of the mark: the first that lies in the frame's width and in the window. */
  place() {
    const { x, y } = this;
    const { width: frameWidth, height: frameHeight, top } = this.frame.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const ceiling = EDGE_PX - top;
    const floor = innerHeight - top - EDGE_PX;
    const left = clamp(x - width / 2, 0, frameWidth - width);
    const middle = clamp(clamp(y - height / 2, 0, frameHeight - height), ceiling, floor - height);
    /** @type {[number, number][]} */
    const beside = this.passing ? [[x + GAP_PX, y + GAP_PX + height > frameHeight ? y - GAP_PX - height : y + GAP_PX], [x - RULED_PX - width, y - GAP_PX - height]] : [];
    /** @type {[number, number][]} */
    const spots = [...beside, [left, y - GAP_PX - height], [left, y + GAP_PX], [x + GAP_PX, middle], [x - GAP_PX - width, middle]];
    /** @param {[number, number]} spot */
    const fits = ([px, py]) => px >= 0 && px + width <= frameWidth && py >= ceiling && py + height <= floor;
    const [px, py] = spots.find(fits) ?? [left, clamp(y + GAP_PX, ceiling, floor - height)];
    this.box = { left: px, top: py, right: px + width, bottom: py + height };
    this.root.style.setProperty('--tooltip-x', `${Math.round(px)}px`);
    this.root.style.setProperty('--tooltip-y', `${Math.round(py)}px`);
  }
}

/** @param {Detail} detail @returns {HTMLElement[]} */
function makeParts({ title, lines, said, note }) {
  const parts = [makeText('p', 'tooltip-title', title)];
  if (lines.length) parts.push(makeLines(lines));
  parts.push(...said.map(makeSaid));
  if (note) parts.push(makeText('p', 'tooltip-note', note));
  return parts;
}

/** @param {Detail['lines']} lines */
function makeLines(lines) {
  const list = makeText('dl', 'tooltip-lines', '');
  for (const { label, value } of lines) list.append(makeText('dt', '', label), makeText('dd', '', value));
  return list;
}

/** @param {Detail['said'][number]} said */
function makeSaid({ who, locator, origin, says }) {
  const line = makeText('p', 'tooltip-said', origin ? say('quoted_by', { origin, who }) : say('reported_by', { who }));
  if (locator) line.append(' ', makeText('span', 'tooltip-locator', locator));
  if (says) line.append(makeText('span', 'tooltip-says', says));
  return line;
}

/** @param {string} name @param {string} className @param {string} text @returns {HTMLElement} */
function makeText(name, className, text) {
  const element = Object.assign(document.createElement(name), { className, textContent: text });
  tagTongue(element);
  return element;
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
