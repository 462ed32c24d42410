// What is said of a number that nothing explains: what is in it.

import { sizeText } from './shape-text.js';

/** @import { NumberContents } from '../engine/types.js' */
/** @import { Words } from './words.js' */

/**
 * @param {NumberContents | null | undefined} contents @param {string} answer as it was typed
 * @param {any} typed as it was read @param {string} layer the one in question @param {Words} words
 */
export function contentsSentence(contents, answer, typed, layer, words) {
  if (!contents) return words.text('wrong-plain', { answer });
  const { what, exact, factors, layers, right } = contents;
  if (what === 'sizes') {
    const sizes = typed.slice(-right.length).filter((/** @type {any} */ _, /** @type {number} */ i) => right[i]);
    const good = words.list(sizes.map((/** @type {number | null} */ size) => sizeText(size, words.language)));
    return words.text('contains-sizes', { right: good, count: sizes.length });
  }
  const value = words.number(contents.value);
  if (what === 'layers') return words.text('contains-layers', { value, layers: words.list(layers) });
  const product = factors.map(({ size }) => words.number(size)).join('\u00a0×\u00a0');
  const labels = words.list(factors.map(({ label }) => words.text(`dim-${label}`)));
  const id = exact ? (factors.length > 1 ? `contains-${what}` : 'contains-one-factor') : 'contains-nearest';
  return words.text(id, { answer, value, product, labels, layer });
}
