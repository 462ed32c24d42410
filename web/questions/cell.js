// One cell of the summary: a layer's output shape or its number of parameters.

import { shapeText, sizesText } from '../format.js';

/** @import { LayerRow } from '../types.js' */
/** @import { Words } from '../words.js' */
/** @import { Course, QuestionKind } from './all.js' */

/** The family of a layer for words: families share theirs. @param {LayerRow} row */
export function familyOf(row) {
  if (row.class_name.includes('Pooling')) return 'pool';
  return row.class_name;
}

/** @param {Words} words @param {string} base @param {LayerRow} row */
export function familyId(words, base, row) {
  const id = `${base}-${familyOf(row)}`;
  return words.has(id) ? id : base;
}

/** @param {LayerRow} row */
export function rowArguments(row) {
  const sizes = row.windows.map((window) => window.kernel);
  return {
    layer: row.name,
    input: sizesText(row.input_shapes[0]),
    window: sizes.join(' × '),
    stride: row.windows[0]?.stride ?? 1,
    padding: row.windows[0]?.padding ?? '',
    filters: row.config.filters ?? 0,
    units: row.config.units ?? 0,
  };
}

/** @param {Course} course @param {string} [layer] @returns {LayerRow} */
export function rowOf(course, layer) {
  const row = course.analysis.layers.find(({ name }) => name === layer);
  if (!row) throw new Error(`lesson ${course.lesson.id} asks for layer ${layer}, which its model lacks`);
  return row;
}

/** @param {'output_shape' | 'params'} of @returns {QuestionKind} */
export function cellQuestion(of) {
  return {
    input: 'text',
    reads: of === 'output_shape' ? 'shape' : 'number',
    check({ engine, lesson }, { layer }, answer) {
      const diagnosis = engine.diagnose(lesson.config, { layer, of }, answer);
      return { correct: diagnosis.correct, answer, diagnosis };
    },
    solution(course, { layer }) {
      const row = rowOf(course, layer);
      return of === 'output_shape' ? shapeText(row.output_shape) : row.params;
    },
    words(course, { layer }, words) {
      const row = rowOf(course, layer);
      const id = familyId(words, `about-${of}`, row);
      return { title: words.text(`ask-${of}`, { layer: row.name }), about: words.text(id, rowArguments(row)) };
    },
  };
}
