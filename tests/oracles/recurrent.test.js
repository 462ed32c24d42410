// tfjs-layers as a judge of recurrent layers: random chains of them, on random weights. It has no GRU of the newer kind
// (reset_after), nor Keras's hard_sigmoid.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { loadEngine } from '../../web/engine/engine.js';
import { randomNumbers } from '../random-models.js';
import { tfjsLayer } from './tfjs-layers.js';

const engine = await loadEngine();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

/** @typedef {{ class_name: string, config: Record<string, any> }} Entry */

const activations = ['tanh', 'relu', 'linear', 'sigmoid', 'softmax', 'softsign', 'elu'];
const gates = ['sigmoid', 'sigmoid', 'tanh', 'softmax', 'linear'];

/** @param {ReturnType<typeof randomNumbers>} random @param {boolean} return_sequences @returns {Entry} */
function randomCell({ integer, pick }, return_sequences) {
  const class_name = pick(['LSTM', 'GRU', 'SimpleRNN']);
  /** @type {Record<string, any>} */
  const config = { units: integer(1, 6), activation: pick(activations), use_bias: integer(0, 3) > 0, return_sequences };
  if (class_name !== 'SimpleRNN') config.recurrent_activation = pick(gates);
  if (class_name === 'GRU') config.reset_after = false;
  config.go_backwards = integer(0, 2) === 0;
  return { class_name, config };
}

/** @param {ReturnType<typeof randomNumbers>} random @param {boolean} return_sequences @returns {Entry} */
function randomLayer(random, return_sequences) {
  const layer = randomCell(random, return_sequences);
  if (random.integer(0, 2) > 0) return layer;
  layer.config.go_backwards = false; // tfjs turns the other layer's round only then
  return { class_name: 'Bidirectional', config: { layer, merge_mode: random.pick(['concat', 'sum', 'mul', 'ave']) } };
}

/** @param {Entry} entry @returns {any} */
function tfjsOf({ class_name, config }) {
  // Its own first weights would need a part of tfjs that is not here; they are replaced anyway.
  const started = { ...(config.layer?.config ?? config), recurrent_initializer: 'glorotUniform' };
  if (class_name !== 'Bidirectional') return tfjsLayer(class_name, started);
  const layer = tfjsLayer(config.layer.class_name, started);
  return layers.layers.bidirectional({ layer, mergeMode: config.merge_mode });
}

/** @param {number[]} shape @param {Entry[]} entries */
function sequential(shape, entries) {
  const named = entries.map(({ class_name, config }, i) => ({ class_name, config: { ...config, name: `layer_${i}` } }));
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  return { class_name: 'Sequential', config: { name: 'chain', layers: [input, ...named] } };
}

/** @param {any} entries @param {number[]} shape @param {any} network @param {Float32Array} input */
function tfjsOutput(entries, shape, network, input) {
  const model = layers.sequential();
  for (const [i, entry] of entries.entries()) {
    const layer = tfjsOf(entry);
    if (i === 0) model.add(layers.layers.inputLayer({ inputShape: shape }));
    model.add(layer);
    const own = network.weights().filter((/** @type {any} */ weight) => weight.layer === `layer_${i}`);
    layer.setWeights(own.map((/** @type {any} */ weight) => tf.tensor(weight.data.slice(), weight.shape)));
  }
  return /** @type {any} */ (model.predict(tf.tensor(input, [1, ...shape]))).dataSync();
}

/** @param {ReturnType<typeof randomNumbers>} random @param {Entry[]} entries */
function compare(random, entries) {
  const shape = [random.integer(1, 7), random.integer(1, 5)];
  const config = sequential(shape, entries);
  const input = Float32Array.from({ length: shape[0] * shape[1] }, () => random.next() * 2 - 1);
  for (const keep of /** @type {const} */ (['all', 'outputs'])) {
    const network = engine.compile(config, { keep });
    for (const { data } of network.weights()) for (let i = 0; i < data.length; i++) data[i] = random.next() * 1.4 - 0.7;
    tf.engine().startScope();
    const expected = tfjsOutput(entries, shape, network, input);
    network.run(input.map((value) => 1 - value)); // nothing of a pass may be left for the next one
    const found = network.run(input);
    assert.equal(found.length, expected.length);
    for (let i = 0; i < found.length; i++) {
      const apart = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      assert.ok(apart <= 1e-4, `${keep} [${i}]: ${found[i]} for ${expected[i]}`);
    }
    tf.engine().endScope();
    network.free();
  }
}

test('random chains of recurrent layers give the floats of tfjs', () => {
  const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261129);
  const wanted = Number(process.env.CNN_PARAMS_RECURRENT ?? 600);
  const random = randomNumbers(seed);
  for (let i = 0; i < wanted; i++) {
    const length = random.integer(1, 3);
    const entries = Array.from({ length }, (_, k) => randomLayer(random, k < length - 1 || random.integer(0, 1) > 0));
    try {
      compare(random, entries);
    } catch (error) {
      assert.fail(`seed ${seed}, model ${i}: ${error}\n${JSON.stringify(entries)}`);
    }
  }
  console.log(`seed ${seed}: ${wanted} chains of recurrent layers compared with tfjs`);
});
