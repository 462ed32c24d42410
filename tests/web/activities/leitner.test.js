// Which skill is practised next.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learntBox, nextSkill, standings } from '../../../web/activities/practice/leitner.js';

/** @import { Entry } from '../../../web/lesson/learner-log.js' */

/** @param {string} skill @param {number} seed @param {boolean} clean @returns {Entry} */
const exercise = (skill, seed, clean) => ({
  kind: 'exercise',
  question: `practice-${skill}`,
  at: '',
  skill,
  seed,
  clean,
});

const skills = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, level: i + 1 }));

test('a skill is learnt by fresh successes with other exercises between, and not by three in a row', () => {
  const row = standings(
    skills,
    [1, 2, 3, 4].map((seed) => exercise('a', seed, true)),
  );
  assert.deepEqual([row[0].box, row[0].learnt], [1, false]);
  const again = standings(
    skills,
    [1, 1, 1].map(() => exercise('a', 7, true)),
  );
  assert.equal(again[0].box, 1, 'the same exercise counts once');
  /** @type {Entry[]} */ const log = [];
  let seed = 1;
  for (; standings(skills, log)[0].box < learntBox && seed < 99; seed++)
    log.push(exercise(nextSkill(standings(skills, log)), seed, true));
  assert.ok(seed > 9 && seed < 30, `${seed} exercises`);
});

test('what was missed comes back first, and falls to the first box', () => {
  const log = [exercise('a', 1, true), exercise('b', 2, true), exercise('c', 3, true), exercise('a', 4, false)];
  const all = standings(skills, log);
  assert.deepEqual([all[0].box, all[0].missed, nextSkill(all)], [0, true, 'a']);
  assert.equal(nextSkill(standings(skills, [])), 'a');
});
