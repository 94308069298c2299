/**
 * What packs the one file, without a browser: bytes of every sort come back as they were, and the letters that hold them
 * are letters that a page keeps.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from '../node_modules/esbuild/lib/main.js';
import { ROOT, readSite } from './harness.mjs';

/** A module of the page, as Node takes it. */
async function shipped(name) {
  const { outputFiles } = await build({ entryPoints: [`${ROOT}www/onefile/${name}`], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const { squeeze, expander } = await shipped('squeeze.js');
const { toLetters, fromLetters } = await shipped('letters.js');
const { powers } = await shipped('powers.js');

/** Bytes that look like chance and are the same each time. */
function chance(length, seed = 1) {
  let state = seed;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
}

const SORTS = {
  nothing: new Uint8Array(),
  'one byte': Uint8Array.of(0),
  zeros: new Uint8Array(5000),
  ones: new Uint8Array(5000).fill(255),
  chance: chance(9000),
  'a text': new TextEncoder().encode('2020-01-20,武汉,confirmed\n'.repeat(300)),
};

for (const kind of ['text', 'code']) {
  test(`as ${kind}, bytes of every sort come back, also in small steps and after known ones`, () => {
    for (const [name, bytes] of Object.entries(SORTS)) {
      for (const known of [new Uint8Array(), chance(300, 7), SORTS['a text']]) {
        const packed = squeeze(bytes, kind, known);
        const work = expander(packed, bytes.length, kind, known);
        for (let at = 0; at < bytes.length; at += 777) work.read(Math.min(777, bytes.length - at));
        assert.deepEqual(work.bytes, bytes, `${name} after ${known.length}`);
      }
    }
  });
}

test('a text packs smaller than others pack it, and smaller still after what it is like', () => {
  const table = new TextEncoder().encode(readSite('data/aid.csv'));
  const alone = squeeze(table, 'text').length;
  assert.ok(alone < table.length / 5, `${alone} of ${table.length}`);
  const half = squeeze(table.subarray(40_000), 'text').length;
  assert.ok(squeeze(table.subarray(40_000), 'text', table.subarray(0, 40_000)).length < half * 0.95);
});

test('letters give the bytes back, hold over seven bits each, and are none that a page would change', () => {
  for (let length = 0; length < 40; length += 1) assert.deepEqual(fromLetters(toLetters(chance(length, length + 1)), length), chance(length, length + 1));
  const bytes = chance(50_000, 3);
  const letters = toLetters(bytes);
  assert.deepEqual(fromLetters(letters, bytes.length), bytes);
  assert.doesNotMatch(letters, /[\0\r<\u0080-\u009f\ud800-\udfff]/);
  assert.ok(Buffer.byteLength(letters) < (bytes.length * 8) / 7.05, `${Buffer.byteLength(letters)}`);
});

test('the powers of five are those that tell decimal numbers', () => {
  const table = new DataView(powers().buffer);
  const first = (power) => (table.getBigUint64((power + 342) * 16, true) << 64n) | table.getBigUint64((power + 342) * 16 + 8, true);
  assert.equal(first(0), 1n << 127n);
  assert.equal(first(1), 5n << 125n);
  // One over five, rounded up.
  assert.equal(first(-1), 0xcccccccccccccccccccccccccccccccdn);
  for (let power = -342; power <= 308; power += 1) assert.equal(first(power) >> 127n, 1n, `5^${power} begins with a one`);
});
