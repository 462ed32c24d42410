// Which skill is practised next.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learntBox, nextSkill, standings, sureAndWrong } from '../../../web/activities/practice/leitner.js';

/** @import { Entry } from '../../../web/lesson/learner-log.js' */

/** @param {string} skill @param {number} seed @param {boolean} clean @param {Partial<Entry>} [more] @returns {Entry} */
const exercise = (skill, seed, clean, more = {}) => ({
  kind: 'exercise',
  question: `practice-${skill}-${seed}.2`,
  at: '',
  skill,
  seed,
  clean,
  ...more,
});

const hour = 60 * 60 * 1000;
const begin = Date.parse('2027-03-01T09:00:00.000Z');
const dated = (/** @type {number} */ hours) => ({ at: new Date(begin + hours * hour).toISOString() });

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

/** Skill a learnt at hour 0 by three spaced successes, then as many others as its check waits for. @param {number} hours when these were done */
function learntAtNought(hours) {
  /** @type {Entry[]} */ const log = [];
  let seed = 1;
  const others = (/** @type {number} */ count, /** @type {number} */ at) => {
    for (let i = 0; i < count; i++) log.push(exercise(['b', 'c', 'd'][i % 3], seed++, true, dated(at)));
  };
  for (const gap of [0, 2, 5]) {
    others(gap, 0);
    log.push(exercise('a', seed++, true, dated(0)));
  }
  others(20, hours);
  return log;
}

test('what is learnt is checked again after a day and then after a week, whatever was done in between', () => {
  const log = learntAtNought(1);
  const at = (/** @type {number} */ hours) => standings(skills, log, begin + hours * hour)[0];
  assert.deepEqual([at(1).learnt, at(1).due], [true, false]);
  assert.equal(at(23.9).due, false);
  assert.equal(at(24).due, true);
  // A success before its time proves nothing, one in time moves it on: from there it is a week.
  log.push(exercise('a', 900, true, dated(2)));
  assert.deepEqual([at(24).box, at(24).due], [learntBox, true]);
  log.push(
    exercise('a', 901, true, dated(30)),
    ...Array.from({ length: 20 }, (_, i) => exercise('b', 950 + i, true, dated(31))),
  );
  assert.deepEqual([at(30 + 24).box, at(30 + 24).due], [learntBox + 1, false]);
  assert.equal(at(30 + 7 * 24).due, true);
  // Time alone is not enough either.
  const few = log.slice(0, -1);
  assert.equal(standings(skills, few, begin + 999 * hour)[0].due, false);
});

test('a clock that goes back means not due, and entries without a date are counted alone', () => {
  const log = learntAtNought(30);
  assert.equal(standings(skills, log, begin - 1000 * hour)[0].due, false);
  assert.equal(standings(skills, log, begin + 30 * hour)[0].due, true);
  const back = [...log, exercise('a', 900, true, dated(-500))];
  assert.equal(standings(skills, back, begin + 30 * hour)[0].box, learntBox, 'it proves nothing');
  const undated = log.map((entry) => ({ ...entry, at: '' }));
  assert.equal(standings(skills, undated, begin)[0].due, true);
});

test('a skill on its way to being learnt waits for no date', () => {
  const log = [exercise('a', 1, false, dated(0))];
  assert.equal(standings(skills, log, begin - 5 * hour)[0].due, true);
});

test('the exercise that one was sure of and had wrong comes before all others, the same, until it is done again', () => {
  const wrong = exercise('b', 5, false, { sure: true });
  assert.equal(sureAndWrong([]), undefined);
  assert.equal(sureAndWrong([exercise('b', 5, false), exercise('c', 6, true)]), undefined);
  assert.deepEqual(sureAndWrong([wrong, exercise('c', 6, true)]), { skill: 'b', seed: 5, attempt: 2 });
  const other = exercise('d', 9, false, { sure: true });
  assert.deepEqual(sureAndWrong([wrong, other])?.skill, 'd', 'the last first');
  assert.deepEqual(sureAndWrong([wrong, other, exercise('d', 9, true)])?.skill, 'b');
  assert.equal(sureAndWrong([wrong, exercise('b', 5, false)]), undefined, 'done again, without being sure');
  assert.deepEqual(sureAndWrong([wrong, exercise('b', 5, false, { sure: true })])?.seed, 5);
  const older = { ...wrong, question: 'practice-b' };
  assert.equal(sureAndWrong([older]), undefined, 'an entry that does not say which draw it was');
});
