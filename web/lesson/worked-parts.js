// How an answer is worked out, with the numbers of its own layer: as formulas, one after the other.

import { countParts, nothingOpen, shapeParts, sumParts, totalParts } from '../drawing/formula-parts.js';
import { questionKinds } from './questions/all.js';

/** @import { Course } from './course.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Part } from '../drawing/formula.js' */
/** @import { Words } from '../words/words.js' */

/** @param {Course} course @param {Step} step @param {Words} words @returns {Part[][]} none where there is nothing to work out */
export function workedParts(course, step, words) {
  const { layers, total_params: total } = course.analysis;
  const row = layers.find(({ name }) => name === step.layer);
  if (step.ask === 'output_shape' && row) return shapeParts(row, words, 'none');
  if (step.ask === 'params' && row && row.terms.length > 0)
    return [[...countParts(row, words, nothingOpen), ...sumParts(row, words, false)]];
  const own = questionKinds[step.ask].formula?.(course, step, words, 'none');
  if (own) return own.length > 0 ? [own] : [];
  if (step.ask !== 'total_params') return [];
  const sum = { label: '', value: words.number(total) };
  return [[...totalParts(course.analysis, words, nothingOpen), { sign: '=' }, sum]];
}
