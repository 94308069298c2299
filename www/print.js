/**
 * Figures on paper. In come live figures when the browser is about to print, out go their canvases drawn anew: the same
 * state in the light theme, at the width that a sheet shows largest. After printing all stands as before. Lengths are
 * CSS px. A figure that is not live prints its picture.
 */

/** @typedef {import('./figure.js').FigureView} FigureView */

/** What a sheet of A4 or Letter leaves between its margins, caption and notes taken off. */
const SHEET = { width: 700, height: 820 };
/** Widths to lay out for: a sheet's own, and wider ones for figures that would be taller than it. */
const WIDTHS = [700, 860, 1080];
/** Device px to the CSS px: about 200 to the inch. */
const RATIO = 2;
/** What the light theme's paper, #FBFAF7, lacks to white. */
const PAPER_TO_WHITE = '#040508';

/** @param {Map<string, FigureView>} views */
export function watchPrint(views) {
  addEventListener('beforeprint', () => views.forEach(dress));
  addEventListener('afterprint', () => views.forEach(undress));
}

/** @param {FigureView} view */
function dress(view) {
  const { handle, canvas, element } = view;
  if (!handle || !view.live) return;
  view.guard(() => {
    const lay = (/** @type {number} */ width) => handle.layout(view.state, view.host.lang(), width);
    const sizes = WIDTHS.map(width => ({ width, scale: Math.min(SHEET.width / width, SHEET.height / lay(width).height) }));
    const { width, scale } = sizes.reduce((best, size) => (size.scale > best.scale ? size : best));
    lay(width);
    handle.draw(canvas, RATIO, 'light');
    whiten(canvas);
    canvas.style.setProperty('--print-width', `${Math.floor(width * Math.min(1, scale))}px`);
    element.dataset.printed = '';
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

/** @param {FigureView} view */
function undress(view) {
  delete view.element.dataset.printed;
  view.guard(() => {
    view.lay(false);
    view.paint();
  });
}
