// Bytes as ASCII text that compresses nearly as well as the bytes do. Base64 would hide their structure from the
// compression of the wire. The most frequent bytes are one letter, the others two.

const quote = "'".charCodeAt(0);
const [backslash, less] = ['\\'.charCodeAt(0), '<'.charCodeAt(0)];
/** Letters that begin a pair. */
const firsts = '|~';
/** Letters that need no escape in a string and cannot end a script element. */
const letters = Array.from({ length: 95 }, (_, i) => i + 32)
  .filter((code) => ![quote, backslash, less].includes(code))
  .map((code) => String.fromCharCode(code))
  .filter((letter) => !firsts.includes(letter));

/** @typedef {{ order: number[], text: string }} Packed  order: all 256 byte values, those of one letter first */

/** @param {Uint8Array} bytes @returns {Packed} */
export function packBytes(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const byCount = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);
  // Among themselves by value: bytes that are near each other mean alike, and the compression sees that.
  const groups = [byCount.slice(0, letters.length), byCount.slice(letters.length)];
  const order = groups.flatMap((group) => group.sort((a, b) => a - b));
  /** @type {string[]} */
  const codes = [];
  order.forEach((byte, rank) => {
    const group = Math.floor(rank / letters.length);
    codes[byte] = (group > 0 ? firsts[group - 1] : '') + letters[rank % letters.length];
  });
  return { order, text: Array.from(bytes, (byte) => codes[byte]).join('') };
}

/** @param {Packed} packed */
export function unpackBytes({ order, text }) {
  // By tables and numbers, in the letters' own place: this runs before the first result.
  const letter = 0x80;
  const starts = new Uint16Array(letter);
  for (let i = 0; i < firsts.length; i++) starts[firsts.charCodeAt(i)] = (i + 1) * letter;
  const values = new Uint8Array((firsts.length + 1) * letter);
  order.forEach((byte, rank) => {
    const group = Math.floor(rank / letters.length);
    values[group * letter + letters[rank % letters.length].charCodeAt(0)] = byte;
  });
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const start = starts[bytes[i]];
    if (start > 0) i++;
    bytes[length++] = values[start + bytes[i]];
  }
  return bytes.slice(0, length);
}
