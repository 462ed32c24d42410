// A short fingerprint of a text (FNV-1a, 32 bits): tells a cut or changed text from a whole one. Not a secret.

/** @param {string} text @returns {string} eight hexadecimal digits */
export function checksum(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
