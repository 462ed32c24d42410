// One cell of the summary: a layer's output shape or its number of parameters.

import { asMaps, keptBy } from '../../words/layer-words.js';
import { shapeText, sizeText, sizesText } from '../../words/shape-text.js';

/** @import { LayerRow } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */
/** @import { Course } from '../course.js' */
/** @import { Knows, QuestionKind } from './question-kind.js' */

/** The family of a layer for words: families share theirs. @param {LayerRow} row */
export function familyOf(row) {
  if (!row.class_name.includes('Pooling')) return row.class_name;
  return row.windows.length > 0 ? 'pool' : 'global-pool';
}

/** @param {Words} words @param {string} base @param {LayerRow} row */
export function familyId(words, base, row) {
  const sliding = row.class_name.includes('Conv') && row.windows.length > 0 ? 'conv' : '';
  const ids = [familyOf(row), sliding].map((family) => `${base}-${family}`);
  return ids.find((id) => words.has(id)) ?? base;
}

/**
 * What a layer reads, or, while that is still a question, the layer it comes from. Only what enters the model is an image.
 * @param {Course} course @param {LayerRow} row @param {Words} words @param {Knows} knows
 */
function inputText(course, row, words, knows) {
  const source = course.analysis.layers[row.inputs[0]];
  const shape = row.input_shapes[0];
  if (source && !(shape && knows('output_shape', source.name))) return words.text('output-of', { layer: source.name });
  const made = source && source.class_name !== 'InputLayer';
  const { maps, each } = asMaps(shape.slice(1), row.config.data_format === 'channels_first');
  const kinds = ['row', 'row', 'rows', made ? 'maps' : 'image'];
  return words.text('input-of-size', {
    kind: kinds[Math.min(shape.length - 1, 3)],
    layer: source?.name ?? '',
    sizes: sizesText(shape, words.language),
    maps: sizeText(maps, words.language),
    each: sizesText([null, ...each], words.language),
  });
}

/** One step for all axes, or one for each. @param {number[]} steps @param {Words} words */
function stepsText(steps, words) {
  const same = steps.every((step) => step === steps[0]);
  return same ? words.number(steps[0] ?? 1) : words.list(steps.map((step) => words.number(step)));
}

/** @param {Course} course @param {LayerRow} row @param {Words} words @param {Knows} knows */
export function rowArguments(course, row, words, knows) {
  const sizes = row.windows.map((window) => window.kernel);
  const { maps, each } = asMaps((row.input_shapes[0] ?? []).slice(1), false);
  return {
    layer: row.name,
    input: inputText(course, row, words, knows),
    window: sizes.join('\u00a0×\u00a0'),
    stride: stepsText(
      row.windows.map(({ stride }) => stride),
      words,
    ),
    padding: row.windows[0]?.padding ?? '',
    filters: row.config.filters ?? 0,
    units: row.config.units ?? 0,
    keeps: keptBy(row.class_name),
    same: String(String(row.output_shape) === String(row.input_shapes[0])),
    reads: each.length > 0 ? 'rows' : 'all',
    features: sizeText(maps, words.language),
    places: sizesText([null, ...each], words.language),
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
    asks: (_course, { layer }) => ({ layer, of }),
    solution(course, { layer }) {
      const row = rowOf(course, layer);
      return of === 'output_shape' ? shapeText(row.output_shape) : row.params;
    },
    words(course, { layer }, words, knows) {
      const row = rowOf(course, layer);
      const id = familyId(words, `about-${of}`, row);
      return {
        title: words.text(`ask-${of}`, { layer: row.name }),
        about: words.text(id, rowArguments(course, row, words, knows)),
      };
    },
  };
}
