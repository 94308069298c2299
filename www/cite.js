/**
 * How a figure, one fact of it or the whole atlas is cited. In come the figure's state and the references that the build
 * made (`citations/LANG.json`), out goes a text to copy, or a file for a reference manager. Styles and formats are the
 * build's: here only slots are filled, by what a state and a reader alone know: title, address, day and note.
 */
import { copyText } from './clipboard.js';
import { make } from './element.js';
import { saveText } from './save.js';
import { say } from './strings.js';
import { bringTexts } from './texts.js';
import { readAddress, writeAddress } from './url.js';
import { versionOf } from './version.js';

/** @typedef {import('./figure.js').FigureView} FigureView */
/** @typedef {import('./url.js').Pair} Pair */
/** @typedef {{fact: string, title: string, value: string, source: string, who: string, locator: string, origin: string, whom: string, url: string}} Report */
/** @typedef {{apa: string, chicago: string, gbt: string, bibtex?: string, ris?: string, csl?: Record<string, unknown>}} Forms */
/** @typedef {{title: string, commit: string, day: string, own: Required<Forms>, sources: Record<string, Forms>}} Citations */
/** @typedef {{key: string, title: string, url: string, accessed: string, note: string}} Slots */

/** The forms by their names, which are the same in every language; the last three are files with an ending and a type. */
const FORMS = [
  { id: 'apa', name: 'APA' },
  { id: 'chicago', name: 'Chicago' },
  { id: 'gbt', name: 'GB/T 7714' },
  { id: 'bibtex', name: 'BibTeX', ending: 'bib', type: 'application/x-bibtex' },
  { id: 'ris', name: 'RIS', ending: 'ris', type: 'application/x-research-info-systems' },
  { id: 'csl', name: 'CSL-JSON', ending: 'json', type: 'application/vnd.citationstyles.csl+json' },
];

/** What is cited, by its words. @type {Record<string, string>} */
const SUBJECTS = { figure: 'cite_figure', fact: 'cite_fact', atlas: 'cite_atlas' };

/** @param {FigureView} view */
export function makeSection(view) {
  return new Cite(view);
}

class Cite {
  /** @param {FigureView} view */
  constructor(view) {
    this.view = view;
    this.lang = view.host.lang();
    this.root = make('section', 'cite');
    this.subject = makeBox(say('cite_what'));
    this.form = makeBox(say('cite_form'));
    this.form.box.replaceChildren(...FORMS.map(({ id, name }) => new Option(name, id)));
    this.text = make('textarea', 'cite-text');
    Object.assign(this.text, { readOnly: true, spellcheck: false, rows: 1, ariaLabel: say('cite_title') });
    this.copy = make('button', 'tool-button', say('cite_copy'));
    this.save = make('button', 'tool-button', say('cite_save'));
    this.told = make('p', 'tool-note');
    const row = make('div', 'tool-row');
    row.append(this.subject.root, this.form.root, this.copy, this.save);
    this.root.append(make('h3', 'cite-title', say('cite_title')), row, this.text, this.told);
    for (const { box } of [this.subject, this.form]) box.addEventListener('change', () => this.write());
    this.copy.addEventListener('click', () => this.copyWhole());
    this.save.addEventListener('click', () => this.saveFile());
    this.whole = '';
    /** The fact that was offered last. */
    this.fact = '';
    /** @type {Report[]} */
    this.reports = [];
  }

  /** Offers what can be cited in the present state; a fact that has just come into focus is what is meant. */
  show() {
    const fact = this.view.pairs.find(([key]) => key === 'fact')?.[1] ?? '';
    this.reports = fact ? (this.view.handle?.cited(fact) ?? []) : [];
    const { box } = this.subject;
    const subjects = Object.keys(SUBJECTS).filter(id => id !== 'fact' || this.reports.length);
    const chosen = this.reports.length && fact !== this.fact ? 'fact' : box.value;
    box.replaceChildren(...subjects.map(id => new Option(say(SUBJECTS[id]), id)));
    box.value = subjects.includes(chosen) ? chosen : 'figure';
    this.fact = fact;
    this.write();
  }

  async write() {
    const form = this.chosen();
    this.save.hidden = !form.ending;
    try {
      const all = /** @type {Citations} */ (await bringTexts(`citations/${this.lang}.json`));
      // The reader may have chosen another form meanwhile; the last choice writes last.
      if (form === this.chosen()) this.put(this.compose(all, form.id));
    } catch {
      this.put('');
      this.told.textContent = say('cite_lacking');
    }
  }

  /** @param {string} text */
  put(text) {
    // A text area turns the line ends of RIS into its own.
    this.whole = text;
    this.text.value = text;
    this.copy.disabled = this.save.disabled = !text;
    this.told.textContent = say(this.subject.box.value === 'fact' ? 'cite_note_fact' : 'cite_note');
    this.text.style.height = 'auto';
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  chosen() {
    return FORMS.find(({ id }) => id === this.form.box.value) ?? FORMS[0];
  }

  /** @param {Citations} all @param {string} form */
  compose(all, form) {
    const subject = this.subject.box.value;
    const slots = this.slots(all, subject);
    const cited = subject === 'fact' ? this.reports : [];
    if (form === 'apa' || form === 'chicago' || form === 'gbt') {
      const lines = [fillText(all.own[form], slots)];
      for (const report of cited) lines.push(...reportLines(all, form, report));
      return lines.join('\n');
    }
    const sources = [...new Set(cited.flatMap(({ source, origin }) => [source, origin]))].flatMap(id => all.sources[id] ?? []);
    if (form === 'bibtex') return [fillBibtex(all.own.bibtex, slots), ...sources.flatMap(({ bibtex }) => bibtex ?? [])].join('\n');
    if (form === 'ris') return [fillRis(all.own.ris, slots), ...sources.flatMap(({ ris }) => ris ?? [])].join('\r\n');
    const [year, month, day] = slots.accessed.split('-').map(Number);
    const own = { ...all.own.csl, id: slots.key, title: slots.title, URL: slots.url || undefined, note: slots.note || undefined, accessed: { 'date-parts': [[year, month, day]] } };
    return `${JSON.stringify([own, ...sources.flatMap(({ csl }) => csl ?? [])], null, 1)}\n`;
  }

  /** @param {Citations} all @param {string} subject @returns {Slots} */
  slots(all, subject) {
    const { id, element } = this.view;
    const [first] = this.reports;
    const title = subject === 'atlas' ? all.title : subject === 'fact' ? named(first) : element.querySelector('.figure-title')?.textContent?.trim() ?? id;
    const key = ['response-atlas', subject === 'atlas' ? '' : id, subject === 'fact' ? first.fact : ''].filter(Boolean).join('-');
    const notes = subject === 'fact' ? this.reports.map(noteOf) : [];
    if (all.commit) notes.push(say('cite_version', { v: all.commit }));
    return { key, title, url: addressOf(this.view, subject, all.commit && versionOf()), accessed: today(), note: notes.join(' ') };
  }

  async copyWhole() {
    const done = await copyText(this.whole, this.root);
    if (!done) this.text.select();
    const words = say(done ? 'cite_copied' : 'snippet_select');
    this.told.textContent = words;
    this.view.host.announce(words);
  }

  saveFile() {
    const { ending, type = '' } = this.chosen();
    const name = ['response-atlas', this.subject.box.value === 'atlas' ? '' : this.view.id, this.subject.box.value === 'fact' ? this.fact : ''];
    saveText(this.whole, `${name.filter(Boolean).join('-')}.${ending}`, type);
  }
}

/**
 * Where the state on screen is found again: under the address that the site is published at, where the page knows it,
 * else where it lies now; nothing for a file on a disk, which nobody else can open.
 * @param {FigureView} view @param {string} subject @param {string} version
 */
function addressOf(view, subject, version) {
  const published = document.querySelector('link[rel="canonical"]');
  const base = new URL(published instanceof HTMLLinkElement ? published.href : location.href);
  if (!base.protocol.startsWith('http')) return '';
  const lang = readAddress(location.hash, [view.host.lang()]).lang;
  /** @type {Pair[]} */
  const pairs = subject === 'figure' ? view.state : subject === 'fact' ? view.pairs : [];
  const pinned = version ? /** @type {Pair[]} */ ([['v', version]]) : [];
  base.hash = subject === 'atlas' && !lang ? '' : writeAddress({ lang, theme: '', step: '', figure: view.id, pairs: subject === 'atlas' ? [] : [...pairs, ...pinned], ignored: [] }) || `#${view.id}`;
  return base.href;
}

/** The reader's own day. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, '0')).join('-');
}

/** @param {Report} report */
function named({ title, value }) {
  return value ? say('cite_valued', { title, value }) : title;
}

/** Who reports a fact, and whom that document cites, in a style. @param {Citations} all @param {'apa' | 'chicago' | 'gbt'} form @param {Report} report */
function reportLines(all, form, { source, locator, origin, url }) {
  const lines = [source ? say('cite_reported', { source: all.sources[source]?.[form] ?? source, where: locator }) : say('cite_event', { source: [locator, url].filter(Boolean).join('. ') })];
  if (origin) lines.push(say('cite_quoted', { source: all.sources[origin]?.[form] ?? origin }));
  return lines;
}

/** The same in one sentence, by the short names that the figure itself gives. @param {Report} report */
function noteOf({ fact, source, who, locator, origin, whom }) {
  const said = source ? say('cite_note_reported', { who, where: locator }) : say('cite_event', { source: locator });
  return [say('cite_note_id', { fact }), said, origin ? say('cite_quoted', { source: `${whom}.` }) : ''].filter(Boolean).join(' ');
}

/** A title that ends a sentence needs no second stop; what has no address ends with what stands before it. @param {string} text @param {Slots} slots */
function fillText(text, { title, url, accessed }) {
  const stop = /[.?!。？！]$/.test(title);
  const whole = text.replace(/\{title\}(\.?)/, (_, dot) => title + (stop ? '' : dot)).replace('{accessed}', accessed);
  return url ? whole.replace('{url}', () => url) : whole.replace(/ ?\{url\}\.?/, '');
}

/** @param {string} text @param {Slots} slots */
function fillBibtex(text, { key, title, url, accessed, note }) {
  const whole = text.replace('{key}', key).replace('{title}', () => escapeTex(title)).replace('{note}', () => escapeTex(note)).replace('{accessed}', accessed);
  return url ? whole.replace('{url}', () => url) : whole.replace(/^url = .*\n/m, '');
}

/** As the build escapes (crate biblatex). @param {string} text */
function escapeTex(text) {
  return text.replace(/[{}\\~^#&%$_]/g, '\\$&');
}

/** @param {string} text @param {Slots} slots */
function fillRis(text, { title, url, accessed, note }) {
  const plain = (/** @type {string} */ value) => value.replace(/\s+/g, ' ');
  const whole = text.replace('{title}', () => plain(title)).replace('{note}', () => plain(note)).replace('{accessed}', `${accessed.replaceAll('-', '/')}/`);
  return url ? whole.replace('{url}', () => url) : whole.replace(/^UR .*\r\n/m, '');
}

/** @param {string} label */
function makeBox(label) {
  const root = make('label', 'control');
  const box = document.createElement('select');
  root.append(make('span', 'control-label', label), box);
  return { root, box };
}
