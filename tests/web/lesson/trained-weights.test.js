// The weights that lessons show "after training": made by the script, in the shapes of the networks, and they know odd from even.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitOf, levelScale, loadDigits, split } from '../../../web/activities/train/digits.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { packWeights, unpackWeights } from '../../../web/lesson/trained/packed-weights.js';
import { trainedWeightsOf } from '../../../web/lesson/trained/trained-weights.js';
import { trainedWeights } from '../../../web/lesson/trained/weights.js';
import { samples, seed, trainLessons } from '../../../web/tools/train-lessons.js';

const engine = await loadEngine();
const levels = await loadDigits();

test('the script makes the weights that are shipped, 12 KB each at most', async () => {
  for (const { id, weights } of await trainLessons(engine)) {
    assert.equal(trainedWeights[id], packWeights(weights), id);
    assert.ok(trainedWeights[id].length <= 12_000, `${id}: ${trainedWeights[id].length}`);
  }
});

test('numbers in 16 bits are off by no more than a half of a 32,767th of the largest', () => {
  const weight = { layer: 'a', name: 'kernel', shape: [5], data: Float32Array.of(-1.7, 0, 1e-6, 0.3, 1.7) };
  const [{ data }] = unpackWeights(packWeights([weight]), [weight]);
  for (const [i, number] of weight.data.entries()) assert.ok(Math.abs(number - data[i]) <= 1.7 / 65_534 + 1e-7);
});

for (const { id, config } of lessons) {
  test(`${id} judges at least 93.5 % of 1,000 digits rightly that it has never seen, and guesses before`, () => {
    const { x, y } = samples(levels, split(5000, seed).heldBack);
    assert.equal(y.length, 1000);
    assert.ok(y.every((odd, i) => odd === digitOf(split(5000, seed).heldBack[i]) % 2));
    const options = { optimizer: 'adam', loss: 'sparse_categorical_crossentropy', input_scale: levelScale };
    const learner = engine.compile(config, { seed, ...options });
    const before = learner.evaluate(x, y).accuracy ?? 1;
    const trained = trainedWeightsOf(id, learner.weights());
    const after = engine.compile(config, { weights: trained, ...options }).evaluate(x, y).accuracy ?? 0;
    assert.ok(before < 0.75 && after >= 0.935, `${before} before, ${after} after`);
  });
}
