/**
 * A picture of `figures/` as a page writes it into itself: half a kilobyte of text and marks where the file has three.
 * In comes an SVG of the light theme, out goes one for a page's body, in halves of a px, styled by classes; and, for
 * all pictures of a page, the rules of these classes, in the colors of `tokens.css`, so that each theme paints it.
 */

/** Units of the SVG files to the CSS px, and of what is written here. */
const [FINE, COARSE] = [16, 2];
/** Where a line of text hangs below its place, in its sizes. */
const HANG = 0.76;
/** Copies of a text in the paper's color, which keep lines off it, become a stroke of its own. */
const HALO = { stroke: 'var(--paper)', 'stroke-width': '6px', 'paint-order': 'stroke' };
const PAINT = ['fill', 'stroke', 'stroke-width', 'opacity', 'font-size', 'font-weight', 'text-anchor'];

const unit = (/** @type {number | string} */ fine) => Math.round((Number(fine) * COARSE) / FINE);

/** The rules that several pictures share. */
export class Styles {
  /** @param {string} tokens the style sheet with the light theme's colors */
  constructor(tokens) {
    const light = tokens.slice(0, tokens.indexOf('@media'));
    this.colors = new Map([...light.matchAll(/(--[\w-]+):\s*(#[0-9A-Fa-f]{6})/g)].map(([, name, color]) => [color.toUpperCase(), name]));
    /** @type {Map<string, string>} */
    this.classes = new Map();
  }

  /** The class of a paint. @param {Record<string, string>} paint @param {Record<string, string>} [more] */
  of(paint, more = {}) {
    const own = PAINT.filter((key) => key in paint).map((key) => `${key}:${this.value(key, paint[key])}`);
    const rules = [...own, ...Object.entries(more).map(([key, value]) => `${key}:${value}`)].join(';');
    if (!this.classes.has(rules)) this.classes.set(rules, `i${this.classes.size.toString(36)}`);
    return this.classes.get(rules);
  }

  /** @param {string} key @param {string} value */
  value(key, value) {
    if (key === 'stroke-width') return `${Math.round((Number(value) * COARSE * 100) / FINE) / 100}px`;
    if (key === 'font-size') return `${unit(value)}px`;
    if (key === 'font-weight') return 'var(--weight-strong)';
    if (key !== 'fill' && key !== 'stroke') return value;
    if (value === 'none') return value;
    const name = this.colors.get(value.toUpperCase());
    if (!name) throw new Error(`onefile: no token has the color ${value}`);
    return `var(${name})`;
  }

  sheet() {
    return [...this.classes].map(([rules, name]) => `.${name}{${rules}}`).join('\n');
  }
}

/** A shape that comes so often is written once. */
const OFTEN = 3;
/** What naming a written shape takes, in letters. */
const NAMED = 34;

/**
 * @param {string} svg
 * @param {Styles} styles
 * @param {string} name of its shapes, like no other picture's of the page
 * @param {string} told id of the element that tells what it shows
 * @param {string} [also] a class of its own
 */
export function inline(svg, styles, name, told, also = '') {
  const [, width, height] = svg.match(/width="(\d+)" height="(\d+)"/) ?? [];
  const marks = [...svg.slice(svg.indexOf('</desc>') + 7).matchAll(/<(path|circle|text)([^>]*?)(?:\/>|>([^<]*)<\/text>)/g)];
  // The first is the ground, which the page has.
  const ground = marks[0][2].match(/fill="([^"]*)"/)?.[1] ?? '';
  const isText = (/** @type {string[]} */ [, kind]) => kind === 'text';
  const isPaper = (/** @type {string[]} */ [, , attributes]) => attributes.includes(`fill="${ground}"`);
  const said = new Set(marks.filter((each) => isText(each) && !isPaper(each)).map(([, , , text]) => text));
  const kept = marks.slice(1).filter((each) => !(isText(each) && isPaper(each) && said.has(each[3])));
  const haloed = new Set(marks.filter((each) => isText(each) && isPaper(each)).map(([, , , text]) => text));
  const found = kept.map(([, kind, attributes, text]) => mark(kind, attributes, text, styles, haloed.has(text) && !attributes.includes(`fill="${ground}"`) ? HALO : {}));
  // Text lies above all else, so its order is free: what is set alike stands together.
  const lines = found.filter(({ text }) => text).sort((a, b) => (a.style < b.style ? -1 : a.style > b.style ? 1 : 0));
  const { written, shapes } = share([...join(found.filter(({ text }) => !text)), ...lines], name);
  const out = [`<svg class="inline${also && ` ${also}`}" viewBox="0 0 ${Number(width) * COARSE} ${Number(height) * COARSE}" width="${width}" height="${height}" role="img" aria-labelledby="${told}">`];
  if (shapes.length) out.push('<defs>', ...shapes, '</defs>');
  for (let i = 0, end = 0; i < written.length; i = end) {
    const { style } = written[i];
    for (end = i + 1; end < written.length && written[end].style === style; end += 1);
    if (end - i === 1 || !style) out.push(...written.slice(i, end).map((run) => run.write(style && ` class=${style}`)));
    else out.push(`<g class=${style}>`, ...written.slice(i, end).map((run) => run.write('')), '</g>');
  }
  return `${out.join('')}</svg>`;
}

/**
 * @typedef {object} Mark
 * @property {string} style its class
 * @property {(attribute: string) => string} write
 * @property {string} [lines] a path's own
 * @property {boolean} [strokes] whether it is nothing but strokes
 * @property {boolean} [text]
 */

/** @param {string} kind @param {string} attributes @param {string} text @param {Styles} styles @param {Record<string, string>} more @returns {Mark} */
function mark(kind, attributes, text, styles, more) {
  const of = Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
  const style = styles.of(of, more) ?? '';
  if (kind === 'text') {
    const y = unit(Number(of.y) + HANG * Number(of['font-size']));
    return { style, text: true, write: (attribute) => `<text${attribute} x=${unit(of.x)} y=${y}>${text}</text>` };
  }
  if (kind === 'circle') return { style, write: (attribute) => `<circle${attribute} cx=${unit(of.cx)} cy=${unit(of.cy)} r=${Math.round((Number(of.r) * COARSE * 10) / FINE) / 10} />` };
  return path(style, coarse(of.d), of.fill === 'none' && !('opacity' in of));
}

/** @param {string} style @param {string} lines @param {boolean} strokes @returns {Mark} */
function path(style, lines, strokes) {
  return { style, lines, strokes, write: (attribute) => `<path${attribute} d="${lines}"/>` };
}

/** Names the shapes that come often, wherever they stand. @param {Mark[]} marks @param {string} name */
function share(marks, name) {
  const shapeOf = (/** @type {Mark} */ { style, lines = '' }) => (lines.split('M').length === 2 ? `${style} ${lines.replace(/^M-?\d+ ?-?\d+/, '')}` : '');
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const mark of marks) counts.set(shapeOf(mark), (counts.get(shapeOf(mark)) ?? 0) + 1);
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [shape, count] of counts) if (shape && count >= OFTEN && shape.length + 20 > NAMED) names.set(shape, `${name}${names.size.toString(36)}`);
  const written = marks.map((mark) => {
    const id = names.get(shapeOf(mark));
    const [, x, y] = mark.lines?.match(/^M(-?\d+) ?(-?\d+)/) ?? [];
    return id ? { style: '', write: () => `<use href=#${id} x=${x} y=${y} />` } : mark;
  });
  const shapes = [...names].map(([shape, id]) => `<path id=${id} class=${shape.split(' ')[0]} d="M0 0${shape.slice(shape.indexOf(' ') + 1)}"/>`);
  return { written, shapes };
}

/** Makes one path of long strokes that follow each other in one style; short ones are the signs of marks. @param {Mark[]} marks */
function join(marks) {
  /** @type {Mark[]} */
  const joined = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last?.strokes && mark.strokes && last.style === mark.style && !isSign(mark)) joined[joined.length - 1] = path(mark.style, `${last.lines}${mark.lines}`, true);
    else joined.push(mark);
  }
  return joined;
}

/** @param {Mark} mark */
function isSign({ lines = '' }) {
  return lines.length > NAMED;
}

/** A path in coarse units: each point is rounded by itself, so that no error adds up. @param {string} path */
function coarse(path) {
  let out = '';
  /** @type {[number, number]} */
  let [x, y] = [0, 0];
  let [startX, startY, atX, atY] = [0, 0, 0, 0];
  let drawn = '';
  /** @param {string} command @param {number[]} numbers */
  const put = (command, numbers) => {
    const text = numbers.map((n, i) => (i && n >= 0 ? ` ${n}` : String(n))).join('');
    out += command === drawn && command === 'l' ? (text.startsWith('-') ? text : ` ${text}`) : command + text;
    drawn = command;
  };
  for (const [, command, rest] of path.matchAll(/([MmLlHhVvZz])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const relative = command === command.toLowerCase();
    const kind = command.toUpperCase();
    if (kind === 'Z') {
      out += 'z';
      drawn = 'z';
      [x, y, atX, atY] = [startX, startY, unit(startX), unit(startY)];
      continue;
    }
    const step = kind === 'H' || kind === 'V' ? 1 : 2;
    for (let i = 0; i < numbers.length; i += step) {
      const [a, b] = [numbers[i], numbers[i + 1]];
      if (kind === 'H') x = relative ? x + a : a;
      else if (kind === 'V') y = relative ? y + a : a;
      else [x, y] = relative ? [x + a, y + b] : [a, b];
      const [toX, toY] = [unit(x), unit(y)];
      if (kind === 'M' && i === 0) {
        [startX, startY] = [x, y];
        put('M', [toX, toY]);
      } else if (toX !== atX && toY !== atY) put('l', [toX - atX, toY - atY]);
      else if (toX !== atX) put('h', [toX - atX]);
      else if (toY !== atY) put('v', [toY - atY]);
      [atX, atY] = [toX, toY];
    }
  }
  return out;
}
