// Networks that keep only their outputs: the layers between use the same memory again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();
const pixels = Float32Array.from({ length: 20 * 20 * 3 }, (_, i) => (i % 17) / 16);

/** @param {string} code @param {string} argument */
const refused = (code, argument) => (/** @type {unknown} */ error) =>
  error instanceof ModelError && error.code === code && error.argument === argument;

for (const { id, config } of lessons) {
  test(`${id}: only the outputs are kept, and they are the same, in slices too`, async () => {
    const all = engine.compile(config, { seed: 3 });
    const outputs = engine.compile(config, { seed: 3, keep: 'outputs' });
    for (const image of [pixels, pixels.map((value) => 1 - value)]) {
      const expected = [...all.run(image)];
      assert.deepEqual([...outputs.run(image)], expected);
      assert.deepEqual([...(await outputs.runInSlices(image))], expected);
    }
    assert.throws(() => outputs.activations(), refused('not_kept', 'keep'));
    assert.throws(() => outputs.trace('conv2d', 0), refused('not_kept', 'keep'));
    assert.ok(all.activations().length > 0);
    all.free();
    outputs.free();
  });
}

test('what is to be kept is all or the outputs', () => {
  const wrong = /** @type {any} */ ({ keep: 'some' });
  assert.throws(() => engine.compile(lessons[0].config, wrong), refused('invalid_argument', 'keep'));
});
