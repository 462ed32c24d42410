// What a seed may be, said once for networks and for the order of samples.

import { ModelError } from './errors.js';

/** @param {number} seed */
export function checkSeed(seed) {
  if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff) return;
  const expected = 'integer_from_0_to_4294967295';
  throw new ModelError({ code: 'invalid_argument', argument: 'seed', expected, found: seed });
}
