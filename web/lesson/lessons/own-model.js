// A walkthrough of a teacher's own model: the same questions as in the lessons, made from its rows. What cannot be counted is
// not asked.

/** @import { Analysis } from '../../engine/types.js' */
/** @import { Lesson } from './all.js' */

/**
 * @param {any} config a Keras config
 * @param {Analysis} analysis of the same config
 * @returns {Lesson}
 */
export function ownLesson(config, analysis) {
  const cells = analysis.layers.flatMap(({ name, output_shape, params }) => [
    ...(output_shape ? [{ ask: 'output_shape', layer: name }] : []),
    ...(params === null ? [] : [{ ask: 'params', layer: name }]),
  ]);
  const total = analysis.complete ? [{ ask: 'total_params' }] : [];
  return { id: 'own-model', seed: 4071, picture: 'lighthouse', config, steps: [...cells, ...total] };
}
