// Every layer on spatial axes that runs, against tfjs: shapes, counts and floats of random single layers.
// CNN_PARAMS_LAYERS=1000 in the environment compares more of each, CNN_PARAMS_SEED others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { loadEngine, ModelError } from '../../web/engine.js';
import { randomNumbers } from '../random-models.js';
import { judged } from './spatial-layers.js';

const engine = await loadEngine();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

const wanted = Number(process.env.CNN_PARAMS_LAYERS ?? 60);
const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261124);

/** @param {import('./spatial-layers.js').Case} one */
function modelOf({ shape, class_name, config }) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  const layer = { class_name, config: { name: 'x', ...config } };
  return { class_name: 'Sequential', config: { name: 'one', layers: [input, layer] } };
}

/** @param {import('./spatial-layers.js').Case} one @param {import('./spatial-judges.js').Judge} judge @param {ReturnType<typeof randomNumbers>} random */
function compare(one, judge, random) {
  const network = engine.compile(modelOf(one), { seed: 1 });
  const weights = network.weights();
  for (const { data } of weights) for (let i = 0; i < data.length; i++) data[i] = random.next() * 2 - 1;
  const tensors = weights.map((/** @type {any} */ { data, shape }) => tf.tensor(data.slice(), shape));
  const values = one.shape.reduce((product, size) => product * size, 1);
  const input = Float32Array.from({ length: values }, () => random.next() * 2 - 1);
  tf.engine().startScope();
  const expected = judge(tf.tensor(input, [1, ...one.shape]), tensors, one.config);
  const output = network.run(input);
  const row = engine.analyse(modelOf(one)).layers[0];
  assert.deepEqual(/** @type {any[]} */ (row.output_shape).slice(1), expected.shape.slice(1));
  const floats = expected.dataSync();
  assert.equal(output.length, floats.length);
  for (let i = 0; i < floats.length; i++) {
    const difference = Math.abs(output[i] - floats[i]);
    assert.ok(difference <= 1e-5 * Math.max(1, Math.abs(floats[i])), `value ${i}: ${output[i]} for ${floats[i]}`);
  }
  tf.engine().endScope();
  network.free();
}

for (const [name, { draw, judge }] of Object.entries(judged)) {
  test(`${name} gives the shapes, counts and floats of tfjs`, () => {
    const random = randomNumbers(seed);
    for (let compared = 0; compared < wanted;) {
      const one = draw(random);
      try {
        engine.analyse(modelOf(one));
      } catch (error) {
        // Keras refuses windows that do not fit; tfjs would go on with sizes of zero.
        assert.ok(error instanceof ModelError && error.code === 'output_too_small', `seed ${seed}: ${error}`);
        continue;
      }
      try {
        compare(one, judge, random);
      } catch (error) {
        assert.fail(`seed ${seed}, layer ${compared}: ${error}\n${JSON.stringify(one)}`);
      }
      compared++;
    }
  });
}
