/**
 * Terms explained where they stand. In come the texts of the page, out go links on the terms in them; each leads to the
 * page of all terms, and where the browser has popovers it opens a note beside the word instead: by key, click or touch,
 * closed by Escape or by a press elsewhere. A link takes the room that its word had.
 */
import { make } from './element.js';
import { at } from './origin.js';
import { say } from './strings.js';
import { bringTexts } from './texts.js';

/** @typedef {{id: string, term: string, says: string, written: string[], source: string, url: string}} Term */

/** The texts in which terms are looked for. */
const TEXTS = '.figure-deck, .figure-notes, .figure-credit, #reading p, #differ p, .masthead-lede';
/** Space between a word and its note, and between the note and the window's edge, in px. */
const GAP_PX = 8;
const hasNotes = 'showPopover' in HTMLElement.prototype;

/** @type {Term[]} in the language of the page */
let terms = [];
/** @type {WeakMap<Element, string>} what a text said when its terms were marked */
const marked = new WeakMap();
/** @type {HTMLElement | null} the term whose note stands open */
let asked = null;
let lang = '';
const note = makeNote();
const watcher = new MutationObserver(changes => {
  for (const { target } of changes) {
    const text = (target instanceof Element ? target : target.parentElement)?.closest(TEXTS);
    if (text) mark(text);
  }
});

/** Marks the terms of the page in its language, and goes on marking when a figure's words change. */
export async function markTerms() {
  const wanted = document.documentElement.dataset.lang ?? '';
  const found = await bringTexts(`words/glossary.${wanted}.json`);
  if (wanted !== document.documentElement.dataset.lang) return;
  [lang, terms] = [wanted, found];
  watcher.disconnect();
  for (const text of document.querySelectorAll(TEXTS)) {
    mark(text);
    watcher.observe(text, { childList: true });
  }
}

/** Links the first place of each term in a text. @param {Element} text */
function mark(text) {
  const said = text.textContent ?? '';
  if (marked.get(text) === said && text.querySelector('.term')) return;
  marked.set(text, said);
  const done = new Set([...text.querySelectorAll('.term')].map(term => term.getAttribute('data-term')));
  for (const [words, term] of phrases()) {
    if (done.has(term.id) || !said.includes(words)) continue;
    for (const node of textNodes(text)) {
      const at = placeOf(words, node.data);
      if (at < 0) continue;
      const rest = node.splitText(at);
      rest.splitText(words.length);
      rest.replaceWith(makeTerm(term, words));
      done.add(term.id);
      break;
    }
  }
}

/** Every way to write a term, the longest first. @returns {[string, Term][]} */
function phrases() {
  const all = terms.flatMap(term => term.written.map(words => /** @type {[string, Term]} */ ([words, term])));
  return all.sort(([a], [b]) => b.length - a.length);
}

/** Where words stand in a text and are not a part of another word. @param {string} words @param {string} text */
function placeOf(words, text) {
  const isLetter = (/** @type {string | undefined} */ c) => c !== undefined && /[a-z]/i.test(c);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const inside = isLetter(words[0]) && isLetter(text[at - 1]);
    if (!inside && !(isLetter(words.at(-1)) && isLetter(text[at + words.length]))) return at;
  }
  return -1;
}

/** The texts within an element that stand in no link. @param {Element} root */
function textNodes(root) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walk.nextNode()) if (!walk.currentNode.parentElement?.closest('a')) found.push(/** @type {Text} */ (walk.currentNode));
  return found;
}

/** @param {Term} term @param {string} words */
function makeTerm(term, words) {
  const link = make('a', 'term', words);
  link.href = `${pageOfTerms()}#${term.id}`;
  link.dataset.term = term.id;
  if (!hasNotes) return link;
  link.setAttribute('aria-haspopup', 'dialog');
  link.setAttribute('aria-expanded', 'false');
  link.addEventListener('click', event => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link, term);
  });
  return link;
}

function pageOfTerms() {
  return at(lang === 'en' ? 'glossary.html' : `glossary.${lang}.html`).href;
}

// The note beside a word.

function makeNote() {
  const root = make('div', 'term-note');
  root.setAttribute('role', 'dialog');
  root.setAttribute('aria-labelledby', 'term-title');
  root.setAttribute('popover', 'auto');
  root.tabIndex = -1;
  root.addEventListener('toggle', event => {
    if (/** @type {ToggleEvent} */ (event).newState !== 'closed' || !asked) return;
    asked.setAttribute('aria-expanded', 'false');
    if (root.contains(document.activeElement) || document.activeElement === document.body) asked.focus({ preventScroll: true });
    asked = null;
  });
  return root;
}

/** @param {HTMLElement} link @param {Term} term */
function open(link, term) {
  if (note.matches(':popover-open')) note.hidePopover();
  document.body.append(note);
  const title = make('strong', 'term-title', term.term);
  title.id = 'term-title';
  const close = make('button', 'tool-button', say('glossary_close'));
  close.addEventListener('click', () => note.hidePopover());
  const all = Object.assign(make('a', '', say('glossary_all')), { href: `${pageOfTerms()}#${term.id}` });
  const ways = make('p', 'term-ways');
  ways.append(all, close);
  note.replaceChildren(title, make('p', '', term.says), ...makeSource(term), ways);
  asked = link;
  link.setAttribute('aria-expanded', 'true');
  note.showPopover();
  place(link);
  note.focus({ preventScroll: true });
}

/** Whose definition it is, where it is not ours. @param {Term} term */
function makeSource({ source, url }) {
  if (!source) return [];
  const line = make('p', 'term-source');
  const link = Object.assign(make('a', '', source), { href: url, rel: 'external', lang: 'en' });
  line.append(link);
  return [line];
}

/** Puts the note below its word, or above it where there is more room, and wholly within the window. @param {HTMLElement} link */
function place(link) {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = word.bottom + GAP_PX;
  const top = below + height <= innerHeight - GAP_PX ? below : Math.max(GAP_PX, word.top - GAP_PX - height);
  const left = Math.max(GAP_PX, Math.min(word.left, innerWidth - GAP_PX - width));
  note.style.setProperty('left', `${left}px`);
  note.style.setProperty('top', `${top}px`);
}
