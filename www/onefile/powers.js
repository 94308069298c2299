/**
 * The powers of five from 5^-342 to 5^308 as reading decimal numbers asks for them: their first 128 bits, the higher half
 * first. Ten kilobytes of the core are nothing else, and cannot be packed; here they are worked out. The rules are those
 * by which the table in Rust's library is made (D. Lemire, "Number parsing at a gigabyte per second", 2021).
 */

const [LOWEST, HIGHEST] = [-342n, 308n];

/** So many bits a whole number has. @param {bigint} n */
const bitsOf = n => BigInt(n.toString(2).length);

export function powers() {
  const table = new DataView(new ArrayBuffer(Number(HIGHEST - LOWEST + 1n) * 16));
  for (let power = LOWEST; power <= HIGHEST; power += 1n) {
    const first = power < 0n ? inverse(-power) : whole(5n ** power);
    const at = Number(power - LOWEST) * 16;
    table.setBigUint64(at, first >> 64n, true);
    table.setBigUint64(at + 8, BigInt.asUintN(64, first), true);
  }
  return new Uint8Array(table.buffer);
}

/** @param {bigint} n */
function whole(n) {
  const more = 128n - bitsOf(n);
  return more > 0n ? n << more : n >> -more;
}

/** One over a power of five, rounded up. @param {bigint} power */
function inverse(power) {
  const five = 5n ** power;
  const bits = bitsOf(five - 1n);
  const part = (1n << (power <= 27n ? bits + 127n : 2n * bits + 128n)) / five + 1n;
  return part >> (bitsOf(part) > 128n ? bitsOf(part) - 128n : 0n);
}

/** The two runs of the table without the short numbers between them, whose many zeros a core leaves out. */
export function runs() {
  const table = powers();
  const [one, long] = [Number(-LOWEST) * 16, Number(28n - LOWEST) * 16];
  return [table.subarray(0, one), table.subarray(long)];
}
