// A walkthrough of a teacher's own model: the same questions as in the lessons, made from its rows. What cannot be counted is
// not asked; of a large model, what is worth asking.

import { mostQuestions, worthAsking } from './worth-asking.js';

/** @import { Analysis } from '../../engine/types.js' */
/** @import { Lesson, Step } from './all.js' */

/**
 * @param {any} config a Keras config
 * @param {Analysis} analysis of the same config
 * @returns {Lesson}
 */
export function ownLesson(config, analysis) {
  // Of an input there is nothing to reckon: its shape stands in the listing.
  const given = (/** @type {string} */ kind) => (kind === 'InputLayer' ? { withdrawn: true } : {});
  /** @type {Step[]} */
  const cells = analysis.layers.flatMap(({ name, class_name: kind, output_shape, params }) => [
    ...(output_shape ? [{ ask: 'output_shape', layer: name, ...given(kind) }] : []),
    ...(params === null ? [] : [{ ask: 'params', layer: name, ...given(kind) }]),
  ]);
  const open = cells.filter(({ withdrawn }) => !withdrawn).length;
  const asked = open < mostQuestions ? cells : worthAsking(cells, analysis.layers);
  const rank = asked === cells ? {} : { rank: Infinity };
  const total = analysis.complete ? [{ ask: 'total_params', ...rank }] : [];
  return { id: 'own-model', seed: 4071, picture: 'lighthouse', config, steps: [...asked, ...total] };
}
