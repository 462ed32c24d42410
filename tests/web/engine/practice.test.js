// Practice through the page's own door: follow-ups, exercises, design tasks, the census, and their words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphListing } from '../../../web/model/graph-listing.js';
import { listingText } from '../../../web/model/listing.js';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { findLesson } from '../../../web/lesson/lessons/all.js';
import { wordsOf } from '../../../web/words/words.js';

/** @import { Question } from '../../../web/engine/types.js' */

const engine = await loadEngine();
const words = await wordsOf('en');
/** @param {string} id */
const configOf = (id) => findLesson(id)?.config;

test('follow-up questions lead from several causes to one', () => {
  const config = configOf('max-pooling');
  /** @type {Question} */ const question = { layer: 'dense', of: 'params' };
  const first = engine.diagnose(config, question, '202');
  assert.ok(first.causes.length > 1);
  assert.equal(first.settled, 'open');
  /** @type {{ question: Question, answer: any }[]} */ const evidence = [];
  for (let asked = 0; asked < 2; asked++) {
    const { asks, groups } = engine.followUp(config, question, '202', { evidence });
    if (!asks) break;
    assert.ok(groups.length > 1);
    assert.ok(words.has(`ask-${asks.of}`), asks.of);
    evidence.push({ question: asks, answer: engine.answer(config, asks, { beliefs: ['pool_merges_channels'] }) });
  }
  const last = engine.diagnose(config, question, '202', { evidence });
  assert.deepEqual([last.settled, last.causes[0].id], ['one', 'pool_merges_channels']);
});

test('own earlier answers earn the later step, slips are told apart', () => {
  const config = configOf('no-padding');
  const given = [{ layer: 'flatten', of: /** @type {const} */ ('output_shape'), answer: '(None, 588)' }];
  const carried = engine.diagnose(config, { layer: 'dense', of: 'params' }, '588*2+2', { given });
  assert.deepEqual(carried.carried, { layers: ['flatten'], value: 1178 });
  assert.equal(engine.diagnose(config, { of: 'total_params' }, '1561').slip?.kind, 'transposed');
});

test('every skill gives exercises whose right answers are right', () => {
  assert.ok(engine.skills.length >= 9);
  for (const { id } of engine.skills) {
    for (const seed of [1, 2 ** 40]) {
      const exercise = engine.variant({ skill: id, seed });
      assert.deepEqual(engine.variant({ skill: id, seed, attempt: exercise.attempt }).config, exercise.config);
      for (const question of exercise.questions) {
        const right = engine.answer(exercise.config, question);
        assert.equal(engine.diagnose(exercise.config, question, right).correct, true);
      }
    }
  }
  assert.throws(() => engine.variant({ skill: 'chain', seed: 0.5 }), ModelError);
});

test('a residual block adds what two layers put out', () => {
  const { config } = engine.variant({ skill: 'residual', seed: 5 });
  const rows = engine.analyse(config).layers;
  const add = rows.find(({ name }) => name === 'add');
  assert.deepEqual(
    add?.inputs.map((index) => rows[index].name),
    ['conv2d_2', 'conv2d'],
  );
  const code = listingText(graphListing(config, (name) => engine.describe(name), 'keras3'));
  assert.match(code, /^add = Add\(\)\(\[conv2d_2, conv2d\]\)$/m);
  assert.match(code, /^model = Model\(input_layer, add\)$/m);
});

test('design tasks are graded check by check', () => {
  for (const { id } of engine.tasks) {
    const design = engine.design({ task: id, seed: 11 });
    const grade = engine.grade(design, design.config);
    assert.equal(grade.ok, false, id);
    assert.equal(grade.cost.total_params, engine.analyse(design.config).total_params);
    for (const check of grade.checks) assert.ok(words.has(`check-${check.id}`), check.id);
  }
  const design = engine.design({ task: 'keep_size', seed: 3 });
  design.config.config.layers[1].config.padding = 'same';
  assert.equal(engine.grade(design, design.config).ok, true);
});

test('the census counts how often a parameter is used, and changing one moves exactly these outputs', () => {
  const config = configOf('zero-padding');
  const index = ((0 * 3 + 2) * 3 + 1) * 2 + 1;
  const { count, uses, position } = engine.uses(config, { layer: 'conv2d', weight: 'kernel', index });
  assert.deepEqual([count, position], [361, [0, 2, 1, 1]]);
  const net = engine.compile(config, { seed: 5 });
  const input = Float32Array.from({ length: 1200 }, (_, i) => 0.5 + ((i * 37) % 101) / 101);
  const outputs = () => {
    net.run(input);
    return Array.from({ length: 800 }, (_, i) => net.trace('conv2d', i).before_activation);
  };
  const before = outputs();
  net.weights()[0].data[index] += 1;
  const after = outputs();
  const moved = before.flatMap((value, i) => (Math.abs(after[i] - value) > 1e-4 ? [i] : []));
  assert.deepEqual(
    moved,
    uses.map((use) => use.output_index).sort((a, b) => a - b),
  );
  net.free();
});

test('there are words for every skill, task and check', () => {
  const ids = [
    ...engine.skills.map(({ id }) => `skill-${id}`),
    ...engine.tasks.flatMap(({ id }) => [`task-${id}`, `about-task-${id}`]),
    ...['digit', 'transposed', 'carry', 'factor_ten'].map((kind) => `slip-${kind}`),
    ...['factor', 'biases', 'weights_of_one', 'weights', 'kernel_shape'].map((of) => `ask-${of}`),
    ...['all_shapes', 'all_terms', 'all_params', 'trainable_params', 'non_trainable_params'].map((of) => `ask-${of}`),
    ...['shape', 'shapes', 'number', 'sum'].map((hint) => `answer-hint-${hint}`),
  ];
  assert.deepEqual(
    ids.filter((id) => !words.has(id)),
    [],
  );
});
