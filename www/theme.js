/**
 * What the system makes of a drawing: its own few colors, or more contrast, in the form in which the core takes a theme;
 * and another number of pixels.
 */

// Asked when needed: a program without a window may read this module too.
const forced = () => matchMedia('(forced-colors: active)');
const more = () => matchMedia('(prefers-contrast: more)');

/** The system's colors that the core takes, in its order. */
const FORCED_COLORS = ['Canvas', 'CanvasText', 'GrayText', 'LinkText'];

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
