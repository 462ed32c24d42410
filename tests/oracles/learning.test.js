// Whole steps of learning. tfjs judges SGD, its plain JavaScript differentiating its own layers; what other optimizers make of
// gradients is reckoned here in doubles, by Keras's formulas.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { loadEngine, ModelError } from '../../web/engine/engine.js';
import { randomNumbers } from '../random-models.js';
import { readDifferences } from './differences.js';
import { judgeModel, judgeStep } from './learning-judge.js';
import { learningModel, wantedOf } from './learning-models.js';
import { tfjsLayer } from './tfjs-layers.js';

const engine = await loadEngine();
await engine.complete();
await tf.setBackend('cpu');
tf.env().set('PROD', true);

const seed = Number(process.env.CNN_PARAMS_SEED ?? 20261130);

/** @import { Random } from '../random-models.js' */

/** A model that is counted and has something to train, with a learner of each way. @param {Random} random @param {any} optimizer */
function drawn(random, optimizer) {
  for (;;) {
    const { config, losses, tokens } = learningModel(random);
    const samples = random.integer(1, 5);
    const loss = losses.length === 1 ? losses[0] : losses;
    const start = random.integer(0, 1e9);
    const learner = (/** @type {boolean} */ fast) =>
      engine.compile(config, { seed: start, optimizer, loss, batch: samples, fast });
    try {
      const shapes = new Map(engine.analyse(config).layers.map(({ name, output_shape }) => [name, output_shape]));
      const { layers, output_layers } = config.config;
      const names = (output_layers ?? [[layers.at(-1).config.name]]).map((/** @type {any[]} */ [name]) => name);
      const outputs = names.map((/** @type {string} */ name) => [samples, ...(shapes.get(name)?.slice(1) ?? [])]);
      const learners = [learner(true), learner(false)];
      const shape = [samples, ...layers[0].config.batch_shape.slice(1)];
      return { config, losses, tokens, samples, outputs, shape, learners };
    } catch (error) {
      const expected = ['output_too_small', 'nothing_to_train'];
      const known = error instanceof ModelError && (expected.includes(error.code) || error.argument === 'cropping');
      assert.ok(known, `${error}\n${JSON.stringify(config)}`);
    }
  }
}

/** All learners start alike: biases are no zeros, scales no ones. @param {Random} random @param {any[]} learners */
function shake({ next }, learners) {
  const [first, ...others] = learners.map((learner) => learner.weights());
  first.forEach((/** @type {any} */ { name, data }, /** @type {number} */ w) => {
    const positive = /variance|gamma/.test(name);
    for (let i = 0; i < data.length; i++) data[i] = positive ? 0.5 + next() : data[i] || next() - 0.5;
    for (const other of others) other[w].data.set(data);
  });
}

/** @param {Random} random @param {{ shape: number[], tokens: number, losses: string[], outputs: number[][] }} drawn */
function batchOf(random, { shape, tokens, losses, outputs }) {
  const value = () => (tokens > 0 ? random.integer(0, tokens - 1) : random.next() * 2 - 1);
  const x = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, value);
  return { x, wanted: losses.map((loss, i) => wantedOf(random, loss, outputs[i])) };
}

/** @param {string} name @param {ArrayLike<number>} found @param {ArrayLike<number>} expected @param {number} most */
function checkNumbers(name, found, expected, most) {
  assert.equal(found.length, expected.length, name);
  for (let i = 0; i < expected.length; i++) {
    const apart = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
    if (!(apart <= most)) assert.fail(`${name}[${i}]: ${found[i]} for ${expected[i]}`);
  }
}

const rate = 0.02;

/** @param {Random} random @param {Map<string, number>} used */
function compare(random, used) {
  const model = drawn(random, { name: 'sgd', learning_rate: rate });
  const { config, losses, learners, shape } = model;
  shake(random, learners);
  tf.engine().startScope();
  const judge = judgeModel(config, learners[0].weights());
  try {
    for (let step = 0; step < 5; step++) {
      const { x, wanted } = batchOf(random, model);
      const expected = judgeStep(judge, tf.tensor(x, shape), wanted, losses, rate);
      for (const [way, learner] of learners.entries()) {
        const name = `${way ? 'plain' : 'fast'}, step ${step}:`;
        const { loss, diverged } = learner.trainOnBatch(x, wanted.length === 1 ? wanted[0] : wanted);
        assert.equal(diverged, false, `${name} diverged`);
        checkNumbers(`${name} loss`, [loss], [expected], 1e-4);
        learner.weights().forEach((/** @type {any} */ weight, /** @type {number} */ w) => {
          checkNumbers(`${name} ${weight.layer} ${weight.name}`, weight.data, judge.all[w].val.dataSync(), 1e-4);
        });
      }
    }
  } catch (error) {
    assert.fail(`${error}\n${JSON.stringify({ losses, config })}`);
  } finally {
    for (const weight of judge.all) weight.val.dispose();
    tf.engine().endScope();
    for (const learner of learners) learner.free();
  }
  for (const { class_name } of config.config.layers) used.set(class_name, (used.get(class_name) ?? 0) + 1);
}

test('five steps of SGD are those of tfjs: losses, weights, moving statistics, by both ways', () => {
  const random = randomNumbers(seed);
  const wanted = Number(process.env.CNN_PARAMS_MODELS ?? 500);
  const used = new Map();
  for (let i = 0; i < wanted; i++) {
    try {
      compare(random, used);
    } catch (error) {
      assert.fail(`seed ${seed}, model ${i}: ${error}`);
    }
  }
  console.log(`seed ${seed}: ${wanted} random models of ${used.size} classes learn as in tfjs`);
});

/** Equal cells in a global maximum: each gets its share, as in Keras. @param {boolean} fast */
function tiedSlopes(fast) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 4, 1] } };
  const layers = [
    ['PReLU', { alpha_initializer: 'ones' }],
    ['GlobalMaxPooling1D', {}],
  ].map(([class_name, config], i) => ({ class_name, config: { name: `layer_${i}`, .../** @type {any} */ (config) } }));
  const config = { class_name: 'Sequential', config: { name: 'tied', layers: [input, ...layers] } };
  const learner = engine.compile(config, { optimizer: { name: 'sgd' }, loss: 'mse', batch: 1, fast });
  learner.trainOnBatch([-1, -2, -1, -3], [0]);
  const [{ data }] = learner.gradients();
  const slopes = [...data];
  learner.free();
  return slopes;
}

test('equal cells of a global maximum share its gradient: plainly', () => {
  assert.deepEqual(tiedSlopes(false), [1, 0, 1, 0]);
});

test('equal cells of a global maximum share its gradient: fast', () => {
  assert.deepEqual(tiedSlopes(true), [1, 0, 1, 0]);
});

/** What a sure and wrong answer costs: Keras clips in floats, where 1 - 1e-7 is 1 - 2^-23. @param {boolean} fast */
function saturatedLoss(fast) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 1] } };
  const dense = { class_name: 'Dense', config: { name: 'dense', units: 1, activation: 'sigmoid' } };
  const config = { class_name: 'Sequential', config: { name: 'sure', layers: [input, dense] } };
  const learner = engine.compile(config, { optimizer: 'sgd', loss: 'binary_crossentropy', fast });
  learner.weights()[0].data[0] = 100;
  const { loss } = learner.trainOnBatch([1], [0]);
  learner.free();
  return loss;
}

test('a sure and wrong answer costs what it costs in Keras', () => {
  checkNumbers('loss', [saturatedLoss(true), saturatedLoss(false)], [15.942385, 15.942385], 1e-6);
});

/** The differences of the table: input and layers. @type {Record<string, [number[], [string, any][]]>} */
const known = {
  average_same: [
    [5, 5, 1],
    [
      ['PReLU', {}],
      ['AveragePooling2D', { pool_size: [2, 2], strides: [2, 2], padding: 'same' }],
    ],
  ],
  // A scale of zero makes all cells of a picture equal.
  global_maximum_ties: [
    [4, 1],
    [
      ['Rescaling', { scale: 0, offset: -1 }],
      ['Dense', { units: 1 }],
      ['GlobalMaxPooling1D', {}],
    ],
  ],
  dilation: [[6, 6, 1], [['Conv2D', { filters: 1, kernel_size: [2, 2], dilation_rate: [2, 2] }]]],
  frozen_normalization: [
    [3],
    [
      ['Dense', { units: 2 }],
      ['BatchNormalization', { trainable: false }],
    ],
  ],
  normalization_without_offset: [
    [3],
    [
      ['Dense', { units: 2 }],
      ['BatchNormalization', { center: false, trainable: false }],
    ],
  ],
  nearest_neighbours: [
    [4, 4, 1],
    [
      ['PReLU', {}],
      ['UpSampling2D', { size: [2, 3] }],
    ],
  ],
};

/** All weights after a step by tfjs, or that it throws. @param {any} config @param {any[]} weights @param {any} x @param {Float32Array} wanted @param {any} make */
function afterStep(config, weights, x, wanted, make) {
  try {
    const judge = judgeModel(config, weights, make);
    judgeStep(judge, x, [wanted], ['mse'], 1);
    return judge.all.flatMap((weight) => [...weight.val.dataSync()]);
  } catch (error) {
    return String(error);
  }
}

test('where gradients of tfjs are not those of Keras, the table of known differences says so', () => {
  const listed = readDifferences('Gradients of tfjs').flatMap(({ names }) => names);
  assert.deepEqual(listed.toSorted(), Object.keys(known).sort());
  for (const [name, [shape, entries]] of Object.entries(known)) {
    const random = randomNumbers(seed);
    const layers = entries.map(([class_name, config], i) => ({
      class_name,
      config: { name: `layer_${i}`, ...config },
    }));
    const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
    const config = { class_name: 'Sequential', config: { name, layers: [input, ...layers] } };
    const learner = engine.compile(config, {
      optimizer: { name: 'sgd', learning_rate: 1 },
      loss: 'mse',
      batch: 2,
      fast: false,
    });
    shake(random, [learner]);
    const values = Float32Array.from({ length: 2 * shape.reduce((a, b) => a * b, 1) }, () => -random.next());
    const size = engine
      .analyse(config)
      .layers.at(-1)
      ?.output_shape?.slice(1)
      .reduce((a, b) => (a ?? 0) * (b ?? 0), 1);
    const wanted = Float32Array.from({ length: 2 * Number(size) }, () => random.next());
    const start = learner.weights().map((one) => ({ ...one, data: one.data.slice() }));
    const x = tf.tensor(values, [2, ...shape]);
    learner.trainOnBatch(values, wanted);
    const ours = learner.weights().flatMap(({ data }) => [...data]);
    checkNumbers(name, ours, /** @type {number[]} */ (afterStep(config, start, x, wanted, undefined)), 1e-4);
    const own = afterStep(config, start, x, wanted, (/** @type {string} */ class_name, /** @type {any} */ args) =>
      tfjsLayer(class_name, args),
    );
    const same = typeof own !== 'string' && own.every((value, i) => Math.abs(value - ours[i]) < 1e-4);
    assert.ok(!same, `${name}: tfjs is right now`);
    learner.free();
  }
});

/** How an optimizer of Keras 3.16 changes one weight, in doubles. @typedef {(weight: number, gradient: number, slots: number[], step: number, rate: number) => number} Rule */

/** @param {{ beta_1?: number, beta_2?: number, epsilon?: number }} given @returns {Rule} */
const adam =
  ({ beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7 }) =>
  (weight, gradient, slots, step, rate) => {
    const [m = 0, v = 0] = slots;
    slots[0] = m + (gradient - m) * (1 - beta_1);
    slots[1] = v + (gradient ** 2 - v) * (1 - beta_2);
    const alpha = (rate * Math.sqrt(1 - beta_2 ** step)) / (1 - beta_1 ** step);
    return weight - (slots[0] * alpha) / (Math.sqrt(slots[1]) + epsilon);
  };

/** @param {{ momentum?: number, nesterov?: boolean }} given @returns {Rule} */
const sgd =
  ({ momentum = 0, nesterov = false }) =>
  (weight, gradient, slots, _, rate) => {
    if (momentum === 0) return weight - rate * gradient;
    slots[0] = momentum * (slots[0] ?? 0) - rate * gradient;
    return weight + (nesterov ? momentum * slots[0] - rate * gradient : slots[0]);
  };

/** @param {{ rho?: number, momentum?: number, epsilon?: number, centered?: boolean }} given @returns {Rule} */
const rmsprop =
  ({ rho = 0.9, momentum = 0, epsilon = 1e-7, centered = false }) =>
  (weight, gradient, slots, _, rate) => {
    const [velocity = 0, mean = 0, moved = 0] = slots;
    slots[0] = rho * velocity + (1 - rho) * gradient ** 2;
    slots[1] = rho * mean + (1 - rho) * gradient;
    const change = (rate * gradient) / Math.sqrt(slots[0] - (centered ? slots[1] ** 2 : 0) + epsilon);
    slots[2] = momentum * moved + change;
    return weight - slots[2];
  };

/** @type {[any, (given: any) => Rule][]} */
const optimizers = [
  [{ name: 'adam' }, adam],
  [{ name: 'adam', learning_rate: 0.05, beta_1: 0.8, beta_2: 0.9, epsilon: 1e-3 }, adam],
  [{ name: 'adam', learning_rate: 0.01, weight_decay: 0.1 }, adam],
  [
    { name: 'adam', learning_rate: { schedule: 'cosine', initial_learning_rate: 0.02, decay_steps: 4, alpha: 0.1 } },
    adam,
  ],
  [{ name: 'adamw', learning_rate: 0.02 }, adam],
  [{ name: 'adamw', learning_rate: 0.02, weight_decay: 0.2 }, adam],
  [{ name: 'rmsprop' }, rmsprop],
  [{ name: 'rmsprop', learning_rate: 0.01, rho: 0.7, momentum: 0.5, epsilon: 1e-4 }, rmsprop],
  [{ name: 'rmsprop', learning_rate: 0.01, centered: true, epsilon: 1e-3 }, rmsprop],
  [{ name: 'sgd', learning_rate: 0.05, momentum: 0.9 }, sgd],
  [{ name: 'sgd', learning_rate: 0.05, momentum: 0.9, nesterov: true }, sgd],
  [{ name: 'sgd', weight_decay: 0.01 }, sgd],
  [{ name: 'sgd', learning_rate: 0.1, clipnorm: 0.05 }, sgd],
  [{ name: 'sgd', learning_rate: 0.1, clipvalue: 0.01 }, sgd],
  [{ name: 'adam', learning_rate: 0.01, global_clipnorm: 0.05 }, adam],
];

/** @param {any} given @param {number} step from 1 on */
function rateOf({ name, learning_rate = name === 'sgd' ? 0.01 : 0.001 }, step) {
  if (typeof learning_rate === 'number') return learning_rate;
  const { initial_learning_rate, decay_steps, alpha } = learning_rate;
  const left = 0.5 * (1 + Math.cos((Math.PI * Math.min(step - 1, decay_steps)) / decay_steps));
  return initial_learning_rate * ((1 - alpha) * left + alpha);
}

const length = (/** @type {number[]} */ numbers) => Math.hypot(...numbers);
const scaled = (/** @type {number[]} */ numbers, /** @type {number} */ most) =>
  numbers.map((number) => number * Math.min(1, most / (length(numbers) || 1)));

/** Clipped as Keras does: each variable, or all together. @param {number[][]} gradients @param {any} given */
function clipped(gradients, { clipnorm, clipvalue, global_clipnorm }) {
  if (clipnorm) return gradients.map((one) => scaled(one, clipnorm));
  if (clipvalue) return gradients.map((one) => one.map((number) => Math.max(-clipvalue, Math.min(clipvalue, number))));
  if (!global_clipnorm) return gradients;
  const all = length(gradients.flat());
  return gradients.map((one) => one.map((number) => number * Math.min(1, global_clipnorm / (all || 1))));
}

/** Six steps of a learner, whose gradients are believed. @param {Random} random @param {any} model @param {any} learner @param {any} given @param {Rule} rule */
function follow(random, model, learner, given, rule) {
  const decay = given.weight_decay ?? (given.name === 'adamw' ? 0.004 : 0);
  const trained = learner.weights().map((/** @type {any} */ { trainable }) => trainable);
  const start = learner.weights();
  const doubles = start.map((/** @type {any} */ { data }) => [...data]);
  const slots = doubles.map((/** @type {number[]} */ numbers) => numbers.map(() => []));
  for (let step = 1; step <= 6; step++) {
    const { x, wanted } = batchOf(random, model);
    const { diverged, gradient_norm } = learner.trainOnBatch(x, wanted.length === 1 ? wanted[0] : wanted);
    assert.equal(diverged, false);
    const told = learner.gradients().map((/** @type {any} */ { data }) => [...data]);
    checkNumbers(`step ${step}: gradient_norm`, [gradient_norm], [length(told.flat())], 1e-5);
    const gradients = clipped(told, given);
    const rate = rateOf(given, step);
    learner.weights().forEach((/** @type {any} */ weight, /** @type {number} */ w) => {
      const name = `step ${step}: ${weight.layer} ${weight.name}`;
      if (!trained[w])
        return void assert.ok(
          told[w].every((/** @type {number} */ one) => one === 0),
          name,
        );
      doubles[w] = doubles[w].map((/** @type {number} */ before, /** @type {number} */ i) =>
        rule(before * (1 - decay * rate), gradients[w][i], slots[w][i], step, rate),
      );
      checkNumbers(name, weight.data, doubles[w], 1e-5);
    });
  }
}

for (const [given, rule] of optimizers) {
  test(`${JSON.stringify(given)} makes of gradients what Keras's formula does`, () => {
    const random = randomNumbers(seed);
    for (let i = 0; i < Number(process.env.CNN_PARAMS_OPTIMIZED ?? 20); i++) {
      const model = drawn(random, given);
      shake(random, model.learners);
      for (const learner of model.learners) {
        try {
          follow(random, model, learner, given, rule(given));
        } catch (error) {
          assert.fail(`seed ${seed}, model ${i}: ${error}\n${JSON.stringify(model.config)}`);
        }
        learner.free();
      }
    }
  });
}
