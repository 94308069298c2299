/**
 * A canvas brought up to date: the core draws what differs from what it drew there last, all of it after a whole drawing.
 * The one file has no room for it, and draws all each time.
 */

/** @param {import('./figure.js').Handle} handle @param {HTMLCanvasElement} canvas @param {string} theme */
export function update(handle, canvas, theme) {
  handle.update(canvas, devicePixelRatio, theme);
}
