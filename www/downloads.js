/**
 * Data to take along: what the marks of the present state stand for, its series in full, and all data of the atlas. In
 * comes the figure's view, out go files. Which rows a state has, the core knows; here are buttons and the words on them.
 */
import { make } from './element.js';
import { at } from './origin.js';
import { origins, saveText, siteAddress } from './save.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/** What can be saved of a state: the core's word, the words on the button, the type. */
const FILES = [
  ['marks', 'data_marks', 'text/csv'],
  ['series', 'data_series', 'text/csv'],
  ['all', 'data_json', 'application/json'],
];
/** Files of the whole atlas. */
const WHOLE = [
  ['data/response-atlas-data.zip', 'data_zip'],
  ['data/dictionary.csv', 'data_dictionary'],
];

/** @param {FigureView} view */
export function makeSection(view) {
  return new Downloads(view);
}

class Downloads {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.root = make('section', 'take take-data');
    const set = make('div', 'tool-set');
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    for (const [what, words, type] of FILES) {
      const button = make('button', 'tool-button', say(words));
      button.addEventListener('click', () => this.save(what, type));
      this.buttons.set(what, button);
      set.append(button);
    }
    this.root.append(make('h3', 'take-title', say('data_title')), set, make('p', 'tool-note', say('data_note')));
    if (siteAddress()) this.root.append(makeLinks());
  }

  show() {
    const series = this.buttons.get('series');
    if (series) series.hidden = !this.view.handle?.data('series', origins()).text;
  }

  /** @param {string} what @param {string} type */
  save(what, type) {
    this.view.guard(() => {
      const file = this.view.handle?.data(what, [['theme', this.view.host.theme()], ...origins()]);
      if (file) saveText(file.text, file.name, type);
    });
  }
}

function makeLinks() {
  const root = make('p', 'tool-note');
  const links = WHOLE.map(([path, words]) => Object.assign(make('a', '', say(words)), { href: at(path).href, download: '' }));
  root.append(...links.flatMap((link, i) => (i ? [' · ', link] : [link])));
  return root;
}
