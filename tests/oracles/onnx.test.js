// ONNX's node tests as a judge of forward values: each is a model of one operator with inputs and the outputs that are
// expected (Apache-2.0, Debian's libonnx-testdata). What Keras has no equal for stands in known-differences.md.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../web/engine/engine.js';
import { matches, readDifferences } from './differences.js';
import { NoEqual } from './onnx/keras-layers.js';
import { NotRead, readGraph, readTensor } from './onnx/protobuf.js';
import { operators } from './onnx/translate.js';

/** @import { KerasLayer, Translation } from './onnx/keras-layers.js' */

const folder = process.env.CNN_PARAMS_ONNX ?? '/usr/share/libonnx-testdata/data/node';
const engine = await loadEngine();
const differences = readDifferences('ONNX');

/** @param {string} name */
function readCase(name) {
  const { nodes } = readGraph(readFileSync(join(folder, name, 'model.onnx')));
  const data = join(folder, name, 'test_data_set_0');
  const tensors = (/** @type {string} */ kind) => {
    const count = readdirSync(data).filter((file) => file.startsWith(kind)).length;
    return Array.from({ length: count }, (_, i) => readTensor(readFileSync(join(data, `${kind}_${i}.pb`))));
  };
  return { name: name.replace('test_', ''), nodes, tensors };
}

/** Inputs in the order of the node's own list; an empty name stands for one that is left out. @param {any} node @param {any[]} given */
function inputsOf(node, given) {
  let next = 0;
  return node.inputs.map((/** @type {string} */ name) => (name === '' ? undefined : given[next++]));
}

/** @param {Translation} translation a chain of layers, or with `from` a graph */
function kerasConfig({ layers, inputs }) {
  const reads = (/** @type {string[]} */ names) => [names.map((name) => [name, 0, 0, {}])];
  const ends = inputs.map((_, i) => `input_${i}`);
  /** @type {any[]} */
  const nodes = inputs.map(({ shape }, i) => {
    const config = { name: ends[i], batch_shape: [null, ...shape.slice(1)] };
    return { class_name: 'InputLayer', name: ends[i], config, inbound_nodes: [] };
  });
  let before = ends;
  layers.forEach(({ class_name, config = {}, from = before }, i) => {
    const name = config.name ?? `layer_${i}`;
    nodes.push({ class_name, name, config: { ...config, name }, inbound_nodes: reads(from) });
    before = [name];
  });
  const tensor = (/** @type {string} */ name) => [name, 0, 0];
  return {
    class_name: 'Functional',
    config: { name: 'onnx', layers: nodes, input_layers: ends.map(tensor), output_layers: before.map(tensor) },
  };
}

/** @param {any} network @param {KerasLayer[]} layers */
function setWeights(network, layers) {
  const given = layers.flatMap(({ weights = [] }) => weights);
  const places = network.weights();
  assert.equal(places.length, given.length, 'the number of weights');
  places.forEach((/** @type {any} */ place, /** @type {number} */ i) => {
    assert.deepEqual(place.shape, given[i].shape, `the shape of ${place.name}`);
    place.data.set(given[i].data);
  });
}

/** @param {Translation} translation */
function runAndCompare(translation) {
  const { layers, inputs, output } = translation;
  const network = engine.compile(kerasConfig(translation));
  setWeights(network, layers);
  const samples = inputs[0].shape[0];
  const size = output.data.length / samples;
  for (let sample = 0; sample < samples; sample++) {
    const given = inputs.map(({ data }) =>
      data.slice((data.length / samples) * sample, (data.length / samples) * (sample + 1)),
    );
    const result = network.run(given.length === 1 ? given[0] : given);
    assert.equal(result.length, size, 'the size of the output');
    for (let i = 0; i < size; i++) {
      const expected = output.data[sample * size + i];
      const difference = Math.abs(result[i] - expected);
      if (!(difference <= 1e-5 * Math.max(1, Math.abs(expected))) && !Object.is(result[i], expected)) {
        assert.fail(`value ${i} of sample ${sample} is ${result[i]}, not ${expected}`);
      }
    }
  }
  network.free();
}

/** Nothing where a case passes, else why it does not. @param {ReturnType<typeof readCase>} one @returns {string | undefined} */
function failure({ nodes, tensors }) {
  if (nodes.length > 1) return 'a graph of several operators';
  const translate = operators[nodes[0].operator];
  if (!translate) return 'no layer of Keras';
  try {
    runAndCompare(translate(nodes[0].attributes, inputsOf(nodes[0], tensors('input')), tensors('output')));
    return undefined;
  } catch (error) {
    if (
      error instanceof NoEqual ||
      error instanceof NotRead ||
      error instanceof ModelError ||
      error instanceof assert.AssertionError
    ) {
      return error.message;
    }
    throw error;
  }
}

/** The name under which the table lists a case: its own, or its operator's. @param {string} pattern @param {any} one */
function stands(pattern, { name, nodes }) {
  const operator = nodes.length === 1 ? nodes[0].operator : '';
  return /^[A-Z]/.test(pattern) ? pattern === operator : matches(pattern, name);
}

const cases = readdirSync(folder).sort().map(readCase);
const outcomes = cases.map((one) => ({ one, reason: failure(one) }));
const passed = outcomes.filter(({ reason }) => reason === undefined);

for (const { one } of passed) test(`ONNX ${one.name}`, () => {});

test('every ONNX case passes or stands in the table of known differences, and none does both', () => {
  const names = differences.flatMap((difference) => difference.names);
  const wrong = outcomes.flatMap(({ one, reason }) => {
    const listed = names.some((pattern) => stands(pattern, one));
    if (reason !== undefined && !listed) return [`${one.name} (${one.nodes[0].operator}) fails: ${reason}`];
    return reason === undefined && listed ? [`${one.name} passes and stands in the table`] : [];
  });
  for (const pattern of names) {
    if (!cases.some((one) => stands(pattern, one))) wrong.push(`the table lists ${pattern}, which is no case`);
  }
  assert.equal(wrong.length, 0, wrong.join('\n'));
  assert.ok(passed.length > 100, `only ${passed.length} cases pass`);
  console.log(`seed none: ${passed.length} of ${cases.length} ONNX cases pass, the others are known differences`);
});
