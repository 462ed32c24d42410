// A network that learns, by its door: what it refuses, what it answers, how it goes back, and why a parameter moved.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { languages } from '../../../web/words/locales/all.js';
import { wordsOf } from '../../../web/words/words.js';
import { randomNumbers } from '../../random-models.js';

const engine = await loadEngine();
await engine.complete();
const words = await Promise.all(Object.keys(languages).map((language) => wordsOf(language)));

/** @param {[string, any][]} entries @param {number[]} [shape] @returns {any} */
function sequential(entries, shape = [6, 6, 1]) {
  const layers = entries.map(([class_name, config]) => ({
    class_name,
    config: { name: class_name.toLowerCase(), ...config },
  }));
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  return { class_name: 'Sequential', config: { name: 'small', layers: [input, ...layers] } };
}

/** @type {[string, any]} */ const convolution = ['Conv2D', { filters: 3, kernel_size: 3, activation: 'relu' }];
/** @type {[string, any][]} */ const head = [
  ['MaxPooling2D', { pool_size: 2 }],
  ['Flatten', {}],
  ['Dense', { units: 3, activation: 'softmax' }],
];
const small = sequential([convolution, ...head]);
const chancy = sequential([convolution, ['BatchNormalization', {}], ['Dropout', { rate: 0.4 }], ...head]);
const inside = sequential([['Dense', { units: 1 }]], [2]);

const usual = { optimizer: 'adam', loss: 'sparse_categorical_crossentropy', batch: 8 };
const learnerOf = (/** @type {any} */ config, /** @type {any} */ options = {}) =>
  engine.compile(config, { ...usual, ...options });

/** @param {number} samples @param {number} [seed] */
function data(samples, seed = 1) {
  const { next, integer } = randomNumbers(seed);
  const x = Float32Array.from({ length: samples * 36 }, () => next());
  return { x, y: Float32Array.from({ length: samples }, () => integer(0, 2)) };
}

const copies = (/** @type {any} */ learner) => learner.weights().map((/** @type {any} */ one) => [...one.data]);
const near = (/** @type {number} */ a, /** @type {number} */ b, most = 1e-6) =>
  assert.ok(Math.abs(a - b) <= most * Math.max(1, Math.abs(b)), `${a} for ${b}`);

/** Refused so, and in words of every language. @param {() => any} call @param {string} code @param {Record<string, any>} [more] */
function refused(call, code, more = {}) {
  assert.throws(call, (/** @type {any} */ error) => {
    assert.ok(error instanceof ModelError, String(error));
    for (const [key, value] of Object.entries({ ...more, code })) {
      assert.deepEqual(/** @type {any} */ (error)[key], value, `${key} of ${error}`);
    }
    return true;
  });
  for (const some of words) assert.ok(some.has(`error-${code}`), code);
}

test('what cannot learn is refused, and why', () => {
  const compile =
    (/** @type {any} */ options, config = small) =>
    () =>
      learnerOf(config, options);
  refused(compile({ optimizer: 'lion' }), 'unknown_optimizer', { found: 'lion' });
  refused(compile({ optimizer: { name: 'adam', amsgrad: true } }), 'invalid_argument', { argument: 'amsgrad' });
  refused(compile({ optimizer: { name: 'adam', beta_1: 1 } }), 'invalid_argument', { argument: 'beta_1' });
  refused(compile({ optimizer: { name: 'sgd', learning_rate: -1 } }), 'invalid_argument', {
    argument: 'learning_rate',
  });
  refused(compile({ loss: 'hinge' }), 'invalid_argument', { argument: 'loss', found: 'hinge' });
  refused(compile({ loss: undefined }), 'invalid_argument', { argument: 'loss' });
  refused(compile({ loss: ['mse', 'mse'] }), 'invalid_argument', { argument: 'loss', expected: 'one_loss_an_output' });
  for (const batch of [0, 1.5, 65537]) refused(compile({ batch }), 'invalid_argument', { argument: 'batch' });
  refused(compile({ input_scale: 0 }), 'invalid_argument', { argument: 'input_scale' });
  const frozen = structuredClone(small);
  for (const layer of frozen.config.layers.slice(1)) layer.config.trainable = false;
  refused(compile({}, frozen), 'nothing_to_train');
  const dense = (/** @type {any} */ more) => sequential([['Dense', { units: 2, ...more }]], [2]);
  refused(compile({ loss: 'mse' }, dense({ activity_regularizer: 'l2' })), 'no_gradient', {
    layer: 'dense',
    argument: 'activity_regularizer',
  });
  refused(compile({ loss: 'mse' }, dense({ kernel_constraint: 'non_neg' })), 'no_gradient', {
    layer: 'dense',
    argument: 'kernel_constraint',
  });
  const penalty = sequential([['ActivityRegularization', { l2: 0.1 }], ['Flatten', {}], ...head.slice(-1)]);
  refused(compile({}, penalty), 'no_gradient', { layer: 'activityregularization', found: 'ActivityRegularization' });
});

test('pictures that Keras changes while it learns are refused', () => {
  for (const class_name of ['RandomFlip', 'RandomZoom', 'RandomContrast']) {
    const config = sequential([[class_name, { factor: 0.1, height_factor: 0.1 }], ...head]);
    delete config.config.layers[1].config[class_name === 'RandomZoom' ? 'factor' : 'height_factor'];
    if (class_name === 'RandomFlip') delete config.config.layers[1].config.factor;
    refused(() => learnerOf(config), 'no_gradient', { layer: class_name.toLowerCase() });
  }
});

test('a batch of another size is refused', () => {
  const learner = learnerOf(small);
  const { x, y } = data(8);
  refused(() => learner.trainOnBatch(x.subarray(1), y), 'invalid_argument', {
    argument: 'x',
    expected: 'multiple_of_36_numbers',
    found: 287,
  });
  refused(() => learner.trainOnBatch([], []), 'invalid_argument', { argument: 'x' });
  refused(() => learner.trainOnBatch(undefined, y), 'invalid_argument', { argument: 'x' });
  refused(() => learner.trainOnBatch(x, y.subarray(1)), 'invalid_argument', { argument: 'y', expected: '8_numbers' });
  refused(() => learner.trainOnBatch(x, undefined), 'invalid_argument', { argument: 'y' });
  const more = data(9);
  refused(() => learner.trainOnBatch(more.x, more.y), 'invalid_argument', { expected: 'at_most_8_samples', found: 9 });
  refused(() => learner.stepMany(1), 'invalid_argument', { argument: 'x', expected: 'data' });
  refused(() => learner.stepMany(-1), 'invalid_argument', { argument: 'count' });
  refused(() => learner.restore(new Float32Array(3)), 'invalid_argument', { argument: 'snapshot' });
  refused(() => (learner.learningRate = -1), 'invalid_argument', { argument: 'learning_rate' });
  refused(() => learner.explain({ layer: 'no', weight: 'kernel', index: 0 }), 'no_such_layer');
  refused(() => learner.explain({ layer: 'dense', weight: 'no', index: 0 }), 'no_such_weight');
  refused(() => learner.explain({ layer: 'dense', weight: 'bias', index: 3 }), 'no_such_value');
  learner.free();
});

test('what is freed answers nothing', () => {
  const learner = learnerOf(small);
  const { x, y } = data(8);
  const snapshot = learner.snapshot();
  learner.free();
  const calls = [
    () => learner.trainOnBatch(x, y),
    () => learner.evaluate(x, y),
    () => learner.predict(x),
    () => learner.setData(x, y),
    () => learner.stepMany(1),
    () => learner.snapshot(),
    () => learner.restore(snapshot),
    () => learner.explain({ layer: 'dense', weight: 'bias', index: 0 }),
    () => learner.run(x.subarray(0, 36)),
    () => learner.weights(),
    () => learner.gradients(),
    () => (learner.learningRate = 1),
  ];
  for (const call of calls) refused(call, 'network_is_freed');
});

test('numbers that are none stop a step, and no bit of the weights changes', () => {
  for (const config of [small, chancy]) {
    for (const fast of [true, false]) {
      const learner = learnerOf(config, { fast });
      const { x, y } = data(8);
      learner.trainOnBatch(x, y);
      const before = learner.snapshot();
      const wrong = [
        [x.map((value, i) => (i === 40 ? NaN : value)), y],
        [x.map((value, i) => (i === 40 ? Infinity : value)), y],
        [x, y.map((value, i) => (i === 2 ? 3 : value))],
        [x, y.map((value, i) => (i === 2 ? NaN : value))],
      ];
      for (const [one, wanted] of wrong) {
        assert.equal(learner.trainOnBatch(one, wanted).diverged, true);
        assert.deepEqual(new Uint8Array(learner.snapshot().buffer), new Uint8Array(before.buffer));
      }
      assert.equal(learner.trainOnBatch(x, y).diverged, false);
      learner.free();
    }
  }
});

/** One weight after a rate that was too large for floats. @param {any} optimizer */
function overshot(optimizer) {
  const learner = engine.compile(inside, { optimizer, loss: 'mse' });
  learner.weights()[0].data.set([1, 2]);
  const before = learner.snapshot();
  learner.learningRate = 9e29;
  const { diverged } = learner.trainOnBatch([1e9, 1e9], [0]);
  return { learner, before, diverged };
}

test('a step that overshoots leaves the weights', () => {
  for (const optimizer of [{ name: 'sgd' }, { name: 'sgd', momentum: 0.9 }]) {
    const { learner, diverged } = overshot(optimizer);
    assert.equal(diverged, true);
    assert.deepEqual(copies(learner), [[1, 2], [0]]);
    learner.free();
  }
});

test('and the slots, so that a smaller rate learns on', () => {
  const { learner, before } = overshot({ name: 'sgd', momentum: 0.9 });
  assert.deepEqual(new Uint8Array(learner.snapshot().buffer), new Uint8Array(before.buffer));
  learner.learningRate = 0.001;
  assert.equal(learner.trainOnBatch([1, 1], [0]).diverged, false);
  learner.free();
});

test('after a step that was not made there is nothing to explain', () => {
  const learner = engine.compile(inside, { optimizer: 'sgd', loss: 'mse' });
  learner.trainOnBatch([1, 2], [3]);
  learner.trainOnBatch([NaN, 2], [3]);
  const told = learner.explain({ layer: 'dense', weight: 'kernel', index: 0 });
  // Nothing, or all of the step before.
  assert.ok(told === null || told.terms.length > 0);
  learner.free();
});

test('who goes back meets the same steps again, chance included', () => {
  for (const fast of [true, false]) {
    const learner = learnerOf(chancy, { fast });
    const { x, y } = data(30);
    learner.setData(x, y);
    learner.stepMany(6, { seed: 7 });
    const mark = learner.snapshot();
    const first = Array.from({ length: 7 }, () => learner.stepMany(1, { seed: 7 }));
    const end = learner.snapshot();
    learner.restore(mark);
    assert.deepEqual(
      Array.from({ length: 7 }, () => learner.stepMany(1, { seed: 7 })),
      first,
    );
    assert.deepEqual(new Uint8Array(learner.snapshot().buffer), new Uint8Array(end.buffer));
    learner.restore(mark);
    learner.stepMany(7, { seed: 7 });
    assert.deepEqual(new Uint8Array(learner.snapshot().buffer), new Uint8Array(end.buffer));
    learner.free();
  }
});

test('many steps are single ones on the same batches', () => {
  const { x, y } = data(8);
  const many = learnerOf(small);
  const single = learnerOf(small);
  many.setData(x, y);
  for (let step = 0; step < 5; step++) {
    const { loss, accuracy, steps, epoch_loss, batches } = many.stepMany(1);
    // One batch holds all samples: only their order differs.
    const found = single.trainOnBatch(x, y);
    near(found.loss, loss);
    near(epoch_loss, loss);
    assert.deepEqual([found.accuracy, steps, batches], [accuracy, 1, 1]);
  }
  single.weights().forEach((one, w) => one.data.forEach((value, i) => near(many.weights()[w].data[i], value, 1e-5)));
  many.free();
  single.free();
});

test('evaluation and predictions are those of single runs, and change nothing', () => {
  const learner = learnerOf(chancy);
  const { x, y } = data(21);
  learner.trainOnBatch(x.subarray(0, 288), y.subarray(0, 8));
  const before = copies(learner);
  const { loss, accuracy, predictions } = learner.evaluate(x, y);
  assert.deepEqual(copies(learner), before);
  assert.deepEqual(learner.predict(x), predictions);
  let sum = 0;
  let right = 0;
  y.forEach((label, s) => {
    const run = [...learner.run(x.subarray(s * 36, s * 36 + 36))];
    run.forEach((value, i) => near(predictions[s * 3 + i], value, 1e-5));
    sum -= Math.log(run[label]);
    right += Number(run.indexOf(Math.max(...run)) === label);
  });
  near(loss, sum / 21, 1e-5);
  near(accuracy ?? NaN, right / 21);
  learner.free();
});

test('bytes with a scale are their numbers', () => {
  const bytes = Uint8Array.from({ length: 8 * 36 }, (_, i) => (i * 37) % 256);
  const { y } = data(8);
  const scaled = learnerOf(small, { input_scale: 1 / 255 });
  const plain = learnerOf(small);
  scaled.setData(bytes, y);
  plain.setData(
    Float32Array.from(bytes, (byte) => byte / 255),
    y,
  );
  near(scaled.stepMany(4).loss, plain.stepMany(4).loss);
  near(
    scaled.trainOnBatch(bytes, y).loss,
    plain.trainOnBatch(
      Float32Array.from(bytes, (b) => b / 255),
      y,
    ).loss,
    1e-5,
  );
  scaled.free();
  plain.free();
});

test('the learning rate holds from the next step on; a cosine falls by itself', () => {
  const { x, y } = data(8);
  const learner = learnerOf(small, { optimizer: { name: 'sgd', learning_rate: 0.5 } });
  assert.ok(Number.isNaN(learner.learningRate));
  learner.learningRate = 0;
  const before = copies(learner);
  learner.trainOnBatch(x, y);
  assert.deepEqual(copies(learner), before);
  learner.learningRate = 0.25;
  learner.trainOnBatch(x, y);
  assert.equal(learner.learningRate, 0.25);
  const parameter = { layer: 'dense', weight: 'bias', index: 0 };
  near(learner.explain(parameter)?.optimizer.learning_rate, 0.25);
  learner.free();
  const learning_rate = { schedule: 'cosine', initial_learning_rate: 0.4, decay_steps: 4, alpha: 0.5 };
  const falling = learnerOf(small, { optimizer: { name: 'sgd', learning_rate } });
  for (let step = 0; step < 6; step++) {
    falling.trainOnBatch(x, y);
    const share = Math.min(step / 4, 1);
    near(falling.explain(parameter)?.optimizer.learning_rate, 0.2 + 0.1 * (1 + Math.cos(Math.PI * share)));
  }
  falling.free();
});

const penalized = sequential([
  ['Conv2D', { filters: 3, kernel_size: 3, kernel_regularizer: { class_name: 'L2', config: { l2: 0.1 } } }],
  ...head,
]);

test('a parameter moved by the sum of its products and its penalty, and as the optimizer says', () => {
  const { x, y } = data(8);
  for (const fast of [true, false]) {
    const learner = learnerOf(penalized, { fast, optimizer: { name: 'adam', learning_rate: 0.01 } });
    assert.equal(learner.explain({ layer: 'dense', weight: 'kernel', index: 0 }), null);
    learner.trainOnBatch(x, y);
    learner.trainOnBatch(x, y);
    learner.gradients().forEach(({ layer, name, data: gradients }) => {
      for (const index of [0, gradients.length - 1]) {
        const told = learner.explain({ layer, weight: name, index });
        assert.ok(told);
        const { before, after, change, gradient, penalty, terms, rest, optimizer, samples, uses, count } = told;
        near(gradient, gradients[index]);
        near(terms.reduce((sum, { product }) => sum + product, rest ?? NaN) + penalty, gradient, 1e-6);
        near(penalty, layer === 'conv2d' && name === 'kernel' ? 0.2 * before : 0);
        for (const { input, back, product } of terms) near(product, input * back);
        if ((count ?? 0) <= 16) near(rest ?? NaN, 0, 1e-6);
        assert.deepEqual([samples, count], [8, 8 * (uses ?? NaN)]);
        near(change, after - before);
        near(change, (-optimizer.alpha * optimizer.m) / (Math.sqrt(optimizer.v) + optimizer.epsilon), 1e-6);
      }
    });
    learner.free();
  }
});

test('a penalty is part of the loss', () => {
  const { x, y } = data(8);
  const learner = learnerOf(penalized);
  const plain = learnerOf(sequential([['Conv2D', { filters: 3, kernel_size: 3 }], ...head]));
  const squares = learner.weights()[0].data.reduce((sum, one) => sum + one * one, 0);
  near(learner.trainOnBatch(x, y).loss, plain.trainOnBatch(x, y).loss + 0.1 * squares);
  learner.free();
  plain.free();
});

test('what is frozen stays, and has nothing to be explained', () => {
  const config = structuredClone(small);
  config.config.layers[1].config.trainable = false;
  const learner = learnerOf(config);
  const { x, y } = data(8);
  const before = copies(learner);
  learner.trainOnBatch(x, y);
  const after = copies(learner);
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  assert.notDeepEqual(after.slice(2), before.slice(2));
  assert.equal(learner.explain({ layer: 'conv2d', weight: 'kernel', index: 0 }), null);
  assert.deepEqual(
    learner.weights().map(({ trainable }) => trainable),
    [false, false, true, true],
  );
  learner.free();
});

test('a run after a step is one with the learnt weights, and weights that are written are learnt from', () => {
  const learner = engine.compile(inside, { optimizer: { name: 'sgd', learning_rate: 0.1 }, loss: 'mse' });
  learner.weights()[0].data.set([1, 2]);
  assert.deepEqual([...learner.run([3, 4])], [11]);
  // (11 - 10)^2, whose slope is 2: of the kernel 6 and 8, of the bias 2.
  assert.equal(learner.trainOnBatch([3, 4], [10]).loss, 1);
  const [kernel, bias] = learner.weights();
  [0.4, 1.2, -0.2].forEach((value, i) => near([...kernel.data, ...bias.data][i], value));
  near(learner.run([3, 4])[0], 5.8);
  learner.free();
});
