// Operators that make one tensor of several.

import { layer, onOneSample, withBatch } from './keras-layers.js';

/** @import { Translate } from './keras-layers.js' */

/** @param {string} class_name */
const merge = (class_name) => onOneSample(() => [layer(class_name)]);

/** @type {Record<string, Translate>} */
export const merging = {
  Add: merge('Add'),
  Concat: onOneSample(({ axis }) => [layer('Concatenate', { axis: withBatch(axis) })]),
  Max: merge('Maximum'),
  Mean: merge('Average'),
  Min: merge('Minimum'),
  Mul: merge('Multiply'),
  Sub: merge('Subtract'),
  Sum: merge('Add'),
};
