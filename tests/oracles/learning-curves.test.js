// How the three lessons' models learn, against PyTorch in doubles with Keras's optimizers: see tests/fixtures/learning_recorder.py.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadEngine } from '../../web/engine/engine.js';
import { root } from '../../web/tools/engine-build.js';
import { randomNumbers } from '../random-models.js';

const engine = await loadEngine();
await engine.complete();

const recorded = JSON.parse(readFileSync(join(root, 'tests', 'fixtures', 'learning.json'), 'utf8'));
const { batch, batches, classes } = recorded;

/** The recorder's pictures. @param {number[]} shape */
function pictures([rows, columns, channels]) {
  const { next } = randomNumbers(1);
  const x = new Float32Array(batch * batches * rows * columns * channels);
  const y = Float32Array.from({ length: batch * batches }, (_, sample) => sample % classes);
  let i = 0;
  for (const label of y) {
    for (let row = 0; row < rows; row++) {
      const light = row < rows / 2 === (label === 0) ? 0.25 : 0;
      for (let k = 0; k < columns * channels; k++) x[i++] = 0.75 * next() + light;
    }
  }
  return { x, y };
}

/** @param {string} name @param {number} found @param {number} expected */
function near(name, found, expected) {
  const apart = Math.abs(found - expected) / Math.max(1, Math.abs(expected));
  assert.ok(apart <= 1e-4, `${name}: ${found} for ${expected}`);
}

/** @param {any} model @param {any} curve @param {boolean} fast */
function follow({ config, weights }, { optimizer, losses, ends }, fast) {
  const loss = 'sparse_categorical_crossentropy';
  const learner = engine.compile(config, { weights, optimizer, loss, batch, fast });
  const shape = config.config.layers[0].config.batch_shape.slice(1);
  const { x, y } = pictures(shape);
  const size = x.length / y.length;
  losses.forEach((/** @type {number} */ expected, /** @type {number} */ step) => {
    const first = (step % batches) * batch;
    const { loss: found } = learner.trainOnBatch(
      x.subarray(first * size, (first + batch) * size),
      y.subarray(first, first + batch),
    );
    near(`step ${step}`, found, expected);
  });
  for (const { layer, name, data } of learner.weights()) {
    const [sum, squares] = ends[`${layer}/${name}`];
    near(
      `sum of ${layer} ${name}`,
      data.reduce((all, one) => all + one, 0),
      sum,
    );
    near(
      `squares of ${layer} ${name}`,
      data.reduce((all, one) => all + one * one, 0),
      squares,
    );
  }
  learner.free();
}

for (const model of recorded.models) {
  for (const curve of model.curves) {
    test(`${model.id} learns by ${JSON.stringify(curve.optimizer)} as in PyTorch`, () => {
      for (const fast of [true, false]) follow(model, curve, fast);
    });
  }
}
