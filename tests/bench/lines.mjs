/**
 * How fast a table of one's own is drawn, beside uPlot, ECharts and a plain canvas page with d3, in
 * headless Chromium without a GPU: first draw, ten steps of a zoom, hover; on 289 series of 1,143
 * days (the real wide table, a province a series) and on one series of a million points. Each
 * subject in turn has a page of its own, so that none finds anything warm; what is printed are
 * medians in ms to the end of the frame (see frame.js), and their ratio to uPlot's. Figures to
 * read, never a test: `./build.sh bench`.
 */
import { hasTables, median, start } from './harness.js';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const NAMES = ['atlas', 'uPlot', 'ECharts', 'd3'];
const ACTS = ['first draw', 'zoom', 'hover', 'nothing'];
const real = hasTables();
const CASES = [
  { what: '289 series x 1143 days, linear', table: 'wide', scale: 'linear', needs: real },
  { what: '289 series x 1143 days, log', table: 'wide', scale: 'log', needs: real },
  { what: 'one series of 1,000,000 points', table: 'million', scale: 'linear', needs: true },
];

/** Runs in the page: one subject, one case. */
async function measure({ name, table, scale }) {
  const { timed } = await import('./frame.js');
  const { SUBJECTS } = await import('./subjects.js');
  const data = await (await import('./tables.js'))[table]();
  const subject = new SUBJECTS[name]();
  await subject.prepare(data, scale, document.getElementById('host'));
  const nothing = [];
  for (let i = 0; i < 5; i++) nothing.push(await timed(() => {}));
  const first = await timed(() => subject.first());
  const hover = [];
  for (let i = 1; i <= 20; i++) hover.push(await timed(() => subject.hover(80 + i * 42, 40 + i * 18)));
  const zoom = [];
  const last = data.xs.length - 1;
  for (let step = 1; step <= 10; step++) {
    const cut = Math.round(last * step * 0.04);
    zoom.push(await timed(() => subject.zoom(cut, last - cut)));
  }
  return { 'first draw': [first], zoom, hover, nothing };
}

const bench = await start();
for (const { what, table, scale } of CASES.filter((one) => one.needs)) {
  const times = Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(ACTS.map((act) => [act, []]))]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of NAMES) {
      const page = await bench.page();
      const found = await page.evaluate(measure, { name, table, scale });
      for (const act of ACTS) times[name][act].push(...found[act]);
      await page.context().close();
    }
  }
  console.log(`\n${what}`);
  console.log(`${''.padEnd(10)}${ACTS.map((act) => `${act}, ms (of uPlot)`.padStart(26)).join('')}`);
  for (const name of NAMES) {
    const cells = ACTS.map((act) => {
      const [own, peer] = [median(times[name][act]), median(times.uPlot[act])];
      return `${own.toFixed(1)} (${(own / peer).toFixed(2)})`.padStart(26);
    });
    console.log(name.padEnd(10) + cells.join(''));
  }
}
await bench.close();
