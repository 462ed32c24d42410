// The working of an answer as lines of text, with the numbers of its own layer: for keys and for feedback in files.

import { countParts, nothingOpen, plainText, shapeParts, sumParts, totalParts } from '../drawing/formula-parts.js';
import { questionKinds } from './questions/all.js';

/** @import { Course } from './course.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Words } from '../words/words.js' */

/** @param {Course} course @param {Step} step @param {Words} words @returns {string[]} none where there is nothing to work out */
export function workingLines(course, step, words) {
  const { analysis } = course;
  const { ask, layer } = step;
  const row = analysis.layers.find(({ name }) => name === layer);
  if (ask === 'output_shape' && row) {
    return shapeParts(row, words, 'none')
      .map(plainText)
      .filter((line) => line.includes('='));
  }
  if (ask === 'params' && row && row.terms.length > 0) {
    return [`${plainText(countParts(row, words, nothingOpen))} ${plainText(sumParts(row, words, false))}`];
  }
  const own = questionKinds[ask].formula?.(course, step, words, 'none');
  if (own) return own.length > 0 ? [plainText(own)] : [];
  if (ask !== 'total_params') return [];
  return [`${plainText(totalParts(analysis.layers, words, nothingOpen))} = ${words.number(analysis.total_params)}`];
}
