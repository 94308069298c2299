/**
 * What the system makes of a drawing: its own few colors, or more contrast, in the form in which the core takes a theme;
 * another number of pixels; and the face, which a canvas does not wait for by itself.
 */

// Asked when needed: a program without a window may read this module too.
const forced = () => matchMedia('(forced-colors: active)');
const more = () => matchMedia('(prefers-contrast: more)');

/** The system's colors that the core takes, in its order. */
const FORCED_COLORS = ['Canvas', 'CanvasText', 'GrayText', 'LinkText'];

/** The face that every figure is set in, and how long a canvas waits for it before it draws in another, in ms. */
export const FACE = 'Atlas Sans';
const FACE_WAIT_MS = 1500;

/** The theme as it is painted. @param {string} theme */
export function paintedTheme(theme) {
  if (forced().matches) return forcedTheme();
  return more().matches ? `${theme}-more` : theme;
}

/** Tells when the system wants other colors. @param {() => void} act @param {AddEventListenerOptions} [options] */
export function watchColors(act, options) {
  for (const media of [forced(), more()]) media.addEventListener('change', act, options);
}

/**
 * Tells when another screen or another zoom asks for other pixels.
 * @param {() => void} act
 * @param {AbortSignal} [signal]
 */
export function watchRatio(act, signal) {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    act();
    watchRatio(act, signal);
  }, { once: true, signal });
}

/** Waits a little for the face. */
export async function waitForFace() {
  const faces = ['400 13px', '600 13px'].map(size => document.fonts.load(`${size} "${FACE}"`));
  const late = new Promise(resolve => { setTimeout(resolve, FACE_WAIT_MS); });
  await Promise.race([Promise.all(faces).catch(() => {}), late]);
}

function forcedTheme() {
  const probe = document.body.appendChild(document.createElement('i'));
  const colors = FORCED_COLORS.map(name => {
    probe.style.color = name;
    const channels = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? [];
    return channels.map(channel => Number(channel).toString(16).padStart(2, '0')).join('');
  });
  probe.remove();
  return `forced ${colors.join(' ')}`;
}
