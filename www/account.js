/**
 * A figure in words for everybody: the name of its canvas, the sentences below its frame and the table of its marks. In
 * comes what the core's `account()` and `table()` tell of the state on screen, out go texts of elements that already stand
 * in the page. It knows neither marks nor keys.
 */
import { make } from './element.js';
import { say } from './strings.js';
import { TableView } from './table.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

/**
 * @typedef {object} Account
 * @property {string} name kind and range, in a line
 * @property {string} summary what the figure shows, in sentences
 */

export class AccountView {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.table = new TableView(view);
    /** How keys move, for who does not see the page's own words on it. */
    this.keys = Object.assign(make('span', ''), { id: `${view.id}-keys`, hidden: true });
    view.frame.prepend(this.keys);
    this.title = this.titled();
    this.dress();
  }

  /** Lets the canvas be met as what answers keys, described by the words below it. */
  dress() {
    const { canvas, id } = this.view;
    this.keys.textContent = say('keys_figure');
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-roledescription', say('chart'));
    canvas.setAttribute('aria-describedby', `${this.keys.id} ${id}-words`);
  }

  titled() {
    return this.view.element.querySelector('.figure-title')?.textContent ?? '';
  }

  /** Tells of the state on screen; another title is said aloud, as nothing else tells that the figure changed. */
  tell() {
    const { view } = this;
    if (!view.handle) return;
    const { name, summary } = view.handle.account();
    view.canvas.setAttribute('aria-label', name);
    const words = view.element.querySelector('.figure-words span');
    if (words && words.textContent !== summary) words.textContent = summary;
    this.keys.textContent = say('keys_figure');
    this.table.show();
    const { title } = this;
    this.title = this.titled();
    if (title !== this.title && view.element.matches(':focus-within')) view.host.announce(this.title);
  }
}
