// `not`, `and` and `or` of a paste.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPython } from '../../../web/reading/read-python.js';
import { engine } from '../support.js';

test('not binds closer than and, and that closer than or', () => {
  const units = (/** @type {string} */ condition) =>
    readPython(
      engine,
      `import keras\na, b = None, 1\nm = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2 if ${condition} else 1)])`,
    ).models[0].config.config.layers[1].config.units;
  for (const [condition, holds] of /** @type {const} */ ([
    ['not a and a is not None', false],
    ['not b or b', true],
    ['a and not a or b', true],
    ['not (a or b)', false],
    ['not a == b and not b is None', true],
  ])) {
    assert.equal(units(condition), holds ? 2 : 1, condition);
  }
});
