/** What the system makes of a theme: its own few colors, or more contrast; in the form in which the core takes a theme. */

const forced = matchMedia('(forced-colors: active)');
const more = matchMedia('(prefers-contrast: more)');

/** The system's colors that the core takes, in its order. */
const FORCED_COLORS = ['Canvas', 'CanvasText', 'GrayText', 'LinkText'];

/** The theme as it is painted. @param {string} theme */
export function paintedTheme(theme) {
  if (forced.matches) return forcedTheme();
  return more.matches ? `${theme}-more` : theme;
}

/** Tells when the system wants other colors. @param {() => void} act @param {AddEventListenerOptions} [options] */
export function watchColors(act, options) {
  for (const media of [forced, more]) media.addEventListener('change', act, options);
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
