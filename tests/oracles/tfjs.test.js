// tfjs-layers as a judge: shapes, counts and forward values of the lessons and of random models.
// `npm run test:long -- --only oracles` compares a million of them, CNN_PARAMS_SEED in the environment others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { loadEngine, ModelError } from '../../web/engine/engine.js';
import { lessons } from '../../web/lesson/lessons/all.js';
import { randomModel, randomNumbers } from '../random-models.js';
import { readDifferences } from './differences.js';
import { tfjsClasses, tfjsLayer } from './tfjs-layers.js';

const engine = await loadEngine();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

/** The same model in tfjs, with our weights. @param {any} config @param {any} network */
function tfjsModel(config, network) {
  const [input, ...rest] = config.config.layers;
  const inputLayer = layers.input({ shape: input.config.batch_shape.slice(1) });
  /** @type {Map<string, any>} */
  const tensors = new Map([[input.config.name, inputLayer]]);
  let before = input.config.name;
  const outputs = [];
  const made = [];
  for (const { class_name, config: args, inbound_nodes } of rest) {
    const reads = inbound_nodes ? inbound_nodes[0].map((/** @type {any} */ [name]) => name) : [before];
    const layer = tfjsLayer(class_name, args);
    const inputs = reads.map((/** @type {string} */ name) => tensors.get(name));
    const tensor = /** @type {any} */ (layer.apply(inputs.length === 1 ? inputs[0] : inputs));
    before = args.name;
    tensors.set(before, tensor);
    outputs.push(tensor);
    made.push({ name: before, layer });
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

/** After compiling biases are zero and scales one; random ones test them too. @param {any} network @param {any} random */
function shakeWeights(network, random) {
  for (const { name, data } of network.weights()) {
    const positive = /variance|gamma/.test(name);
    for (let i = 0; i < data.length; i++) data[i] = positive ? 0.5 + random.next() : data[i] || random.next() - 0.5;
  }
}

/** @param {string} name @param {ArrayLike<number>} data @param {ArrayLike<number>} expected */
function checkFloats(name, data, expected) {
  assert.equal(data.length, expected.length, name);
  for (let k = 0; k < expected.length; k++) {
    const difference = Math.abs(data[k] - expected[k]);
    if (!(difference <= 1e-5 * Math.max(1, Math.abs(expected[k])))) {
      assert.fail(`${name}[${k}]: ${data[k]} for ${expected[k]}`);
    }
  }
}

/**
 * The outputs alone, in memory that is used again: the second of two runs, on the same weights.
 * @param {any} config @param {any} network @param {Float32Array} input @param {Map<string, any>} expected
 */
function compareOutputs(config, network, input, expected) {
  const outputs = engine.compile(config, { keep: 'outputs' });
  outputs
    .weights()
    .forEach((/** @type {any} */ { data }, /** @type {number} */ i) => data.set(network.weights()[i].data));
  outputs.run(input.map((value) => 1 - value));
  const found = [outputs.run(input)].flat();
  const { output_layers, layers: rows } = config.config;
  const names = (output_layers ?? [[rows.at(-1).config.name]]).map((/** @type {any} */ [name]) => name);
  assert.equal(found.length, names.length);
  names.forEach((/** @type {string} */ name, /** @type {number} */ i) =>
    checkFloats(`output ${name}`, found[i], expected.get(name)),
  );
  outputs.free();
}

/** @param {any} config @param {ReturnType<typeof randomNumbers>} random */
function compare(config, random) {
  const analysis = engine.analyse(config);
  const network = engine.compile(config, { seed: random.integer(0, 1e9) });
  shakeWeights(network, random);
  const shape = /** @type {number[]} */ (analysis.layers[0].input_shapes[0].slice(1));
  const input = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.next() * 2 - 1);
  tf.engine().startScope();
  const { model, made } = tfjsModel(config, network);
  const results = /** @type {any[]} */ ([model.predict(tf.tensor(input, [1, ...shape]))].flat());
  network.run(input);
  const ours = new Map(network.activations().map(({ name, data }) => [name, data]));
  const expected = new Map(made.map(({ name }, i) => [name, results[i].dataSync()]));
  for (const { name, layer } of made) {
    const row = analysis.layers.find((one) => one.name === name);
    assert.deepEqual(row?.output_shape, layer.outputShape, name);
    assert.equal(row?.params, layer.countParams(), name);
    checkFloats(name, ours.get(name) ?? new Float32Array(), expected.get(name));
  }
  compareOutputs(config, network, input, expected);
  assert.equal(analysis.total_params, model.countParams());
  tf.engine().endScope();
  network.free();
}

test('the three lessons give the floats of tfjs', () => {
  const random = randomNumbers(1);
  for (const { config } of lessons) compare(config, random);
});

test('random models give the shapes, counts and floats of tfjs', () => {
  const wanted = Number(process.env.CNN_PARAMS_MODELS ?? 5000);
  const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261124);
  const random = randomNumbers(seed);
  // What runs here and what tfjs has.
  const classes = engine.layers
    .filter((/** @type {any} */ kind) => kind.runs)
    .map((/** @type {any} */ kind) => kind.class_name)
    .filter((/** @type {string} */ name) => tfjsClasses.includes(name));
  const used = new Map();
  let compared = 0;
  let refused = 0;
  while (compared < wanted) {
    const config = randomModel(random, classes);
    try {
      engine.analyse(config);
    } catch (error) {
      // Keras refuses windows that do not fit and cropping it all; tfjs would go on with sizes of zero.
      const tooSmall =
        error instanceof ModelError && (error.code === 'output_too_small' || error.argument === 'cropping');
      assert.ok(tooSmall, `seed ${seed}: ${error}`);
      refused++;
      continue;
    }
    for (const { class_name } of config.config.layers) used.set(class_name, (used.get(class_name) ?? 0) + 1);
    try {
      compare(config, random);
    } catch (error) {
      assert.fail(`seed ${seed}, model ${compared}: ${error}\n${JSON.stringify(config)}`);
    }
    compared++;
  }
  console.log(`seed ${seed}: ${compared} random models of ${used.size} classes compared with tfjs, ${refused} refused`);
});

/** A Sequential of one layer. @param {number[]} shape @param {string} class_name @param {any} config */
function single(shape, class_name, config) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  return {
    class_name: 'Sequential',
    config: { name: 'one', layers: [input, { class_name, config: { name: 'layer', ...config } }] },
  };
}

/** What tfjs says of a layer: its parameters and output, or that it refuses. @param {number[]} shape @param {string} class_name @param {any} config */
function tfjsAnswer(shape, class_name, config) {
  try {
    const layer = tfjsLayer(class_name, config);
    layer.apply(layers.input({ shape }));
    return { params: layer.countParams(), output_shape: layer.outputShape };
  } catch {
    return 'refused';
  }
}

/** @param {number[]} shape @param {string} class_name @param {any} config */
function ourAnswer(shape, class_name, config) {
  try {
    const [{ params, output_shape }] = engine.analyse(single(shape, class_name, config)).layers;
    return { params, output_shape };
  } catch (error) {
    assert.ok(error instanceof ModelError);
    return 'refused';
  }
}

/** The differences of the table, each with Keras's answer, which is ours and not tfjs's. @type {Record<string, [number[], string, any, any]>} */
const known = {
  groups: [
    [20, 20, 3],
    'Conv2D',
    { filters: 12, kernel_size: 3, groups: 3 },
    { params: 120, output_shape: [null, 18, 18, 12] },
  ],
  zero_sizes: [[2, 2, 3], 'Conv2D', { filters: 2, kernel_size: 3 }, 'refused'],
  strides_and_dilation: [
    [20, 20, 3],
    'Conv2D',
    { filters: 2, kernel_size: 3, strides: 2, dilation_rate: 2 },
    'refused',
  ],
  causal_2d: [[20, 20, 3], 'Conv2D', { filters: 2, kernel_size: 3, padding: 'causal' }, 'refused'],
  upper_case_padding: [
    [20, 20, 3],
    'Conv2D',
    { filters: 2, kernel_size: 3, padding: 'SAME' },
    { params: 56, output_shape: [null, 20, 20, 2] },
  ],
  gru_reset_after: [[10, 16], 'GRU', { units: 32 }, { params: 4800, output_shape: [null, 32] }],
};

test('where tfjs differs from Keras the engine does not, and the table of known differences says so', () => {
  const listed = readDifferences('tfjs').flatMap(({ names }) => names);
  assert.deepEqual(listed.toSorted(), Object.keys(known).sort());
  for (const [name, [shape, class_name, config, keras]] of Object.entries(known)) {
    assert.deepEqual(ourAnswer(shape, class_name, config), keras, name);
    assert.notDeepEqual(tfjsAnswer(shape, class_name, config), keras, `${name}: tfjs is right now`);
  }
});
