/**
 * The boot of the page. In come the page as it was written, the fragment of the address and the wasm core, out go live
 * figures, or a sentence in each that could not start. It owns what figures share: language, theme, address, the one
 * live region, and what happens when the core traps. It knows nothing of what a figure shows.
 */
import { Core } from './core.js';
import { FigureView, describe } from './figure.js';
import { bring, bringStyle } from './origin.js';
import { bringStrings, readStrings, say, tell } from './strings.js';
import { paintedTheme, waitForFace, watchColors, watchRatio } from './theme.js';
import { isAnchor, readAddress, writeAddress } from './url.js';

/** @typedef {import('./url.js').Pair} Pair */

const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const ownLang = root.dataset.lang ?? 'en';
/** The language that needs no word in the address: what the browser asks for, else that of the file itself. */
const usualLang = root.dataset.usual || ownLang;
/** How many times a trapped core is made anew. */
const RETRIES = 1;

/** @type {Map<string, FigureView>} */
const views = new Map();
/** @type {Core | null} */
let core = null;
const langs = [...document.querySelectorAll('a[data-lang]')].map(link => link.getAttribute('data-lang') ?? '');
let address = readAddress(location.hash, langs);
let traps = 0;
/** @type {unknown[]} what a trapped core gave, kept from the collector, which would call that core again to free it */
const spoiled = [];
/** How often a language was asked for: only the last wish is granted. */
let wishes = 0;
/** The theme of what is drawn. */
let painted = '';
/** Why the page does not stand in the language that was last asked for. */
let noLang = '';
/** @type {Promise<import('./figure.js').Later> | null} */
let later = null;
/** @type {Promise<typeof import('./story.js')> | null} */
let story = null;

/** @type {import('./figure.js').Host} */
const host = {
  lang: () => root.dataset.lang ?? ownLang,
  theme: () => paintedTheme(currentTheme()),
  announce,
  whole: () => core?.whole ?? false,
  rest,
  has: (figure, pairs) => current().has(figure, pairs),
  prepare: (figure, pairs) => current().prepare(figure, pairs),
  changed: (figure, pairs) => writeHash({ figure, pairs }),
  trapped,
};

boot();

async function boot() {
  readStrings(document);
  const loading = Core.load(foremost());
  loading.catch(() => {});
  watch();
  await setLang(address.lang || usualLang);
  setTheme();
  for (const element of figureElements()) adopt(element);
  await waitForFace();
  try {
    core = await loading;
  } catch (error) {
    return failAll(error);
  }
  await startAll();
  noteAddress();
  showAddressed();
}

/** The core; only figures that have a handle of it ask. */
function current() {
  if (!core) throw new Error('no core');
  return core;
}

// Figures.

/** @returns {HTMLElement[]} */
function figureElements() {
  return [...document.querySelectorAll('figure[data-figure]')].filter(each => each instanceof HTMLElement);
}

/** The page's first figure. */
function foremost() {
  return figureElements()[0]?.dataset.figure ?? '';
}

/** @param {HTMLElement} element */
function adopt(element) {
  views.set(element.dataset.figure ?? '', new FigureView(element, host));
}

/** Starts what is in the window at once, the others one by one when the browser is idle; then the core's later part comes. */
async function startAll() {
  const near = [...views.values()].filter(isNear);
  const far = [...views.values()].filter(view => !near.includes(view));
  await Promise.all(near.map(startOne));
  for (const view of far) {
    await idle();
    await startOne(view);
  }
  // Whoever needs it asks again and tells.
  const answering = [...views.values()].filter(view => view.live).map(view => view.reach());
  bring('language.js').catch(() => {});
  Promise.all(answering).then(() => bring('offline.js')).then(offline => offline.keepOffline()).catch(() => {});
}

/** Brings what comes after the figures: the core's later part, and the scripts that ask it. */
async function rest() {
  later ??= bringLater().catch(error => {
    later = null;
    throw error;
  });
  const [scripts] = await Promise.all([later, current().rest()]);
  return scripts;
}

/** @returns {Promise<import('./figure.js').Later>} */
async function bringLater() {
  const [scripts] = await Promise.all([bring('later.js'), bringStrings(host.lang()), bringStyle('style/tools.css')]);
  scripts.watchPrint(views);
  scripts.watchLearning(views);
  scripts.watchVersion();
  return scripts;
}

/** Starts a figure in the state of the address, or in the one in which a trap stopped it. @param {FigureView} view */
async function startOne(view) {
  const mine = core;
  if (!mine || view.live) return;
  const asked = pairsOf(view.id);
  const pairs = view.pairs.length ? view.pairs : asked;
  try {
    const there = await view.prepared(pairs);
    // A trap, or another call, came first.
    if (core !== mine || view.live || view.failed) return;
    view.start(mine.atlas.figure(view.id), there ? pairs : []);
    if (String(asked) !== String(pairsOf(view.id))) view.apply(pairsOf(view.id));
    else if (!there) view.report();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) trapped(error);
    else view.fail(...describe(error));
  }
}

/** @param {FigureView} view */
function isNear({ element }) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** @param {string} id @returns {Pair[]} */
function pairsOf(id) {
  return address.figure === id ? address.pairs : [];
}

/** A trapped core is spoiled: one more instance is made, then picture and table have to do. @param {unknown} error */
async function trapped(error) {
  if (!core) return;
  spoiled.push(core, ...[...views.values()].map(view => view.handle));
  core = null;
  traps += 1;
  if (traps > RETRIES) return failAll(error);
  for (const view of views.values()) {
    view.hold();
    view.tell(say('again'));
  }
  try {
    core = await Core.load(foremost(), `?again=${traps}`);
  } catch (again) {
    return failAll(again);
  }
  await startAll();
}

/** @param {unknown} error */
function failAll(error) {
  root.dataset.error = error instanceof Error ? error.message : String(error);
  for (const view of views.values()) view.fail(...describe(error));
}

// Language.

/**
 * Shows the page in a language, keeping live figures alive. Where its page cannot be had, this one stays and says so. A
 * later wish overtakes it. In the end address, switch and words tell of one language.
 * @param {string} lang
 */
async function setLang(lang) {
  const wish = (wishes += 1);
  noLang = '';
  if (lang !== root.dataset.lang) {
    const swap = await bringLang(lang).catch(() => null);
    if (wish !== wishes) return;
    swap?.(views);
    paintPictures();
    if (!swap) announce(noLang = say('no_lang'));
  }
  delete root.dataset.swapping;
  if (root.dataset.lang !== (address.lang || usualLang)) writeHash({ lang: root.dataset.lang === usualLang ? '' : root.dataset.lang });
  noteAddress();
  markSwitches();
  tellStory();
}

/** Tells the step of the story that the address names; the script comes with the first one. */
async function tellStory() {
  if (address.step || story) (await (story ??= bring('story.js'))).tell(address, writeHash);
}

/** What puts the page of a language in place of this one, once all of it is here. @param {string} lang */
async function bringLang(lang) {
  const [scripts] = await Promise.all([bring('language.js'), bringStrings(lang)]);
  return /** @type {typeof import('./language.js')} */ (scripts).bringPage(lang);
}

// Theme.

function currentTheme() {
  return root.dataset.theme ?? (dark.matches ? 'dark' : 'light');
}

function setTheme() {
  if (address.theme) root.dataset.theme = address.theme;
  else delete root.dataset.theme;
  paintPictures();
  markSwitches();
  if (host.theme() !== painted) redrawAll();
  painted = host.theme();
}

function redrawAll() {
  for (const view of views.values()) view.redraw();
}

/** Pictures follow the system's theme by their media; a theme chosen here overrules it. */
function paintPictures() {
  const chosen = root.dataset.theme;
  for (const source of document.querySelectorAll('source')) {
    const media = source.dataset.media ??= source.media;
    if (!media.includes('prefers-color-scheme')) continue;
    const holds = chosen && media.includes(chosen) ? '(min-width: 0px)' : 'not all';
    const next = media.replace(/\(prefers-color-scheme:\s*\w+\)/, holds);
    source.media = !chosen ? media : holds === 'not all' ? holds : next;
  }
}

function markSwitches() {
  for (const link of document.querySelectorAll('a[data-lang]')) {
    if (link.getAttribute('data-lang') === root.dataset.lang) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  for (const button of document.querySelectorAll('[data-set-theme]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-set-theme') === currentTheme()));
  }
}

// The address.

/** @param {Partial<import('./url.js').Address>} change */
function writeHash(change) {
  address = { ...address, ...change };
  history.replaceState(history.state, '', `${location.pathname}${location.search}${writeAddress(address)}`);
}

/** Shows what the address says; one that names a place in the page has only been gone to, and the state stays. */
function readHash() {
  if (location.hash && isAnchor(location.hash)) return writeAddress(address) && writeHash({});
  address = readAddress(location.hash, langs);
  setTheme();
  for (const view of views.values()) view.apply(pairsOf(view.id));
  showAddressed();
  return setLang(address.lang || usualLang);
}

/** Says in the page why another language did not come, and which part of the address was not understood; a figure says its own. */
function noteAddress() {
  const known = views.has(address.figure);
  const ignored = [...address.ignored];
  if (address.figure && !known) ignored.push(['figure', address.figure]);
  if (!known) ignored.push(...address.pairs);
  const note = document.querySelector('[data-note]');
  if (!(note instanceof HTMLElement)) return;
  const unread = views.size && ignored.length ? say('ignored', { pairs: ignored.map(pair => pair.join('=')).join(', ') }) : '';
  note.textContent = [noLang, unread].filter(Boolean).join(' ');
  note.hidden = !note.textContent;
}

function showAddressed() {
  const view = views.get(address.figure);
  if (view && !isNear(view)) view.element.scrollIntoView({ behavior: 'instant', block: 'start' });
}

// What the page listens to.

function watch() {
  document.addEventListener('click', onClick);
  addEventListener('hashchange', readHash);
  dark.addEventListener('change', setTheme);
  watchColors(setTheme);
  document.fonts.addEventListener('loadingdone', redrawAll);
  watchRatio(redrawAll);
}

/** @param {MouseEvent} event */
function onClick(event) {
  const place = event.target instanceof Element ? event.target.closest('a[data-lang], [data-set-theme]') : null;
  if (!place || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const lang = place.getAttribute('data-lang');
  const theme = place.getAttribute('data-set-theme') ?? '';
  event.preventDefault();
  if (lang) chooseLang(lang);
  else chooseTheme(theme);
}

/** @param {string} lang */
async function chooseLang(lang) {
  await setLang(lang);
  const link = document.querySelector(`a[data-lang="${lang}"]`);
  if (link instanceof HTMLElement && document.activeElement === document.body) link.focus({ preventScroll: true });
}

/** @param {string} theme */
function chooseTheme(theme) {
  writeHash({ theme: theme === (dark.matches ? 'dark' : 'light') ? '' : theme });
  setTheme();
}

/** @param {string} text */
function announce(text) {
  const region = document.querySelector('[data-live]');
  if (region instanceof HTMLElement) tell(region, text);
}

/** @returns {Promise<unknown>} */
function idle() {
  return new Promise(resolve => { (window.requestIdleCallback ?? setTimeout)(() => resolve(0), { timeout: 300 }); });
}
