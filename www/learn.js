/**
 * What a class finds on the page itself: a button below each figure that opens questions on it, and words that explain
 * themselves. In come the views of the figures when they stand. The questions and the terms come when they are asked
 * for; nothing here moves what already stands.
 */
import { make } from './element.js';
import { bring } from './origin.js';
import { bringSheet } from './sheet.js';
import { say } from './strings.js';

/** @typedef {import('./figure.js').FigureView} FigureView */

const root = document.documentElement;
/** How long the page rests before its terms are marked, in ms. */
const REST_MS = 500;

/** @param {Map<string, FigureView>} views */
export async function watchLearning(views) {
  await bringSheet('style/learn.css');
  const checks = [...views.values()].map(makeCheck);
  // Figures keep their elements when the page changes its language; their words change.
  const again = () => {
    for (const check of checks) check();
    setTimeout(() => bring('glossary.js').then(({ markTerms }) => markTerms()).catch(() => {}), REST_MS);
  };
  new MutationObserver(again).observe(root, { attributeFilter: ['data-lang'] });
  again();
}

/** Puts the button of the questions in the row of a figure's disclosures; gives what says its words anew. @param {FigureView} view */
function makeCheck(view) {
  const row = view.element.querySelector('.figure-share');
  const button = make('button', 'figure-check');
  const room = make('div', 'figure-questions');
  room.id = `questions-${view.id}`;
  room.hidden = true;
  button.setAttribute('aria-controls', room.id);
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => open(view, button, room));
  row?.before(button);
  row?.after(room);
  return () => {
    button.textContent = say('check');
    if (!room.hidden) fill(view, button, room);
  };
}

/** @param {FigureView} view @param {HTMLElement} button @param {HTMLElement} room */
async function open(view, button, room) {
  const opens = room.hidden;
  room.hidden = !opens;
  button.setAttribute('aria-expanded', String(opens));
  if (opens) await fill(view, button, room);
}

/** @param {FigureView} view @param {HTMLElement} button @param {HTMLElement} room */
async function fill(view, button, room) {
  try {
    const { makeQuestions } = await bring('questions.js');
    const root = await makeQuestions(view, () => {
      room.hidden = true;
      button.setAttribute('aria-expanded', 'false');
      button.focus();
    });
    room.replaceChildren(root);
    room.scrollIntoView({ behavior: 'instant', block: 'nearest' });
  } catch {
    view.tell(say('later'));
  }
}
