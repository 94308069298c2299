/**
 * How fast the map of help is drawn, beside a plain canvas page with d3-geo on the same land and the same lines, in
 * headless Chromium without a GPU: first draw (foreseen, as when the pointer has come to the choice of views, and
 * unforeseen, as by a link), then full redraws about the other meridian and back, and hover. Each in
 * turn has a page of its own, so that neither finds anything warm; what is printed are medians in ms to the end of the
 * frame, raster included (see frame.js), and their ratio to d3's. The atlas draws its labels, glyphs, lists and strips
 * besides, which d3's page leaves out. Figures to read, never a test: `./build.sh bench`.
 */
import { median, start } from './harness.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const NAMES = ['atlas', 'unforeseen', 'd3-geo'];
const ACTS = ['first draw', 'full redraw', 'hover', 'nothing'];
const CASES = [
  { what: 'the world, coasts', borders: 'off' },
  { what: 'the world, coasts and borders', borders: 'on' },
];

/** Runs in the page: one subject, one case. */
async function measure({ name, borders }) {
  const { timed } = await import('./frame.js');
  const { SUBJECTS } = await import('./maps.js');
  const subject = new SUBJECTS[name]();
  await subject.prepare(borders, document.getElementById('host'));
  const nothing = [];
  for (let i = 0; i < 5; i++) nothing.push(await timed(() => {}));
  const first = await timed(() => subject.draw('0'));
  const redraw = [];
  for (let i = 1; i <= 10; i++) redraw.push(await timed(() => subject.draw(i % 2 ? '150' : '0')));
  const hover = [];
  for (let i = 1; i <= 20; i++) hover.push(await timed(() => subject.hover(80 + i * 42, 40 + i * 18)));
  return { 'first draw': [first], 'full redraw': redraw, hover, nothing };
}

const bench = await start();
for (const { what, borders } of CASES) {
  const times = Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(ACTS.map((act) => [act, []]))]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of NAMES) {
      const page = await bench.page();
      const found = await page.evaluate(measure, { name, borders });
      for (const act of ACTS) times[name][act].push(...found[act]);
      await page.context().close();
    }
  }
  console.log(`\n${what}`);
  console.log(`${''.padEnd(12)}${ACTS.map((act) => `${act}, ms (of d3)`.padStart(26)).join('')}`);
  for (const name of NAMES) {
    const cells = ACTS.map((act) => {
      const [own, peer] = [median(times[name][act]), median(times['d3-geo'][act])];
      return `${own.toFixed(1)} (${(own / peer).toFixed(2)})`.padStart(26);
    });
    console.log(name.padEnd(12) + cells.join(''));
  }
}
await bench.close();
