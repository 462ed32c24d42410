// Layers without a window that run, against tfjs-layers: normalizations, activations, embeddings, merges and wrappers.
// CNN_PARAMS_LAYERS=1000 in the environment compares more of each, CNN_PARAMS_SEED others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfjs from '@tensorflow/tfjs-layers';
import { loadEngine } from '../../web/engine/engine.js';
import { randomNumbers } from '../random-models.js';

const engine = await loadEngine();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

const wanted = Number(process.env.CNN_PARAMS_LAYERS ?? 60);
const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261124);

/** @typedef {ReturnType<typeof randomNumbers>} Random */
/**
 * A layer on random inputs: our config, the same layer in tfjs, and how inputs are drawn.
 * @typedef {{ class_name: string, config: any, shapes: number[][], layer: any, value?: (random: Random) => number }} Case
 */

/** @param {Random} random @param {number} [from] @param {number} [to] */
function sizes({ integer }, from = 1, to = 3) {
  return Array.from({ length: integer(from, to) }, () => integer(1, 5));
}

/** @param {string} class_name @param {any} config @param {number[][]} shapes @param {any} layer @returns {Case} */
const one = (class_name, config, shapes, layer) => ({ class_name, config, shapes, layer });

/** Activations whose formulas tfjs shares with Keras 3; its hardSigmoid is Keras 2's. */
const activations = [
  'elu',
  'gelu',
  'linear',
  'mish',
  'relu',
  'relu6',
  'selu',
  'sigmoid',
  'softplus',
  'softsign',
  'swish',
  'tanh',
  'softmax',
];

/** @type {Record<string, (random: Random) => Case>} */
const draw = {
  // On other axes than the last, tfjs lets channels go round where their weights should be stretched.
  BatchNormalization: (random) => {
    const shape = sizes(random);
    const config = {
      axis: -1,
      center: random.next() < 0.7,
      scale: random.next() < 0.7,
      epsilon: 0.01,
    };
    return one('BatchNormalization', config, [shape], tfjs.layers.batchNormalization(config));
  },
  LayerNormalization: (random) => {
    const shape = sizes(random);
    const config = { axis: -1, epsilon: 0.01 };
    return one('LayerNormalization', config, [shape], tfjs.layers.layerNormalization(config));
  },
  LeakyReLU: (random) => {
    const alpha = random.next();
    return one('LeakyReLU', { negative_slope: alpha }, [sizes(random)], tfjs.layers.leakyReLU({ alpha }));
  },
  // tfjs knows no other alpha.
  ELU: (random) => one('ELU', { alpha: 1 }, [sizes(random)], tfjs.layers.elu({})),
  PReLU: (random) => {
    const shape = sizes(random);
    const axes = shape.map((_, axis) => axis + 1).filter(() => random.next() < 0.4);
    return one('PReLU', { shared_axes: axes }, [shape], tfjs.layers.prelu({ sharedAxes: axes }));
  },
  // tfjs computes it along the last axis only, and takes the first one where none is given.
  Softmax: (random) => one('Softmax', { axis: -1 }, [sizes(random)], tfjs.layers.softmax({ axis: -1 })),
  Activation: (random) => {
    const activation = random.pick(activations);
    return one('Activation', { activation }, [sizes(random)], tfjs.layers.activation({ activation }));
  },
  Embedding: (random) => {
    const [input_dim, output_dim] = [random.integer(1, 9), random.integer(1, 4)];
    const layer = tfjs.layers.embedding({ inputDim: input_dim, outputDim: output_dim });
    const value = () => random.integer(0, input_dim - 1);
    return { ...one('Embedding', { input_dim, output_dim }, [sizes(random, 1, 1)], layer), value };
  },
  TimeDistributed: (random) => {
    const units = random.integer(1, 4);
    const config = { layer: { class_name: 'Dense', config: { units, activation: 'tanh' } } };
    const layer = tfjs.layers.timeDistributed({ layer: tfjs.layers.dense({ units, activation: 'tanh' }) });
    return one('TimeDistributed', config, [sizes(random, 2, 2)], layer);
  },
  Concatenate: (random) => {
    const shape = sizes(random);
    const axis = random.integer(1, shape.length);
    const shapes = [0, 1, 2].map(() => shape.map((size, i) => (i === axis - 1 ? random.integer(1, 4) : size)));
    return one('Concatenate', { axis }, shapes, tfjs.layers.concatenate({ axis }));
  },
};

for (const [class_name, make] of Object.entries({
  Add: tfjs.layers.add,
  Average: tfjs.layers.average,
  Maximum: tfjs.layers.maximum,
  Minimum: tfjs.layers.minimum,
  Multiply: tfjs.layers.multiply,
})) {
  draw[class_name] = (random) => {
    const shape = sizes(random);
    // Sizes of one are stretched; tfjs wants as many axes in all of them.
    const shapes = [shape, shape.map((size) => (random.next() < 0.3 ? 1 : size)), shape];
    return one(class_name, {}, shapes, make({}));
  };
}

/** @param {Case} one a graph of Keras 3 with one layer */
function modelOf({ class_name, config, shapes }) {
  const tensor = (/** @type {number} */ i) => ({
    class_name: '__keras_tensor__',
    config: { shape: [null, ...shapes[i]], dtype: 'float32', keras_history: [`input_${i}`, 0, 0] },
  });
  const inputs = shapes.map((shape, i) => ({
    class_name: 'InputLayer',
    name: `input_${i}`,
    config: { name: `input_${i}`, batch_shape: [null, ...shape] },
    inbound_nodes: [],
  }));
  const tensors = shapes.map((_, i) => tensor(i));
  const args = shapes.length > 1 ? [tensors] : tensors;
  const layer = { class_name, name: 'x', config: { name: 'x', ...config }, inbound_nodes: [{ args, kwargs: {} }] };
  const input_layers = shapes.map((_, i) => [`input_${i}`, 0, 0]);
  return {
    class_name: 'Functional',
    config: { name: 'one', layers: [...inputs, layer], input_layers, output_layers: [['x', 0, 0]] },
  };
}

/** @param {Case} one @param {Random} random */
function compare(one, random) {
  const network = engine.compile(modelOf(one), { seed: 1 });
  const weights = network.weights();
  for (const { name, data } of weights) {
    for (let i = 0; i < data.length; i++) data[i] = name === 'moving_variance' ? random.next() : random.next() * 2 - 1;
  }
  const value = one.value ?? (() => random.next() * 4 - 2);
  const inputs = one.shapes.map((shape) =>
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => value(random)),
  );
  tf.engine().startScope();
  const tensors = inputs.map((input, i) => tf.tensor(input, [1, ...one.shapes[i]]));
  const given = tensors.length > 1 ? tensors : tensors[0];
  if (weights.length > 0) {
    one.layer.build(tensors[0].shape);
    const count = weights.reduce((/** @type {number} */ sum, /** @type {any} */ { data }) => sum + data.length, 0);
    assert.equal(one.layer.countParams(), count);
    one.layer.setWeights(weights.map((/** @type {any} */ { data, shape }) => tf.tensor(data.slice(), shape)));
  }
  const expected = one.layer.apply(given);
  const output = network.run(inputs.length > 1 ? inputs : inputs[0]);
  const row = engine.analyse(modelOf(one)).layers.at(-1);
  assert.deepEqual(/** @type {any} */ (row).output_shape.slice(1), expected.shape.slice(1));
  const floats = expected.dataSync();
  assert.equal(output.length, floats.length);
  for (let i = 0; i < floats.length; i++) {
    const difference = Math.abs(output[i] - floats[i]);
    assert.ok(difference <= 1e-5 * Math.max(1, Math.abs(floats[i])), `value ${i}: ${output[i]} for ${floats[i]}`);
  }
  tf.engine().endScope();
  network.free();
}

for (const [name, make] of Object.entries(draw)) {
  test(`${name} gives the shapes, counts and floats of tfjs`, () => {
    const random = randomNumbers(seed);
    for (let compared = 0; compared < wanted; compared++) {
      const drawn = make(random);
      try {
        compare(drawn, random);
      } catch (error) {
        const { class_name, config, shapes } = drawn;
        assert.fail(`seed ${seed}, layer ${compared}: ${error}\n${JSON.stringify({ class_name, config, shapes })}`);
      }
    }
  });
}
