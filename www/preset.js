// Before the first paint: in comes the fragment of the address, out go three attributes of the root element that the
// style sheets read, so that no page flashes in the wrong theme or the wrong language. A classic script of its own,
// because modules run after the first paint. It touches nothing else: main.js does the work.
(() => {
  const root = document.documentElement;
  const pairs = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
  const theme = pairs.get('theme');
  const lang = pairs.get('lang');
  root.dataset.scripts = 'on';
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (lang && lang !== root.dataset.lang) root.dataset.swapping = 'on';
})();
