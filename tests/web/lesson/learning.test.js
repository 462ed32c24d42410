// What a learner's answers lead to: follow-ups, carried answers, guesses, fresh exercises. Without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exerciseCourse, exercisePlayer } from '../../../web/lesson/exercise.js';
import { LearnerLog } from '../../../web/lesson/learner-log.js';
import { engine, memory, play } from '../support.js';

test('202 in the pooled Dense row converges on one cause by at most two small questions', () => {
  const { player, log } = play('max-pooling');
  player.go(player.indexOf('params', 'dense'));
  player.submit('202');
  assert.ok(player.inquiry?.asks);
  for (let asked = 0; player.inquiry?.asks; asked++) {
    assert.ok(asked < 2);
    const believed = engine.answer(player.course.lesson.config, player.inquiry.asks, {
      beliefs: ['pool_merges_channels'],
    });
    player.answerFollowUp(
      Array.isArray(believed) ? `(${believed.map((size) => size ?? 'None').join(', ')})` : String(believed),
    );
  }
  assert.deepEqual(
    player.verdict?.diagnosis?.causes.map(({ id }) => id),
    ['pool_merges_channels'],
  );
  assert.deepEqual(
    log.entries.map(({ kind }) => kind),
    ['answer', 'cause'],
  );
  assert.deepEqual(log.history, { pool_merges_channels: 1 });
});

test('a follow-up that cannot be read is asked again, and one may refuse to answer', () => {
  const { player } = play('max-pooling');
  player.go(player.indexOf('params', 'dense'));
  player.submit('202');
  const { asks } = player.inquiry ?? {};
  for (const text of ['', 'no idea', '1/0', '9'.repeat(1e6)]) {
    player.answerFollowUp(text);
    assert.deepEqual([player.inquiry?.asks, player.inquiry?.evidence.length], [asks, 0], text.slice(0, 9));
    assert.ok(player.inquiry?.unread);
  }
  player.stopFollowUps();
  assert.equal(player.inquiry?.asks, undefined);
  assert.ok((player.verdict?.diagnosis?.causes.length ?? 0) > 1);
});

test('a wrong flatten size that is used rightly earns the Dense step, and is no wrong try', () => {
  const { player } = play('no-padding');
  player.go(player.indexOf('output_shape', 'flatten'));
  player.submit('588');
  player.go(player.indexOf('params', 'dense'));
  player.submit('1178');
  assert.deepEqual(player.verdict?.diagnosis?.carried?.layers, ['flatten']);
  assert.deepEqual([player.here.tries, player.here.done, player.inquiry], [[], false, undefined]);
});

test('guesses are noted without a verdict, and all of them are asked for', () => {
  const { player, log } = play('zero-padding', { questions: '1 2' });
  player.guessing = true;
  player.submit('19,19,2');
  assert.deepEqual(
    [player.verdict, player.here.guess, player.here.done, player.here.tries],
    [undefined, '19,19,2', false, []],
  );
  player.next();
  assert.equal(player.guessed, false);
  player.submit('perhaps');
  assert.equal(player.verdict?.diagnosis?.understood.kind, 'unreadable');
  player.submit('56');
  assert.equal(player.guessed, true);
  assert.deepEqual(
    log.entries.map(({ kind, correct }) => [kind, correct]),
    [
      ['guess', false],
      ['guess', true],
    ],
  );
});

test('questions are pinned by number; numbers that are not there are left out', () => {
  assert.equal(play('zero-padding', { questions: '9 2' }).player.steps[0].ask, 'total_params');
  assert.equal(play('zero-padding', { questions: '77' }).player.steps.length, 9);
});

test('an exercise is played to its end, and hides the cells that are not asked', () => {
  const made = engine.variant({ skill: 'chain', seed: 5 });
  const player = exercisePlayer(exerciseCourse({ engine }, made), new LearnerLog(memory()));
  assert.equal(player.knows('output_shape', 'conv2d'), false);
  for (const question of made.questions) {
    const right = engine.answer(made.config, question);
    player.submit(Array.isArray(right) ? right.slice(1).join(',') : String(right));
    assert.ok(player.here.done, question.of);
    player.next();
  }
  assert.ok(player.finished && player.knows('output_shape', 'conv2d'));
  assert.equal(player.cleanCount, player.steps.length);
});
