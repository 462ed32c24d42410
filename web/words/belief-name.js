// Beliefs by name, for lists.

/** @import { Words } from './words.js' */

/** Sentences about beliefs name a value; in a list they have names of their own. @param {{ words: Words }} element @param {string} id */
export function beliefName({ words }, id) {
  return words.has(`name-${id}`) ? words.text(`name-${id}`) : id;
}
