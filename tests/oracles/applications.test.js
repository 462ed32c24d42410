// Keras's own application models: every row and total of their configs as Keras 3.16 printed them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../web/engine/engine.js';
import { applicationModels } from '../fixtures.js';

const engine = await loadEngine();

/** A shape as Python prints it. @param {(number | null)[] | null} shape */
function shapeText(shape) {
  if (!shape) return '?';
  const sizes = shape.map((size) => size ?? 'None');
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

for (const [name, keras] of applicationModels()) {
  test(`${name} has Keras's rows and totals`, () => {
    const analysis = engine.analyse(keras.config);
    const rows = analysis.layers.map((row) => [row.name, row.class_name, shapeText(row.output_shape), row.params]);
    assert.ok(rows.length > 20);
    assert.deepEqual(rows, keras.rows);
    assert.equal(analysis.total_params, keras.total);
    assert.equal(analysis.trainable_params, keras.trainable);
    assert.equal(analysis.complete, true);
  });
}
