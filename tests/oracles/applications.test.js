// Keras's own application models: every row and total of their configs as Keras 3.16 printed them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { loadEngine } from '../../web/engine.js';

const engine = await loadEngine();
const folder = new URL('../fixtures/applications/', import.meta.url);

/** A shape as Python prints it. @param {(number | null)[]} shape */
function shapeText(shape) {
  const sizes = shape.map((size) => size ?? 'None');
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

for (const name of readdirSync(folder)) {
  test(`${name.split('.')[0]} has Keras's rows and totals`, () => {
    const keras = JSON.parse(gunzipSync(readFileSync(new URL(name, folder))).toString());
    const analysis = engine.analyse(keras.config);
    const rows = analysis.layers.map((row) => [row.name, row.class_name, shapeText(row.output_shape), row.params]);
    assert.ok(rows.length > 20);
    assert.deepEqual(rows, keras.rows);
    assert.equal(analysis.total_params, keras.total);
    assert.equal(analysis.trainable_params, keras.trainable);
    assert.equal(analysis.complete, true);
  });
}
