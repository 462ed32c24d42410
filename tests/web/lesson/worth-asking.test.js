// What is asked of a large model: few questions, one of each kind, the hardest last; what repeats fills itself, and the rest can
// still be asked.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { mostQuestions } from '../../../web/lesson/lessons/worth-asking.js';
import { fileNotes } from '../../../web/lesson/views/file-notes.js';
import { root } from '../../../web/tools/engine-build.js';
import { wordsOf } from '../../../web/words/words.js';
import { play, sequential } from '../support.js';

const folder = join(root, 'tests', 'fixtures', 'applications');
const applications = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
/** @param {string} name */
const read = (name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString());
/** Keras's rows by name: shape as text and count. @param {any} model @returns {Map<string, [string, number]>} */
const rowsOf = ({ rows }) =>
  new Map(rows.map((/** @type {any[]} */ [name, , shape, params]) => [name, [shape, params]]));

test('of every application at most twelve questions are asked, no input, the total last, and Keras’s answers end it', () => {
  for (const name of applications) {
    const model = read(name);
    const { player } = play('', { config: model.config });
    const keras = rowsOf(model);
    assert.ok(player.steps.length >= 8 && player.steps.length <= mostQuestions, `${name}: ${player.steps.length}`);
    assert.equal(player.steps.at(-1)?.ask, 'total_params');
    assert.ok(player.steps.every(({ layer }) => !layer?.startsWith('input')));
    for (const [i, { ask, layer = '' }] of player.steps.entries()) {
      player.go(i);
      assert.equal(player.placeNumber(i), i + 1);
      const [shape, params] = keras.get(layer) ?? [];
      const answer = ask === 'output_shape' ? shape : ask === 'params' ? params : model.total;
      assert.equal(player.submit(String(answer)).correct, true, `${name} ${ask} ${layer}: ${answer}`);
    }
    assert.ok(player.finished);
  }
});

test('what repeats is open until the one is answered, and is what Keras has there; what differs is known', () => {
  for (const name of applications) {
    const model = read(name);
    const { player } = play('', { config: model.config });
    const keras = rowsOf(model);
    for (const [i, { ask, layer = '', repeats = [], more = [] }] of player.steps.entries()) {
      const index = ask === 'output_shape' ? 0 : 1;
      for (const other of repeats) {
        assert.deepEqual(keras.get(other)?.[index], keras.get(layer)?.[index], `${name} ${other}`);
        assert.equal(player.knows(ask, other), false);
        assert.equal(player.indexOf(ask, other), i);
      }
      for (const other of more) assert.equal(player.knows(ask, other), true);
      player.go(i);
      player.showMe();
      for (const other of repeats) assert.equal(player.knows(ask, other), true);
    }
  }
});

test('every row can be asked, and a choice by number is what it was', () => {
  const { config } = read(applications[0]);
  const all = play('', { config, questions: 'all' }).player;
  assert.ok(all.steps.length > 500);
  const chosen = play('', { config, questions: '7 40' }).player;
  assert.equal(chosen.steps.length, 2);
  assert.equal(chosen.steps[1].id, all.course.questions[39].id);
});

test('a small model is asked whole, in its own order', () => {
  const config = sequential(
    [8, 8, 3],
    [
      ['Conv2D', 'a', { filters: 2, kernel_size: 3 }],
      ['Flatten', 'b', {}],
      ['Dense', 'c', { units: 2 }],
    ],
  );
  const { player } = play('', { config });
  assert.deepEqual(
    player.steps.map(({ ask, layer }) => `${ask} ${layer}`),
    [
      'output_shape a',
      'params a',
      'output_shape b',
      'params b',
      'output_shape c',
      'params c',
      'total_params undefined',
    ],
  );
});

test('any form of a model becomes the same lesson, and what its file says otherwise is told', async () => {
  const plain = sequential(
    [8, 8, 3],
    [
      ['Conv2D', 'a', { filters: 2, kernel_size: 3 }],
      ['Dense', 'c', { units: 2 }],
    ],
  );
  const steps = (/** @type {any} */ config) => play('', { config }).player.steps.map(({ id }) => id);
  for (const form of [JSON.stringify(plain), { modelTopology: { model_config: plain } }, plain.config.layers])
    assert.deepEqual(steps(form), steps(plain));
  assert.equal(play('', { config: plain }).player.course.lesson.config, plain, 'and what needs no translation is left');
  const other = structuredClone(plain);
  Object.assign(other.config.layers[2], { build_config: { input_shape: [null, 6, 6, 9] } });
  const { player } = play('', { config: other });
  assert.deepEqual(player.course.analysis.differences, [
    { layer: 'c', of: 'input_shape', file: [null, 6, 6, 9], counted: [null, 6, 6, 2] },
  ]);
  const words = await wordsOf('en');
  const shown = JSON.stringify(fileNotes(/** @type {any} */ ({ player, words })));
  assert.match(shown, /The file says that c reads \(None, 6, 6, 9\); from its layers follows \(None, 6, 6, 2\)/);
});
