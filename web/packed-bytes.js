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
  // By tables and numbers: half a million letters are read before the first result.
  const groups = new Uint8Array(128);
  const ranks = new Uint8Array(128);
  for (let i = 0; i < firsts.length; i++) groups[firsts.charCodeAt(i)] = i + 1;
  letters.forEach((letter, rank) => (ranks[letter.charCodeAt(0)] = rank));
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const group = groups[text.charCodeAt(i)];
    if (group > 0) i++;
    bytes[length++] = order[group * letters.length + ranks[text.charCodeAt(i)]];
  }
  return bytes.slice(0, length);
}
