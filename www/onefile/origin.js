/**
 * Where the files of the site come from in the one file: the bytes in the page. It stands in the place of `../origin.js`
 * and does what that does, without a request. Links to tables save them.
 */
import { makeGlue } from 'glue';
import { scripts } from 'scripts';
import { runs } from './powers.js';

/** @typedef {import('./open.js').OneFile} OneFile */

const { atlas } = /** @type {{atlas: OneFile}} */ (/** @type {unknown} */ (window));
/** A wasm module without anything: the core comes whole here, its later parts are empty. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const CORE = 'response_atlas_bg.wasm';
const GLUE = 'response_atlas.js';

/** @param {string} path */
export function at(path) {
  return fetchBytes(path);
}

/** @param {string} path */
export async function bring(path) {
  const [name] = path.split('?');
  // What is packed on the site comes as it is here.
  if (name === GLUE) return ownGlue(makeGlue());
  const script = scripts[name];
  if (!script) throw new Error(`${name} is not in this file`);
  return script();
}

/** The glue of a core whose own tables lie beside it, unpacked. @param {ReturnType<typeof makeGlue>} glue */
function ownGlue(glue) {
  /** A file with one figure holds no more of other figures' tables than the core does. */
  class Atlas extends glue.Atlas {
    slim() {
      return super.slim().filter((/** @type {string} */ path) => atlas.has(`data/${path}`));
    }
  }
  return {
    ...glue,
    Atlas,
    async default(/** @type {object} */ options) {
      const exports = await glue.default(options);
      glue.give_embedded(await atlas.file('core:tables'));
      return exports;
    },
    unpack: (/** @type {Uint8Array} */ bytes) => bytes,
  };
}

/** @param {string} path @returns {Promise<Uint8Array>} */
export async function fetchBytes(path) {
  if (path !== CORE) return /^response_atlas_\w+\./.test(path) ? EMPTY.slice() : atlas.file(path);
  // Its functions are packed in another way than what is around them.
  const parts = await Promise.all(['head', 'functions', 'tail'].map(part => atlas.file(`core:${part}`)));
  const core = new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
  const places = (document.documentElement.dataset.powers ?? '').split(' ').filter(Boolean);
  const tables = places.length ? runs() : [];
  places.forEach((place, i) => core.set(tables[i], Number(place)));
  return core;
}

/** @param {string} path */
export async function fetchText(path) {
  const own = document.documentElement.dataset.file;
  return path === own ? atlas.page : new TextDecoder().decode(await atlas.file(path));
}

/** @param {string} path */
export async function bringStyle(path) {
  const style = document.createElement('style');
  style.textContent = await fetchText(path);
  document.head.append(style);
}

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="data/"]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
  event.preventDefault();
  save(link.getAttribute('href') ?? '');
});

/** Hands a table to the reader. @param {string} path */
async function save(path) {
  const bytes = await atlas.file(path);
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: path.split('/').pop() });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
