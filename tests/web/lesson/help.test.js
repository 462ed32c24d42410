// What a player says of help, tries, earlier answers and follow-ups, before and after each step.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inquiry, isReadable, mostFollowUps } from '../../../web/lesson/inquiry.js';
import { hintCount } from '../../../web/lesson/player.js';
import { engine, play } from '../support.js';

/** @typedef {import('../../../web/lesson/player.js').Player} Player */

/** Answers the question of a place. @param {Player} player @param {number} place @param {string[]} texts */
function answerAt(player, place, ...texts) {
  player.go(place);
  for (const text of texts) player.submit(text);
}

test('alone is what was not shown, clean is what had neither help nor a wrong try, and only what is done counts', () => {
  const { player } = play('zero-padding');
  const steps = [
    { happens: () => answerAt(player, 0, '20,20,2'), alone: 1, clean: 1 },
    { happens: () => answerAt(player, 1, '54'), alone: 1, clean: 1 },
    { happens: () => player.submit('56'), alone: 2, clean: 1 },
    { happens: () => (player.go(2), player.hint()), alone: 2, clean: 1 },
    { happens: () => player.submit('20,20,3'), alone: 3, clean: 1 },
    { happens: () => (player.go(3), player.showMe()), alone: 3, clean: 1 },
    { happens: () => answerAt(player, 4, 'no idea', '1200'), alone: 4, clean: 2 },
  ];
  for (const [i, { happens, alone, clean }] of steps.entries()) {
    happens();
    assert.deepEqual([player.aloneCount, player.cleanCount], [alone, clean], `step ${i}`);
  }
  assert.deepEqual([player.doneCount, player.finished], [5, false]);
});

test('a wrong answer that is given twice is a wrong answer twice, and not carried by itself', () => {
  const { player } = play('no-padding');
  /** What the engine hears of earlier answers. @type {any[]} */ const given = [];
  player.course.engine = /** @type {any} */ ({
    ...player.course.engine,
    diagnose(/** @type {Parameters<typeof engine.diagnose>} */ ...values) {
      given.push(values[3]?.given);
      return engine.diagnose(...values);
    },
  });
  const place = player.indexOf('output_shape', 'flatten');
  answerAt(player, place, '588', '588');
  assert.equal(player.verdict?.diagnosis?.carried, null);
  assert.deepEqual(given, [[], []]);
  assert.deepEqual([player.here.tries, player.here.done], [['588', '588'], false]);
});

test('a later answer may be built on the last wrong answer to an earlier question, and on none that was put right', () => {
  const { player } = play('no-padding');
  const [flatten, dense] = [player.indexOf('output_shape', 'flatten'), player.indexOf('params', 'dense')];
  answerAt(player, flatten, '588', '600');
  answerAt(player, dense, '1202');
  assert.deepEqual(player.verdict?.diagnosis?.carried?.layers, ['flatten']);
  answerAt(player, dense, '1178');
  assert.equal(player.verdict?.diagnosis?.carried, null, 'the answer before the last');
  answerAt(player, flatten, '768');
  answerAt(player, dense, '1202');
  assert.equal(player.verdict?.diagnosis?.carried, null, 'it was put right');
});

test('wrong rows and a wrong total are carried nowhere', () => {
  const { player } = play('no-padding');
  player.submit(['conv2d']);
  answerAt(player, player.indexOf('total_params'), '1650');
  answerAt(player, player.indexOf('params', 'dense'), '1538');
  assert.equal(player.verdict?.correct, true);
});

test('showing marks what was open as shown, and takes nothing from what was answered', () => {
  const { player, log } = play('zero-padding');
  player.submit('20,20,2');
  player.showMe();
  assert.deepEqual([player.here.done, player.here.shown, log.entries.length], [true, false, 1]);
  player.go(1);
  assert.deepEqual([player.here.done, player.here.shown], [false, false]);
  for (let i = 0; i < 2; i++) {
    player.showMe();
    assert.deepEqual([player.here.done, player.here.shown, log.entries.length], [true, true, 2], `time ${i + 1}`);
  }
  assert.deepEqual([log.entries[1].shown, log.entries[1].correct], [true, false]);
});

test('hints come one by one, up to the last', () => {
  const { player } = play('zero-padding');
  const seen = Array.from({ length: hintCount + 2 }, () => (player.hint(), player.here.hints));
  assert.deepEqual(seen, [1, 2, 3, 4, 4, 4]);
});

test('a question is touched by an answer, a guess, a hint or a text that is no answer, and by nothing else', () => {
  /** @type {[string, (player: Player) => void, boolean][]} */
  const table = [
    ['nothing', () => {}, false],
    ['typing', (player) => player.saveDraft('20'), false],
    ['a hint', (player) => player.hint(), true],
    ['a right answer', (player) => player.submit('20,20,2'), true],
    ['a wrong answer', (player) => player.submit('19,19,2'), true],
    ['no answer', (player) => player.submit('no idea'), true],
    ['a showing', (player) => player.showMe(), true],
    ['a guess', (player) => ((player.guessing = true), player.submit('19,19,2')), true],
    ['a wrong answer that was left', (player) => (player.submit('19,19,2'), player.go(1), player.go(0)), false],
  ];
  for (const [name, happens, touched] of table) {
    const { player } = play('zero-padding');
    happens(player);
    assert.equal(player.touched, touched, name);
  }
});

test('an inquiry belongs to the answer that it is about, and ends with it', () => {
  /** @type {[string, (player: Player) => void][]} */
  const ends = [
    ['a right answer', (player) => player.submit('57')],
    ['no answer', (player) => player.submit('no idea')],
    ['a showing', (player) => player.showMe()],
    ['going on', (player) => player.next()],
    ['undo', (player) => player.undo()],
    ['beginning anew', (player) => player.restart()],
  ];
  for (const [name, happens] of ends) {
    const { player } = play('zero-padding');
    answerAt(player, 3, '21');
    const { inquiry } = player;
    assert.ok(inquiry?.asks, name);
    happens(player);
    assert.equal(player.inquiry, undefined, name);
  }
  const { player } = play('zero-padding');
  answerAt(player, 3, '21', '54');
  assert.equal(player.inquiry?.answer, '54');
});

test('an answer that stays open is asked about twice, and what was misread is gone with the question', () => {
  const asks = { layer: 'conv2d', of: 'params' };
  const open = { correct: false, settled: 'open', asks, causes: [], understood: { kind: 'number' } };
  const nothingRead = { ...open, understood: { kind: 'unreadable' } };
  const answers = {
    diagnose: (/** @type {any} */ _config, /** @type {any} */ _of, /** @type {string} */ text) =>
      text === '?' ? nothingRead : open,
  };
  const course = /** @type {any} */ ({ engine: answers, lesson: { config: {} } });
  const inquiry = new Inquiry(course, { of: 'total_params' }, '7', /** @type {any} */ (open), {});
  const asked = [];
  for (let i = 0; i < 9 && inquiry.asks; i++) {
    asked.push(inquiry.asks);
    inquiry.reply('?');
    assert.equal(inquiry.unread, nothingRead);
    assert.equal(inquiry.evidence.length, i, 'what cannot be read is no evidence');
    inquiry.reply('1');
    assert.equal(inquiry.unread, undefined);
  }
  assert.deepEqual([asked.length, mostFollowUps], [2, 2]);
  const stopped = new Inquiry(course, { of: 'total_params' }, '7', /** @type {any} */ (open), {});
  stopped.reply('?');
  stopped.stop();
  assert.deepEqual([stopped.asks, stopped.unread], [undefined, undefined]);
  stopped.reply('1');
  assert.equal(stopped.evidence.length, 0, 'nothing is asked any more');
  for (const settled of ['one', 'alike']) {
    const done = new Inquiry(course, { of: 'total_params' }, '7', /** @type {any} */ ({ ...open, settled }), {});
    assert.deepEqual([done.asks, done.settled], [undefined, settled]);
  }
});

test('numbers, shapes and sums are answers; other texts are none, and rows need no diagnosis', () => {
  const read = (/** @type {string} */ kind) => isReadable(/** @type {any} */ ({ understood: { kind } }));
  assert.deepEqual(['number', 'shape', 'expression'].map(read), [true, true, true]);
  assert.deepEqual(['unreadable', 'ambiguous', 'empty', 'negative'].map(read), [false, false, false, false]);
  assert.equal(isReadable(undefined), true);
});

test('the first lesson helps less and less: a formula half filled, one with open places, none', () => {
  const { player } = play('zero-padding');
  const given = player.steps.filter(({ ask }) => ask === 'params').map((step) => [step.layer, step.given]);
  assert.deepEqual(given, [
    ['conv2d', ['kernel_height', 'kernel_width', 'filters']],
    ['conv2d_1', []],
    ['flatten', undefined],
    ['dense', undefined],
  ]);
  // What is filled is a factor of that count.
  for (const { layer, given: labels = [] } of player.steps) {
    const row = player.course.analysis.layers.find(({ name }) => name === layer);
    const factors = row?.terms.flatMap((term) => term.factors.map(({ label }) => label)) ?? [];
    for (const label of labels) assert.ok(factors.includes(label), label);
  }
});
