/**
 * Figures on paper. In come live figures when the browser is about to print, out go their canvases drawn anew: the same
 * state in the light theme, at the width that a sheet shows largest; a figure that no sheet holds is cut between its
 * rows. After printing all stands as before. Lengths are CSS px. A figure that is not live prints its picture.
 */

/** @typedef {import('./figure.js').FigureView} FigureView */

/** What a sheet of A4 or Letter leaves between its margins; a drawing takes what the figure's words leave of it, and not less than most. */
const SHEET = { width: 700, height: 980, bare: 940, least: 480 };
/** A figure's words, which stand on its first sheet, and what smaller type makes of their height there. */
const WORDS = '.figure-head, .figure-words, .figure-notes, .figure-credit, .figure-table > summary';
const SMALLER = 0.72;
/** Widths to lay out for: a sheet's own, and wider ones for figures that would be taller than it. */
const WIDTHS = [700, 860, 1080, 1240];
/** Made smaller than this, texts of 12 px cannot be read: the figure goes over several sheets, laid out this wide. */
const LEAST_SCALE = 0.5;
const SPLIT_WIDTH = 860;
/** Device px to the CSS px: over 200 to the inch. */
const RATIO = 2;
/** What the light theme's paper, #FBFAF7, lacks to white. */
const PAPER_TO_WHITE = '#040508';
/** A pixel whose red is below this bears ink; of 255. */
const INK = 200;
/** The part of a sheet in which a cut is looked for. */
const CUT_FROM = 0.75;

/** @param {Map<string, FigureView>} views */
export function watchPrint(views) {
  addEventListener('beforeprint', () => views.forEach(dress));
  addEventListener('afterprint', () => views.forEach(undress));
}

/** @param {FigureView} view */
function dress(view) {
  const { handle, canvas, element } = view;
  // A browser that does not show what is in a closed disclosure prints an open one.
  for (const table of element.querySelectorAll('details.figure-table:not([open])')) {
    table.setAttribute('open', '');
    table.setAttribute('data-shut', '');
  }
  view.guard(() => view.account?.table.open());
  if (!handle || !view.live) return;
  const height = roomOf(element);
  view.guard(() => {
    const lay = (/** @type {number} */ width) => handle.layout(view.state, view.host.lang(), width);
    const sizes = WIDTHS.map(width => ({ width, scale: Math.min(1, SHEET.width / width, height / lay(width).height) }));
    const best = sizes.reduce((kept, size) => (size.scale > kept.scale ? size : kept));
    const split = best.scale < LEAST_SCALE;
    const { width, scale } = split ? { width: SPLIT_WIDTH, scale: SHEET.width / SPLIT_WIDTH } : best;
    lay(width);
    handle.draw(canvas, RATIO, 'light');
    whiten(canvas);
    canvas.style.setProperty('--print-width', `${Math.floor(width * scale)}px`);
    const dev = (/** @type {number} */ px) => Math.floor((px / scale) * RATIO);
    if (split) canvas.after(...cut(canvas, dev(height), dev(SHEET.bare)));
    element.dataset.printed = split ? 'sheets' : 'canvas';
  });
}

/** How high a drawing may be, so that all words of its figure stand on the same sheet. @param {HTMLElement} element */
function roomOf(element) {
  const words = [...element.querySelectorAll(WORDS)].flatMap(each => (each instanceof HTMLElement && each.offsetHeight ? each.offsetHeight + parseFloat(getComputedStyle(each).marginTop) : []));
  return Math.max(SHEET.height - SMALLER * words.reduce((sum, each) => sum + each, 0), SHEET.least);
}

/** @param {FigureView} view */
function undress(view) {
  delete view.element.dataset.printed;
  for (const table of view.element.querySelectorAll('[data-shut]')) {
    table.removeAttribute('open');
    table.removeAttribute('data-shut');
  }
  for (const sheet of view.frame.querySelectorAll('.figure-sheet')) sheet.remove();
  view.guard(() => {
    view.lay(false);
    view.paint();
  });
}

/** Makes the light theme's paper white, which a printer leaves alone. @param {HTMLCanvasElement} canvas */
function whiten(canvas) {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.save();
  context.resetTransform();
  context.globalCompositeOperation = 'color-dodge';
  context.fillStyle = PAPER_TO_WHITE;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
}

/**
 * The parts of a drawing, the first and the others at most so many device px high, cut where the least ink is.
 * @param {HTMLCanvasElement} canvas
 * @param {number} first
 * @param {number} others
 * @returns {HTMLCanvasElement[]}
 */
function cut(canvas, first, others) {
  const sheets = [];
  for (let top = 0, bottom = 0; top < canvas.height; top = bottom) {
    const most = top ? others : first;
    bottom = canvas.height - top > most ? emptyRow(canvas, top + Math.floor(most * CUT_FROM), top + most) : canvas.height;
    const sheet = Object.assign(document.createElement('canvas'), { className: 'figure-sheet', width: canvas.width, height: bottom - top });
    sheet.style.cssText = canvas.style.cssText;
    sheet.getContext('2d')?.drawImage(canvas, 0, -top);
    sheets.push(sheet);
  }
  return sheets;
}

/** The middle of the longest run of rows with the least ink. @param {HTMLCanvasElement} canvas @param {number} from @param {number} to */
function emptyRow(canvas, from, to) {
  const inks = inkOf(canvas, from, to - from);
  const least = Math.min(...inks);
  let [found, longest] = [to, 0];
  for (let row = 0, run = 0; row < inks.length; row += 1) {
    run = inks[row] === least ? run + 1 : 0;
    if (run >= longest) [found, longest] = [from + row - (run >> 1), run];
  }
  return found;
}

/** How many pixels of each row bear ink. @param {HTMLCanvasElement} canvas @param {number} top @param {number} height */
function inkOf(canvas, top, height) {
  const { width } = canvas;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, 0, -top);
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  const inks = new Array(height).fill(0);
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] < INK) inks[Math.floor(i / 4 / width)] += 1;
  return inks;
}
