// How many parameters are trained, or not: of the whole model, or of one layer.

import { rowOf } from './cell.js';

/** @param {'trainable_params' | 'non_trainable_params'} of @returns {import('./question-kind.js').QuestionKind} */
export function shareQuestion(of) {
  return {
    input: 'text',
    reads: 'number',
    asks: (_course, { layer }) => (layer ? { layer, of } : { of }),
    solution: (course, { layer }) => (layer ? rowOf(course, layer) : course.analysis)[of],
    words: (_course, { layer }, words) => ({
      title: layer ? words.text(`ask-${of}-layer`, { layer }) : words.text(`ask-${of}`),
      about: words.text(`about-${of}`),
    }),
  };
}
