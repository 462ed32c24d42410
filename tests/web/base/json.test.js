// JSON text on pages that have changed the built-ins; the number is that of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toJson } from '../../../web/base/json.js';

test('fault 56: JSON is written without asking prototypes that an old library has changed', () => {
  const arrays = /** @type {any} */ (Array.prototype);
  const value = { b: [1, [null, 'x"y']], a: undefined, c: { d: true }, e: [undefined] };
  const expected = JSON.stringify(value);
  arrays.toJSON = () => 'broken';
  try {
    assert.equal(toJson(value), expected);
  } finally {
    delete arrays.toJSON;
  }
});
