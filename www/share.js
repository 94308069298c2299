/**
 * What a reader takes along from a figure: a disclosure below it, with one section for each kind of thing. In comes the
 * figure's view; what a section makes follows the state on screen. Each section's script comes when the disclosure is
 * first opened. Nothing is known here of what a section offers.
 */
import { bring } from './origin.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/**
 * @typedef {object} Section
 * @property {HTMLElement} root
 * @property {() => void} show makes it tell of the present state, when the disclosure opens and after each change
 */

/**
 * The script of each section, in their order. Each exports `makeSection(view)`, which gives a Section.
 * @type {string[]}
 */
const SECTIONS = [
  'pictures.js',
  'downloads.js',
  'embedding.js',
  'cite.js',
];

/** Makes a figure's disclosure answer; without one in the page, nothing. @param {FigureView} view */
export function makeShare(view) {
  const details = view.element.querySelector('.figure-share');
  return details instanceof HTMLDetailsElement ? new Share(view, details) : null;
}

export class Share {
  /** @param {FigureView} view @param {HTMLDetailsElement} details */
  constructor(view, details) {
    this.view = view;
    this.details = details;
    /** @type {Section[]} */
    this.sections = [];
    /** The language that the sections speak. */
    this.lang = '';
    details.addEventListener('toggle', () => this.show());
    view.element.addEventListener('atlas:change', () => this.show());
    this.show();
  }

  /** Brings the sections anew after a change of language, and lets each tell of the present state. */
  async show() {
    if (!this.details.open) return;
    try {
      const lang = this.view.host.lang();
      if (lang !== this.lang) await this.build(lang);
      this.view.guard(() => { for (const section of this.sections) section.show(); });
    } catch {
      this.view.tell(say('later'));
    }
  }

  /** @param {string} lang */
  async build(lang) {
    this.lang = lang;
    const scripts = await Promise.all(SECTIONS.map(script => bring(script)));
    this.sections = scripts.map(({ makeSection }) => makeSection(this.view));
    this.details.replaceChildren(...this.details.querySelectorAll('summary'), ...this.sections.map(({ root }) => root));
  }
}
