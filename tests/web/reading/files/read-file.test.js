// Each saved model is read, counted and run, and gives what Keras gave.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { loadEngine } from '../../../../web/engine/engine.js';
import { looksLikeFile, readFile } from '../../../../web/reading/files/read-file.js';
import { fileOf, goodFiles, optionsOf } from './fixtures.js';

const engine = await loadEngine();

/** @type {Record<string, string>} */
const sources = { 'keras-zip': 'keras', weights: 'weights.h5', 'hdf5-model': 'h5', 'hdf5-weights': 'h5' };

/** @param {Float32Array} data */
const sumOf = (data) => data.reduce((sum, value) => sum + value, 0);

/** @param {ArrayLike<number>} found @param {number[]} expected @param {number} tolerance @param {string} what */
function near(found, expected, tolerance, what) {
  assert.equal(found.length, expected.length, what);
  for (let i = 0; i < expected.length; i++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[i]));
    assert.ok(Math.abs(found[i] - expected[i]) <= allowed, `${what}[${i}]: ${found[i]}, not ${expected[i]}`);
  }
}

/** One example of a batch. @param {{ shape: number[], values: number[] }} tensor @param {number} i */
function example({ shape, values }, i) {
  const size = values.length / shape[0];
  return values.slice(i * size, (i + 1) * size);
}

/** @param {any} network @param {any} facts @param {number} tolerance */
function checkRuns(network, facts, tolerance) {
  for (let i = 0; i < facts.inputs[0].shape[0]; i++) {
    const inputs = facts.inputs.map((/** @type {any} */ tensor) => example(tensor, i));
    const answer = network.run(inputs.length === 1 ? inputs[0] : inputs);
    const outputs = facts.outputs.length === 1 ? [answer] : answer;
    facts.outputs.forEach((/** @type {any} */ tensor, /** @type {number} */ k) => {
      near(outputs[k], example(tensor, i), tolerance, `output ${k}`);
    });
    const between = network.activations().map((/** @type {any} */ one) => [one.name.replaceAll('/', '_'), one.data]);
    for (const [layer, tensor] of Object.entries(facts.layer_outputs ?? {})) {
      // A layer that is used twice has two outputs here, and its first one there.
      const found = between.find((/** @type {any} */ [name]) => name === layer);
      if (found) near(found[1], example(Array.isArray(tensor) ? tensor[0] : tensor, i), tolerance, layer);
    }
  }
}

test('the fixtures are all there', () => {
  assert.equal(goodFiles.length, 18);
});

for (const { name, facts } of goodFiles) {
  test(`${name} is read whole, and runs as in Keras`, async () => {
    const file = fileOf(name);
    const before = file.bytes.slice();
    const { models, weights, source, notes } = await readFile(engine, [file], optionsOf(facts));
    assert.deepEqual(file.bytes, before, 'the file is left as it was');
    assert.equal(source, sources[facts.kind]);
    assert.equal(models.length, 1);
    assert.equal(models[0].name, facts.config.config.name);
    const { total_params, trainable_params, non_trainable_params } = engine.analyse(models[0].config);
    assert.deepEqual(
      [total_params, trainable_params, non_trainable_params],
      [facts.total, facts.trainable, facts.non_trainable],
    );
    assert.ok(weights);
    const tolerance = /float16/.test(facts.note ?? '') ? 0.01 : 1e-5;
    near(
      weights.map(({ data }) => sumOf(data)),
      facts.weights.map((/** @type {any} */ one) => one.sum),
      tolerance,
      'sums',
    );
    assert.equal(
      notes.some(({ id }) => id === 'half_precision'),
      tolerance === 0.01,
    );
    assert.equal(
      notes.some(({ id }) => id === 'optimizer_ignored'),
      name === 'lesson-compiled.keras',
    );
    const network = engine.compile(models[0].config, { weights });
    checkRuns(network, facts, tolerance);
    network.free();
  });
}

test('weights without a model stand under the names of the file', async () => {
  const { models, weights, notes } = await readFile(engine, [fileOf('lesson-pool.weights.h5')]);
  assert.deepEqual(models, []);
  assert.deepEqual(notes, [{ id: 'needs_config' }]);
  assert.deepEqual(weights?.[0].layer, 'layers/conv2d/vars');
  assert.deepEqual(weights?.map(({ shape }) => shape.join()).slice(0, 2), ['3,3,3,2', '2']);
});

test('a config dropped beside its weights is their model', async () => {
  const { facts } = /** @type {any} */ (goodFiles.find(({ name }) => name === 'lesson-pool.weights.h5'));
  const json = { name: 'config.json', bytes: new TextEncoder().encode(`\n${JSON.stringify(facts.config)}`) };
  const { models, weights } = await readFile(engine, [json, fileOf('lesson-pool.weights.h5')]);
  assert.equal(models[0].name, facts.config.config.name);
  assert.equal(weights?.length, 6);
  const parts = unzipSync(fileOf('lesson-same.keras').bytes);
  const unpacked = Object.entries(parts).map(([name, bytes]) => ({ name, bytes }));
  assert.equal((await readFile(engine, unpacked)).weights?.length, 6);
  const alone = await readFile(engine, [json]);
  assert.equal(alone.source, 'to_json');
  assert.equal(alone.weights, null);
});

test('files are told apart by what is in them', () => {
  assert.equal(looksLikeFile(fileOf('half.keras').bytes), 'zip');
  assert.equal(looksLikeFile(fileOf('lesson-valid.h5').bytes), 'hdf5');
  assert.equal(looksLikeFile(new TextEncoder().encode('PKzip')), null);
  assert.equal(looksLikeFile(new Uint8Array(0)), null);
});

test('a file with a block of the user in front is read too', async () => {
  const { name, bytes } = fileOf('lesson-valid.h5');
  for (const front of [512, 2048]) {
    const moved = new Uint8Array(front + bytes.length);
    moved.set(bytes, front);
    const view = new DataView(moved.buffer);
    view.setUint32(front + 24, front, true); // where addresses count from
    view.setUint32(front + 40, moved.length, true);
    const { weights } = await readFile(engine, [{ name, bytes: moved }]);
    assert.equal(weights?.length, 6);
  }
});
