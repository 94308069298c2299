/**
 * Pictures to take along: the present state for the screen, a slide, a sheet of paper or a card, as PNG or SVG. In comes
 * the figure's view, out go files. The core lays a picture out anew for its frame and paints it, on the canvas as in the
 * SVG; here are the choices, a preview and the words about them. Lengths are CSS px where nothing else is said.
 */
import { make } from './element.js';
import { origins, saveBlob, saveText } from './save.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./url.js').Pair} Pair */
/**
 * @typedef {object} Sized
 * @property {number} width
 * @property {number} height
 * @property {number} ratio device px of a PNG to the CSS px, 0 where the page may choose
 * @property {'whole' | 'part' | 'tall'} fit how the figure stands to the frame
 * @property {string} file  its name, without an ending
 */

/** The frames, and the words for each. */
const PRESETS = [
  ['', 'picture_screen'],
  ['slide', 'picture_slide'],
  ['slide43', 'picture_slide43'],
  ['square', 'picture_square'],
  ['a4', 'picture_a4'],
  ['letter', 'picture_letter'],
  ['social', 'picture_social'],
];
/** The colors, and the words for each; the first are those of the page. */
const THEMES = [
  ['', 'picture_page'],
  ['light', 'picture_light'],
  ['dark', 'picture_dark'],
  ['white', 'picture_white'],
  ['gray', 'picture_gray'],
];
/** Most room that a preview takes. */
const PREVIEW = { width: 320, height: 360 };
/** Frames that are shown to a room; from this height on, in CSS px, text of 12 px is hard to read from afar. */
const SHOWN = { presets: ['slide', 'slide43', 'square'], high: 1060 };
/** Device px of a PNG to the CSS px, where no frame says so. */
const RATIO = 2;
/** A browser refuses a larger canvas, in device px each way. */
const MOST_DEV = 16_384;

/** @param {FigureView} view */
export function makeSection(view) {
  return new Pictures(view);
}

class Pictures {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('section', 'take take-picture');
    this.preset = makeSelect(say('picture_size'), PRESETS);
    this.theme = makeSelect(say('picture_colors'), THEMES);
    this.clear = Object.assign(document.createElement('input'), { type: 'checkbox' });
    const clear = make('label', 'control control-toggle');
    clear.append(this.clear, make('span', '', say('picture_clear')));
    const choices = make('div', 'tool-row');
    choices.append(this.preset.root, this.theme.root, clear);
    this.canvas = make('canvas', 'take-preview');
    this.canvas.setAttribute('role', 'img');
    this.said = make('p', 'tool-note');
    this.said.setAttribute('aria-live', 'polite');
    const saves = make('div', 'tool-set');
    saves.append(...['png', 'svg'].map(format => {
      const button = make('button', 'tool-button', say(format === 'png' ? 'picture_png' : 'picture_svg'));
      button.addEventListener('click', () => this.save(format));
      return button;
    }));
    const beside = make('div', 'take-words');
    beside.append(this.said, saves);
    const row = make('div', 'take-row');
    row.append(this.canvas, beside);
    this.root.append(make('h3', 'take-title', say('picture_title')), choices, row);
    for (const box of [this.preset.box, this.theme.box, this.clear]) box.addEventListener('change', () => view.guard(() => this.show()));
    // Another theme repaints the page and changes no state.
    new MutationObserver(() => { if (this.root.isConnected) view.guard(() => this.show()); })
      .observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  }

  /** What is asked of the core. @returns {Pair[]} */
  get asked() {
    const theme = this.theme.box.value || this.view.host.theme();
    return [['preset', this.preset.box.value], ['theme', theme], ['ground', this.clear.checked ? 'clear' : ''], ...origins()];
  }

  /** Shows how the present state would look, and says how large it is and whether it fits. */
  show() {
    const { handle } = this.view;
    if (!handle) return;
    const { asked } = this;
    const sized = handle.picture(asked);
    const scale = Math.min(PREVIEW.width / sized.width, PREVIEW.height / sized.height, 1);
    handle.picture_draw(asked, this.canvas, scale * devicePixelRatio);
    this.canvas.style.setProperty('--take-width', `${Math.round(sized.width * scale)}px`);
    this.canvas.classList.toggle('is-clear', this.clear.checked);
    this.canvas.setAttribute('aria-label', this.view.canvas.getAttribute('aria-label') ?? '');
    const ratio = ratioOf(sized);
    const size = say('picture_px', { width: Math.round(sized.width * ratio), height: Math.round(sized.height * ratio) });
    const fit = { whole: '', part: say('picture_part'), tall: say('picture_tall') }[sized.fit];
    const small = sized.fit === 'whole' && SHOWN.presets.includes(this.preset.box.value) && sized.height > SHOWN.high;
    this.said.textContent = [fit, size, small && say('picture_small'), say('picture_note')].filter(Boolean).join(say('space'));
  }

  /** @param {string} format */
  save(format) {
    this.view.guard(() => {
      const { handle } = this.view;
      if (!handle) return;
      const { asked } = this;
      const sized = handle.picture(asked);
      const name = `${sized.file}.${format}`;
      if (format === 'svg') return saveText(handle.picture_svg(asked), name, 'image/svg+xml');
      const canvas = document.createElement('canvas');
      handle.picture_draw(asked, canvas, ratioOf(sized));
      canvas.toBlob(blob => (blob ? saveBlob(blob, name) : this.view.tell(say('picture_failed'))), 'image/png');
    });
  }
}

/** @param {Sized} sized */
function ratioOf({ ratio, width, height }) {
  return ratio || Math.min(RATIO, MOST_DEV / Math.max(width, height));
}

/** @param {string} label @param {string[][]} options */
function makeSelect(label, options) {
  const root = make('label', 'control');
  const box = document.createElement('select');
  box.append(...options.map(([value, key]) => new Option(say(key), value)));
  root.append(make('span', 'control-label', label), box);
  return { root, box };
}
