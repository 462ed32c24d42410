// A lesson that was changed after learners and links have met it: questions withdrawn, questions that came later.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { listQuestions } from '../../../web/lesson/listed-questions.js';
import { openStore } from '../../../web/page/store.js';
import { root } from '../../../web/tools/engine-build.js';
import { fakeStorage, play } from '../support.js';

/** @import { Step } from '../../../web/lesson/lessons/all.js' */
/** @import { Player } from '../../../web/lesson/player.js' */

const [lesson] = lessons;
const published = lesson.steps;
after(() => (lesson.steps = published));

/** Opens lesson 1 with other questions. @param {Step[]} steps @param {any} storage @param {string} [questions] */
function open(steps, storage = fakeStorage(), questions) {
  lesson.steps = steps;
  const opened = play(lesson.id, { questions, store: openStore(() => storage) });
  lesson.steps = published;
  return opened.player;
}

const ids = (/** @type {Player} */ { steps }) => steps.map(({ id }) => id);
const numbers = (/** @type {Player} */ { steps }) => steps.map(({ number }) => number);
/** Done questions by id. @param {Player} player */
const done = (player) => ids(player).filter((_, i) => player.progress[i].done);

/** Question 3, the shape of conv2d_1, and the last are asked no longer. */
const withdrawn = published.map((step, i) => ([2, 8].includes(i) ? { ...step, withdrawn: true } : step));
/** A question that came later, between the second and the third. */
const inserted = published.toSpliced(2, 0, { ask: 'trainable_params', number: 10 });

const recorded = JSON.parse(
  readFileSync(join(root, 'tests', 'fixtures', 'progress', 'lesson-in-the-middle.json'), 'utf8'),
).store;

test('ids of questions are those of the log and of events since version 0.1.0, and no lesson has one twice', () => {
  assert.deepEqual(
    listQuestions(lesson).map(({ id, number }) => `${number} ${id}`),
    [
      '1 zero-padding/output_shape/conv2d',
      '2 zero-padding/params/conv2d',
      '3 zero-padding/output_shape/conv2d_1',
      '4 zero-padding/params/conv2d_1',
      '5 zero-padding/output_shape/flatten',
      '6 zero-padding/params/flatten',
      '7 zero-padding/output_shape/dense',
      '8 zero-padding/params/dense',
      '9 zero-padding/total_params',
    ],
  );
  for (const one of lessons) {
    const listed = listQuestions(one);
    for (const name of /** @type {const} */ (['id', 'number']))
      assert.equal(new Set(listed.map((question) => question[name])).size, one.steps.length, `${name}s of ${one.id}`);
  }
});

test('a withdrawn question is not asked, its cell is known from the beginning, and the others keep their numbers', () => {
  const player = open(withdrawn);
  assert.deepEqual([numbers(player), player.lastNumber], [[1, 2, 4, 5, 6, 7, 8], 8]);
  assert.equal(player.indexOf('output_shape', 'conv2d_1'), -1);
  assert.deepEqual(
    [player.knows('output_shape', 'conv2d_1'), player.knows('total_params'), player.knows('params', 'conv2d_1')],
    [true, true, false],
  );
});

test('the score counts only what is asked, and a lesson is finished without what is not', () => {
  const player = open(withdrawn);
  for (const answer of ['20,20,2', '56', '57', '1200', '0', '2']) {
    assert.equal(player.submit(answer).correct, true, answer);
    player.next();
  }
  assert.equal(player.finished, false);
  player.showMe();
  assert.deepEqual([player.finished, player.aloneCount, player.doneCount, player.steps.length], [true, 6, 7, 7]);
});

test('links by number and by id lead to the same question as ever, and to the next where it was withdrawn', () => {
  const player = open(withdrawn);
  const at = (/** @type {number | string} */ name) => player.steps[player.placeOf(name)]?.id;
  for (const { id, number, withdrawn: gone } of listQuestions({ ...lesson, steps: withdrawn })) {
    if (!gone) assert.deepEqual([at(number), at(id), at(String(number))], [id, id, id]);
  }
  assert.equal(at(3), 'zero-padding/params/conv2d_1');
  assert.equal(at('zero-padding/output_shape/conv2d_1'), 'zero-padding/params/conv2d_1');
  assert.equal(at(9), 'zero-padding/params/dense', 'the last one goes to the one before');
  for (const name of [10, 0, -1, 1.5, 'zero-padding/params', 'no-padding/params/conv2d', 'params/conv2d', '']) {
    assert.equal(player.placeOf(name), -1, String(name));
    player.go(1);
    player.go(player.placeOf(name));
    assert.equal(player.current, 1, 'and one stays where one was');
  }
});

test('a link’s choice counts as it did, by number or by id, and without what was withdrawn', () => {
  const chosen = (/** @type {string} */ questions, steps = published) => {
    const player = open(steps, fakeStorage(), questions);
    return ids(player).map((id, i) => `${numbers(player)[i]} ${id}`);
  };
  const [params, total] = ['zero-padding/params/conv2d', 'zero-padding/total_params'];
  assert.deepEqual(chosen('9 2'), [`1 ${total}`, `2 ${params}`]);
  assert.deepEqual(chosen(`${total} 77 zero-padding/params/none ${params}`), [`1 ${total}`, `2 ${params}`]);
  assert.deepEqual(chosen('9 3 2', withdrawn), [`3 ${params}`]);
  assert.equal(chosen('3 9', withdrawn).length, 7, 'a choice of which nothing is left is none');
  const player = open(withdrawn, fakeStorage(), '9 3 2');
  assert.deepEqual([player.knows('total_params'), player.knows('output_shape', 'dense')], [true, false]);
});

test('what version 0.1.0 stored fits a lesson of which questions were withdrawn, and nothing of them is lost', () => {
  const storage = fakeStorage(recorded);
  const player = open(withdrawn, storage);
  const before = open(published, fakeStorage(recorded));
  assert.deepEqual(
    ids(player).map((_, i) => player.progress[i]),
    before.progress.filter((_, i) => ![2, 8].includes(i)),
  );
  assert.equal(player.step.id, before.step.id);
  player.restart();
  player.undo();
  player.showMe();
  const again = open(published, storage);
  assert.deepEqual(again.progress[2], before.progress[2], 'asked again, it is answered as it was');
  assert.equal(again.progress[4].shown, true);
});

test('what version 0.1.0 stored fits a lesson to which a question has come', () => {
  const [player, before] = [open(inserted, fakeStorage(recorded)), open(published, fakeStorage(recorded))];
  assert.deepEqual(player.progress.toSpliced(2, 1), before.progress);
  assert.deepEqual([player.step.id, player.doneCount], [before.step.id, 4]);
});

test('who stopped at a question that was withdrawn goes on at the next', () => {
  const storage = fakeStorage();
  open(published, storage).go(2);
  assert.equal(open(withdrawn, storage).step.id, 'zero-padding/params/conv2d_1');
  open(published, storage).go(8);
  assert.equal(open(withdrawn, storage).step.id, 'zero-padding/params/dense');
});

test('a question that came later has the next number, stands where it belongs, and all answers of the others are kept', () => {
  for (const storage of [fakeStorage(recorded), fakeStorage()]) {
    const before = open(published, storage);
    before.go(4);
    before.submit('1200');
    const player = open(inserted, storage);
    assert.deepEqual([numbers(player), player.lastNumber], [[1, 2, 10, 3, 4, 5, 6, 7, 8, 9], 10]);
    assert.deepEqual([done(player), player.step.id], [done(before), before.step.id]);
    assert.equal(player.steps[player.placeOf(3)].id, 'zero-padding/output_shape/conv2d_1');
    player.go(player.placeOf(10));
    assert.equal(player.submit('2515').correct, true);
  }
});

test('answers to a question that this version does not know are ignored, and kept', () => {
  const storage = fakeStorage(recorded);
  const later = open(inserted, storage);
  later.go(later.placeOf('zero-padding/trainable_params'));
  later.submit('2515');
  const player = open(published, storage);
  assert.deepEqual([player.steps.length, player.doneCount, player.current], [9, 4, 0]);
  player.submit('20,20,2');
  player.restart();
  assert.deepEqual(done(open(inserted, storage)), ['zero-padding/trainable_params']);
});

test('progress of a choice, of the whole lesson and of another model are three', () => {
  const storage = fakeStorage();
  open(published, storage).submit('20,20,2');
  const choice = open(published, storage, '1 2');
  assert.equal(choice.doneCount, 0);
  choice.go(1);
  choice.submit('56');
  assert.deepEqual(done(open(published, storage)), ['zero-padding/output_shape/conv2d']);
  const same = open(published, storage, 'zero-padding/output_shape/conv2d zero-padding/params/conv2d');
  assert.deepEqual(done(same), ['zero-padding/params/conv2d'], 'by id it is the same choice');
  const { config } = lesson;
  lesson.config = structuredClone(config);
  lesson.config.config.layers[1].config.filters = 4;
  assert.equal(open(published, storage).doneCount, 0);
  lesson.config = config;
});
