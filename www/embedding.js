/**
 * The section of what others embed: a link, a frame, the element, a picture, a notebook's cell, each to copy by one click,
 * in a form that keeps up with the site and in one that carries its bytes. In comes the figure's view, out go texts
 * (`snippet.js`) and a preview. What a form needs of its host is said beside it.
 */
import { copyText } from './clipboard.js';
import { make } from './element.js';
import { at } from './origin.js';
import { origins, siteAddress } from './save.js';
import * as snippet from './snippet.js';
import { say, spoken } from './strings.js';
import { versionOf } from './version.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./snippet.js').Shown} Shown */
/** @typedef {{text: string, preview: HTMLElement | null}} Form */

/** The forms in their order: the words of each, what is said of it, and what more of the one that carries its bytes. */
const FORMS = [
  { id: 'link', words: 'snippet_link', note: 'snippet_link_note', pinned: 'snippet_link_pinned' },
  { id: 'frame', words: 'snippet_frame', note: 'snippet_frame_note', pinned: 'snippet_frame_pinned' },
  { id: 'element', words: 'snippet_element', note: 'snippet_element_note', pinned: 'snippet_element_pinned' },
  { id: 'picture', words: 'snippet_picture', note: 'snippet_picture_note', pinned: 'snippet_picture_pinned' },
  { id: 'cell', words: 'snippet_cell', note: 'snippet_cell_note', pinned: 'snippet_cell_pinned' },
];
/** Room beside the drawing that a frame gets before it tells its own height, and the most it gets, in px. */
const AROUND_PX = 330;
const TALLEST_PX = 900;
/** A text longer than this is shown in its beginning. */
const SHOWN_LETTERS = 1200;
let made = 0;

/** @param {FigureView} view */
export function makeSection(view) {
  return new Embedding(view);
}

class Embedding {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('section', 'take');
    this.box = document.createElement('select');
    this.box.append(...FORMS.map(({ id, words }) => new Option(say(words), id)));
    const label = make('label', 'control');
    label.append(make('span', 'control-label', say('snippet_form')), this.box);
    this.live = makeRadio('snippet_live');
    this.pinned = makeRadio('snippet_pinned');
    const set = make('span', 'control-set');
    const name = `snippet-${made += 1}`;
    for (const { input, root } of [this.live, this.pinned]) {
      input.name = name;
      set.append(root);
    }
    this.live.input.checked = true;
    const kinds = make('fieldset', 'control');
    kinds.append(make('legend', 'control-label', say('snippet_keeps')), set);
    const row = make('div', 'tool-row');
    row.append(label, kinds);
    this.text = make('textarea', 'snippet-text');
    Object.assign(this.text, { readOnly: true, spellcheck: false, ariaLabel: say('snippet_text') });
    this.copy = make('button', 'tool-button', say('snippet_copy'));
    this.look = make('button', 'tool-button', say('snippet_look'));
    this.look.setAttribute('aria-expanded', 'false');
    this.told = make('p', 'tool-note');
    this.told.setAttribute('aria-live', 'polite');
    this.note = make('p', 'tool-note');
    this.room = make('div', 'snippet-preview');
    this.room.hidden = true;
    const acts = make('div', 'tool-set');
    acts.append(this.copy, this.look);
    this.root.append(make('h3', 'take-title', say('snippet_title')), row, this.note, this.text, acts, this.told, this.room);
    for (const box of [this.box, this.live.input, this.pinned.input]) box.addEventListener('change', () => this.show());
    this.copy.addEventListener('click', () => this.copyText());
    this.look.addEventListener('click', () => this.open(this.room.hidden !== false));
    /** What the button copies; the box may show less. */
    this.whole = '';
    this.turn = 0;
    /** @type {HTMLElement | null} */
    this.preview = null;
  }

  /** Writes the chosen form of the present state. */
  async show() {
    const turn = (this.turn += 1);
    const form = this.box.value;
    const shown = this.shown();
    this.told.textContent = '';
    // A form that the site's files cannot serve is offered with its bytes alone.
    this.live.input.disabled = !shown.base || (form === 'picture' && !this.isPlain());
    if (this.live.input.disabled) this.pinned.input.checked = true;
    this.pinned.input.disabled = !shown.base && form !== 'picture';
    const pinned = this.pinned.input.checked;
    const { sentence, possible } = this.tellOf(form, pinned, shown);
    this.note.textContent = sentence;
    [this.whole, this.preview] = ['', null];
    if (possible) {
      try {
        const made = await this.make(form, pinned, shown);
        if (turn !== this.turn) return;
        [this.whole, this.preview] = [made.text, made.preview];
      } catch {
        if (turn !== this.turn) return;
        this.note.textContent = say('snippet_lacks');
      }
    }
    const long = this.whole.length > SHOWN_LETTERS;
    this.text.value = long ? `${this.whole.slice(0, SHOWN_LETTERS)}…` : this.whole;
    if (long) this.note.textContent += say('space') + say('snippet_long', { kb: Math.round(this.whole.length / 1000) });
    this.copy.disabled = !this.whole;
    this.look.disabled = !this.preview;
    this.open(this.room.hidden === false && this.preview !== null);
  }

  /** The figure as it stands. @returns {Shown} */
  shown() {
    const { view } = this;
    const text = (/** @type {string} */ selector) => view.element.querySelector(selector)?.textContent?.trim() ?? '';
    return {
      base: siteAddress(),
      id: view.id,
      lang: spoken(),
      theme: document.documentElement.dataset.theme ?? '',
      pairs: view.pairs,
      version: versionOf(),
      title: text('.figure-title'),
      credit: text('.figure-credit'),
      open: say('embed_open'),
      height: Math.min(TALLEST_PX, view.frame.clientHeight + AROUND_PX),
    };
  }

  /** Whether the state is a view as it first stands, of which the site keeps a picture. */
  isPlain() {
    return this.view.state.every(([key]) => key === 'view');
  }

  /** What the reader is told of a form, and whether it can be made here. @param {string} form @param {boolean} pinned @param {Shown} shown */
  tellOf(form, pinned, shown) {
    if (!shown.base && !(form === 'picture' && pinned)) return { sentence: say('snippet_file'), possible: false };
    const told = FORMS.find(({ id }) => id === form);
    const sentences = [told?.note, pinned && told?.pinned, form === 'picture' && !this.isPlain() && 'snippet_state'];
    return { sentence: sentences.map(each => (each ? say(each) : '')).filter(Boolean).join(say('space')), possible: true };
  }

  /** @param {string} form @param {boolean} pinned @param {Shown} shown @returns {Promise<Form>} */
  async make(form, pinned, shown) {
    const framed = () => makeFrame(snippet.embedOf(shown, pinned), shown);
    switch (form) {
      case 'link':
        return { text: snippet.linkTo(shown, pinned), preview: null };
      case 'frame':
        return { text: pinned ? snippet.pinnedFrame(shown, await this.file(shown.id)) : snippet.frame(shown), preview: framed() };
      case 'element':
        return { text: pinned ? snippet.pinnedElement(shown, this.picture(), this.table()) : snippet.element(shown), preview: framed() };
      case 'picture': {
        const address = pinned ? this.picture() : this.siteAddress(shown);
        return { text: snippet.pictureOf(shown, address, pinned), preview: Object.assign(make('img', ''), { src: address, alt: shown.title }) };
      }
      default:
        return { text: snippet.cell(pinned ? snippet.pinnedFrame(shown, await this.file(shown.id)) : snippet.writtenFrame(shown)), preview: framed() };
    }
  }

  /** The picture of the present state as an address that holds its bytes. */
  picture() {
    const { handle, host } = this.view;
    const text = handle?.picture_svg([['theme', host.theme()], ...origins()]) ?? '';
    const bytes = Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte));
    return `data:image/svg+xml;base64,${btoa(bytes.join(''))}`;
  }

  /** The site's own picture of the view. @param {Shown} shown */
  siteAddress({ base, id, lang, pairs }) {
    const view = pairs.find(([key]) => key === 'view')?.[1];
    return `${base}figures/${id}${view ? `-${view}` : ''}${lang === 'en' ? '' : `.${lang}`}.svg`;
  }

  /** The table of the marks on screen; the one in the page may be closed and of another state. */
  table() {
    const table = this.view.handle?.table();
    return table ? snippet.tableOf(table) : '';
  }

  /** The one file of a figure, in base64. @param {string} id @returns {Promise<string>} */
  async file(id) {
    const response = await fetch(at(`figure-${id}.html`));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const blob = await response.blob();
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).split(',')[1]);
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  }

  /** Copies the whole text; where the browser forbids it, the text is selected for the reader to copy. */
  async copyText() {
    const done = await copyText(this.whole, this.copy);
    this.told.textContent = say(done ? 'snippet_copied' : 'snippet_select');
    if (done) return;
    this.text.value = this.whole;
    this.text.focus();
    this.text.select();
  }

  /** @param {boolean} open */
  open(open) {
    this.room.hidden = !open;
    this.look.setAttribute('aria-expanded', String(open));
    this.room.replaceChildren(...(open && this.preview ? [this.preview] : []));
  }
}

/** @param {string} address @param {Shown} shown */
function makeFrame(address, { title, height }) {
  const frame = Object.assign(document.createElement('iframe'), { src: address, title, height: String(height) });
  frame.setAttribute('sandbox', 'allow-scripts allow-popups');
  return frame;
}

/** @param {string} words */
function makeRadio(words) {
  const input = Object.assign(document.createElement('input'), { type: 'radio' });
  const root = make('label', 'control-option');
  root.append(input, make('span', '', say(words)));
  return { root, input };
}
