// Weights that are handed in: they run, in models within models too; what is missing, foreign or of another shape is named.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCourse } from '../../../web/lesson/course.js';
import { ownLesson } from '../../../web/lesson/lessons/own-model.js';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { startNetwork } from '../../../web/drawing/running-network.js';
import { root } from '../../../web/tools/engine-build.js';

const engine = await loadEngine();

const lines = readFileSync(join(root, 'tests', 'fixtures', 'recurrent.jsonl'), 'utf8')
  .trim()
  .split('\n');
const saved = lines.map((line) => JSON.parse(line));

/** Keras's list of weights under the engine's names: in the same order. @param {any} model */
function handed({ config, weights }) {
  const network = engine.compile(config);
  const places = network.weights().map(({ layer, name }) => ({ layer, name }));
  network.free();
  return weights.map((/** @type {any} */ { shape, values }, /** @type {number} */ i) => ({
    ...places[i],
    shape,
    data: values,
  }));
}

/** @param {string} code @param {Record<string, any>} more */
const refused = (code, more) => (/** @type {any} */ error) => {
  assert.ok(error instanceof ModelError);
  assert.deepEqual({ code: error.code, ...more }, { ...more, code });
  for (const [key, value] of Object.entries(more)) assert.deepEqual(/** @type {any} */ (error)[key], value, key);
  return true;
};

for (const model of saved) {
  test(`${model.id}: with the weights of the file come Keras's outputs`, () => {
    const network = engine.compile(model.config, { weights: handed(model) });
    const [{ shape, values }] = model.inputs;
    const size = values.length / shape[0];
    const expected = model.outputs[0].values;
    for (let sample = 0; sample < shape[0]; sample++) {
      const found = network.run(values.slice(sample * size, (sample + 1) * size));
      for (let i = 0; i < found.length; i++) {
        assert.ok(Math.abs(found[i] - expected[sample * found.length + i]) < 1e-5);
      }
    }
    network.free();
  });
}

const dense = (/** @type {string} */ name) => ({ class_name: 'Dense', config: { name, units: 2 } });
const inner = { class_name: 'Sequential', config: { name: 'block', layers: [input(), dense('inside')] } };
const nested = { class_name: 'Sequential', config: { name: 'all', layers: [input(), inner, dense('outside')] } };

function input() {
  return { class_name: 'InputLayer', config: { name: 'in', batch_shape: [null, 2] } };
}

/** A Dense that swaps its two inputs and adds a bias. @param {string} layer @param {number[]} bias */
const swapping = (layer, bias) => [
  { layer, name: 'kernel', shape: [2, 2], data: [0, 1, 1, 0] },
  { layer, name: 'bias', shape: [2], data: bias },
];
const good = [...swapping('outside', [1, 0]), ...swapping('block/inside', [0, 10])];

test('weights of models within models have a path, and may come in any order', () => {
  const network = engine.compile(nested, { weights: good });
  // (3, 5) → (5, 3) + (0, 10) → (13, 5) + (1, 0)
  assert.deepEqual([...network.run([3, 5])], [14, 5]);
  network.free();
});

test('missing and foreign weights are named, all of them', () => {
  const compile = (/** @type {any} */ weights) => () => engine.compile(nested, { weights });
  assert.throws(
    compile(good.slice(1, 3)),
    refused('missing_weights', { found: ['block/inside/bias', 'outside/kernel'] }),
  );
  const foreign = [...good, { layer: 'inside', name: 'kernel', shape: [2, 2], data: [0, 1, 1, 0] }, good[0]];
  assert.throws(compile(foreign), refused('foreign_weights', { found: ['inside/kernel', 'outside/kernel'] }));
  assert.throws(compile([{}]), refused('invalid_argument', { argument: 'weights' }));
  assert.throws(compile('weights'), refused('invalid_argument', { argument: 'weights' }));
});

test('a shape or a number of numbers that does not fit is named', () => {
  const changed = (/** @type {any} */ change) => () =>
    engine.compile(nested, { weights: good.map((one, i) => (i === 2 ? { ...one, ...change } : one)) });
  const place = { layer: 'block/inside', argument: 'kernel' };
  assert.throws(changed({ shape: [4] }), refused('wrong_weight_shape', { ...place, expected: '(2, 2)', found: [4] }));
  assert.throws(changed({ shape: undefined }), refused('wrong_weight_shape', place));
  assert.throws(changed({ data: [1] }), refused('wrong_weight_size', { ...place, expected: '4_numbers', found: 1 }));
});

test('a model of ones own runs with the weights that come with it; without a config they are not looked at', () => {
  const open = (/** @type {any[]} */ weights) => {
    const course = /** @type {any} */ (openCourse(engine, { lesson: '', config: nested, weights }, ownLesson));
    return startNetwork(course, () => {});
  };
  const { network } = open(good);
  assert.deepEqual(network?.maps?.at(-1)?.data.length, 2);
  network?.free();
  assert.equal(open(good.slice(1)).notRun?.code, 'missing_weights');
  assert.equal(openCourse(engine, { lesson: '', weights: good })?.lesson.weights, undefined);
});
