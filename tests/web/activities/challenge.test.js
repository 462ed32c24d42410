// The challenge without its page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challengePlayer, challengeResult, questionCount } from '../../../web/activities/challenge/logic.js';
import { LearnerLog } from '../../../web/lesson/learner-log.js';
import { engine, memory } from '../support.js';

/** @import { Player } from '../../../web/lesson/player.js' */

test('a challenge has ten questions, the same for a seed, and one try each', () => {
  const log = new LearnerLog(memory());
  const ten = (/** @type {number} */ seed) =>
    Array.from({ length: questionCount }, (_, i) => challengePlayer({ engine }, seed, i, log));
  const players = ten(77);
  const asked = (/** @type {Player[]} */ all) => all.map(({ course, step }) => [course.lesson.config, step]);
  assert.equal(players.length, questionCount);
  assert.deepEqual(asked(ten(77)), asked(players));
  assert.notDeepEqual(asked(ten(78)), asked(players));
  players.forEach((player, i) => {
    const right = player.kind.solution(player.course, player.step);
    player.submit(i % 2 ? String(right) : '7');
    assert.ok(player.here.done);
  });
  const result = challengeResult(players, { seed: 77, seconds: 61, version: 1 });
  assert.deepEqual([result.score, result.of, result.seed, result.seconds], [5, 10, 77, 61]);
});
