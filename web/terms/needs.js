// What terms need of the element that they stand in.

/** @import { Needs } from '../page/needs.js' */

/**
 * @typedef {Needs & { lock: boolean, updateComplete: Promise<boolean>, open: (lesson: string, more?: object) => void }} TermNeeds
 *   lock: no way to the page of all terms; open: that page, at a term
 */

export {};
