/**
 * The story: steps through the figures, each a state of the page with a few sentences. In comes the address, out goes a
 * panel below the title of the step's figure, with links to the steps before and after it; at the end, or when it is
 * left, the page stands in the state of the last step. Nothing is remembered but the address.
 */
import { make } from './element.js';
import { bringSheet } from './sheet.js';
import { bringStrings, say } from './strings.js';
import { bringTexts } from './texts.js';
import { readAddress, writeAddress } from './url.js';

/** @typedef {import('./url.js').Address} Address */
/** @typedef {{state: string, title: string, text: string}} Step */

const panel = make('section', 'story');
panel.setAttribute('aria-labelledby', 'story-title');
panel.addEventListener('keydown', onKey);
/** Only the last wish is granted. */
let wishes = 0;
/** @type {(change: Partial<Address>) => void} */
let write = () => {};

/**
 * Shows the step that an address names; without one the panel goes.
 * @param {Address} address
 * @param {(change: Partial<Address>) => void} change writes into the address
 */
export async function tell(address, change) {
  const wish = (wishes += 1);
  write = change;
  if (!address.step) return panel.remove();
  const lang = document.documentElement.dataset.lang ?? '';
  const [steps] = await Promise.all([/** @type {Promise<Step[]>} */ (bringTexts(`words/story.${lang}.json`)), bringStrings(lang), bringSheet('style/learn.css')]);
  if (wish !== wishes) return;
  const index = Number(address.step) - 1;
  const step = steps[index];
  if (!step) return refuse(address.step);
  if (!address.figure) return location.replace(linkTo(address, steps, index));
  show(address, steps, index);
}

/** Says that there is no such step, and takes it out of the address. @param {string} step */
function refuse(step) {
  panel.remove();
  write({ step: '' });
  const note = document.querySelector('[data-note]');
  if (!(note instanceof HTMLElement)) return;
  note.textContent = say('ignored', { pairs: `step=${step}` });
  note.hidden = false;
}

/** The address of a step, in the language and theme that stand. @param {Address} address @param {Step[]} steps @param {number} index */
function linkTo({ lang, theme }, steps, index) {
  return writeAddress({ ...readAddress(`#${steps[index].state}`, []), lang, theme, step: String(index + 1) });
}

/** @param {Address} address @param {Step[]} steps @param {number} index */
function show(address, steps, index) {
  const step = steps[index];
  const { figure } = readAddress(`#${step.state}`, []);
  const element = document.querySelector(`figure[data-figure="${figure}"]`);
  const title = make('h3', 'story-title', step.title);
  title.id = 'story-title';
  title.tabIndex = -1;
  panel.replaceChildren(
    make('p', 'story-count', say('story_of', { n: index + 1, m: steps.length })),
    title,
    make('p', 'story-text', step.text),
    makeWays(address, steps, index),
    make('p', 'story-count', say('story_hint')),
  );
  element?.querySelector('.figure-head')?.after(panel);
  element?.scrollIntoView({ behavior: 'instant', block: 'start' });
  title.focus({ preventScroll: true });
}

/** The links to the steps before and after, and the way out. @param {Address} address @param {Step[]} steps @param {number} index */
function makeWays(address, steps, index) {
  const ways = make('p', 'story-ways');
  const isLast = index === steps.length - 1;
  if (index) ways.append(makeLink('prev', say('story_back', { title: steps[index - 1].title }), linkTo(address, steps, index - 1)));
  if (!isLast) ways.append(makeLink('next', say('story_next', { title: steps[index + 1].title }), linkTo(address, steps, index + 1)));
  const out = make('button', 'story-leave', say(isLast ? 'story_end' : 'story_leave'));
  out.addEventListener('click', leave);
  ways.append(out);
  return ways;
}

/** @param {string} rel @param {string} text @param {string} href */
function makeLink(rel, text, href) {
  return Object.assign(make('a', 'story-link', text), { rel, href });
}

/** The page stays as it stands, the story goes; the figure has the focus then. */
function leave() {
  const canvas = panel.parentElement?.querySelector('.figure-canvas');
  wishes += 1;
  panel.remove();
  write({ step: '' });
  if (canvas instanceof HTMLElement) canvas.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const way = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  const link = way && panel.querySelector(`[rel="${way}"]`);
  if (event.key === 'Escape') leave();
  else if (link instanceof HTMLElement) link.click();
  else return;
  event.preventDefault();
}
