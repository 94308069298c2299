// One figure in a page of its own, for others to embed. In comes the fragment, as on the atlas's page; out go an element
// that shows that state, and the height for the page around (`embed-host.js`). A classic script: in a sandbox without an
// origin it runs where a module may not load, and then leads to the figure's plain page. It touches no storage.
(() => {
  const root = document.documentElement;
  const script = document.currentScript;
  /** Names of the plain pages, `ID` or `ID-VIEW`. */
  const plain = script?.dataset.plain?.split(' ') ?? [];
  const element = /** @type {HTMLElement & {state: string, heading: string, href: string}} */ (document.createElement('response-atlas'));
  let told = 0;

  /** Shows the state of the fragment. */
  function show() {
    const rest = new URLSearchParams(location.hash.slice(1));
    for (const key of ['figure', 'lang', 'theme', 'v']) {
      set(element, key, rest.get(key) ?? (key === 'figure' ? 'growth' : null));
      rest.delete(key);
    }
    element.setAttribute('state', rest.toString());
    root.lang = element.lang === 'zh' ? 'zh-Hans' : 'en';
    set(root, 'data-theme', element.getAttribute('theme'));
  }

  /** @param {Element} on @param {string} name @param {string | null} value */
  function set(on, name, value) {
    if (value) on.setAttribute(name, value);
    else on.removeAttribute(name);
  }

  /** Leads to the page of the figure that needs no script. */
  function leave() {
    const [figure, lang] = [element.getAttribute('figure') ?? '', element.lang];
    const view = new URLSearchParams(location.hash.slice(1)).get('view');
    const name = [`${figure}-${view}`, figure].find(each => plain.includes(each)) ?? plain[0];
    location.replace(new URL(`figures/${name}${lang === 'zh' ? '.zh' : ''}.html#failed`, location.href));
  }

  /** Writes the state to the fragment, so that who loads the frame again finds it. */
  function keep() {
    const page = new URLSearchParams(['figure', 'lang', 'theme'].flatMap(key => { const value = element.getAttribute(key); return value ? [[key, value]] : []; }));
    const hash = [page.toString(), element.state].filter(Boolean).join('&');
    try {
      history.replaceState(null, '', `#${hash}`);
    } catch {
      // A frame whose address may not be written keeps the state it was given.
    }
  }

  /** Tells the page around how high this one is. */
  function tell() {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (parent !== window && height !== told) parent.postMessage({ type: 'response-atlas:height', height }, '*');
    told = height;
  }

  /** Opens the atlas in another window, or here where the frame may open none. @param {MouseEvent} event */
  function follow(event) {
    const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.target !== '_blank' || event.defaultPrevented || event.button) return;
    event.preventDefault();
    const opened = open(link.href);
    if (opened) opened.opener = null;
    else location.assign(link.href);
  }

  element.setAttribute('level', '1');
  show();
  element.addEventListener('atlas:ready', () => { document.title = element.heading; });
  element.addEventListener('atlas:change', keep);
  addEventListener('hashchange', show);
  addEventListener('click', follow);
  // A module that does not load tells nobody but its own script element.
  addEventListener('error', event => { if (event.target instanceof HTMLScriptElement) leave(); }, true);
  script?.before(element);
  new ResizeObserver(tell).observe(root);
})();
