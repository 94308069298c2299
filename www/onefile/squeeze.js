/**
 * A packer for the one file, whose every byte counts: it packs text and wasm a sixth smaller than PPMd or LZMA. Bits are
 * coded one by one (arithmetic coding) with a probability mixed from what followed in several contexts, after the lpaq
 * family of M. Mahoney. Both directions run the same model, so the page carries it too. Only +, -, *, / on doubles and
 * whole numbers: every engine computes the same bits. In come bytes, their kind, and what both sides know.
 */

/** What becomes of a byte: both sides know it, or it is written, or read. */
const [KNOWN, WRITE, READ] = [0, 1, 2];

/** @typedef {'text' | 'code'} Kind what the bytes are: texts and tables, or the body of a wasm module */

/** Log-odds from -8 to 8 are cut in steps of this. */
const STEPS = 256;
/** log2 of the bytes that each context's table of histories has. */
const TABLE_BITS = 21;

// Probabilities and their log-odds.

/** 4096 times the probability at log-odds of -8, -7.5, ... 8. */
const KNOTS = [1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094];
const SQUASH = new Float64Array(16 * STEPS + 2);
for (let i = 0; i < SQUASH.length; i += 1) {
  const knot = Math.min(i >> 7, KNOTS.length - 2);
  SQUASH[i] = Math.min(KNOTS[knot] + ((KNOTS[knot + 1] - KNOTS[knot]) * (i - knot * 128)) / 128, 4094) / 4096;
}
const STRETCH = new Float64Array(4097);
for (let x = 0, at = 0; at < STRETCH.length; at += 1) {
  while (x < 16 * STEPS && SQUASH[x] * 4096 < at) x += 1;
  STRETCH[at] = x / STEPS - 8;
}

// Bit histories: how many zeros and ones were seen in a context, and which came last, as the number of a state.

const SEEN = [41, 40, 12, 5, 4];
const AGED = [0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 6];
const NEXT = new Uint8Array(512);
const COUNT = new Uint8Array(256);
const FIRST = new Float64Array(256);
{
  const states = [[0, 0, 0]];
  const known = new Map([['0,0,0', 0]]);
  for (let state = 0; state < states.length; state += 1) {
    const [zeros, ones] = states[state];
    COUNT[state] = zeros + ones;
    FIRST[state] = (ones + 0.4) / (zeros + ones + 0.8);
    for (const bit of [0, 1]) {
      const n = [zeros, ones];
      n[bit] += 1;
      if (n[1 - bit] > 2) n[1 - bit] = AGED[Math.min(n[1 - bit], 12)];
      while (Math.min(...n) > 4 || Math.max(...n) > SEEN[Math.min(...n)]) n[n[bit] > n[1 - bit] ? bit : 1 - bit] -= 1;
      const last = n[0] && n[1] && n[0] + n[1] < 14 ? bit : 0;
      const key = [...n, last].join();
      if (!known.has(key)) known.set(key, states.push([...n, last]) - 1);
      NEXT[bit * 256 + state] = known.get(key) ?? 0;
    }
  }
}

/** @param {number} a @param {number} b */
const mix = (a, b) => (Math.imul(a ^ b, 0x2f0b4c47) + Math.imul(b, 0x9e3779b1)) | 0;

// Contexts: what a byte is told from. Each kind fills a list of hashes after every byte.

/** Words, and the columns of tables. */
function textContexts() {
  let [word, before, field, start] = [0, 0, 0, 0];
  return {
    count: 10,
    /** Shortest match that is followed, in bytes. */
    match: 7,
    /** @param {Int32Array} h @param {Uint8Array} bytes @param {number} at @param {number} four */
    fill(h, bytes, at, four) {
      const last = four & 255;
      const inWord = last >= 128 || (last >= 97 && last <= 122) || (last >= 65 && last <= 90) || (last >= 48 && last <= 57);
      if (inWord) word = (Math.imul(word + last, 0x2f0b4c47) + 1) | 0;
      else if (word) [before, word] = [word, 0];
      h[0] = last;
      h[1] = four & 0xffff | 0x10000;
      h[2] = four & 0xffffff | 0x3000000;
      h[3] = mix(four, 4);
      h[4] = mix(four, 5 + (bytes[at - 5] << 8));
      h[5] = mix(mix(four, 6), bytes[at - 5] | bytes[at - 6] << 8);
      h[6] = mix(word, 7 + (last << 8));
      h[7] = mix(mix(word, 8), before);
      if (last === 10 || last === 44) {
        field = last === 10 ? 0 : field + 1;
        start = at;
      }
      h[8] = mix(mix(field, 9 + (last << 8)), Math.min(at - start, 3));
      h[9] = mix(mix(mix(field, 10), four & 0xffffff), word);
    },
  };
}

/** How many numbers follow an operation of wasm; others have none. */
const NUMBERS = new Uint8Array(256);
for (const op of [0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2]) NUMBERS[op] = 1;
for (let op = 0x28; op <= 0x3e; op += 1) NUMBERS[op] = 2;
NUMBERS[0x11] = 2;

/** Operations and the numbers after them: a walk along functions, one after another. */
function codeContexts() {
  // Where the walk stands: a function's size, its locals, an operation, its numbers, raw bytes.
  const [SIZE, LOCALS, LOCAL, TYPE, OP, NUMBER, RAW, TABLE, PREFIX] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  let [mode, left, body, value, shift] = [SIZE, 0, 0, 0, 0];
  let [ops, older, op, numbers, calls] = [0, 0, 0, 0, 0];

  /** @param {number} byte */
  function walk(byte) {
    if (mode !== SIZE) body -= 1;
    if (mode === OP) {
      older = (older << 8) | (ops >>> 24);
      ops = (ops << 8) | byte;
      op = byte;
      [value, shift] = [0, 0];
      if (op === 0x43 || op === 0x44) [mode, left] = [RAW, op === 0x43 ? 4 : 8];
      else if (op === 0x0e) mode = TABLE;
      else if (op === 0xfc) mode = PREFIX;
      else if (NUMBERS[op]) [mode, left] = [NUMBER, NUMBERS[op]];
    } else if (mode === RAW || mode === TYPE) {
      if (mode === TYPE) mode = (left -= 1) ? LOCAL : OP;
      else if (!(left -= 1)) mode = OP;
    } else {
      value |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) number();
    }
    if (mode !== SIZE && body <= 0) [mode, value, shift] = [SIZE, 0, 0];
  }

  function number() {
    const whole = value;
    [value, shift] = [0, 0];
    if (mode === SIZE) [mode, body, ops] = [LOCALS, whole, 0];
    else if (mode === LOCALS) [mode, left] = [whole ? LOCAL : OP, whole];
    else if (mode === LOCAL) mode = TYPE;
    else if (mode === TABLE) [mode, left] = [NUMBER, whole + 1];
    else if (mode === PREFIX) [mode, left] = whole > 7 ? [NUMBER, whole === 8 || whole === 10 ? 2 : 1] : [OP, 0];
    else {
      if (op === 0x10) calls = whole;
      else numbers = (numbers << 8) | (whole & 255);
      if (!(left -= 1)) mode = OP;
    }
  }

  return {
    count: 11,
    match: 5,
    /** @param {Int32Array} h @param {Uint8Array} bytes @param {number} at @param {number} four */
    fill(h, bytes, at, four) {
      if (at) walk(four & 255);
      const place = mode | left << 4 | shift << 8;
      const part = mode === OP ? place : mix(place, value);
      h[0] = four & 0xff | part << 9;
      h[1] = four & 0xffff | 0x10000;
      h[2] = four & 0xffffff | 0x3000000;
      h[3] = mix(four, 4);
      h[4] = mix(mix(four, 5), bytes[at - 5] | bytes[at - 6] << 8);
      h[5] = mix(part, 6 + (ops & 0xffff) * 16);
      h[6] = mix(mix(part, 7), ops & 0xffffff);
      h[7] = mix(mix(part, 8), ops);
      h[8] = mix(mix(mix(part, 9), ops & 0xff), numbers & 0xffff);
      h[9] = mix(mix(mix(part, 10), ops), older & 0xffff);
      h[10] = mix(mix(mix(part, 11), calls), ops & 0xff);
    },
  };
}

const LIMIT = 255;
const LEARN = 0.02;
const SCALE = 0.4;
const RATES = Float64Array.from({ length: LIMIT + 1 }, (_, i) => 1 / (i + 1.6));

/**
 * The model with its coder. All that lasts from byte to byte lies in typed arrays, and one function does all that is done
 * to a byte: so engines keep its numbers in registers.
 * @param {Kind} kind
 * @param {Uint8Array} bytes room for all bytes, filled as they are taken
 * @param {Uint8Array} packed what is read, or room for what is written
 * @param {Uint32Array} span the interval of the arithmetic coder, and what is read of it
 */
function coder(kind, bytes, packed, span) {
  const contexts = kind === 'code' ? codeContexts() : textContexts();
  const { count: n, match: shortest } = contexts;
  const width = n + 3;
  const inputs = new Float64Array(width);
  const mask = (1 << TABLE_BITS) - 16;
  const table = new Uint8Array(n << TABLE_BITS);
  const wide = new Int32Array(table.buffer);
  const chances = new Float32Array(n * 256);
  for (let i = 0; i < n; i += 1) chances.set(FIRST, i * 256);
  const taken = new Uint8Array(n * 256);
  const hashes = new Int32Array(n);
  const slots = new Int32Array(n);
  const states = new Int32Array(n);
  const byLast = new Float32Array(65536).fill(0.5);
  const places = new Int32Array(1 << 18);
  const matched = new Float64Array(32).fill(0.75);
  const one = new Float64Array(256 * width).fill(0.3);
  const two = new Float64Array(256 * width).fill(0.3);
  const three = new Float64Array(256 * width).fill(0.3);
  const rough = Float64Array.from({ length: 256 * 33 }, (_, i) => SQUASH[(i % 33) * 128]);
  const fine = new Float32Array(65536 * 33);
  for (let i = 0; i < fine.length; i += 1) fine[i] = SQUASH[(i % 33) * 128];
  // Where the next byte comes, the last four, where a like run goes on and how long it is, where the packed bytes are.
  const held = new Int32Array(5);
  const [AT, FOUR, MATCH, LENGTH, PACKED] = [0, 1, 2, 3, 4];

  /** Finds each context's histories for a half of a byte. @param {number} part */
  function half(part) {
    for (let i = 0; i < n; i += 1) {
      let hash = Math.imul((hashes[i] + Math.imul(part, 0x9e3779b1)) | 0, 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
      hash ^= hash >>> 13;
      const check = hash >>> 24 || 1;
      const a = (i << TABLE_BITS) + ((hash << 4) & mask);
      let found = a;
      if (table[a] !== check) {
        if (table[a ^ 16] === check) found = a ^ 16;
        else if (table[a ^ 32] === check) found = a ^ 32;
        else {
          if (COUNT[table[(a ^ 16) + 1]] < COUNT[table[found + 1]]) found = a ^ 16;
          if (COUNT[table[(a ^ 32) + 1]] < COUNT[table[found + 1]]) found = a ^ 32;
          for (let word = found >> 2; word < (found >> 2) + 4; word += 1) wide[word] = 0;
          table[found] = check;
        }
      }
      slots[i] = found;
    }
  }

  /** Follows the run of bytes that was like this one, or finds another. @param {number} at */
  function follow(at) {
    let length = held[LENGTH];
    let match = held[MATCH];
    if (length && bytes[match] === bytes[at - 1]) {
      length += 1;
      match += 1;
    } else length = 0;
    if (at >= shortest) {
      let hash = 0;
      for (let i = 1; i <= shortest; i += 1) hash = (Math.imul(hash, 0x2f0b4c47) + bytes[at - i] + 1) | 0;
      hash = (hash ^ (hash >>> 15)) & 0x3ffff;
      if (!length) {
        match = places[hash];
        while (match && length < 400 && match > length && bytes[match - length - 1] === bytes[at - length - 1]) length += 1;
        if (length < shortest - 1) length = 0;
      }
      places[hash] = at;
    }
    held[LENGTH] = length;
    held[MATCH] = match;
  }

  /** @param {number} mode @param {number} value of the byte, where it is not read */
  return function byte(mode, value) {
    const at = held[AT];
    const four = held[FOUR];
    contexts.fill(hashes, bytes, at, four);
    follow(at);
    const match = held[MATCH];
    let length = held[LENGTH];
    let low = span[0];
    let high = span[1];
    let code = span[2];
    let part = 1;
    let slot = 1;
    const last = four & 255;
    const o2 = last * width;
    for (let i = 7; i >= 0; i -= 1) {
      if (i === 7 || i === 3) {
        half(part);
        slot = 1;
      }
      let sure = 0;
      for (let j = 0; j < n; j += 1) {
        const state = table[slots[j] + slot];
        states[j] = state;
        if (state) {
          inputs[j] = STRETCH[(chances[(j << 8) | state] * 4096) | 0];
          if (j > 1) sure += 1;
        } else inputs[j] = 0;
      }
      const spot = (last << 8) | part;
      inputs[n] = STRETCH[(byLast[spot] * 4096) | 0];
      inputs[n + 1] = 0;
      inputs[n + 2] = 0.3;
      let sort = -1;
      let expected = 0;
      if (length) {
        const whole = bytes[match] | 256;
        if (whole >> (i + 1) === part) {
          expected = (whole >> i) & 1;
          sort = length < 16 ? length : length < 32 ? 16 + ((length - 16) >> 2) : length < 120 ? 20 + ((length - 32) >> 3) : 31;
          const by = STRETCH[(matched[sort] * 4096) | 0];
          inputs[n + 1] = expected ? by : -by;
        } else length = 0;
      }

      // Three mixtures, each with the weights of another context.
      const o1 = part * width;
      const o3 = ((sort < 0 ? 0 : 1 + (sort >> 2)) * 16 + sure) * width;
      let d1 = 0;
      let d2 = 0;
      let d3 = 0;
      for (let j = 0; j < width; j += 1) {
        const input = inputs[j];
        d1 += one[o1 + j] * input;
        d2 += two[o2 + j] * input;
        d3 += three[o3 + j] * input;
      }
      d1 = clamp(d1 * SCALE);
      d2 = clamp(d2 * SCALE);
      d3 = clamp(d3 * SCALE);
      const odds = (d1 + d2 + d3) / 3;

      // What such odds turned out to be before.
      const knot = (odds + 8) * 2;
      const floor = knot | 0;
      const share = knot - floor;
      let r1 = part * 33 + floor;
      let r2 = spot * 33 + floor;
      const chance = squash(odds) * 0.5 + (rough[r1] * (1 - share) + rough[r1 + 1] * share) * 0.2 + (fine[r2] * (1 - share) + fine[r2 + 1] * share) * 0.3;
      if (share > 0.5) {
        r1 += 1;
        r2 += 1;
      }
      let told = (chance * 65536) | 0;
      if (told < 1) told = 1;
      else if (told > 65535) told = 65535;

      // The bit.
      // A one lies below.
      const middle = low + Math.floor(((high - low) * told) / 65536);
      const bit = mode === READ ? (code <= middle ? 1 : 0) : (value >> i) & 1;
      if (mode !== KNOWN) {
        if (bit) high = middle;
        else low = middle + 1;
      }
      while (((low ^ high) & 0xff000000) === 0) {
        if (mode === READ) code = ((code << 8) | packed[held[PACKED] + 4]) >>> 0;
        else packed[held[PACKED]] = high >>> 24;
        held[PACKED] += 1;
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }

      // What is learned from it.
      const e1 = (bit - squash(d1)) * LEARN;
      const e2 = (bit - squash(d2)) * LEARN;
      const e3 = (bit - squash(d3)) * LEARN;
      for (let j = 0; j < width; j += 1) {
        const input = inputs[j];
        one[o1 + j] += e1 * input;
        two[o2 + j] += e2 * input;
        three[o3 + j] += e3 * input;
      }
      rough[r1] += (bit - rough[r1]) * 0.02;
      fine[r2] += (bit - fine[r2]) * 0.02;
      for (let j = 0; j < n; j += 1) {
        const state = states[j];
        if (state) {
          const of = (j << 8) | state;
          const seen = taken[of];
          chances[of] += (bit - chances[of]) * RATES[seen];
          if (seen < LIMIT) taken[of] = seen + 1;
        }
        table[slots[j] + slot] = NEXT[(bit << 8) | state];
      }
      byLast[spot] += (bit - byLast[spot]) * 0.04;
      if (sort >= 0) {
        matched[sort] += ((expected === bit ? 1 : 0) - matched[sort]) * 0.01;
        if (expected !== bit) length = 0;
      }
      part = (part << 1) | bit;
      slot = (slot << 1) | bit;
    }
    bytes[at] = part;
    held[AT] = at + 1;
    held[FOUR] = (four << 8) | (part & 255);
    held[LENGTH] = length;
    span[0] = low;
    span[1] = high;
    span[2] = code;
    return held[PACKED];
  };
}

const clamp = (/** @type {number} */ odds) => (odds > 7.99 ? 7.99 : odds < -7.99 ? -7.99 : odds);
const squash = (/** @type {number} */ odds) => {
  const at = odds * STEPS + 8 * STEPS;
  const low = at | 0;
  return SQUASH[low] + (SQUASH[low + 1] - SQUASH[low]) * (at - low);
};

/**
 * @param {Uint8Array} bytes
 * @param {Kind} kind
 * @param {Uint8Array} [known] what both sides know, and the bytes may be like
 * @returns {Uint8Array}
 */
export function squeeze(bytes, kind, known = new Uint8Array()) {
  const packed = new Uint8Array(bytes.length * 2 + 64);
  const span = new Uint32Array([0, 0xffffffff, 0]);
  const byte = coder(kind, new Uint8Array(known.length + bytes.length + 1), packed, span);
  for (const each of known) byte(KNOWN, each);
  let size = 0;
  for (const each of bytes) size = byte(WRITE, each);
  // A number of the last interval.
  packed[size] = span[1] >>> 24;
  return packed.slice(0, size + 4);
}

/**
 * Makes ready to unpack: `bytes` fills as `read` is called, with as many further bytes as it is asked for.
 * @param {Uint8Array} packed
 * @param {number} size of the bytes
 * @param {Kind} kind
 * @param {Uint8Array} [known]
 */
export function expander(packed, size, kind, known = new Uint8Array()) {
  const room = new Uint8Array(known.length + size + 1);
  const first = [0, 1, 2, 3].reduce((code, i) => code * 256 + (packed[i] ?? 0), 0);
  const byte = coder(kind, room, packed, new Uint32Array([0, 0xffffffff, first]));
  for (const each of known) byte(KNOWN, each);
  return {
    bytes: room.subarray(known.length, known.length + size),
    /** @param {number} count */
    read(count) {
      for (let i = 0; i < count; i += 1) byte(READ, 0);
    },
  };
}
