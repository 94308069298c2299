/**
 * Bytes as letters that may stand in a page: 7.08 bits to each byte of the page, where base64 has 6. Fourteen bits at a
 * time are looked at: most tell a letter of one byte by their first seven or eight, the others a letter of two bytes by
 * all of them. Left out are the letters that a page cannot keep: NUL, carriage return, the sign that opens a tag.
 */

const ONE = Array.from({ length: 128 }, (_, letter) => letter).filter(letter => letter !== 0x00 && letter !== 0x0d && letter !== 0x3c);
/** So many letters of one byte take seven bits; the others take eight. */
const SHORT = 101;
/** Where, of fourteen bits, the second and the third kind begin. */
const [LONG_FROM, PAIR_FROM] = [SHORT << 7, (SHORT << 7) + ((ONE.length - SHORT) << 6)];
/** The letters of two bytes, but for the first, which are control signs: those stand as letters of three. */
const [FIRST_PAIR, CONTROLS, INSTEAD] = [0x80, 0x20, 0x800];

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  const text = [];
  let [held, bits, at] = [0, 0, 0];
  while (at < bytes.length || bits > 0) {
    for (; bits < 14 && at < bytes.length; at += 1, bits += 8) held = ((held & 0x3fff) << 8) | bytes[at];
    const look = (bits < 14 ? held << (14 - bits) : held >> (bits - 14)) & 0x3fff;
    if (look < LONG_FROM) {
      text.push(ONE[look >> 7]);
      bits -= 7;
    } else if (look < PAIR_FROM) {
      text.push(ONE[SHORT + ((look - LONG_FROM) >> 6)]);
      bits -= 8;
    } else {
      const pair = look - PAIR_FROM;
      text.push((pair < CONTROLS ? INSTEAD : FIRST_PAIR) + pair);
      bits -= 14;
    }
  }
  return text.map(letter => String.fromCharCode(letter)).join('');
}

/**
 * @param {string} text
 * @param {number} size of the bytes
 */
export function fromLetters(text, size) {
  const places = new Uint8Array(128);
  ONE.forEach((letter, place) => { places[letter] = place; });
  const bytes = new Uint8Array(size);
  let [at, held, bits] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    const place = places[letter & 127];
    let width = 7;
    let value = place;
    if (letter >= FIRST_PAIR) [width, value] = [14, PAIR_FROM + letter - (letter < INSTEAD ? FIRST_PAIR : INSTEAD)];
    else if (place >= SHORT) [width, value] = [8, (LONG_FROM >> 6) + place - SHORT];
    held = ((held & 0xff) << width) | value;
    for (bits += width; bits >= 8 && at < size; at += 1) {
      bits -= 8;
      bytes[at] = held >> bits;
    }
  }
  return bytes;
}
