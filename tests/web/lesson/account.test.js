// What the end of a lesson says of it: counts that add up, mistakes that came back, an exercise on each, causes of guesses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, repeatedMistakes } from '../../../web/lesson/account.js';
import { exerciseFor } from '../../../web/lesson/exercise-for.js';
import { accountText, afterGuess, guessCause } from '../../../web/lesson/views/lesson-end.js';
import { guessVerdict } from '../../../web/lesson/guesses.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play, question } from '../support.js';
import { templateText } from '../template-text.js';

/** @typedef {import('../../../web/lesson/player.js').Player} Player */

/** Answers a question with texts, one after the other. @param {Player} player @param {string} ask @param {string | undefined} layer @param {...any} answers */
function answer(player, ask, layer, ...answers) {
  player.go(player.indexOf(ask, layer));
  for (const one of answers) player.submit(one);
}

/** Answers all that is open, rightly. @param {Player} player */
function finish(player) {
  for (const i of player.steps.keys()) {
    if (player.progress[i].done) continue;
    player.go(i);
    const solution = player.kind.solution(player.course, player.step);
    player.submit(Array.isArray(solution) ? solution : String(solution));
  }
}

test('cells, predictions and other questions are counted apart, each once and by what happened', () => {
  const steps = ['changed_rows', 'output_shape', 'params', 'params', 'total_params', 'total_params', 'reduction'];
  const progress = [
    question({ done: true, tries: [['dense']] }),
    question({ done: true }),
    question({ done: true, hints: 1 }),
    question({ done: true, shown: true, tries: ['1'] }),
    question({ done: true }),
    question({ tries: ['1'] }),
    question({ done: true, guess: '30' }),
  ];
  const played = { steps: steps.map((ask, i) => ({ id: String(i), ask })), progress };
  const none = { count: 0, first: 0, helped: 0, shown: 0, filled: 0, open: 0 };
  assert.deepEqual(accountOf(played), {
    cells: { count: 5, first: 2, helped: 1, shown: 1, filled: 0, open: 1 },
    predictions: { ...none, count: 1, helped: 1 },
    others: { ...none, count: 1, first: 1 },
  });
  // A guess that was wrong was held against what is right before the answer came.
  assert.deepEqual(accountOf(played, (index) => index === 6).others, { ...none, count: 1, helped: 1 });
});

test('what is said at the end adds up to what the summary says, in both languages', async () => {
  const { player } = play('max-pooling');
  answer(player, 'params', 'conv2d', '54', '56');
  answer(player, 'output_shape', 'conv2d');
  player.hint();
  player.submit('20,20,2');
  answer(player, 'params', 'conv2d_1');
  player.showMe();
  answer(player, 'changed_rows', undefined, [], ['dense']);
  finish(player);
  const { cells } = accountOf(player);
  assert.deepEqual(cells, { count: 11, first: 5, helped: 2, shown: 1, filled: 3, open: 0 });
  assert.equal(
    accountText(player, await wordsOf('en')),
    '11 of 11 cells are filled: 5 right at the first try, 2 after a wrong try or guess, or a hint, 3 filled by your prediction, and 1 shown. ' +
      'The prediction of what changes: right after a wrong try or guess, or a hint. 2 more questions: 2 right at the first try.',
  );
  assert.equal(
    accountText(player, await wordsOf('es')),
    '11 de 11 casillas están llenas: 5 bien al primer intento, 2 tras un intento o conjetura errados, o una pista, 3 por tu predicción y 1 mostrada. ' +
      'La predicción de lo que cambia: bien tras un intento o conjetura errados, o una pista. 2 preguntas más: 2 bien al primer intento.',
  );
});

test('a right answer after a wrong guess is none of the first try', async () => {
  const { player } = play('zero-padding', { questions: '1 2' });
  player.guessing = true;
  player.submit('19,19,2');
  player.next();
  player.submit('56');
  player.guessing = false;
  finish(player);
  assert.match(accountText(player, await wordsOf('en')), /^2 of 2 cells .*: 1 right .* and 1 after/);
});

test('a mistake came back where two answers show it: not one answer twice, and not before a new beginning', () => {
  const { player, log } = play('zero-padding');
  answer(player, 'params', 'conv2d', '54', '54');
  assert.deepEqual(repeatedMistakes(player, log.entries), []);
  answer(player, 'params', 'conv2d_1', '54');
  assert.deepEqual(repeatedMistakes(player, log.entries), [{ belief: 'conv_no_bias', count: 2 }]);
  finish(player);
  assert.deepEqual(repeatedMistakes(player, log.entries), [{ belief: 'conv_no_bias', count: 2 }]);
  player.restart();
  assert.deepEqual(repeatedMistakes(player, log.entries), []);
  answer(player, 'params', 'conv2d_1', '54');
  assert.deepEqual(repeatedMistakes(player, log.entries), []);
});

test('a wrong guess shows a mistake where a single one leads to it', () => {
  const { player, log } = play('zero-padding');
  player.guessing = true;
  answer(player, 'params', 'conv2d', '54');
  answer(player, 'params', 'conv2d_1', '54');
  assert.deepEqual(repeatedMistakes(player, log.entries), [{ belief: 'conv_no_bias', count: 2 }]);
});

test('there is an exercise on every mistake of the lessons, and it changes a number of that exercise', () => {
  const beliefs = [
    'conv_no_bias',
    'conv_sees_image_channels',
    'pool_has_weights',
    'dense_one_bias',
    'total_without_biases',
  ];
  for (const belief of [...beliefs, 'valid_shrinks_by_kernel', 'flatten_forgets_channels', 'conv_flat_kernel']) {
    const exercise = exerciseFor(engine, belief);
    assert.ok(exercise, belief);
    const { config, questions, skill, seed, attempt } = exercise;
    const believed = questions.filter((asked) => {
      try {
        return `${engine.answer(config, asked, { beliefs: [belief] })}` !== `${engine.answer(config, asked)}`;
      } catch {
        return false;
      }
    });
    assert.ok(believed.length > 0, belief);
    assert.deepEqual(engine.variant({ skill, seed, attempt }).config, config, 'practice opens the same');
  }
  assert.equal(exerciseFor(engine, 'percent_wrong_base'), undefined);
  assert.equal(exerciseFor(engine, 'conv_no_bias', () => 7)?.seed, 7);
});

test('every wrong guess ends with what is behind it, in one sentence, and a right or strange one with nothing', async () => {
  for (const [language, total, bias] of [
    ['en', '2515', /bias/],
    ['es', '2.515', /sesgo/],
  ]) {
    const words = await wordsOf(String(language));
    const { player } = play('zero-padding');
    player.guessing = true;
    answer(player, 'params', 'conv2d', '54');
    answer(player, 'params', 'conv2d_1', '57');
    answer(player, 'params', 'dense', '123457');
    player.go(player.indexOf('total_params'));
    player.submit(total, '2515');
    const cause = (/** @type {string} */ ask, /** @type {string} */ layer) =>
      guessCause(player, player.indexOf(ask, layer), words);
    assert.match(cause('params', 'conv2d'), /** @type {RegExp} */ (bias));
    assert.equal(cause('params', 'conv2d_1'), '');
    assert.equal(cause('params', 'dense'), '');
    assert.equal(cause('output_shape', 'dense'), '', 'nothing was guessed');
    const right = guessVerdict(player, player.indexOf('total_params'), words.language);
    assert.equal(right?.correct, true, 'read in the spelling of the language');
  }
});

test('the table of guesses stands once all are there, that no row changes among them', async () => {
  const words = await wordsOf('en');
  const { player } = play('no-padding', { questions: '1 2 3' });
  player.guessing = true;
  const text = () => templateText(afterGuess(/** @type {any} */ ({ player, words })));
  assert.equal(text(), '');
  player.submit([]);
  assert.match(text(), /^Next question$/);
  player.next();
  player.submit('20,20,2');
  player.next();
  player.submit('54');
  const lines = text();
  assert.match(lines, /number of parameters\? No row changes dense/);
  assert.match(lines, /conv2d\? 20,20,2 \(None, 18, 18, 2\) \(None, 20, 20, 2\) [^?]+\. How/);
  assert.match(lines, /conv2d have\? 54 56 [^?]*bias/);
});
