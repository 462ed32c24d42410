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

/** Of the last layer that slides a window, as Araujo, Norris and Sim published them ("Computing Receptive Fields of Convolutional Neural Networks", Distill 2019). */
const published = { VGG16: 212, MobileNet: 315, ResNet50: 483 };

for (const [name, { config }] of applicationModels()) {
  const size = published[/** @type {keyof typeof published} */ (name)];
  if (size)
    test(`${name} sees as much of its input as is published`, () => {
      const seen = engine.receptiveField(config).filter(({ all, axes }) => axes && axes.length > 0 && !all);
      assert.deepEqual(
        seen.at(-1)?.axes?.map((axis) => axis.size),
        [size, size],
      );
      assert.ok(seen.every(({ agree }) => agree));
    });
}
