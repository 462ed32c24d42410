// Bytes as ASCII text in which their order can still be seen: base64 would hide it from the compression of the wire, which
// costs a quarter. A byte's lower six bits are a letter, and before it, unless they are zero, stand its upper two as a digit.

const firstLetter = '='.charCodeAt(0);
const zero = '0'.charCodeAt(0);

/** @param {Uint8Array} bytes */
export function textOfBytes(bytes) {
  return Array.from(bytes, (byte) => `${byte >> 6 || ''}${String.fromCharCode(firstLetter + (byte & 63))}`).join('');
}

/** @param {string} text */
export function bytesOfText(text) {
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const upper = bytes[i] < firstLetter ? (bytes[i++] - zero) << 6 : 0;
    bytes[length++] = upper | (bytes[i] - firstLetter); // never further than what has been read
  }
  return bytes.slice(0, length);
}
