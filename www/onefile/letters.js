/**
 * Bytes as text that may stand in a page: seven bits a letter. The few letters that a page cannot keep as they are (NUL,
 * carriage return, the sign that opens a tag) stand, with the seven bits after them, as one letter of two bytes. So a
 * byte costs 8/7 of itself; in base64 it would cost 4/3.
 */

/** The letters that may not stand for themselves. */
const KEPT_OUT = [0x00, 0x0d, 0x3c];
/** From here on, a letter of two bytes stands for one of those and the next seven bits. */
const PAIRS = 0xa0;

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  const sevens = [];
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x7fff;
    for (bits += 8; bits >= 7; bits -= 7) sevens.push((held >> (bits - 7)) & 127);
  }
  if (bits) sevens.push((held << (7 - bits)) & 127);
  let text = '';
  for (let i = 0; i < sevens.length; i += 1) {
    const pair = KEPT_OUT.indexOf(sevens[i]);
    text += String.fromCharCode(pair < 0 ? sevens[i] : PAIRS + pair * 128 + (sevens[(i += 1)] ?? 0));
  }
  return text;
}

/**
 * @param {string} text
 * @param {number} size of the bytes
 */
export function fromLetters(text, size) {
  const bytes = new Uint8Array(size);
  let [at, held, bits] = [0, 0, 0];
  const put = (/** @type {number} */ seven) => {
    held = ((held << 7) | seven) & 0x7fff;
    bits += 7;
    if (bits >= 8 && at < size) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
    }
  };
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter < PAIRS) put(letter);
    else {
      put(KEPT_OUT[(letter - PAIRS) >> 7]);
      put((letter - PAIRS) & 127);
    }
  }
  return bytes;
}
