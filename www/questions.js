/**
 * Questions on a figure, with an answer's reason at once. In comes a figure's view, out goes a form: a set of answers a
 * question, and below it why the chosen one holds or not, with its source. Nothing is kept, counted or sent. The texts,
 * with their numbers from the data, stand in a file a language, which the site writer makes.
 */
import { make } from './element.js';
import { say } from './strings.js';
import { bringTexts } from './texts.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {{text: string, feedback: string}} Answer */
/** @typedef {{id: string, figure: string, ask: string, options: Answer[], right: number, cited: string}} Question */

/** @param {FigureView} view @param {() => void} close @returns {Promise<HTMLElement>} */
export async function makeQuestions(view, close) {
  /** @type {Question[]} */
  const all = await bringTexts(`words/questions.${view.host.lang()}.json`);
  const root = make('form', 'questions');
  root.setAttribute('aria-labelledby', `asked-${view.id}`);
  const title = make('h3', '', say('check_title'));
  title.id = `asked-${view.id}`;
  const out = make('button', 'tool-button', say('check_close'));
  out.addEventListener('click', close);
  const own = all.filter(({ figure }) => figure === view.id);
  root.append(title, make('p', 'tool-note', say('check_kept')), ...own.map(question => makeQuestion(view, question)), out);
  root.addEventListener('submit', event => event.preventDefault());
  root.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  return root;
}

/** @param {FigureView} view @param {Question} question */
function makeQuestion(view, question) {
  const set = make('fieldset', 'question');
  const said = make('p', 'question-said');
  said.id = `said-${question.id}`;
  said.hidden = true;
  const answers = question.options.map((option, index) => makeAnswer(question, option, index, said));
  set.append(make('legend', '', question.ask), ...answers, said);
  set.addEventListener('change', event => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    const words = judge(question, Number(value));
    said.textContent = words;
    said.dataset.holds = String(Number(value) === question.right);
    said.hidden = false;
    view.host.announce(words);
  });
  return set;
}

/** @param {Question} question @param {Answer} option @param {number} index @param {HTMLElement} said */
function makeAnswer(question, option, index, said) {
  const label = make('label', 'answer');
  const input = Object.assign(make('input', ''), { type: 'radio', name: question.id, value: String(index) });
  input.setAttribute('aria-describedby', said.id);
  label.append(input, make('span', '', option.text));
  return label;
}

/** Whether an answer holds, why, and where that stands. @param {Question} question @param {number} index */
function judge({ options, right, cited }, index) {
  const parts = [say(index === right ? 'check_yes' : 'check_no'), options[index].feedback];
  if (cited) parts.push(say('check_sources', { cited }));
  return parts.join(' ');
}
