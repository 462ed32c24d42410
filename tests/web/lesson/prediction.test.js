// A right prediction saves questions: cells that stay as they were in the model before fill themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { play } from '../support.js';

/** The layers whose cells were filled, by what is asked. @param {import('../../../web/lesson/player.js').Player} player */
function filled(player) {
  const cells = player.steps.filter((_, i) => player.progress[i].filled);
  return cells.map(({ ask, layer }) => `${ask} ${layer}`);
}

test('ten questions of the lessons go when what changes is predicted rightly', () => {
  const valid = play('no-padding').player;
  assert.equal(valid.submit(['dense']).correct, true);
  assert.deepEqual(filled(valid), ['params conv2d', 'params conv2d_1', 'params flatten', 'output_shape dense']);
  const pooled = play('max-pooling').player;
  pooled.submit(['dense']);
  assert.deepEqual(filled(pooled), [
    'output_shape conv2d',
    'params conv2d',
    'output_shape conv2d_1',
    'params conv2d_1',
    'params flatten',
    'output_shape dense',
  ]);
  assert.equal(pooled.knows('params', 'conv2d'), true);
  pooled.next();
  assert.deepEqual([pooled.step.ask, pooled.step.layer], ['output_shape', 'max_pooling2d']);
});

test('a row that was thought to change is asked for', () => {
  const { player } = play('no-padding');
  player.submit(['conv2d', 'dense']);
  assert.deepEqual(filled(player), []);
  player.submit(['dense']);
  assert.deepEqual(filled(player), ['params conv2d_1', 'params flatten', 'output_shape dense']);
});

test('nothing is filled by a guess or where the rows were shown; undo takes it back, and it is stored', () => {
  const { player, store } = play('no-padding');
  player.guessing = true;
  player.submit(['dense']);
  player.guessing = false;
  assert.deepEqual(filled(player), []);
  player.submit(['dense']);
  assert.equal(filled(player).length, 4);
  assert.equal(filled(play('no-padding', { store }).player).length, 4);
  player.undo();
  assert.deepEqual(filled(player), []);
  player.showMe();
  assert.deepEqual(filled(player), []);
  assert.deepEqual(filled(play('zero-padding').player), []);
});
