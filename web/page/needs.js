// What the smallest pieces of a view need of the element that they stand in.

/** @import { Words } from '../words/words.js' */

/**
 * @typedef {object} Needs
 * @property {Words} words
 * @property {boolean} site  the element is the whole page
 * @property {HTMLElement | DocumentFragment} renderRoot
 * @property {() => void} requestUpdate
 * @property {(selector: string) => Promise<void>} focusOn  puts the focus where the work goes on
 * @property {(id: string) => void} notify  shows a short notice, by the id of its words
 * @property {() => Promise<void>} complete  brings what a lesson opens without
 */

export {};
