// ONNX operators in Keras's words. An operator is a function from its attributes and tensors to Keras layers; what
// Keras has no equal for is refused with the reason.

import { activations } from './activations.js';
import { merging } from './merging.js';
import { sizes } from './sizes.js';
import { weighted } from './weighted.js';
import { windows } from './windows.js';

/** @import { Translate } from './keras-layers.js' */

/** @type {Record<string, Translate>} */
export const operators = { ...activations, ...merging, ...sizes, ...weighted, ...windows };
