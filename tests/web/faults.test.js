// Bad input that reaches the engine through JavaScript; the other rows of the list are in tests/core/faults_test.cpp.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../web/engine.js';

const engine = await loadEngine();

/** @param {number[]} shape @param {[string, any][]} layers */
function sequential(shape, layers) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  const rest = layers.map(([class_name, config], i) => ({ class_name, config: { name: `layer_${i}`, ...config } }));
  return { class_name: 'Sequential', config: { name: 'model', layers: [input, ...rest] } };
}

/** @param {() => any} ask @param {string} code */
const refuses = (ask, code) => assert.throws(ask, (error) => error instanceof ModelError && error.code === code);

test('fault 1: NaN and infinities are no number of filters, however they come', () => {
  for (const filters of [NaN, Infinity, -Infinity, undefined, null, 1e300]) {
    const config = sequential([8, 8, 1], [['Conv2D', { filters, kernel_size: 3 }]]);
    refuses(() => engine.analyse(config), filters === undefined ? 'missing_argument' : 'invalid_argument');
  }
});

test('fault 18: weights that are NaN, infinite, denormal or minus zero stay what they are', () => {
  const network = engine.compile(sequential([5], [['Dense', { units: 5, use_bias: false }]]));
  const strange = [NaN, Infinity, 1e-42, -0, 1];
  const [{ data }] = network.weights();
  data.fill(0);
  strange.forEach((value, i) => (data[i * 5 + i] = value));
  assert.deepEqual(
    [...network.weights()[0].data].filter((_, i) => i % 6 === 0),
    strange.map(Math.fround),
  );
  const output = [...network.run(Float32Array.of(1, 1, 1, 1, 1))];
  assert.ok(Number.isNaN(output[0]));
  assert.equal(output[1], Infinity);
  assert.equal(output[2], Math.fround(1e-42));
  assert.equal(output[4], 1);
  // A value that is no number is written as null, never as another number.
  assert.equal(network.trace('layer_0', 0).output, null);
  network.free();
});

test('fault 18: NaN passes through activations and pooling', () => {
  for (const layer of /** @type {[string, any][]} */ ([
    ['Activation', { activation: 'relu' }],
    ['ReLU', { max_value: 6 }],
    ['Activation', { activation: 'softmax' }],
  ])) {
    const network = engine.compile(sequential([3], [layer]));
    assert.ok(Number.isNaN(network.run(Float32Array.of(NaN, NaN, NaN))[0]), layer[0]);
    network.free();
  }
  const pool = engine.compile(sequential([2, 2, 1], [['MaxPooling2D', {}]]));
  for (let place = 0; place < 4; place++) {
    const input = Float32Array.of(1, 2, 3, 4);
    input[place] = NaN;
    assert.ok(Number.isNaN(pool.run(input)[0]), `NaN in place ${place}`);
  }
  pool.free();
});

test('fault 34: 200 MB of text, circular objects and inherited members are refused or ignored', () => {
  refuses(() => engine.analyse(' '.repeat(200 << 20)), 'too_long');
  const circle = /** @type {any} */ ({});
  circle.self = circle;
  refuses(() => engine.analyse(circle), 'not_json');
  refuses(() => engine.analyse(undefined), 'not_json');
  refuses(() => engine.analyse(10n), 'not_json');
  refuses(() => engine.analyse('\ud800'), 'not_json');
  const config = JSON.parse(
    JSON.stringify(sequential([4], [['Dense', { units: 2 }]])).replace(
      '"units":2',
      '"units":2,"__proto__":{"units":9}',
    ),
  );
  assert.equal(engine.analyse(config).total_params, 10);
  assert.equal(/** @type {any} */ ({}).units, undefined);
});

test('a network that is freed answers an error and nothing else', () => {
  const network = engine.compile(sequential([2], [['Dense', { units: 1 }]]));
  network.free();
  network.free();
  refuses(() => network.run(Float32Array.of(1, 2)), 'network_is_freed');
  refuses(() => network.trace('layer_0', 0), 'no_such_network');
});

test('an input of the wrong size is refused', () => {
  const network = engine.compile(sequential([2], [['Dense', { units: 1 }]]));
  for (const input of [[], [1], [1, 2, 3], undefined, null]) {
    refuses(() => network.run(/** @type {any} */ (input)), 'wrong_input');
  }
  network.free();
});
