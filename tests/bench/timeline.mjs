/**
 * How fast the timeline of days is drawn beside vis-timeline, in headless Chromium without a GPU: the first draw of all
 * days, steps of a window of four weeks by a week, ten there and ten back, and hover; the same entries in the same lanes with the same words.
 * Each subject in turn has a page of its own. What is printed are medians in ms to the end of the frame (see frame.js),
 * and ours as a share of the other's. Figures to read, never a test: `./build.sh bench`.
 */
import { median, start } from './harness.js';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const NAMES = ['atlas', 'vis-timeline'];
const ACTS = ['first draw', 'step there', 'step back', 'hover', 'nothing'];
/** Steps there, and as many back. */
const STEPS = 10;

/** Runs in the page: one subject. */
async function measure({ name, steps }) {
  const { timed } = await import('./frame.js');
  const { SUBJECTS } = await import('./timelines.js');
  const subject = new SUBJECTS[name]();
  await subject.prepare(document.getElementById('host'));
  const nothing = [];
  for (let i = 0; i < 5; i++) nothing.push(await timed(() => {}));
  const first = await timed(() => subject.first());
  const hover = [];
  if (subject.hover) for (let i = 1; i <= 20; i++) hover.push(await timed(() => subject.hover(80 + i * 42, 40 + i * 40)));
  const DAY_MS = 86_400_000;
  const step = (week) => {
    const from = Date.UTC(2020, 0, 1 + 7 * week);
    return timed(() => subject.show(new Date(from), new Date(from + 27 * DAY_MS)));
  };
  // The first brings the window; the steps come after it.
  await step(0);
  const [there, back] = [[], []];
  for (let week = 1; week <= steps; week++) there.push(await step(week));
  for (let week = steps - 1; week >= 0; week--) back.push(await step(week));
  return { 'first draw': [first], 'step there': there, 'step back': back, hover, nothing, entries: subject.entries.length };
}

const bench = await start();
const times = Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(ACTS.map((act) => [act, []]))]));
let entries = 0;
for (let round = 0; round < ROUNDS; round++) {
  for (const name of NAMES) {
    const page = await bench.page();
    const found = await page.evaluate(measure, { name, steps: STEPS });
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
const share = (...acts) => {
  const [ours, theirs] = NAMES.map((name) => acts.flatMap((act) => times[name][act]));
  const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;
  return `${(median(ours) / median(theirs)).toFixed(2)} of vis-timeline by the median, ${(mean(ours) / mean(theirs)).toFixed(2)} by the mean`;
};
console.log(`first draw: ${share('first draw')}`);
for (const acts of [['step there'], ['step back'], ['step there', 'step back']]) console.log(`${acts.join(' and ')}: ${share(...acts)}`);
await bench.close();
