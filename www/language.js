/**
 * The page in another language. In comes a language, out goes what puts its page in place of the one that stands: words,
 * tables and pictures are taken over, live figures stay alive. It comes when the figures stand, or when it is asked for.
 */
import { fetchText } from './origin.js';
import { readStrings } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

const root = document.documentElement;
/** What a live figure takes from its twin in the other page. */
const WORDS = ['.figure-head', '.figure-words', '.figure-notes', '.figure-credit', '.figure-table', '.figure-share > summary', 'picture', '.figure-paper'];

/**
 * Fetches the page of a language.
 * @param {string} lang
 * @returns {Promise<(views: Map<string, FigureView>) => void>} what puts it in place
 */
export async function bringPage(lang) {
  const link = document.querySelector(`a[data-lang="${lang}"]`);
  if (!(link instanceof HTMLAnchorElement)) throw new Error(`no page in ${lang}`);
  const other = new DOMParser().parseFromString(await fetchText(link.getAttribute('href') ?? ''), 'text/html');
  if (other.documentElement.dataset.lang !== lang) throw new Error(`${link.href} is not in ${lang}`);
  return views => swap(other, lang, views);
}

/** @param {Document} other @param {string} lang @param {Map<string, FigureView>} views */
function swap(other, lang, views) {
  const held = heldPlace();
  const focused = document.activeElement;
  readStrings(other);
  for (const view of views.values()) keepFigure(view, other);
  for (const part of document.querySelectorAll('[data-swap]')) {
    const twin = other.querySelector(`[data-swap="${part.getAttribute('data-swap')}"]`);
    if (twin) part.replaceWith(document.adoptNode(twin));
  }
  const frames = other.querySelector('link[data-frames]');
  if (frames) document.querySelector('link[data-frames]')?.replaceWith(document.adoptNode(frames));
  document.title = other.title;
  root.lang = other.documentElement.lang;
  root.dataset.lang = lang;
  for (const view of views.values()) view.refresh();
  // What was moved has lost the focus.
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  held();
}

/** Puts a live figure into the other page, with that page's words and pictures. @param {FigureView} view @param {Document} other */
function keepFigure({ element, id, live }, other) {
  const twin = other.querySelector(`figure[data-figure="${id}"]`);
  if (!twin) return;
  for (const image of twin.querySelectorAll('img')) image.loading = 'lazy';
  for (const selector of WORDS) {
    const words = twin.querySelector(selector);
    const mine = element.querySelector(selector);
    if (words instanceof HTMLDetailsElement && mine instanceof HTMLDetailsElement) words.open = mine.open;
    // An empty table is for the core to fill.
    const empty = words?.matches('.figure-table') && !words.querySelector('td');
    if (words && (live || !empty)) mine?.replaceWith(words);
  }
  twin.replaceWith(element);
}

/** Remembers which part stands at the top of the window; the result scrolls it back there. */
function heldPlace() {
  const marks = [...document.querySelectorAll('[data-swap] [id]')];
  const id = scrollY ? marks.findLast(each => each.getBoundingClientRect().top <= innerHeight / 2)?.id : '';
  const top = () => (id ? document.getElementById(id)?.getBoundingClientRect().top ?? 0 : 0);
  const before = top();
  return () => scrollBy({ top: top() - before, behavior: 'instant' });
}
