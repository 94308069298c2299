/**
 * A packer for the one file, whose every byte counts: it packs text and wasm a sixth smaller than PPMd or LZMA. Bits are
 * coded one by one (arithmetic coding) with a probability mixed from what followed in several contexts, after the lpaq
 * family of M. Mahoney. Both directions run the same model, so the page carries it too. Only +, -, *, / on doubles and
 * whole numbers: every engine computes the same bits. In come bytes, their kind and bytes that both sides know before.
 */

/** @typedef {'text' | 'code'} Kind what the bytes are: texts and tables, or the body of a wasm module */

/** Log-odds from -8 to 8 are cut in steps of this. */
const STEPS = 256;
/** log2 of the bytes that each context's table of histories has. */
const TABLE_BITS = 22;
/** So many bytes are unpacked between two breaths. */
const BREATH = 1 << 15;

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
  let [word, before] = [0, 0];
  return {
    count: 8,
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
    count: 10,
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
    },
  };
}

/**
 * The model: tells how likely the next bit is a one, and takes what it was.
 * @param {Kind} kind
 * @param {Uint8Array} bytes room for all bytes, filled as they are taken
 */
function model(kind, bytes) {
  const contexts = kind === 'code' ? codeContexts() : textContexts();
  const n = contexts.count;
  const width = n + 3;
  const inputs = new Float64Array(width);
  const mask = (1 << TABLE_BITS) - 16;
  const tables = Array.from({ length: n }, () => new Uint8Array(1 << TABLE_BITS));
  const chances = Array.from({ length: n }, () => FIRST.slice());
  const taken = Array.from({ length: n }, () => new Uint16Array(256));
  const rates = Float64Array.from({ length: LIMIT + 1 }, (_, i) => 1 / (i + 1.6));
  const hashes = new Int32Array(n);
  const slots = new Int32Array(n);
  const states = new Uint8Array(n);
  const byLast = new Float64Array(65536).fill(0.5);
  const places = new Int32Array(1 << 18);
  const matched = new Float64Array(32).fill(0.75);
  const weights = [256, 256, 2048].map((sets) => new Float64Array(sets * width).fill(0.3));
  const [one, two, three] = weights;
  const refined = [1024, 65536].map((sets) => Float64Array.from({ length: sets * 33 }, (_, i) => SQUASH[(i % 33) * 128]));
  const [rough, fine] = refined;
  let [at, part, four, slot] = [0, 1, 0, 1];
  let [match, length, expected, sort] = [0, 0, 0, -1];
  let [p1, p2, p3, o1, o2, o3, r1, r2, last] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  function byteDone() {
    contexts.fill(hashes, bytes, at, four);
    if (length && bytes[match] === bytes[at - 1]) {
      length += 1;
      match += 1;
    } else length = 0;
    const shortest = contexts.match;
    if (at < shortest) return;
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

  /** Finds each context's histories for the next half of a byte. */
  function half() {
    for (let i = 0; i < n; i += 1) {
      let hash = Math.imul((hashes[i] + Math.imul(part, 0x9e3779b1)) | 0, 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
      hash ^= hash >>> 13;
      const table = tables[i];
      const check = hash >>> 24 || 1;
      const a = (hash << 4) & mask;
      let found = a;
      if (table[a] !== check) {
        if (table[a ^ 16] === check) found = a ^ 16;
        else if (table[a ^ 32] === check) found = a ^ 32;
        else {
          if (COUNT[table[(a ^ 16) + 1]] < COUNT[table[found + 1]]) found = a ^ 16;
          if (COUNT[table[(a ^ 32) + 1]] < COUNT[table[found + 1]]) found = a ^ 32;
          table.fill(0, found, found + 16);
          table[found] = check;
        }
      }
      slots[i] = found;
    }
    slot = 1;
  }

  /** @returns {number} of 65536, how likely the next bit is a one */
  function tell() {
    let sure = 0;
    for (let i = 0; i < n; i += 1) {
      const state = tables[i][slots[i] + slot];
      states[i] = state;
      inputs[i] = state ? STRETCH[(chances[i][state] * 4096) | 0] : 0;
      if (state && i > 1) sure += 1;
    }
    last = ((four & 255) << 8) | part;
    inputs[n] = STRETCH[(byLast[last] * 4096) | 0];
    inputs[n + 1] = 0;
    inputs[n + 2] = 0.3;
    sort = -1;
    if (length) {
      const width = 31 - Math.clz32(part);
      const whole = bytes[match] | 256;
      if (whole >> (8 - width) === part) {
        expected = (whole >> (7 - width)) & 1;
        sort = length < 16 ? length : length < 32 ? 16 + ((length - 16) >> 2) : Math.min(20 + ((length - 32) >> 3), 31);
        const by = STRETCH[(matched[sort] * 4096) | 0];
        inputs[n + 1] = expected ? by : -by;
      } else length = 0;
    }
    o1 = part * width;
    o2 = (four & 255) * width;
    o3 = ((sort < 0 ? 0 : 1 + (sort >> 2)) * 16 + sure) * width;
    let [d1, d2, d3] = [0, 0, 0];
    for (let i = 0; i < width; i += 1) {
      const input = inputs[i];
      d1 += one[o1 + i] * input;
      d2 += two[o2 + i] * input;
      d3 += three[o3 + i] * input;
    }
    d1 = clamp(d1 * SCALE);
    d2 = clamp(d2 * SCALE);
    d3 = clamp(d3 * SCALE);
    p1 = squash(d1);
    p2 = squash(d2);
    p3 = squash(d3);
    const odds = (d1 + d2 + d3) / 3;
    const knot = (odds + 8) * 2;
    const low = knot | 0;
    const share = knot - low;
    const hash = (Math.imul(four & 0xffff, 0x9e3779b1) >>> 16) ^ (part * 0x35);
    r1 = part * 33 + low;
    r2 = (hash & 0xffff) * 33 + low;
    const chance = squash(odds) * 0.5 + (rough[r1] * (1 - share) + rough[r1 + 1] * share) * 0.2 + (fine[r2] * (1 - share) + fine[r2 + 1] * share) * 0.3;
    if (share > 0.5) {
      r1 += 1;
      r2 += 1;
    }
    const told = (chance * 65536) | 0;
    return told < 1 ? 1 : told > 65535 ? 65535 : told;
  }

  /** @param {number} bit */
  function take(bit) {
    const e1 = (bit - p1) * LEARN;
    const e2 = (bit - p2) * LEARN;
    const e3 = (bit - p3) * LEARN;
    for (let i = 0; i < width; i += 1) {
      const input = inputs[i];
      one[o1 + i] += e1 * input;
      two[o2 + i] += e2 * input;
      three[o3 + i] += e3 * input;
    }
    rough[r1] += (bit - rough[r1]) * 0.02;
    fine[r2] += (bit - fine[r2]) * 0.02;
    for (let i = 0; i < n; i += 1) {
      const state = states[i];
      if (state) {
        const count = taken[i][state];
        chances[i][state] += (bit - chances[i][state]) * rates[count];
        if (count < LIMIT) taken[i][state] = count + 1;
      }
      tables[i][slots[i] + slot] = NEXT[bit * 256 + state];
    }
    byLast[last] += (bit - byLast[last]) * 0.04;
    if (sort >= 0) {
      matched[sort] += ((expected === bit ? 1 : 0) - matched[sort]) * 0.01;
      if (expected !== bit) length = 0;
    }
    part = (part << 1) | bit;
    slot = (slot << 1) | bit;
    if (part >= 256) {
      const byte = part & 255;
      bytes[at] = byte;
      at += 1;
      four = (four << 8) | byte;
      part = 1;
      byteDone();
      half();
    } else if (part >= 16 && part < 32) half();
  }

  byteDone();
  half();
  return { tell, take };
}

const LIMIT = 255;
const LEARN = 0.02;
const SCALE = 0.4;
const clamp = (/** @type {number} */ odds) => (odds > 7.99 ? 7.99 : odds < -7.99 ? -7.99 : odds);
const squash = (/** @type {number} */ odds) => {
  const at = odds * STEPS + 8 * STEPS;
  const low = at | 0;
  return SQUASH[low] + (SQUASH[low + 1] - SQUASH[low]) * (at - low);
};

/** The room of a model that has seen what both sides know. @param {Kind} kind @param {number} size @param {Uint8Array} known */
function prepared(kind, size, known) {
  const room = new Uint8Array(known.length + size + 1);
  const mind = model(kind, room);
  for (const byte of known) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      mind.tell();
      mind.take((byte >> bit) & 1);
    }
  }
  return { room, ...mind };
}

/**
 * @param {Uint8Array} bytes
 * @param {Kind} kind
 * @param {Uint8Array} [known]
 * @returns {Uint8Array}
 */
export function squeeze(bytes, kind, known = new Uint8Array()) {
  const { tell, take } = prepared(kind, bytes.length, known);
  const out = [];
  let [low, high] = [0, 0xffffffff];
  for (const byte of bytes) {
    for (let i = 7; i >= 0; i -= 1) {
      const bit = (byte >> i) & 1;
      const middle = between(low, high, tell());
      if (bit) high = middle;
      else low = middle + 1;
      take(bit);
      while (low >>> 24 === high >>> 24) {
        out.push(high >>> 24);
        [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0];
      }
    }
  }
  out.push(high >>> 24, (high >>> 16) & 255, (high >>> 8) & 255, high & 255);
  return Uint8Array.from(out);
}

/** Where the interval is cut: a one lies below. @param {number} low @param {number} high @param {number} chance */
function between(low, high, chance) {
  return low + Math.floor(((high - low) * chance) / 65536);
}

/**
 * Unpacks, with a breath now and then in which a page can do other things.
 * @param {Uint8Array} packed
 * @param {number} size of the bytes
 * @param {Kind} kind
 * @param {Uint8Array} [known]
 * @returns {Generator<number, Uint8Array>} how many bytes are there, at each breath
 */
export function* expand(packed, size, kind, known = new Uint8Array()) {
  const { room, tell, take } = prepared(kind, size, known);
  let [low, high, code, at] = [0, 0xffffffff, 0, 4];
  for (let i = 0; i < 4; i += 1) code = ((code << 8) | packed[i]) >>> 0;
  for (let done = 0; done < size; done += 1) {
    if (done % BREATH === BREATH - 1) yield done;
    for (let i = 0; i < 8; i += 1) {
      const middle = between(low, high, tell());
      const bit = code <= middle ? 1 : 0;
      if (bit) high = middle;
      else low = middle + 1;
      take(bit);
      while (low >>> 24 === high >>> 24) {
        [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0];
        code = ((code << 8) | (packed[at] ?? 0)) >>> 0;
        at += 1;
      }
    }
  }
  return room.slice(known.length, known.length + size);
}
