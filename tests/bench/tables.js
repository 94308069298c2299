/**
 * The two tables of the benchmarks, for the page: as bytes of a CSV, which the atlas reads, and as
 * columns, which the others take.
 *
 * @typedef {object} Table
 * @property {Uint8Array} bytes the CSV
 * @property {number[]} xs days from 0
 * @property {(number | null)[][]} columns one a series; null is a gap
 */

const POINTS = 1_000_000;

/** The bytes of a table alone. @param {'wide' | 'long' | 'million'} name */
export async function bytesOf(name) {
  return name === 'million' ? (await million()).bytes : new Uint8Array(await (await fetch(`/data/${name}.csv`)).arrayBuffer());
}

/** The wide table of JHU: 289 places by 1,143 days. @returns {Promise<Table>} */
export async function wide() {
  const bytes = await bytesOf('wide');
  const rows = globalThis.d3.csvParseRows(new TextDecoder().decode(bytes)).slice(1);
  const columns = rows.map((row) => row.slice(4).map((cell) => (cell === '' ? null : Number(cell))));
  return { bytes, xs: columns[0].map((_, day) => day), columns };
}

/** A million days of one place: a wave with noise, the same on each run. @returns {Promise<Table>} */
export async function million() {
  const values = new Array(POINTS);
  let seed = 1;
  for (let day = 0; day < POINTS; day++) {
    seed = (seed * 48271) % 2147483647;
    values[day] = Math.round(1e6 * (1.2 + Math.sin(day / 40_000) + (0.4 * seed) / 2147483647));
  }
  const lines = ['date,total_cases'];
  const date = { y: 1, m: 1, d: 1 };
  for (const value of values) {
    const two = (n) => String(n).padStart(2, '0');
    lines.push(`${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)},${value}`);
    next(date);
  }
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  return { bytes, xs: values.map((_, day) => day), columns: [values] };
}

/** @param {{y: number, m: number, d: number}} date */
function next(date) {
  const leap = date.y % 4 === 0 && (date.y % 100 !== 0 || date.y % 400 === 0);
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.m - 1];
  date.d += 1;
  if (date.d <= length) return;
  date.d = 1;
  date.m += 1;
  if (date.m <= 12) return;
  date.m = 1;
  date.y += 1;
}
