// Every layer on spatial axes that runs, against tfjs: shapes, counts and floats of random single layers.
// CNN_PARAMS_LAYERS=1000 in the environment compares more of each, CNN_PARAMS_SEED others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { loadEngine, ModelError } from '../../web/engine/engine.js';
import { randomNumbers } from '../random-models.js';
import { readDifferences } from './differences.js';
import { tfjsLayer } from './spatial-judges.js';
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
  const values = one.shape.reduce((product, size) => product * size, 1);
  const input = Float32Array.from({ length: values }, () => random.next() * 2 - 1);
  tf.engine().startScope();
  try {
    const tensors = weights.map((/** @type {any} */ { data, shape }) => tf.tensor(data.slice(), shape));
    const expected = judge(tf.tensor(input, [1, ...one.shape]), tensors, one.config);
    const row = engine.analyse(modelOf(one)).layers[0];
    assert.deepEqual(row.output_shape?.slice(1), expected.shape.slice(1));
    sameFloats(network.run(input), expected.dataSync());
  } finally {
    tf.engine().endScope();
    network.free();
  }
}

/** @param {ArrayLike<number>} found @param {ArrayLike<number>} expected */
function sameFloats(found, expected) {
  assert.equal(found.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(found[i] - expected[i]);
    assert.ok(difference <= 1e-5 * Math.max(1, Math.abs(expected[i])), `value ${i}: ${found[i]} for ${expected[i]}`);
  }
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

const image = [8, 7, 4];

/** Layers whose floats tfjs-layers has otherwise than Keras, and the engine not. @type {Record<string, [number[], string, any]>} */
const known = {
  grouped_convolution: [image, 'Conv2D', { filters: 4, kernel_size: 3, groups: 2 }],
  depthwise_dilation: [image, 'DepthwiseConv2D', { kernel_size: 3, dilation_rate: 2, padding: 'same' }],
  conv1d_causal: [[9, 4], 'Conv1D', { filters: 2, kernel_size: 3, padding: 'causal' }],
  transposed_output_padding: [image, 'Conv2DTranspose', { filters: 2, kernel_size: 3, strides: 2, output_padding: 1 }],
  transposed_dilation: [image, 'Conv2DTranspose', { filters: 2, kernel_size: 3, dilation_rate: 2 }],
  bilinear_centres: [image, 'UpSampling2D', { size: [2, 3], interpolation: 'bilinear' }],
  flatten_features: [[9], 'Flatten', {}],
};

test('where the floats of tfjs are not those of Keras, the table of known differences says so', () => {
  const listed = readDifferences('Forward pass of tfjs').flatMap(({ names }) => names);
  assert.deepEqual(listed.toSorted(), Object.keys(known).sort());
  for (const [name, [shape, class_name, config]] of Object.entries(known)) {
    const one = { shape, class_name, config };
    const agree = () => compare(one, tfjsLayer(class_name), randomNumbers(seed));
    assert.throws(agree, `${name}: tfjs is right now`);
  }
});

test('axes of size zero are refused, which is the one difference to Keras', () => {
  assert.deepEqual(
    readDifferences('Keras').flatMap(({ names }) => names),
    ['zero_sizes'],
  );
  const repeated = { shape: [4], class_name: 'RepeatVector', config: { n: 0 } };
  const empty = { shape: [0], class_name: 'Flatten', config: {} };
  for (const one of [repeated, empty]) assert.throws(() => engine.analyse(modelOf(one)), ModelError);
});
