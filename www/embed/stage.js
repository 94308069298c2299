/**
 * One core for all figures of a page that stands elsewhere. In come the views of custom elements, out go live figures. It
 * does for elements what `main.js` does for the atlas's own page: a trapped core is made anew once, for all of them.
 */
import { Core } from '../core.js';
import { FOREMOST } from './site.js';

/** @typedef {import('../figure.js').FigureView} FigureView */
/** @typedef {import('../url.js').Pair} Pair */
/** @typedef {import('./speaker.js').Speaker} Speaker */
/** @typedef {{speaker: Speaker, asked: () => Pair[]}} Part what the scripts of a figure are, and the state it is asked for */

/** How many times a trapped core is made anew. */
const RETRIES = 1;

class Stage {
  constructor() {
    /** @type {Core | null} */
    this.core = null;
    /** @type {Promise<Core> | null} */
    this.loading = null;
    /** @type {Map<FigureView, Part>} */
    this.parts = new Map();
    /** @type {Map<string, FigureView>} the same figures by a number, as `print.js` goes through them */
    this.views = new Map();
    this.entered = 0;
    this.traps = 0;
    /** @type {unknown[]} what a trapped core gave, kept from the collector, which would call that core again to free it */
    this.spoiled = [];
    this.prints = false;
  }

  /** Whether the core's later part is there. */
  get whole() {
    return this.core?.whole ?? false;
  }

  /** The core; only figures that have a handle of it ask. */
  current() {
    if (!this.core) throw new Error('no core');
    return this.core;
  }

  /** Brings a figure to life. @param {FigureView} view @param {Part} part */
  async enter(view, part) {
    if (!this.parts.has(view)) this.views.set(String(this.entered += 1), view);
    this.parts.set(view, part);
    try {
      this.core = await this.load();
    } catch (error) {
      if (this.parts.has(view)) view.fail(...part.speaker.describe(error));
      return;
    }
    await this.start(view, part);
  }

  /** Lets a figure go. @param {FigureView} view */
  leave(view) {
    this.parts.delete(view);
    for (const [number, each] of this.views) if (each === view) this.views.delete(number);
    const { handle } = view;
    view.hold();
    handle?.free();
  }

  /** The core, once for all; where it cannot be had, the next figure asks again. */
  load() {
    const query = this.traps ? `?again=${this.traps}` : '';
    this.loading ??= Core.load(FOREMOST, query).catch(error => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /** Brings what comes after the figures. @param {Speaker} speaker @param {string} lang */
  async rest(speaker, lang) {
    await Promise.all([speaker.bringStrings(lang), this.current().rest()]);
    if (!this.prints) speaker.later.watchPrint(this.views);
    this.prints = true;
    return speaker.later;
  }

  /** @param {FigureView} view @param {Part} part */
  async start(view, { speaker, asked }) {
    const { core } = this;
    if (!core || view.live) return;
    const first = asked();
    const pairs = view.pairs.length ? view.pairs : first;
    try {
      const there = await view.prepared(pairs);
      // A trap, or another call, came first, or the figure has left.
      if (this.core !== core || view.live || view.failed || !this.parts.has(view)) return;
      view.start(core.atlas.figure(view.id), there ? pairs : []);
      if (String(first) !== String(asked())) view.apply(asked());
      else if (!there) view.report();
      view.reach().catch(() => {});
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.trapped(error);
      else view.fail(...speaker.describe(error));
    }
  }

  /** A trapped core is spoiled: one more instance is made, then picture and table have to do. @param {unknown} error */
  async trapped(error) {
    if (!this.core) return;
    this.spoiled.push(this.core, ...[...this.parts.keys()].map(view => view.handle));
    this.core = null;
    this.loading = null;
    this.traps += 1;
    for (const [view, { speaker }] of this.parts) {
      if (this.traps > RETRIES) view.fail(...speaker.describe(error));
      else {
        view.hold();
        view.tell(speaker.say('again'));
      }
    }
    if (this.traps <= RETRIES) await Promise.all([...this.parts].map(([view, part]) => this.enter(view, part)));
  }
}

export const stage = new Stage();
