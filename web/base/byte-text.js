// Bytes as text that a script of any encoding can hold: the most frequent bytes as one sign each, all others as two. Their order
// can still be seen in it, so the compression of the wire works as on the bytes; base64 would hide it, which costs a quarter,
// and hexadecimal, which doubles all, costs 3 %.

/** Printable signs that need no escape in any string of JavaScript and end no script of HTML. */
const signs = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (one) => !'"\'`\\$<'.includes(one),
);
/** The last two begin a pair. */
const single = signs.length - 2;

/** @param {number} byte */
const hex = (byte) => byte.toString(16).padStart(2, '0');

/** The text begins with the bytes that have one sign, ascending, in hexadecimal. @param {Uint8Array} bytes */
export function textOfBytes(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const frequent = [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b).slice(0, single);
  const head = frequent.sort((a, b) => a - b).map(hex);
  const sign = signsOf(head.join(''));
  return head.join('') + Array.from(bytes, (byte) => sign[byte]).join('');
}

/** What each byte is written as. @param {string} head */
function signsOf(head) {
  const taken = new Set(Array.from({ length: single }, (_, i) => parseInt(head.slice(2 * i, 2 * i + 2), 16)));
  const rest = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !taken.has(byte));
  /** @type {string[]} */
  const written = [];
  // A byte that is such a sign stays that one: names in the bytes can then be read, and are met again in the script.
  const own = new Set(signs.slice(0, single).filter((one) => taken.has(one.charCodeAt(0))));
  const free = signs.slice(0, single).filter((one) => !own.has(one));
  for (const byte of taken) {
    const sign = String.fromCharCode(byte);
    written[byte] = own.has(sign) ? sign : /** @type {string} */ (free.shift());
  }
  rest.forEach((byte, i) => (written[byte] = signs[single + Math.floor(i / single)] + signs[i % single]));
  return written;
}

/** @param {string} text as `textOfBytes` has written it */
export function bytesOfText(text) {
  /** By the codes of one sign, and of two: 128 times the first and the second. */
  const byteOf = new Uint8Array(128 * 128);
  signsOf(text.slice(0, 2 * single)).forEach((written, byte) => {
    const [first, second] = [written.charCodeAt(0), written.charCodeAt(1)];
    byteOf[written.length === 1 ? first : 128 * first + second] = byte;
  });
  const pair = signs[single].charCodeAt(0);
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 2 * single; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[length++] = byteOf[code < pair ? code : 128 * code + text.charCodeAt(++i)];
  }
  return bytes.slice(0, length);
}
