/**
 * `<response-atlas figure="growth">`: one figure of the atlas in any page. In come attributes, which hold the state as the
 * atlas's addresses do, out go a live figure in a shadow tree and the events `atlas:ready`, `atlas:focus` and
 * `atlas:change`. What stands in the element, a picture and a table, is shown until then, and stays where the figure
 * cannot start. All elements of a page share one core (`stage.js`). `response-atlas.d.ts` tells the attributes.
 */
import { make } from '../element.js';
import { at } from '../origin.js';
import { paintedTheme, watchColors, watchRatio } from '../theme.js';
import { writePairs } from '../url.js';
import { pastOf } from '../version.js';
import { setBase } from './base.js';
import { fillPlain, makeBlock, pictureAt, plainPageAt } from './block.js';
import { waitForFaces } from './faces.js';
import { FIGURES, HOME, KEYS, MARK, SHEET, VERSION } from './site.js';
import { languages, speakerOf } from './speaker.js';
import { stage } from './stage.js';

/** @typedef {import('../figure.js').FigureView} FigureView */
/** @typedef {import('../figure.js').Host} Host */
/** @typedef {import('../url.js').Pair} Pair */
/** @typedef {import('./speaker.js').Speaker} Speaker */
/** @typedef {{block: HTMLElement, heard: HTMLElement, speaker: Speaker, lang: string, look: import('./block.js').Look, view: FigureView | null, gone: AbortController}} Scene */

/** Attributes that make another figure of it; the others change its state. */
const WHOLE = ['figure', 'lang', 'level', 'pinned', 'v', 'home'];
const EVENTS = ['atlas:ready', 'atlas:focus', 'atlas:change'];
const LEVELS = [1, 2, 3, 4, 5, 6];
/** Where there is no browser, the file can still be read. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});
/** @type {CSSStyleSheet | null} */
let sheet = null;

export class ResponseAtlas extends Base {
  static observedAttributes = [...WHOLE, 'theme', 'state', 'view', ...KEYS];

  /** Says where the files of the atlas lie, before the first element of a page stands. */
  static set base(address) {
    setBase(address);
  }

  static get base() {
    return at('./').href;
  }

  constructor() {
    super();
    /** @type {Scene | null} */
    this.scene = null;
    this.turn = 0;
    this.due = '';
    const root = this.attachShadow({ mode: 'open' });
    sheet ??= makeSheet();
    root.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    if (!this.scene) this.ask('whole');
  }

  disconnectedCallback() {
    // Who only moves it in the page puts it back at once.
    queueMicrotask(() => { if (!this.isConnected) this.drop(); });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (WHOLE.includes(name)) this.ask('whole');
    else if (name === 'theme') this.repaint();
    else this.ask('state');
  }

  /** Answers several changes of attributes at once. @param {'whole' | 'state'} what */
  ask(what) {
    if (!this.due) queueMicrotask(() => this.answer());
    if (this.due !== 'whole') this.due = what;
  }

  answer() {
    const { due } = this;
    this.due = '';
    if (!this.isConnected) return;
    if (due === 'state' && this.scene?.view) this.scene.view.apply(this.asked());
    else if (due === 'whole' || !this.scene) this.build();
  }

  // What is asked for and what is shown.

  get figure() {
    return this.getAttribute('figure') ?? '';
  }

  set figure(id) {
    this.setAttribute('figure', id);
  }

  get view() {
    return this.pairs.find(([key]) => key === 'view')?.[1] ?? FIGURES.find(({ id }) => id === this.figure)?.views[0].id ?? '';
  }

  set view(id) {
    this.setAttribute('view', id);
  }

  get theme() {
    const asked = this.getAttribute('theme');
    return asked === 'dark' || asked === 'light' ? asked : '';
  }

  set theme(theme) {
    if (theme) this.setAttribute('theme', theme);
    else this.removeAttribute('theme');
  }

  /** The state on screen, as an address has it: `view=aligned&nth=10`. */
  get state() {
    return writePairs(this.pairs);
  }

  set state(state) {
    for (const key of ['view', ...KEYS]) this.removeAttribute(key);
    this.setAttribute('state', state);
    this.ask('state');
  }

  /** @returns {'picture' | 'ready' | 'failed'} */
  get status() {
    return /** @type {'picture' | 'ready' | 'failed'} */ (this.scene?.block.dataset.state ?? 'picture');
  }

  /** The title that the figure shows. */
  get heading() {
    return this.shadowRoot?.querySelector('.figure-title')?.textContent ?? '';
  }

  /** The address of the atlas in this state; empty where it is not known. */
  get href() {
    const home = this.getAttribute('home') ?? (HOME && at(HOME).href);
    if (!home) return '';
    const lang = this.tongue;
    const page = new URL(lang === 'en' ? 'index.html' : `${lang}.html`, new URL(home.replace(/\/*$/, '/'), document.baseURI));
    /** @type {Pair[]} */
    const pairs = [['figure', this.figure], ...this.pairs];
    if (this.theme) pairs.push(['theme', this.theme]);
    page.hash = writePairs(pairs);
    return page.href;
  }

  /** The pairs on screen, or those that the attributes ask for. @returns {Pair[]} */
  get pairs() {
    const view = this.scene?.view;
    return view?.live ? view.pairs : this.asked();
  }

  /** The pairs that the attributes ask for; one of its own overrules `state`. @returns {Pair[]} */
  asked() {
    const pairs = new Map(new URLSearchParams(this.getAttribute('state') ?? ''));
    for (const key of ['view', ...KEYS]) {
      const value = this.getAttribute(key);
      if (value !== null) pairs.set(key, value);
    }
    for (const key of ['figure', 'lang', 'theme', 'step', 'v']) pairs.delete(key);
    return [...pairs];
  }

  /** The language: its own, or that of the page around it, if the atlas has it. */
  get tongue() {
    const asked = this.closest('[lang]')?.getAttribute('lang')?.toLowerCase().split('-')[0] ?? '';
    return languages().includes(asked) ? asked : 'en';
  }

  /** Goes back to the figure's default state. */
  reset() {
    this.scene?.view?.reset();
  }

  // Its life.

  async build() {
    const turn = (this.turn += 1);
    const lang = this.tongue;
    this.drop();
    let speaker;
    try {
      speaker = await speakerOf(lang);
    } catch {
      speaker = await speakerOf(languages()[0]);
    }
    if (turn !== this.turn || !this.isConnected) return;
    const scene = this.set(speaker, lang);
    if (scene) await this.play(scene);
  }

  /** Puts the figure into the shadow tree, with what stands before it is live. @param {Speaker} speaker @param {string} lang */
  set(speaker, lang) {
    const entry = FIGURES.find(({ id }) => id === this.figure);
    if (!entry) return this.refuse(speaker);
    const view = this.view;
    const level = LEVELS.find(each => String(each) === this.getAttribute('level')) ?? 2;
    const look = { entry, view, lang, level, dark: this.dark };
    const block = makeBlock(look);
    const heard = make('p', 'heard');
    heard.setAttribute('aria-live', 'polite');
    block.lang = lang === 'zh' ? 'zh-Hans' : lang;
    /** @type {Scene} */
    const scene = { block, heard, speaker, lang, look, view: null, gone: new AbortController() };
    this.scene = scene;
    this.shadowRoot?.replaceChildren(block, heard);
    this.toggleAttribute('data-own', this.bringsContent);
    if (!this.bringsContent) this.showPlain(scene);
    this.link(scene);
    this.tellState();
    return scene;
  }

  /** Says that there is no such figure. @param {Speaker} speaker */
  refuse({ say }) {
    const sentence = make('p', 'figure-status', say('embed_unknown', { figure: this.figure, figures: FIGURES.map(({ id }) => id).join(', ') }));
    this.shadowRoot?.replaceChildren(sentence, document.createElement('slot'));
    this.dataset.state = 'failed';
    return null;
  }

  /** Whether something stands in the element that is seen where scripts run. */
  get bringsContent() {
    return [...this.children].some(({ localName }) => localName !== 'noscript');
  }

  /** Shows the site's own picture, and the words and table of the figure's plain page. @param {Scene} scene */
  showPlain({ block, look }) {
    const image = make('img', '');
    image.alt = '';
    const still = block.querySelector('.figure-still');
    still?.replaceChildren(image);
    image.src = pictureAt(look, block.querySelector('.figure-frame')?.clientWidth ?? 0);
    fillPlain(block, look).catch(() => {});
  }

  /** Brings the figure to life once it has room. @param {Scene} scene */
  async play(scene) {
    const { block, speaker, gone } = scene;
    if (this.isPast()) return;
    const { signal } = gone;
    await hasRoom(block);
    await waitForFaces();
    if (signal.aborted) return;
    const view = new speaker.FigureView(block, this.makeHost(scene));
    // Whatever table stands is not the core's own.
    view.told = '-';
    scene.view = view;
    new MutationObserver(() => this.tellState()).observe(block, { attributeFilter: ['data-state'] });
    for (const type of EVENTS) block.addEventListener(type, event => this.pass(/** @type {CustomEvent} */ (event), scene), { signal });
    const redraw = () => view.redraw();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal });
    watchColors(redraw, { signal });
    document.fonts.addEventListener('loadingdone', redraw, { signal });
    watchRatio(redraw, signal);
    await stage.enter(view, { speaker, asked: () => this.asked() });
  }

  /** Says where another version made this; a pinned element then keeps what it brought. */
  isPast() {
    const { scene } = this;
    const past = pastOf(this.getAttribute('v') ?? '', VERSION, MARK);
    const keeps = past !== null && this.hasAttribute('pinned') && this.bringsContent;
    if (past && scene) scene.block.querySelector('.figure-home')?.append(' ', make('span', '', scene.speaker.say(keeps ? 'embed_kept' : past.words, past.values)));
    if (keeps && scene) scene.block.classList.add('is-kept');
    return keeps;
  }

  /** What the figure asks of its page. @param {Scene} scene @returns {Host} */
  makeHost({ lang, speaker, heard, gone }) {
    return {
      signal: gone.signal,
      lang: () => lang,
      theme: () => paintedTheme(this.dark ? 'dark' : 'light'),
      announce: text => speaker.tell(heard, text),
      whole: () => stage.whole,
      rest: () => stage.rest(speaker, lang),
      has: (figure, pairs) => stage.current().has(figure, pairs),
      prepare: (figure, pairs) => stage.current().prepare(figure, pairs),
      changed: () => {},
      trapped: error => stage.trapped(error),
    };
  }

  get dark() {
    return this.theme ? this.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  repaint() {
    const { scene } = this;
    if (!scene) return;
    scene.look.dark = this.dark;
    const image = scene.block.querySelector('.figure-still > img');
    if (image instanceof HTMLImageElement) image.src = pictureAt(scene.look, image.clientWidth);
    this.link(scene);
    scene.view?.redraw();
  }

  /** Hands an event of the figure on, out of the shadow tree. @param {CustomEvent} event @param {Scene} scene */
  pass(event, scene) {
    if (event.type === 'atlas:change') this.link(scene);
    this.tellState();
    this.dispatchEvent(new CustomEvent(event.type, { bubbles: true, composed: true, detail: event.detail }));
  }

  tellState() {
    if (this.scene) this.dataset.state = this.status;
  }

  /** The line below the figure that leads to the atlas in this state, and to the page of the figure without scripts. @param {Scene} scene */
  link({ block, speaker, look }) {
    const line = block.querySelector('.figure-home');
    if (!line) return;
    const { href } = this;
    const mine = line.querySelector('a') ?? line.insertBefore(make('a', ''), line.firstChild);
    mine.target = '_blank';
    mine.rel = 'noopener';
    mine.hidden = !href;
    mine.textContent = speaker.say('embed_open');
    mine.href = href || plainPageAt(look);
  }

  /** Takes the figure down; what stands in the element is left. */
  drop() {
    const { scene } = this;
    this.scene = null;
    if (!scene) return;
    scene.gone.abort();
    if (scene.view) stage.leave(scene.view);
  }
}

/** The sheet of all shadow trees: a constructed one, which no policy of the page around forbids. */
function makeSheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(SHEET);
  return made;
}

/** Waits until an element is wide enough to be drawn in, as in a tab or a slide that opens. @param {HTMLElement} block */
function hasRoom(block) {
  return new Promise(resolve => {
    const watch = new ResizeObserver(() => {
      if (!block.clientWidth && block.isConnected) return;
      watch.disconnect();
      resolve(null);
    });
    watch.observe(block);
  });
}
