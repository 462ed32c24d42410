// What a learner's answers lead to: follow-ups, carried answers, guesses, spaced practice, challenges, files. Without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { challengePlayer, challengeResult, questionCount } from '../../web/challenge.js';
import { exerciseCourse, exercisePlayer } from '../../web/exercise.js';
import { LearnerLog } from '../../web/learner-log.js';
import { classReport, readResults, resultsCsv, resultsText } from '../../web/results.js';
import { readAddress, writeAddress } from '../../web/settings.js';
import { learntBox, nextSkill, standings } from '../../web/spaced.js';
import { engine, memory, play } from './support.js';

/** @import { Entry } from '../../web/learner-log.js' */
/** @import { Player } from '../../web/player.js' */

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
    assert.ok(player.inquiry?.misread);
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

test('results are written and read again; files of others are refused', () => {
  const { player, log } = play('zero-padding');
  player.go(1);
  player.submit('54');
  player.submit('=HYPERLINK("x")');
  player.submit('56');
  const text = resultsText(log.entries, { result: { score: 3 } });
  assert.deepEqual(readResults(text), log.entries);
  const csv = resultsCsv([...log.entries, { kind: 'answer', question: 'a,b', at: '', answer: '=1+1' }]);
  assert.match(csv, /^kind,question,answer,correct/);
  assert.match(csv, /answer,"a,b",'=1\+1,/);
  const foreign = ['', '{}', '[]', 'null', '{"format":"cnn-params-results","version":1,"entries":[{"kind":"answer"}]}'];
  const hostile = [
    '{"format":"cnn-params-results","version":2,"entries":[]}',
    '"x"',
    `[${'['.repeat(1e5)}`,
    'a'.repeat(6e6),
  ];
  for (const one of [...foreign, ...hostile]) assert.equal(readResults(one), undefined, one.slice(0, 40));
});

test('a class’s files say which mistake how many have', () => {
  /** @type {(kind: Entry['kind'], causes: string[], correct?: boolean) => Entry} */
  const entry = (kind, causes, correct = false) => ({ kind, question: 'q', at: '', causes, correct });
  const wrong = [entry('answer', ['conv_no_bias', 'other']), entry('cause', ['conv_no_bias'])];
  const report = classReport([[...wrong, ...wrong], wrong, [entry('answer', [], true)]]);
  assert.deepEqual(report.beliefs, [{ id: 'conv_no_bias', learners: 2 }]);
  assert.deepEqual([report.learners, report.questions], [3, [{ id: 'q', learners: 3, missed: 2 }]]);
});

test('a log under our key that is not ours is set aside, and foreign entries are left out', () => {
  const store = memory();
  store.write('log', { hello: 1 });
  assert.deepEqual(new LearnerLog(store).entries, []);
  store.write('log', [
    null,
    7,
    { kind: 'answer' },
    { kind: 'answer', question: 'q', causes: [3] },
    { kind: 'cause', question: 'q' },
  ]);
  assert.equal(new LearnerLog(store).entries.length, 1);
});

test('links carry what pins an exercise, and hostile ones are refused whole', () => {
  const set = { lesson: 'practice', skill: 'chain', seed: 5, attempt: 2, questions: '1 3', guess: true };
  assert.deepEqual({ ...readAddress('', `#${writeAddress(set)}`).values }, set);
  for (const bad of [
    'skill=<script>',
    'skill=A',
    'questions=0',
    'questions=1,x',
    'attempt=-1',
    'seed=1e3',
    'guess=true&lang=xx',
    `task=${'a'.repeat(50)}`,
  ]) {
    assert.deepEqual(readAddress('', `#${bad}`), { values: {}, refused: true }, bad);
  }
});
