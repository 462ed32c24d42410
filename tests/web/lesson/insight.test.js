// The insight of a lesson says what the engine counts: shares of a hundred, and a card that is a picture file.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, largestOf } from '../../../web/lesson/insight.js';
import { cardText } from '../../../web/lesson/views/insight-card.js';
import { insightText } from '../../../web/lesson/views/lesson-insight.js';
import { wordsOf } from '../../../web/words/words.js';
import { play, sequential } from '../support.js';

test('95.5 % of the first lesson sit in Dense, and lessons that change a model show both', () => {
  const [own, ...others] = barsOf(play('zero-padding').player.course);
  assert.equal(others.length, 0);
  assert.deepEqual(
    own.parts.map(({ name, params }) => [name, params]),
    [
      ['conv2d', 56],
      ['conv2d_1', 57],
      ['dense', 2402],
    ],
  );
  assert.equal(largestOf(own)?.share.toFixed(1), '95.5');
  assert.ok(Math.abs(own.parts.reduce((sum, { share }) => sum + share, 0) - 100) < 1e-9);
  assert.deepEqual(
    barsOf(play('max-pooling').player.course).map(({ total }) => total),
    [2515, 715],
  );
});

test('the sentence to keep is the lesson’s own, or one that is true of any model, in both languages', async () => {
  const own = play('', { config: sequential([5], [['Dense', 'out', { units: 2 }]]) }).player;
  assert.equal(insightText(own, await wordsOf('en')), 'out has 100.0 % of all parameters.');
  assert.match(
    insightText(play('zero-padding').player, await wordsOf('es')),
    /^El 95,5 % de los parámetros está en dense/,
  );
});

test('a card is one picture with all texts in it, and nothing of them is markup', async () => {
  const { player } = play('no-padding');
  const text = cardText(player, barsOf(player.course), 'a < b & "c"', await wordsOf('en'));
  assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="600"/);
  assert.match(text, /Zero padding: 2,515[^]*No padding: 1,651/);
  assert.match(text, /a &#60; b &#38; &#34;c&#34;/);
  assert.equal((text.match(/<rect/g) ?? []).length, 7, 'the ground, and three rows of two models');
});
