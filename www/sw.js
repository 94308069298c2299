/**
 * The site without a network. In come requests of its pages, out go files of one version: the one that the page was
 * loaded from, until it is loaded anew. A version is kept whole or not at all: every file is fetched and compared with
 * its hash before any page is given one, and what does not fit leaves the last good version in its place. The build
 * writes the list of files into this script, so another site is another script.
 */

/**
 * @typedef {object} Site
 * @property {string} version hash of all the files
 * @property {Record<string, string>} whole hashes of the files that a version is made of, by path
 * @property {Record<string, string>} more  hashes of those that are kept when a page has shown them
 */

const worker = /** @type {any} */ (self);
/** @type {Site} */
const SITE = JSON.parse('__SITE__');
const SCOPE = worker.registration.scope;
const PREFIX = `${SCOPE} atlas `;
const OWN = PREFIX + SITE.version;
/** Which version each open page was loaded from, as answers under made-up addresses. */
const PAGES = `${SCOPE} pages`;
/** So many files are fetched at a time. */
const AT_ONCE = 6;

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(sweep()));
worker.addEventListener('fetch', onFetch);
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(keep(event.data?.keep ?? [])));

// Filling.

/** Fetches a whole version, or none of it. */
async function fill() {
  const cache = await caches.open(OWN);
  try {
    const paths = Object.keys(SITE.whole);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let path = paths.pop(); path; path = paths.pop()) await cache.put(SCOPE + path, await fetchTrue(path, SITE.whole[path]));
    }));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** A file as its hash says. @param {string} path @param {string} hash */
async function fetchTrue(path, hash) {
  const response = await fetch(SCOPE + path, { cache: 'no-cache', credentials: 'same-origin' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await hashOf(bytes)) !== hash) throw new Error(`${path} is of another version`);
  return new Response(bytes, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps further files that a page shows. @param {string[]} addresses */
async function keep(addresses) {
  const cache = await caches.open(OWN);
  for (const path of addresses.map(pathOf)) {
    const hash = SITE.more[path];
    if (hash && !(await cache.match(SCOPE + path))) await fetchTrue(path, hash).then(file => cache.put(SCOPE + path, file)).catch(() => {});
  }
}

// Answering.

/** @param {any} event */
function onFetch(event) {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const path = pathOf(request.url);
  if (request.mode === 'navigate') {
    if (path in SITE.whole) event.respondWith(openPage(path, event.resultingClientId));
  } else if (event.clientId) event.respondWith(answer(event, path));
}

/** The path of an address inside the site. @param {string} address */
function pathOf(address) {
  return address.slice(SCOPE.length).split(/[?#]/)[0] || 'index.html';
}

/** A page of the newest whole version; it is remembered that it is of this one. @param {string} path @param {string} client */
async function openPage(path, client) {
  const page = await (await caches.open(OWN)).match(SCOPE + path);
  if (!page) return fetch(SCOPE + path);
  const pages = await caches.open(PAGES);
  await pages.put(SCOPE + client, new Response(OWN));
  await sweep(client);
  return page;
}

/** A file for a page, of the version that the page is of. @param {any} event @param {string} path */
async function answer({ clientId, request }, path) {
  const version = await (await (await caches.open(PAGES)).match(SCOPE + clientId))?.text();
  if (!version) return fetch(request);
  if (!(await caches.has(version))) return Response.error();
  const cache = await caches.open(version);
  const kept = await cache.match(SCOPE + path);
  if (kept) return kept;
  if (version !== OWN) return Response.error();
  const hash = SITE.more[path];
  if (!hash) return fetch(request);
  try {
    const file = await fetchTrue(path, hash);
    await cache.put(SCOPE + path, file.clone());
    return file;
  } catch {
    return Response.error();
  }
}

/** Removes the versions that no open page is of, and what was remembered of closed pages. @param {string} [opening] a page that is not open yet */
async function sweep(opening = '') {
  const open = await worker.clients.matchAll({ type: 'all', includeUncontrolled: true });
  const ids = new Set([opening, ...open.map((/** @type {{id: string}} */ { id }) => id)]);
  const pages = await caches.open(PAGES);
  const used = new Set([OWN]);
  for (const request of await pages.keys()) {
    if (!ids.has(request.url.slice(SCOPE.length))) await pages.delete(request);
    else used.add((await (await pages.match(request))?.text()) ?? '');
  }
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !used.has(name)) await caches.delete(name);
}
