/**
 * Opens the one file. In comes the text of `#bytes`, which holds everything that the site's origin holds for the page
 * that is not written into it; out goes `window.atlas`, of which `origin.js` asks for files, and the page's own script,
 * started from those bytes. The policy of the file knows the script's hash. Where that fails, pictures, tables and a
 * sentence stay.
 */
import { fromLetters } from './letters.js';
import { expander } from './squeeze.js';

/**
 * @typedef {object} Stream bytes packed together
 * @property {'text' | 'code'} kind
 * @property {number} packed
 * @property {string} [pause] the file after which the other streams come first
 * @property {[path: string, size: number, sum: number][]} files
 */
/** @typedef {{has: (path: string) => boolean, file: (path: string) => Promise<Uint8Array>, page: string}} OneFile */

/** How long unpacking holds the page at a stretch, in ms. */
const STRETCH_MS = 24;
/** So many bytes are unpacked between two looks at the clock. */
const STEP = 4096;
/** @type {Map<string, Promise<Uint8Array>>} */
const files = new Map();
/** @type {Map<string, {resolve: (bytes: Uint8Array) => void, reject: (error: unknown) => void}>} */
const answers = new Map();

const data = document.getElementById('bytes');
/** The page as it was written, for a swap of language back. */
const page = pageAsWritten();

/** The words of the tables, which the packed ones are like. */
const known = new TextEncoder().encode([...document.querySelectorAll('td')].map(cell => cell.textContent?.trim()).join('\n'));

/** @type {OneFile} */
const atlas = {
  page,
  has: path => files.has(path),
  file: path => files.get(path) ?? Promise.reject(new Error(`${path} is not in this file`)),
};
Object.assign(window, { atlas });

open().catch(fail);

async function open() {
  /** @type {Stream[]} */
  const streams = JSON.parse(data?.dataset.streams ?? '[]');
  for (const [path] of streams.flatMap(stream => stream.files)) expect(path);
  const packed = fromLetters(data?.textContent ?? '', streams.reduce((sum, stream) => sum + stream.packed, 0));
  data?.remove();
  run().catch(fail);
  let from = 0;
  const works = streams.map(stream => unpack(stream, packed.subarray(from, (from += stream.packed))));
  // What the first pictures wait for; then the rest of each.
  for (const work of works) await breathe(work);
  for (const work of works) await breathe(work);
}

/** Goes on with a work until it pauses or ends, with a breath now and then in which the page can do other things. @param {Generator<boolean>} work */
async function breathe(work) {
  let since = performance.now();
  for (let step = work.next(); !step.done && !step.value; step = work.next()) {
    if (performance.now() - since < STRETCH_MS) continue;
    await new Promise(resolve => { setTimeout(resolve); });
    since = performance.now();
  }
}

/** @param {string} path */
function expect(path) {
  const promise = new Promise((resolve, reject) => { answers.set(path, { resolve, reject }); });
  promise.catch(() => {});
  files.set(path, promise);
}

/**
 * Unpacks a stream, and hands out each file as soon as it is whole.
 * @param {Stream} stream
 * @param {Uint8Array} packed
 * @returns {Generator<boolean>} whether it pauses here for the others
 */
function* unpack({ kind, pause, files: inside }, packed) {
  const size = inside.reduce((sum, [, each]) => sum + each, 0);
  const { bytes, read } = expander(packed, size, kind, kind === 'text' ? known : undefined);
  let [at, next, from] = [0, 0, 0];
  while (next < inside.length) {
    const count = Math.min(STEP, size - at);
    read(count);
    at += count;
    for (; next < inside.length && from + inside[next][1] <= at; next += 1) {
      const [path, long, sum] = inside[next];
      const file = bytes.slice(from, from + long);
      from += long;
      if (sumOf(file) !== sum) throw new Error(`${path} is damaged in this file`);
      answers.get(path)?.resolve(file);
      if (path === pause) yield true;
    }
    yield false;
  }
}

/** A checksum (FNV-1a). @param {Uint8Array} bytes */
function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

async function run() {
  const text = new TextDecoder();
  const script = document.createElement('script');
  script.textContent = text.decode(await atlas.file('main.js'));
  document.head.append(script);
}

function pageAsWritten() {
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  for (const script of copy.querySelectorAll('#bytes, body > script')) script.remove();
  return copy.outerHTML;
}

/** @param {unknown} error */
function fail(error) {
  for (const { reject } of answers.values()) reject(error);
  const words = JSON.parse(document.getElementById('strings')?.textContent ?? '{}');
  document.documentElement.dataset.error = String(error);
  for (const figure of document.querySelectorAll('figure[data-figure]')) {
    const status = figure.querySelector('[data-status]');
    if (!(figure instanceof HTMLElement) || !(status instanceof HTMLElement) || figure.dataset.state === 'ready') continue;
    figure.dataset.state = 'failed';
    status.textContent = words['page.js.failed'] ?? '';
    status.hidden = false;
  }
}
