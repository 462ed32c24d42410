// The working of an answer as lines of text, with the numbers of its own layer: for keys and for feedback in files.

import { countParts, nothingOpen, plainText, shapeParts, sumParts, totalParts } from '../drawing/formula-parts.js';

/** @import { Course } from './course.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Words } from '../words/words.js' */

/** @param {Course} course @param {Step} step @param {Words} words @returns {string[]} none where there is nothing to work out */
export function workingLines({ analysis }, { ask, layer }, words) {
  const row = analysis.layers.find(({ name }) => name === layer);
  if (ask === 'output_shape' && row) {
    return shapeParts(row, words, 'none')
      .map(plainText)
      .filter((line) => line.includes('='));
  }
  if (ask === 'params' && row && row.terms.length > 0) {
    return [`${plainText(countParts(row, words, nothingOpen))} ${plainText(sumParts(row, words, false))}`];
  }
  if (ask !== 'total_params') return [];
  return [`${plainText(totalParts(analysis.layers, words, nothingOpen))} = ${words.number(analysis.total_params)}`];
}
