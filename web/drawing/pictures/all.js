// 20×20 pictures of our own making: a palette, and twenty rows of twenty letters of it.

import boat from './boat.json' with { type: 'json' };
import fish from './fish.json' with { type: 'json' };
import lighthouse from './lighthouse.json' with { type: 'json' };
import mug from './mug.json' with { type: 'json' };

/** @typedef {{ id: string, palette: Record<string, string>, rows: string[] }} Picture */

/** @type {Picture[]} */
export const pictures = [lighthouse, boat, fish, mug];

/**
 * The picture as numbers from 0 to 1, row by row, red, green and blue of each pixel in turn.
 * @param {Picture} picture
 */
export function pixelsOf(picture) {
  const values = new Float32Array(picture.rows.length * picture.rows[0].length * 3);
  let next = 0;
  for (const row of picture.rows) {
    for (const letter of row) {
      const color = Number.parseInt(picture.palette[letter].slice(1), 16);
      for (const shift of [16, 8, 0]) values[next++] = ((color >> shift) & 255) / 255;
    }
  }
  return values;
}

/** @param {string} id */
export function findPicture(id) {
  return pictures.find((picture) => picture.id === id) ?? pictures[0];
}
