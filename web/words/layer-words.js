// What words about a layer choose by: what a pooling layer keeps, and what stands in front of a layer.

/** What a pooling layer makes of a window. @param {string} className @returns {'mean' | 'largest'} */
export function keptBy(className) {
  return className.includes('Average') ? 'mean' : 'largest';
}

/**
 * Sizes without the batch as maps: how many, and how large each is. A layer of one size has none.
 * @param {(number | null)[]} sizes @param {boolean} first the maps are the first axis, not the last
 */
export function asMaps(sizes, first) {
  return first ? { maps: sizes[0], each: sizes.slice(1) } : { maps: sizes[sizes.length - 1], each: sizes.slice(0, -1) };
}
