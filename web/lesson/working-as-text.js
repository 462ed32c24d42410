// The working of an answer as lines of text: for keys and for feedback in files.

import { plainText } from '../drawing/formula-parts.js';
import { workedParts } from './worked-parts.js';

/** @import { Course } from './course.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Words } from '../words/words.js' */

/** @param {Course} course @param {Step} step @param {Words} words @returns {string[]} none where there is nothing to work out */
export function workingLines(course, step, words) {
  // A size that stays as it is needs no line.
  return workedParts(course, step, words)
    .map(plainText)
    .filter((line) => line.includes('='));
}
