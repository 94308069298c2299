/** The reader's own colors, where the system forces them on every page, in the form in which the core takes a theme. */

/** The system's colors that the core takes, in its order. */
const FORCED_COLORS = ['Canvas', 'CanvasText', 'GrayText', 'LinkText'];

export function forcedTheme() {
  const probe = document.body.appendChild(document.createElement('i'));
  const colors = FORCED_COLORS.map(name => {
    probe.style.color = name;
    const channels = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? [];
    return channels.map(channel => Number(channel).toString(16).padStart(2, '0')).join('');
  });
  probe.remove();
  return `forced ${colors.join(' ')}`;
}
