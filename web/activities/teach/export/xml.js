// Text for XML files.

/** Letters that XML can hold. */
const holds = /^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u;
/** @type {Record<string, string>} */
const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of an element or an attribute; what XML cannot hold is left out. @param {string} text */
export function xmlText(text) {
  const letters = [...text].filter((letter) => holds.test(letter));
  return letters.map((letter) => named[letter] ?? letter).join('');
}
