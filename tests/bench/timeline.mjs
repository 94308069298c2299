/**
 * How fast the timeline of days is drawn beside vis-timeline, in headless Chromium without a GPU: the first draw of all
 * days, ten steps of a window of four weeks by a week, and hover; the same entries in the same lanes with the same words.
 * Each subject in turn has a page of its own. What is printed are medians in ms to the end of the frame (see frame.js),
 * and ours as a share of the other's. Figures to read, never a test: `./build.sh bench`.
 */
import { median, start } from './harness.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const NAMES = ['atlas', 'vis-timeline'];
const ACTS = ['first draw', 'step', 'hover', 'nothing'];

/** Runs in the page: one subject. */
async function measure(name) {
  const { timed } = await import('./frame.js');
  const { SUBJECTS } = await import('./timelines.js');
  const subject = new SUBJECTS[name]();
  await subject.prepare(document.getElementById('host'));
  const nothing = [];
  for (let i = 0; i < 5; i++) nothing.push(await timed(() => {}));
  const first = await timed(() => subject.first());
  const hover = [];
  if (subject.hover) for (let i = 1; i <= 20; i++) hover.push(await timed(() => subject.hover(80 + i * 42, 40 + i * 40)));
  const step = [];
  const DAY_MS = 86_400_000;
  for (let week = 0; week < 11; week++) {
    const from = Date.UTC(2020, 0, 1 + 7 * week);
    const took = await timed(() => subject.show(new Date(from), new Date(from + 27 * DAY_MS)));
    // The first brings the window; the steps come after it.
    if (week > 0) step.push(took);
  }
  return { 'first draw': [first], step, hover, nothing, entries: subject.entries.length };
}

const bench = await start();
const times = Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(ACTS.map((act) => [act, []]))]));
let entries = 0;
for (let round = 0; round < ROUNDS; round++) {
  for (const name of NAMES) {
    const page = await bench.page();
    const found = await page.evaluate(measure, name);
    for (const act of ACTS) times[name][act].push(...found[act]);
    entries = found.entries;
    await page.context().close();
  }
}
console.log(`\n${entries} entries, January to June 2020, 1080 px`);
console.log(`${''.padEnd(14)}${ACTS.map((act) => `${act}, ms`.padStart(16)).join('')}`);
for (const name of NAMES) {
  const cells = ACTS.map((act) => (times[name][act].length ? median(times[name][act]).toFixed(1) : '').padStart(16));
  console.log(name.padEnd(14) + cells.join(''));
}
for (const act of ['first draw', 'step']) {
  console.log(`${act}: ${(median(times.atlas[act]) / median(times['vis-timeline'][act])).toFixed(2)} of vis-timeline`);
}
await bench.close();
