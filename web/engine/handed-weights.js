// Weights that somebody hands in, held against those that a model has: each has its place, or nothing is written.

import { ModelError } from './errors.js';

/** @import { HandedWeight } from './types.js' */

/** @param {{ layer: string, name: string }} weight */
const placeOf = ({ layer, name }) => `${layer}/${name}`;

/** @param {HandedWeight} given @param {HandedWeight} own */
function checkShape({ layer, name, shape, data }, own) {
  const expected = `(${own.shape.join(', ')})`;
  if (!Array.isArray(shape) || `(${shape.join(', ')})` !== expected) {
    throw new ModelError({ code: 'wrong_weight_shape', layer, argument: name, expected, found: shape });
  }
  if (data?.length !== own.data.length) {
    const found = data?.length ?? null;
    throw new ModelError({
      code: 'wrong_weight_size',
      layer,
      argument: name,
      expected: `${own.data.length}_numbers`,
      found,
    });
  }
}

/**
 * Writes all weights of a network. Where a layer has several of one name, as Bidirectional has, they are taken in the
 * order in which `weights()` of the network lists them.
 * @param {{ layer: string, name: string, shape: number[], data: Float32Array }[]} own those of the network
 * @param {HandedWeight[]} given in any order
 * @throws {ModelError} before anything is written: `invalid_argument` where it is no list; `foreign_weights`,
 *   `missing_weights` (`found`: all of them, as layer/name); `wrong_weight_shape`; `wrong_weight_size`
 */
export function writeWeights(own, given) {
  if (!Array.isArray(given) || given.some((one) => typeof one?.layer !== 'string' || typeof one.name !== 'string')) {
    const expected = 'list_of_layer_name_shape_data';
    throw new ModelError({ code: 'invalid_argument', argument: 'weights', expected, found: typeof given });
  }
  const free = [...own];
  /** @type {{ from: HandedWeight, to: { data: Float32Array } }[]} */ const pairs = [];
  const foreign = [];
  for (const one of given) {
    const at = free.findIndex((other) => placeOf(other) === placeOf(one));
    if (at < 0) {
      foreign.push(placeOf(one));
      continue;
    }
    const [place] = free.splice(at, 1);
    checkShape(one, place);
    pairs.push({ from: one, to: place });
  }
  if (foreign.length > 0) throw new ModelError({ code: 'foreign_weights', argument: 'weights', found: foreign });
  if (free.length > 0) throw new ModelError({ code: 'missing_weights', argument: 'weights', found: free.map(placeOf) });
  for (const { from, to } of pairs) to.data.set(from.data);
}
