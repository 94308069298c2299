/**
 * How fast a large table is read, beside uDSV, the fastest parser in JavaScript that is known: the
 * wide table of JHU, the long one of Our World in Data, and a million rows of one place. Each
 * begins with the bytes of a file. The atlas ends with checked series of days; uDSV ends with
 * strings by row (its fastest form) or with columns of its own guessed types, without dates and
 * without a check. Each runs in a page of its own; what is printed are the first run, which is the
 * one a reader waits for, and the median of the runs after it. Figures to read, never a test:
 * `./build.sh bench`.
 */
import { hasTables, median, start } from './harness.js';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const NAMES = ['atlas', 'uDSV, strings', 'uDSV, columns'];
const real = hasTables();
const CASES = [
  { what: 'wide, 289 places x 1143 days', table: 'wide', runs: 9, needs: real },
  { what: 'long, 34 columns', table: 'long', runs: 9, needs: real },
  { what: 'a million rows of 2 columns', table: 'million', runs: 3, needs: true },
];

/** Runs in the page: one reader, one table. */
async function measure({ name, table, runs }) {
  const bytes = await (await import('./tables.js')).bytesOf(table);
  let read;
  if (name === 'atlas') {
    const glue = await import('../../target/pkg-bench/response_atlas.js');
    await glue.default();
    new glue.Atlas().free();
    read = () => new glue.OwnTable('table.csv', bytes, 'cases').free();
  } else {
    const { inferSchema, initParser } = await import('./node_modules/udsv/dist/uDSV.mjs');
    const form = name === 'uDSV, strings' ? 'stringArrs' : 'typedCols';
    read = () => {
      const text = new TextDecoder().decode(bytes);
      initParser(inferSchema(text))[form](text);
    };
  }
  const times = [];
  for (let run = 0; run <= runs; run++) {
    const begun = performance.now();
    read();
    times.push(performance.now() - begun);
  }
  return { bytes: bytes.length, first: times[0], later: times.slice(1) };
}

const bench = await start();
for (const { what, table, runs } of CASES.filter((one) => one.needs)) {
  const times = Object.fromEntries(NAMES.map((name) => [name, { first: [], later: [] }]));
  let megabytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of NAMES) {
      const page = await bench.page();
      const found = await page.evaluate(measure, { name, table, runs });
      megabytes = found.bytes / 1e6;
      times[name].first.push(found.first);
      times[name].later.push(...found.later);
      await page.context().close();
    }
  }
  console.log(`\n${what}, ${megabytes.toFixed(1)} MB`);
  console.log(''.padEnd(16) + ['first, ms', 'MB/s', 'of uDSV', 'later, ms', 'MB/s', 'of uDSV'].map((head) => head.padStart(11)).join(''));
  const least = (when) => Math.min(...NAMES.slice(1).map((name) => median(times[name][when])));
  for (const name of NAMES) {
    const [first, later] = [median(times[name].first), median(times[name].later)];
    const cells = [first, (megabytes / first) * 1e3, first / least('first'), later, (megabytes / later) * 1e3, later / least('later')];
    const digits = [1, 0, 2, 1, 0, 2];
    console.log(name.padEnd(16) + cells.map((cell, i) => cell.toFixed(digits[i]).padStart(11)).join(''));
  }
}
await bench.close();
