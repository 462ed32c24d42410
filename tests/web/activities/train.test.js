// Networks that learn side by side, without their page: in pieces, on the same batches, with marks to go back to; what is told of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadDigits } from '../../../web/activities/train/digits.js';
import {
  continueExperiment,
  experimentIds,
  outcomeOfExperiment,
  startExperiment,
  withFrozen,
} from '../../../web/activities/train/experiments.js';
import { fitLines } from '../../../web/activities/train/fit-lines.js';
import { outcomeOf } from '../../../web/activities/train/guess.js';
import { stepLines, sumLine } from '../../../web/activities/train/step-lines.js';
import { digitsTask, fitOf, modelTask, parityTask } from '../../../web/activities/train/tasks.js';
import { judgement, mostBytes, Training } from '../../../web/activities/train/training.js';
import { findLesson } from '../../../web/lesson/lessons/all.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, sequential } from '../support.js';

/** @import { Settings } from '../../../web/activities/train/training.js' */

const words = await wordsOf('en');
const levels = await loadDigits();

/** @param {Partial<Settings>} [set] @param {number} [most] digits to learn from */
function begin(set = {}, most = 320) {
  /** @type {Settings} */
  const usual = { optimizer: 'adam', learningRate: 0.003, falling: false, batch: 32, epochs: 2, seed: 1 };
  return new Training(engine, parityTask(levels, 1, most), { ...usual, ...set });
}

/** @param {Training} training @param {string} [until] */
function run(training, until = 'end') {
  for (;;) {
    const done = training.advance();
    if (done === until || done === 'end') return done;
  }
}

/** All parameters of all networks. @param {Training} training */
const parametersOf = (training) =>
  training.networks.map(({ learner }) => learner.weights().map(({ data }) => Array.from(data)));

test('the networks are those of the lessons and a linear one; ten digits need at most 13,000 parameters', () => {
  const total = (/** @type {any} */ { config }) => engine.analyse(config).total_params;
  assert.deepEqual(parityTask(levels, 1).contenders.map(total), [2515, 1651, 715, 2402]);
  const digits = digitsTask(levels, 1).contenders.map(total);
  assert.ok(Math.max(...digits) <= 13_000 && digits.length === 3, String(digits));
});

test('even is class 0 and odd is class 1, half of each', () => {
  const { data } = parityTask(levels, 1);
  assert.deepEqual(data.classes, ['even', 'odd']);
  assert.deepEqual([data.training.y.length, data.heldBack.y.length], [4000, 1000]);
  const odd = [...data.training.y, ...data.heldBack.y].filter((y) => y === 1).length;
  assert.equal(odd, 2500);
});

test('a run ends after its epochs, with a mark at the start, at the end, and in between', () => {
  const training = begin();
  assert.equal(training.steps, 20);
  run(training);
  assert.equal(training.step, 20);
  assert.ok(training.finished);
  assert.deepEqual(
    training.marks.map(({ step }) => step),
    [0, 10, 20],
  );
  assert.equal(training.marks[0].networks[0].training, undefined);
  assert.equal(training.mark.networks[0].judged.length, 1000);
  training.free();
});

test('it learns: after an epoch of 4,000 digits every network judges far better than by chance, and is never at it for long', () => {
  const training = begin({ epochs: 1 }, 4000);
  let longest = 0;
  for (let done = ''; done !== 'end';) {
    const start = performance.now();
    done = training.advance();
    longest = Math.max(longest, performance.now() - start);
  }
  for (const { heldBack } of training.mark.networks) assert.ok(heldBack.accuracy > 0.75, String(heldBack.accuracy));
  assert.ok(longest < 250, `${longest} ms`); // on a busy machine too
  training.free();
});

test('who goes back and on again comes to the same numbers', () => {
  const training = begin();
  run(training);
  const end = parametersOf(training);
  training.goTo(1);
  assert.equal(training.step, 10);
  assert.notDeepEqual(parametersOf(training), end);
  run(training);
  assert.deepEqual(parametersOf(training), end);
  assert.deepEqual(
    training.marks.map(({ step }) => step),
    [0, 10, 20],
  );
  training.free();
});

test('a look at an earlier mark takes nothing away as long as nothing is learnt there', () => {
  const training = begin();
  run(training);
  const end = parametersOf(training);
  training.goTo(0);
  training.goTo(2);
  assert.equal(training.marks.length, 3);
  assert.deepEqual(parametersOf(training), end);
  training.free();
});

test('the same seed gives the same run, another one does not', () => {
  const [one, again, other] = [begin(), begin(), begin({ seed: 2 })];
  for (const training of [one, again, other]) run(training);
  assert.deepEqual(parametersOf(one), parametersOf(again));
  assert.notDeepEqual(parametersOf(one), parametersOf(other));
  for (const training of [one, again, other]) training.free();
});

test('where marks take too much, every other one goes; the first and the last stay', () => {
  const training = begin();
  run(training);
  const [first] = training.marks;
  const all = first.networks.reduce((sum, one, i) => sum + one.snapshot.byteLength + 1000 + training.networks[i].total * 4, 0); // prettier-ignore
  training.marks = Array.from({ length: Math.ceil(mostBytes / all) + 1 }, (_, step) => ({ ...first, step }));
  const last = training.marks.length - 1;
  training.settings = { ...training.settings, epochs: 3 };
  training.goTo(last);
  training.step = 20;
  run(training);
  assert.equal(training.marks[0].step, 0);
  assert.equal(training.marks.at(-1)?.step, 30);
  assert.ok(training.marks.length * all <= mostBytes);
  training.free();
});

test('a parameter has its value at each mark, the last one its value now', () => {
  const training = begin();
  run(training);
  const parameter = { layer: 'conv2d', weight: 'kernel', index: 5 };
  const values = training.valuesOf(0, parameter);
  assert.deepEqual(
    values.map(({ step }) => step),
    [0, 10, 20, 20],
  );
  const now = training.networks[0].learner.weights()[0].data[5];
  assert.equal(values.at(-1)?.value, now);
  assert.notEqual(values[0].value, now);
  training.free();
});

test('a gradient is the sum of its products, and the numbers of the step come to its change', () => {
  for (const optimizer of /** @type {const} */ (['adam', 'sgd', 'rmsprop', 'adamw'])) {
    const training = begin({ optimizer });
    run(training, 'step');
    const { learner } = training.networks[0];
    const told = learner.explain({ layer: 'conv2d', weight: 'kernel', index: 5 });
    assert.ok(told?.uses && told.rest !== null);
    const sum = told.terms.reduce((all, { product }) => all + product, Number(told.rest)) + told.penalty;
    assert.ok(Math.abs(sum - told.gradient) < 1e-6);
    assert.equal(told.count, told.samples * told.uses);
    assert.ok(Math.abs(told.before + told.change - told.after) < 1e-6);
    const lines = [sumLine(told, words), ...stepLines(told, words)];
    assert.ok(
      lines.every((line) => !/NaN|undefined/.test(line)),
      lines.join('\n'),
    );
    training.free();
  }
});

test('a step is explained after it was judged too, and nothing is changed by that', () => {
  const training = begin({ epochs: 1 });
  run(training);
  const end = parametersOf(training);
  const told = training.explain(0, { layer: 'conv2d', weight: 'kernel', index: 5 });
  assert.ok(told && told.optimizer.step === 10);
  assert.deepEqual(parametersOf(training), end);
  assert.ok(Math.abs(told.after - end[0][0][5]) < 1e-7); // it crossed as text
  training.free();
});

test('the lines of fit() are those of Keras', () => {
  const training = begin();
  run(training);
  const lines = fitLines(training, 0);
  assert.equal(lines.length, 4);
  assert.deepEqual([lines[0], lines[2]], ['Epoch 1/2', 'Epoch 2/2']);
  const number = '\\d\\.\\d{4}';
  const form = `^10/10 ━{20} \\d+s \\d+(ms|us)/step - accuracy: ${number} - loss: ${number} - val_accuracy: ${number} - val_loss: ${number}$`;
  assert.match(lines[3], new RegExp(form));
  training.free();
});

test('a learning rate without measure stops the network before its numbers are none', () => {
  const training = begin({ optimizer: 'sgd', learningRate: 1e8 });
  run(training);
  assert.ok(training.finished);
  for (const { learner } of training.networks)
    for (const { data } of learner.weights()) assert.ok(data.every(Number.isFinite));
  training.free();
});

test('the best is told, by how much it is over the linear one, and who is as good', () => {
  const networks = [0.95, 0.948, 0.921, 0.9].map((accuracy) => ({ heldBack: { accuracy } }));
  const ids = ['a', 'b', 'c', 'linear'].map((id) => ({ id }));
  const told = outcomeOf(/** @type {any} */ ({ mark: { networks }, networks: ids }));
  assert.deepEqual([told.best, told.other, told.points, told.equals], [0, 3, 5, [1]]);
});

test('judgement: the largest of several, more than a half of one', () => {
  assert.equal(judgement([0.2, 0.5, 0.3]), 1);
  assert.equal(judgement([0.51]), 1);
  assert.equal(judgement([0.5]), 0);
});

test('a model of one’s own is told what it would have to read and to put out', () => {
  const rowsOf = (/** @type {any} */ input, /** @type {any} */ units, /** @type {any} */ activation) =>
    engine.analyse(sequential(input, [['Flatten', 'flatten', {}], ['Dense', 'dense', { units, activation }]])).layers; // prettier-ignore
  const fit = (/** @type {any} */ input, /** @type {any} */ units, activation = 'softmax') =>
    fitOf(rowsOf(input, units, activation));
  assert.equal(/** @type {any} */ (fit([32, 32, 3], 2)).problem, 'input');
  assert.equal(/** @type {any} */ (fit([20, 20, 2], 2)).problem, 'input');
  assert.equal(/** @type {any} */ (fit([28, 28, 1], 7)).problem, 'output');
  assert.equal(/** @type {any} */ (fit([28, 28, 1], 10, 'relu')).problem, 'activation');
  assert.equal(/** @type {any} */ (fit([20, 20, 1], 1, 'sigmoid')).loss, 'binary_crossentropy');
  assert.equal(/** @type {any} */ (fit([20, 20, 1], 1)).problem, 'activation');
});

test('a model of one’s own learns: 28 × 28, one unit with sigmoid', () => {
  const config = sequential([28, 28, 1], [['Flatten', 'flatten', {}], ['Dense', 'dense', { units: 1, activation: 'sigmoid' }]]); // prettier-ignore
  const fit = /** @type {any} */ (fitOf(engine.analyse(config).layers));
  const settings = /** @type {Settings} */ ({ optimizer: 'adam', learningRate: 0.01, falling: true, batch: 50, epochs: 1, seed: 1 }); // prettier-ignore
  const training = new Training(engine, modelTask(levels, 1, config, fit), settings);
  run(training);
  assert.ok(training.mark.networks[0].heldBack.accuracy > 0.75);
  training.free();
});

test('a frozen layer keeps its parameters, and is thawed again', () => {
  const config = findLesson('zero-padding')?.config;
  const frozen = withFrozen(config, (name) => name === 'conv2d');
  const { trainable_params, non_trainable_params } = engine.analyse(frozen);
  assert.deepEqual([trainable_params, non_trainable_params], [2459, 56]);
  assert.equal(engine.analyse(withFrozen(frozen, () => false)).trainable_params, 2515);
});

for (const id of experimentIds) {
  test(`the question "${id}" runs to its end and comes to what it is about`, () => {
    const running = startExperiment(engine, levels, id, 1);
    while (!continueExperiment(running, 50));
    const { answer, words: told } = outcomeOfExperiment(running);
    if (id === 'overfit') assert.ok(told.training > 98 && told.heldBack < 92, JSON.stringify(told));
    if (id === 'rate') assert.ok(told.usual > 75 && told.heldBack < 65, JSON.stringify(told));
    if (id === 'dead') assert.equal(answer, 0);
    if (id === 'freeze') {
      assert.equal(answer, 2459);
      assert.ok(told.changed > 1500 && told.changed <= 2459, JSON.stringify(told));
    }
    running.training.free();
    running.twin?.free();
  });
}
