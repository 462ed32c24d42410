// A walkthrough of a teacher's own model: the same questions as in the lessons, made from its rows.

/** @import { Analysis } from '../types.js' */
/** @import { Lesson } from './all.js' */

/**
 * @param {any} config a Keras config
 * @param {Analysis} analysis of the same config
 * @returns {Lesson}
 */
export function ownLesson(config, analysis) {
  const cells = analysis.layers.flatMap(({ name }) => [
    { ask: 'output_shape', layer: name },
    { ask: 'params', layer: name },
  ]);
  return { id: 'own-model', seed: 4071, picture: 'lighthouse', config, steps: [...cells, { ask: 'total_params' }] };
}
