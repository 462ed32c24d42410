// How many parameters are trained, or not: of the whole model, or of one layer.

import { rowOf } from './cell.js';

/** @import { Part } from '../../drawing/formula.js' */
/** @import { Words } from '../../words/words.js' */

/**
 * The sum of some numbers with their names; a single one is no sum.
 * @param {[string, number][]} named @param {number} sum @param {Words} words @param {'none' | 'result' | 'all'} open @returns {Part[]}
 */
function namedSum(named, sum, words, open) {
  const counted = named.filter(([, value]) => value > 0);
  if (counted.length < 2) return [];
  const parts = counted.map(([label, value]) => ({ label, value: words.number(value), open: open === 'all' }));
  const result = { label: '', value: words.number(sum), open: open !== 'none' };
  return [...parts.flatMap((part, i) => (i > 0 ? [{ sign: '+' }, part] : [part])), { sign: '=' }, result];
}

/** @param {'trainable_params' | 'non_trainable_params'} of @returns {import('./question-kind.js').QuestionKind} */
export function shareQuestion(of) {
  return {
    input: 'text',
    reads: 'number',
    asks: (_course, { layer }) => (layer ? { layer, of } : { of }),
    solution: (course, { layer }) => (layer ? rowOf(course, layer) : course.analysis)[of],
    formula(course, { layer }, words, open) {
      if (!layer)
        return namedSum(
          course.analysis.layers.map((row) => [row.name, row[of]]),
          course.analysis[of],
          words,
          open,
        );
      const row = rowOf(course, layer);
      const meant = new Set(
        row.weights.filter(({ trainable }) => trainable === (of === 'trainable_params')).map(({ name }) => name),
      );
      const terms = row.terms.filter(({ weight }) => meant.has(weight));
      const named = terms.map(
        /** @returns {[string, number]} */ ({ weight, params }) => [words.text(`weight-${weight}`), params],
      );
      return namedSum(named, row[of], words, open);
    },
    words: (_course, { layer }, words) => ({
      title: layer ? words.text(`ask-${of}-layer`, { layer }) : words.text(`ask-${of}`),
      about: words.text(`about-${of}`),
    }),
  };
}
