/**
 * The time of an act to the end of its frame, raster included.
 *
 * A canvas call only notes down what is to be drawn, and returns long before it is. Without a GPU
 * Chromium rasterises a canvas on the page's own thread when the frame is made, after the callbacks
 * of `requestAnimationFrame`, and begins the next frame after that. So the clock runs from the call
 * to the second callback: the first one comes before the raster (and beside what a library has put
 * off to a callback of its own), the second one after it. Two things keep the wait for a screen out
 * of it: the browser runs without a limit of frames, and since it still makes a frame without
 * change only 60 times a second, one px of the page changes in each. Held against a read of one px
 * (`getImageData`, which forces the raster) straight after the call, the two differ by the two
 * frames' own 1 to 2 ms, which `lines.mjs` prints as the time of nothing; a read after the second
 * callback finds nothing left to be done.
 */
const dot = document.body.appendChild(document.createElement('div'));
dot.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px';
let frames = 0;

/** The next callback of a frame that changes. */
function frame() {
  frames += 1;
  dot.style.background = frames % 2 ? '#000' : '#111';
  return new Promise((done) => requestAnimationFrame(done));
}

/** @param {() => unknown} act may give a promise of its end @returns {Promise<number>} ms */
export async function timed(act) {
  await frame();
  await frame();
  const start = performance.now();
  await act();
  await frame();
  await frame();
  return performance.now() - start;
}
