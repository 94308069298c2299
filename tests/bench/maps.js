/**
 * The two that draw the map of help: the atlas as its page has it, and a plain canvas page with d3-geo. Both are 1080 px
 * wide and Equal Earth, with the land and its coasts, borders where asked, and a line from the hub to each place told of.
 * What can be made ready before the first drawing is made in `prepare`, which is not timed. Both hide the overlay of the
 * place under the pointer while it is empty, as the page does. A full redraw lays out and draws everything anew about the
 * other meridian; what the core keeps from one drawing to the next, it may use: d3's page projects each time.
 */
const WIDTH_PX = 1080;
const HEIGHT_PX = 520;
const STEP_DEG = 0.24;

class Atlas {
  isForeseen = true;

  /** @param {string} borders @param {HTMLElement} host */
  async prepare(borders, host) {
    const { Core } = await import('../../dist/core.js');
    const core = await Core.load();
    this.pairs = [['view', 'map'], ['borders', borders]];
    await core.prepare('aid', this.pairs);
    // As on the page, where the first views stand before anybody asks for the map.
    for (const weight of [400, 600]) await document.fonts.load(`${weight} 13px "Atlas Sans"`);
    const scratch = document.createElement('canvas');
    for (const { id } of core.atlas.figures()) {
      const first = core.atlas.figure(id);
      first.layout([], 'en', WIDTH_PX);
      first.draw(scratch, devicePixelRatio, 'light');
    }
    this.figure = core.atlas.figure('aid');
    this.host = host;
    // The page shows the matrix; when the pointer comes to the choice of views, the others are made ready.
    this.figure.layout([], 'en', WIDTH_PX);
    if (this.isForeseen) this.figure.ahead(this.pairs, scratch, devicePixelRatio, 'light');
  }

  draw(center) {
    if (!this.canvas) {
      [this.canvas, this.overlay] = [0, 1].map(() => addCanvas(this.host));
      this.overlay.hidden = true;
    }
    this.figure.layout([...this.pairs, ['center', center]], 'en', WIDTH_PX);
    this.figure.update(this.canvas, devicePixelRatio, 'light');
    this.focus(-1);
  }

  hover(x, y) {
    const target = this.figure.hit(x, y);
    this.focus(target);
    if (target >= 0) this.figure.detail(target);
  }

  focus(target) {
    this.overlay.hidden = !this.figure.draw_focus(this.overlay, devicePixelRatio, 'light', target);
  }
}

/** Whoever goes to the map by its address, or by a link. */
class Unforeseen extends Atlas {
  isForeseen = false;
}

class D3 {
  async prepare(borders, host) {
    this.host = host;
    this.d3 = globalThis.d3;
    const data = new URL('../../dist/data/', import.meta.url);
    const rows = async (path) => this.d3.csvParse(await (await fetch(new URL(path, data))).text());
    const [arcs, rings, facts, places] = await Promise.all(['geo/land.csv', 'geo/rings.csv', 'aid.csv', 'countries.csv'].map(rows));
    const arcsByNumber = new Map(arcs.map(({ arc, points }) => [Number(arc), walk(points)]));
    const ring = ({ arcs }) => arcs.split(' ').flatMap((arc) => (arc.startsWith('~') ? [...arcsByNumber.get(Number(arc.slice(1)))].reverse() : arcsByNumber.get(Number(arc))));
    const closed = (points) => [...points, points[0]];
    const outer = rings.filter(({ kind }) => kind !== 'hole').map((each) => closed(ring(each)));
    // d3 takes an outline the other way round for the land without it.
    const turned = outer.map((points) => (this.d3.geoArea({ type: 'Polygon', coordinates: [points] }) > 2 * Math.PI ? [...points].reverse() : points));
    this.land = { type: 'MultiPolygon', coordinates: turned.map((points) => [points]) };
    const border = arcs.filter(({ kind }) => kind === 'border').map(({ arc }) => arcsByNumber.get(Number(arc)));
    this.borders = borders === 'on' ? { type: 'MultiLineString', coordinates: border } : null;
    const capitals = new Map(places.filter(({ lat }) => lat).map(({ code, lon, lat }) => [code, [Number(lon), Number(lat)]]));
    const lines = new Set();
    for (const { direction, from, to } of facts) {
      for (const code of (direction === 'in' ? from : to).split(';')) if (capitals.has(code) && code !== 'CHN') lines.add(`${direction} ${code}`);
    }
    this.lines = [...lines].map((line) => {
      const [direction, code] = line.split(' ');
      return { direction, line: { type: 'LineString', coordinates: [capitals.get('CHN'), capitals.get(code)] } };
    });
    this.points = [...capitals.values()];
  }

  draw(center) {
    if (!this.canvas) {
      [this.canvas, this.overlay] = [0, 1].map(() => addCanvas(this.host));
      for (const canvas of [this.canvas, this.overlay]) [canvas.width, canvas.height] = [WIDTH_PX, HEIGHT_PX];
    }
    this.overlay.hidden = true;
    const { d3, land, borders, lines } = this;
    const context = this.canvas.getContext('2d');
    this.projection = d3.geoEqualEarth().rotate([-Number(center), 0]).fitWidth(WIDTH_PX, { type: 'Sphere' });
    const path = d3.geoPath(this.projection, context);
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    context.beginPath();
    path(land);
    context.fillStyle = '#E9E6DD';
    context.fill();
    context.lineWidth = 0.75;
    context.strokeStyle = '#C4BFB2';
    context.stroke();
    if (borders) {
      context.beginPath();
      path(borders);
      context.stroke();
    }
    context.lineWidth = 1.5;
    for (const { direction, line } of lines) {
      context.beginPath();
      path(line);
      context.strokeStyle = direction === 'in' ? '#823500' : '#0071E0';
      context.stroke();
    }
  }

  hover(x, y) {
    const near = this.d3.least(this.points, (point) => Math.hypot(...this.projection(point).map((at, i) => at - [x, y][i])));
    this.overlay.hidden = false;
    const context = this.overlay.getContext('2d');
    context.clearRect(0, 0, WIDTH_PX, HEIGHT_PX);
    context.beginPath();
    context.arc(...this.projection(near), 7, 0, 7);
    context.stroke();
  }
}

/** Positions in degrees from steps of the grid, each but the first as a difference. @param {string} text */
function walk(text) {
  const numbers = text.split(' ').map(Number);
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    points.push([x * STEP_DEG, Math.max(-90, y * STEP_DEG)]);
  }
  return points;
}

/** @param {HTMLElement} host */
function addCanvas(host) {
  const canvas = host.appendChild(document.createElement('canvas'));
  canvas.style.cssText = 'position: absolute; inset: 0';
  return canvas;
}

export const SUBJECTS = { atlas: Atlas, unforeseen: Unforeseen, 'd3-geo': D3 };
