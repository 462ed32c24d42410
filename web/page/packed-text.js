// A text as part of a link: deflated, in letters that an address can hold.

import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';

/** Letters that a link may take; longer ones are cut by mail programs and chats. */
export const longestPacked = 8192;
/** What a link may unfold into. */
const largest = 2 ** 21;

/** @param {string} text @returns {string | null} null where it would be longer than a link can be */
export function packText(text) {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  if (bytes.length * 4 > longestPacked * 3) return null;
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @param {string} packed @returns {string | null} null where it is none */
export function unpackText(packed) {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    /** @type {Uint8Array[]} */ const parts = [];
    let size = 0;
    const inflate = new Inflate((part) => {
      size += part.length;
      if (size > largest) throw new Error('too large');
      parts.push(part);
    });
    inflate.push(bytes, true);
    return strFromU8(Uint8Array.from(parts.flatMap((part) => [...part])));
  } catch {
    return null;
  }
}
