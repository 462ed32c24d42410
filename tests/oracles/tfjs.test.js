// tfjs-layers as a judge: shapes, counts and forward values of the lessons and of random models.
// CNN_PARAMS_MODELS=1000000 in the environment compares more of them, CNN_PARAMS_SEED others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { loadEngine, ModelError } from '../../web/engine.js';
import { lessons } from '../../web/lessons/all.js';
import { randomModel, randomNumbers } from '../random-models.js';

const engine = await loadEngine();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

/** Class names of Keras → functions of tfjs. @type {Record<string, (config: any) => any>} */
const makers = {
  Conv2D: layers.layers.conv2d,
  MaxPooling2D: layers.layers.maxPooling2d,
  AveragePooling2D: layers.layers.averagePooling2d,
  Flatten: layers.layers.flatten,
  Dense: layers.layers.dense,
  Activation: layers.layers.activation,
  ReLU: layers.layers.reLU,
  Softmax: layers.layers.softmax,
  Dropout: layers.layers.dropout,
};

/** @param {Record<string, any>} config */
function camelCase(config) {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), value]),
  );
}

/** The same model in tfjs, with our weights. @param {any} config @param {any} network */
function tfjsModel(config, network) {
  const [input, ...rest] = config.config.layers;
  const inputLayer = layers.input({ shape: input.config.batch_shape.slice(1) });
  let tensor = /** @type {any} */ (inputLayer);
  const outputs = [];
  const made = [];
  for (const { class_name, config: args } of rest) {
    // tfjs numbers the names of all models together; ours must only be unique in one model.
    const { name, ...own } = args;
    const layer = makers[class_name](camelCase(own));
    tensor = layer.apply(tensor);
    outputs.push(tensor);
    made.push({ name, layer });
  }
  const model = layers.model({ inputs: inputLayer, outputs });
  const weights = network.weights();
  for (const { name, layer } of made) {
    const own = weights.filter((/** @type {any} */ weight) => weight.layer === name);
    if (own.length > 0)
      layer.setWeights(own.map((/** @type {any} */ weight) => tf.tensor(weight.data.slice(), weight.shape)));
  }
  return { model, made };
}

/** @param {any} config @param {ReturnType<typeof randomNumbers>} random */
function compare(config, random) {
  const analysis = engine.analyse(config);
  const network = engine.compile(config, { seed: random.integer(0, 1e9) });
  // Biases are zero after compiling; random ones test them too.
  for (const { data } of network.weights()) for (let i = 0; i < data.length; i++) data[i] ||= random.next() - 0.5;
  const shape = /** @type {number[]} */ (analysis.layers[0].input_shapes[0].slice(1));
  const input = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.next() * 2 - 1);
  tf.engine().startScope();
  const { model, made } = tfjsModel(config, network);
  const results = /** @type {any[]} */ ([model.predict(tf.tensor(input, [1, ...shape]))].flat());
  network.run(input);
  const ours = network.activations();
  analysis.layers.forEach((row, i) => {
    assert.deepEqual(row.output_shape, made[i].layer.outputShape, row.name);
    assert.equal(row.params, made[i].layer.countParams(), row.name);
    const expected = results[i].dataSync();
    assert.equal(ours[i].data.length, expected.length);
    for (let k = 0; k < expected.length; k++) {
      const difference = Math.abs(ours[i].data[k] - expected[k]);
      assert.ok(
        difference <= 1e-5 * Math.max(1, Math.abs(expected[k])),
        `${row.name}[${k}]: ${ours[i].data[k]} for ${expected[k]}`,
      );
    }
  });
  assert.equal(analysis.total_params, model.countParams());
  tf.engine().endScope();
  network.free();
}

test('the three lessons give the floats of tfjs', () => {
  const random = randomNumbers(1);
  for (const { config } of lessons) compare(config, random);
});

test('random models give the shapes, counts and floats of tfjs', () => {
  const wanted = Number(process.env.CNN_PARAMS_MODELS ?? 2000);
  const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261124);
  const random = randomNumbers(seed);
  let compared = 0;
  let refused = 0;
  while (compared < wanted) {
    const config = randomModel(random);
    try {
      engine.analyse(config);
    } catch (error) {
      // Keras refuses windows that do not fit; tfjs would go on with sizes of zero.
      assert.ok(error instanceof ModelError && error.code === 'output_too_small', `seed ${seed}: ${error}`);
      refused++;
      continue;
    }
    try {
      compare(config, random);
    } catch (error) {
      assert.fail(`seed ${seed}, model ${compared}: ${error}\n${JSON.stringify(config)}`);
    }
    compared++;
  }
  console.log(`seed ${seed}: ${compared} random models compared with tfjs, ${refused} refused`);
});
