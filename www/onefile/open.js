/**
 * Opens the one file. In comes the text of `#bytes`, which holds everything that the site's origin holds for the page
 * that is not written into it; out goes `window.atlas`, of which `origin.js` asks for files, and the page's own script,
 * started from those bytes. The policy of the file knows the script's hash. Where that fails, pictures, tables and a
 * sentence stay.
 */
import { fromLetters } from './letters.js';
import { expand } from './squeeze.js';

/**
 * @typedef {object} Stream bytes packed together
 * @property {'text' | 'code' | 'plain'} kind
 * @property {number} size    unpacked
 * @property {number} packed
 * @property {number} sum     of the unpacked bytes
 * @property {[path: string, from: number, to: number][]} files
 */
/** @typedef {{file: (path: string) => Promise<Uint8Array>, page: string}} OneFile */

/** How long unpacking holds the page at a stretch, in ms. */
const STRETCH_MS = 24;
/** @type {Map<string, {promise: Promise<Uint8Array>, resolve: (bytes: Uint8Array) => void, reject: (error: unknown) => void}>} */
const files = new Map();

const data = document.getElementById('bytes');
/** The page as it was written, for a swap of language back. */
const page = pageAsWritten();

/** @type {OneFile} */
const atlas = {
  page,
  file: path => files.get(path)?.promise ?? Promise.reject(new Error(`${path} is not in this file`)),
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
  for (const stream of streams) {
    await unpack(stream, packed.subarray(from, from + stream.packed));
    from += stream.packed;
  }
}

/** @param {string} path */
function expect(path) {
  /** @type {PromiseWithResolvers<Uint8Array>} */
  let waiting;
  const promise = new Promise((resolve, reject) => { waiting = /** @type {any} */ ({ resolve, reject }); });
  promise.catch(() => {});
  files.set(path, { ...waiting, promise });
}

/** Unpacks a stream, and hands out each file as soon as it is whole. @param {Stream} stream @param {Uint8Array} packed */
async function unpack({ kind, size, files: inside, sum }, packed) {
  let bytes = packed;
  if (kind !== 'plain') {
    const work = expand(packed, size, kind);
    for (let since = performance.now(), step = work.next(); ; step = work.next()) {
      if (step.done) {
        bytes = step.value;
        break;
      }
      if (performance.now() - since < STRETCH_MS) continue;
      await new Promise(resolve => { setTimeout(resolve); });
      since = performance.now();
    }
  }
  if (sumOf(bytes) !== sum) throw new Error('this file is damaged');
  for (const [path, from, to] of inside) files.get(path)?.resolve(bytes.slice(from, to));
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
  for (const { reject } of files.values()) reject(error);
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
