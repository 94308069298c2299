/**
 * The two that draw the same timeline: the built site's core, and vis-timeline with its stacking and its own look. Both
 * fill 1080 px. What can be made ready before the first drawing is made in `prepare`, which is not timed: for both the
 * entries are taken from the core, each with its title, its days and its lane.
 */
const WIDTH_PX = 1080;
const VIEW = [['view', 'days']];

/** @typedef {{id: string, title: string, lane: number, from: string, to: string}} Entry */

async function load() {
  const { Core } = await import('../../dist/core.js');
  const core = await Core.load('growth');
  await core.rest();
  const handle = core.atlas.figure('institutions');
  handle.layout(VIEW, 'en', WIDTH_PX);
  return { handle, entries: entriesOf(handle, await (await fetch('../../dist/data/facts.json')).json()) };
}

/** What the core draws in its lanes, each fact's first target once. */
function entriesOf(handle, facts) {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const entries = [];
  for (let target = 0; ; target++) {
    const detail = handle.detail(target);
    if (!detail) return entries;
    const fact = byId.get(detail.fact);
    const date = fact?.date ?? fact?.as_of;
    if (!date || /^\d{4}(\/|$)|\/\d{4}$|\/$/.test(date)) continue;
    const [from, to = from] = date.replaceAll('~', '').split('/');
    entries.push({ id: `${target}`, title: detail.title, lane: handle.step(target, 'Home'), from: start(from), to: end(to) });
  }
}

const start = (date) => (date.length === 7 ? `${date}-01` : date);
const end = (date) => (date.length === 7 ? new Date(Date.UTC(+date.slice(0, 4), +date.slice(5), 0)).toISOString().slice(0, 10) : date);

class Atlas {
  async prepare(host) {
    Object.assign(this, await load(), { host });
    for (const weight of [400, 600]) await document.fonts.load(`${weight} 13px "Atlas Sans"`);
  }

  first() {
    [this.canvas, this.overlay] = [0, 1].map(() => {
      const canvas = this.host.appendChild(document.createElement('canvas'));
      canvas.style.cssText = `position: absolute; inset: 0; width: ${WIDTH_PX}px; object-fit: cover; object-position: left top`;
      return canvas;
    });
    this.overlay.hidden = true;
    this.draw([]);
  }

  show(from, to) {
    this.draw([['from', from.toISOString().slice(0, 10)], ['to', to.toISOString().slice(0, 10)]]);
  }

  draw(pairs) {
    const { height } = this.handle.layout([...VIEW, ...pairs], 'en', WIDTH_PX);
    this.canvas.style.height = `${height}px`;
    this.handle.update(this.canvas, devicePixelRatio, 'light');
    this.focus(-1);
  }

  hover(x, y) {
    const target = this.handle.hit(x, y);
    this.focus(target);
    if (target >= 0) this.handle.detail(target);
  }

  /** As the page does: the overlay of the mark in focus is hidden while it is empty. */
  focus(target) {
    this.overlay.hidden = !this.handle.draw_focus(this.overlay, devicePixelRatio, 'light', target);
  }
}

class Vis {
  async prepare(host) {
    const { entries } = await load();
    const { DataSet, Timeline } = await import('./node_modules/vis-timeline/standalone/esm/vis-timeline-graph2d.min.mjs');
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css' });
    await new Promise((done) => { style.onload = done; document.head.append(style); });
    host.style.height = 'auto';
    Object.assign(this, { entries, host, Timeline });
    const item = ({ id, title, lane, from, to }) => (from === to ? { id, group: lane, content: title, start: from, type: 'point' } : { id, group: lane, content: title, start: from, end: to });
    this.items = new DataSet(entries.map(item));
    this.groups = new DataSet([...new Set(entries.map(({ lane }) => lane))].map((id) => ({ id, content: `Lane ${id}` })));
    this.options = { start: '2020-01-01', end: '2020-06-13', width: `${WIDTH_PX}px`, showCurrentTime: false };
  }

  /** It draws its items over some frames, and shows them when they have their places. */
  first() {
    this.timeline = new this.Timeline(this.host, this.items, this.groups, this.options);
    return new Promise((done) => {
      const look = () => (this.timeline.initialDrawDone ? done(undefined) : requestAnimationFrame(look));
      look();
    });
  }

  show(from, to) {
    this.timeline.setWindow(from, to, { animation: false });
  }
}

export const SUBJECTS = { atlas: Atlas, 'vis-timeline': Vis };
