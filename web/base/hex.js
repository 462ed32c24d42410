// Bytes as hexadecimal text. It is twice as long as the bytes, but their order can still be seen in it, so that the
// compression of the wire makes up for that; base64 would hide it, which costs a quarter.

/** @param {Uint8Array} bytes */
export function hexOfBytes(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The value of a digit by its letter: 0 to 9, a to f. @param {number} letter */
const digit = (letter) => letter - (letter < 58 ? 48 : 87);

/** @param {string} hex */
export function bytesOfHex(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}
