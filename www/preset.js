// Before the first paint: in come the fragment of the address and the languages that the reader's browser asks for, out
// go attributes of the root element that style sheets and main.js read, so that no page flashes in the wrong theme or the
// wrong language. A classic script of its own, because modules run after the first paint. It touches nothing else.
(() => {
  const root = document.documentElement;
  const pairs = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
  const theme = pairs.get('theme');
  const tags = [...document.querySelectorAll('link[data-tag]')].map(link => link.getAttribute('data-tag') ?? '');
  const begins = (/** @type {string} */ wish, /** @type {string} */ tag) => wish.toLowerCase().startsWith(tag.toLowerCase());
  const find = (/** @type {string} */ wish) => tags.find(tag => begins(wish, tag)) ?? tags.find(tag => begins(tag, wish.split('-')[0]));
  // The first page is the door and opens in the browser's language; another one was chosen.
  if (tags[0] === root.dataset.lang) root.dataset.usual = navigator.languages.map(find).find(Boolean) ?? tags[0];
  const lang = pairs.get('lang') || root.dataset.usual;
  root.dataset.scripts = 'on';
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (lang && lang !== root.dataset.lang) root.dataset.swapping = 'on';
})();
