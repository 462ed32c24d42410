// Practice without its page: the worked example, how sure one is, and the order of the skills.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Confidence } from '../../../web/activities/practice/confidence.js';
import { noteExample, openExample, wantsExample } from '../../../web/activities/practice/worked-example.js';
import { exerciseCourse, exercisePlayer } from '../../../web/lesson/exercise.js';
import { LearnerLog } from '../../../web/lesson/learner-log.js';
import { fieldParts } from '../../../web/lesson/questions/receptive-field.js';
import { plainText } from '../../../web/drawing/formula-parts.js';
import { openStore } from '../../../web/page/store.js';
import { wordsOf } from '../../../web/words/words.js';
import { workingLines } from '../../../web/lesson/working-as-text.js';
import { engine, fakeStorage, memory, sequential } from '../support.js';

const words = await wordsOf('en');

/** What practice needs of an element. @param {any} storage */
function elementOn(storage) {
  const store = openStore(() => storage);
  return /** @type {any} */ ({ engine, words, store, log: new LearnerLog(store) });
}

const exerciseOf = (/** @type {string} */ skill) => engine.variant({ skill, seed: 3 });

test('a skill with a layer that no lesson has opens with an example, once, and not after an exercise', () => {
  const storage = fakeStorage();
  const element = elementOn(storage);
  const wanting = engine.skills.map(({ id }) => id).filter((id) => wantsExample(element, id));
  assert.deepEqual(wanting, [
    'global_pooling',
    'receptive_field',
    'depthwise',
    'separable',
    'batch_normalization',
    'transpose',
    'residual',
    'embedding',
    'lstm',
    'gru',
    'attention',
  ]);
  noteExample(element, 'lstm');
  assert.equal(wantsExample(element, 'lstm'), false);
  assert.equal(wantsExample(elementOn(storage), 'lstm'), false, 'after a reload');
  element.log.add({ kind: 'exercise', question: 'practice-gru-1.0', skill: 'gru', seed: 1, clean: false });
  assert.equal(wantsExample(element, 'gru'), false);
  element.store.write('examples', { not: 'ours' });
  assert.equal(wantsExample(element, 'lstm'), true);
});

test('the example is another model of the kind, all of it is answered, and the log knows nothing of it', () => {
  const element = elementOn(fakeStorage());
  for (const { id } of engine.skills) {
    const example = openExample(element, id);
    assert.notDeepEqual(example.config, exerciseOf(id).config);
    assert.equal(element.player.finished, true);
    assert.equal(element.log.entries.length, 0);
    // Each of its questions has a formula, or is one of a share of the count.
    for (const step of element.player.steps) {
      const row = element.player.course.analysis.layers.find((/** @type {any} */ { name }) => name === step.layer);
      const told = step.ask === 'output_shape' || step.ask.includes('trainable') || row?.params === 0;
      assert.ok(told || workingLines(element.player.course, step, words).length > 0, `${id} ${step.ask}`);
    }
  }
});

test('who is sure and wrong is heard once, who is sure and right or wrong and unsure is not', () => {
  const log = new LearnerLog(memory());
  const cases = /** @type {[boolean | undefined, string, boolean][]} */ ([
    [true, '7', true],
    [false, '7', false],
    [undefined, '7', false],
    [true, 'right', false],
    [true, 'what?', false],
  ]);
  for (const [sure, answer, misplaced] of cases) {
    const player = exercisePlayer(exerciseCourse({ engine }, exerciseOf('one_convolution')), log);
    const confidence = new Confidence();
    player.sure = sure;
    assert.equal(confidence.hear(player), false, 'nothing is answered yet');
    player.submit(answer === 'right' ? String(player.kind.solution(player.course, player.step)) : answer);
    confidence.hear(player);
    assert.equal(confidence.misplaced, misplaced, `${sure} ${answer}`);
    assert.equal(player.sure, answer === 'what?' ? sure : undefined, 'what could not be read is still to be answered');
    player.submit('8');
    confidence.hear(player);
    assert.equal(confidence.misplaced, misplaced || answer === 'what?', 'of the second answer nothing was said');
  }
  assert.deepEqual(
    log.entries
      .filter(({ kind }) => kind === 'answer')
      .map(({ sure }) => sure)
      .slice(0, 4),
    [true, undefined, false, undefined],
  );
});

test('skills climb: no level is lower than one before, and the first are those of the lessons', () => {
  const levels = engine.skills.map(({ level }) => level);
  assert.deepEqual(
    levels,
    [...levels].sort((a, b) => a - b),
  );
  assert.deepEqual(
    engine.skills.slice(0, 4).map(({ id }) => id),
    ['one_convolution', 'padding', 'pooling', 'chain'],
  );
});

test('a receptive field is worked out window by window', () => {
  const config = sequential(
    [60, 50, 3],
    [
      ['Conv2D', 'a', { filters: 8, kernel_size: 5 }],
      ['MaxPooling2D', 'b', { pool_size: 2 }],
      ['Conv2D', 'c', { filters: 8, kernel_size: 3, dilation_rate: 2 }],
    ],
  );
  const exercise = { ...exerciseOf('receptive_field'), config, questions: [{ layer: 'c', of: 'receptive_field' }] };
  const course = exerciseCourse({ engine }, /** @type {any} */ (exercise));
  // 5 cells, one more by the pooling, and 4 more behind it, each of 2.
  assert.equal(plainText(fieldParts(course, 'c', words, 'none')), '1 + (5 − 1) + (2 − 1) + (5 − 1) × 2 = 14');
  const player = exercisePlayer(course);
  assert.equal(player.submit('14').correct, true);
  assert.equal(player.kind.words(course, player.step, words, () => true).title.includes('c'), true);
});
