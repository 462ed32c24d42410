// tfjs's own files, written by tfjs: the weights are its own, and the model runs as there.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfjs from '@tensorflow/tfjs-layers';
import { loadEngine } from '../../../../web/engine/engine.js';
import { readFile } from '../../../../web/reading/files/read-file.js';

const engine = await loadEngine();
before(() => tf.setBackend('cpu'));

/** @typedef {{ name: string, bytes: Uint8Array }} Given */

/** A model with every kind of surprise: a shared layer, an inner model with a normalization, a recurrence. */
function manyLayers() {
  const { layers } = tfjs;
  const inner = tfjs.sequential({ name: 'block' });
  inner.add(layers.batchNormalization({ inputShape: [8, 8, 2], name: 'norm' }));
  inner.add(layers.separableConv2d({ filters: 3, kernelSize: 3, name: 'sep' }));
  inner.add(layers.batchNormalization({ name: 'norm_after', scale: false }));
  const input = tfjs.input({ shape: [8, 8, 2] });
  const maps = /** @type {tfjs.SymbolicTensor} */ (inner.apply(input));
  const steps = layers.reshape({ targetShape: [18, 6] }).apply(maps);
  // Its own activation, a hard sigmoid, has another slope than that of today's Keras.
  const start = {
    recurrentInitializer: /** @type {any} */ ('glorotNormal'),
    recurrentActivation: /** @type {any} */ ('sigmoid'),
  };
  const cell = layers.lstm({ units: 4, returnSequences: true, ...start });
  const read = layers.bidirectional({ layer: /** @type {any} */ (cell), mergeMode: 'concat' }).apply(steps);
  const twin = layers.dense({ units: 8, name: 'twin' });
  const twice = twin.apply(twin.apply(/** @type {any} */ (read)));
  const output = layers.dense({ units: 2 }).apply(layers.flatten().apply(twice));
  return tfjs.model({ inputs: input, outputs: /** @type {any} */ (output) });
}

function plainLayers() {
  const model = tfjs.sequential();
  model.add(tfjs.layers.conv2d({ inputShape: [9, 9, 1], filters: 4, kernelSize: 3, activation: 'relu' }));
  model.add(tfjs.layers.maxPooling2d({ poolSize: 2 }));
  model.add(tfjs.layers.flatten());
  model.add(tfjs.layers.dense({ units: 3, activation: 'softmax' }));
  return model;
}

/** No weight stays as tfjs starts it, nor is it another's. @param {tfjs.LayersModel} model */
function shake(model) {
  const weights = model.getWeights();
  model.setWeights(weights.map((one, i) => tf.randomUniform(one.shape, 0.1, 0.3, 'float32', 7 + i)));
}

/** `model.json` and its shards of these sizes. @param {tfjs.LayersModel} model @param {number} shards @returns {Promise<Given[]>} */
async function saved(model, shards) {
  /** @type {any} */ let artifacts;
  const handler = async (/** @type {any} */ given) => {
    artifacts = given;
    return /** @type {any} */ ({ modelArtifactsInfo: { dateSaved: new Date() } });
  };
  await model.save({ save: handler });
  const all = new Uint8Array(artifacts.weightData);
  const size = Math.ceil(all.length / shards);
  const paths = Array.from({ length: shards }, (_, i) => `group1-shard${i + 1}of${shards}.bin`);
  const { modelTopology, weightSpecs } = artifacts;
  const json = { format: 'layers-model', modelTopology, weightsManifest: [{ paths, weights: weightSpecs }] };
  const files = paths.map((name, i) => ({ name, bytes: all.slice(i * size, (i + 1) * size) }));
  return [...files.reverse(), { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) }];
}

/** @param {tfjs.LayersModel} model @param {Given[]} files @param {number} [tolerance] */
async function runsAlike(model, files, tolerance = 1e-5) {
  const { models, weights, source } = await readFile(engine, files);
  assert.equal(source, 'tfjs');
  assert.ok(weights);
  const network = engine.compile(models[0].config, { weights });
  const shape = engine.analyse(models[0].config).layers[0].input_shapes[0].slice(1).map(Number);
  const values = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => Math.sin(i));
  const found = network.run(values);
  const expected = /** @type {tf.Tensor} */ (model.predict(tf.tensor(values, [1, ...shape]))).dataSync();
  assert.equal(found.length, expected.length);
  expected.forEach((value, i) =>
    assert.ok(Math.abs(found[i] - value) <= tolerance * Math.max(1, Math.abs(value)), `${found[i]}, not ${value}`),
  );
  network.free();
}

for (const [what, make] of /** @type {const} */ ([
  ['a plain model', plainLayers],
  ['an inner model, a recurrence both ways and a shared layer', manyLayers],
])) {
  for (const shards of [1, 3]) {
    test(`${what}, in ${shards} shards`, async () => {
      const model = make();
      shake(model);
      await runsAlike(model, await saved(model, shards));
    });
  }
}

/** The same files with weights in fewer bytes, as tfjs's converter makes them. @param {Given[]} files @param {'uint8' | 'uint16' | 'float16'} dtype */
function quantized(files, dtype) {
  const json = JSON.parse(new TextDecoder().decode(files.at(-1)?.bytes));
  const floats = new Float32Array(files[0].bytes.slice().buffer);
  /** @type {number[]} */ const bytes = [];
  let at = 0;
  for (const spec of json.weightsManifest[0].weights) {
    const values = floats.subarray(
      at,
      (at += spec.shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1)),
    );
    const [min, max] = [Math.min(...values), Math.max(...values)];
    const steps = dtype === 'uint8' ? 255 : 65535;
    const scale = (max - min) / steps || 1;
    for (const value of values) {
      const code = dtype === 'float16' ? halfBits(value) : Math.round((value - min) / scale);
      bytes.push(code & 255);
      if (dtype !== 'uint8') bytes.push(code >> 8);
    }
    spec.quantization = dtype === 'float16' ? { dtype } : { dtype, min, scale, original_dtype: 'float32' };
  }
  const [{ name }] = files;
  return [
    { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
    { name, bytes: Uint8Array.from(bytes) },
  ];
}

/** A positive number's half float, cut off. @param {number} value */
function halfBits(value) {
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) | Math.floor((value / 2 ** exponent - 1) * 1024);
}

for (const dtype of /** @type {const} */ (['uint8', 'uint16', 'float16'])) {
  test(`weights in ${dtype}`, async () => {
    const model = plainLayers();
    shake(model);
    await runsAlike(model, quantized(await saved(model, 1), dtype), dtype === 'uint8' ? 0.05 : 0.02);
  });
}

test('shards that are missing or short are named', async () => {
  const files = await saved(plainLayers(), 3);
  const alone = await readFile(engine, files.slice(-1));
  assert.equal(alone.weights, null);
  assert.deepEqual(alone.notes, [{ id: 'shards_missing', missing: [1, 2, 3].map((i) => `group1-shard${i}of3.bin`) }]);
  await assert.rejects(readFile(engine, files.slice(1)), { id: 'shards_missing', missing: ['group1-shard3of3.bin'] });
  const short = files.map((file) => (/shard3/.test(file.name) ? { ...file, bytes: file.bytes.slice(4) } : file));
  await assert.rejects(readFile(engine, short), { id: 'shards_incomplete' });
});
