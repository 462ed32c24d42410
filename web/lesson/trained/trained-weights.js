// The weights that the lessons' networks have once they have learnt to tell odd digits from even ones.

import { unpackWeights } from './packed-weights.js';
import { trainedWeights } from './weights.js';

/** @import { HandedWeight } from '../../engine/types.js' */

/** @param {string} lesson @param {HandedWeight[]} places the network's weights, in their order */
export const trainedWeightsOf = (lesson, places) => unpackWeights(trainedWeights[lesson], places);
