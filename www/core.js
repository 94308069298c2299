/**
 * The core as the page holds it. In come its three wasm parts and the tables of `data/`, out go an atlas and the handles
 * of figures. The first part draws the first view of the page's first figure, the next one that of every other; the later
 * one holds hover, tables and the other views, and comes with the notes of facts when the figures stand. All work on one
 * memory. It knows no figure.
 */
import { at, bring, fetchBytes, fetchText } from './origin.js';

/** @typedef {import('./figure.js').Handle} Handle */
/** @typedef {import('./url.js').Pair} Pair */
/**
 * @typedef {object} Atlas
 * @property {(id: string) => Handle} figure
 * @property {(id: string, pairs: Pair[]) => string[]} missing paths of tables that this state draws, not loaded yet
 * @property {() => string[]} slim paths of tables that are here without their notes
 * @property {(further: string) => void} speak takes the strings that only further views draw
 * @property {(paths: string[], contents: Uint8Array[]) => void} load
 */
/** @typedef {{default: (options: {module_or_path: URL}) => Promise<WebAssembly.Exports>, Atlas: new () => Atlas, unpack: (packed: Uint8Array) => Uint8Array}} Glue */

export class Core {
  /**
   * Imports the glue, makes an instance of the first part and parses the tables, while the next part is on its way.
   * @param {string} foremost the page's first figure, which the first part draws alone
   * @param {string} [again] a query: another one gives another instance
   */
  static async load(foremost, again = '') {
    const glue = /** @type {Glue} */ (await bring(`response_atlas.js${again}`));
    const next = fetchBytes('response_atlas_next.ppmd');
    next.catch(() => {});
    const first = await glue.default({ module_or_path: at('response_atlas_bg.wasm') });
    return new Core(new glue.Atlas(), foremost, first, next.then(glue.unpack));
  }

  /**
   * @param {Atlas} atlas
   * @param {string} foremost
   * @param {WebAssembly.Exports} first what the other parts build on
   * @param {Promise<Uint8Array>} next
   */
  constructor(atlas, foremost, first, next) {
    this.atlas = atlas;
    this.foremost = foremost;
    this.first = first;
    /** Fulfilled when every figure's first view can be drawn. */
    this.next = next.then(bytes => this.join(bytes));
    this.next.catch(() => {});
    /** Whether the later part is there. */
    this.whole = false;
    /** @type {Promise<void> | null} */
    this.coming = null;
  }

  /** Brings the later part, once; where that fails, the next call tries again. */
  rest() {
    this.coming ??= this.bring().catch(error => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }

  async bring() {
    const [bytes, words] = await Promise.all([fetchBytes('response_atlas_later.wasm'), fetchText('words/further.txt')]);
    await this.next;
    await this.join(bytes);
    this.atlas.speak(words);
    await this.load(this.atlas.slim());
    this.whole = true;
  }

  /** Puts a part into the places that the first one keeps for it. @param {Uint8Array} bytes */
  async join(bytes) {
    await WebAssembly.instantiate(bytes, { primary: this.first });
  }

  /** @param {string[]} paths of tables */
  async load(paths) {
    if (paths.length) this.atlas.load(paths, await Promise.all(paths.map(path => fetchBytes(`data/${path}`))));
  }

  /** Whether a state can be laid out with what is here. @param {string} id @param {Pair[]} pairs */
  has(id, pairs) {
    return isFirst(pairs) || (this.whole && !this.atlas.missing(id, pairs).length);
  }

  /** Brings what a state of a figure draws beyond the first views. @param {string} id @param {Pair[]} pairs */
  async prepare(id, pairs) {
    if (id !== this.foremost) await this.next;
    if (isFirst(pairs)) return;
    await this.rest();
    await this.load(this.atlas.missing(id, pairs));
  }
}

/** A first view in its default state; a fact in focus is laid over it. @param {Pair[]} pairs */
function isFirst(pairs) {
  return pairs.every(([key]) => key === 'fact');
}
