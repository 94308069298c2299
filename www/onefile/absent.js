/**
 * Stands in the one file for scripts that are left to the site: lessons, questions, the story, citations, exports and
 * what is to be embedded. The page says in its words where they are (`pieces.html`); here nothing happens, and a figure
 * is drawn whole each time.
 */

export function watchAhead() {}

export function watchLearning() {}

export function tell() {}

export function makeShare() {
  return null;
}

export function watchVersion() {}

/** @param {import('../figure.js').Handle} handle @param {HTMLCanvasElement} canvas @param {string} theme */
export function update(handle, canvas, theme) {
  handle.draw(canvas, devicePixelRatio, theme);
}
