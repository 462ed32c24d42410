// Sheets of exercises, and what is trained of a layer or of a model.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionKinds } from '../../../web/lesson/questions/all.js';
import { wordsOf } from '../../../web/words/words.js';
import { worksheet } from '../../../web/activities/teach/worksheet.js';
import { engine, play, sequential } from '../support.js';

test('another number makes another sheet, the same number the same one, with an exercise for each skill in order', () => {
  const skills = engine.skills.map(({ id }) => id);
  const sheet = (/** @type {number} */ seed) => worksheet({ engine }, skills, seed).map(({ exercise }) => exercise);
  const first = sheet(31);
  assert.deepEqual(
    first.map(({ skill, seed }) => [skill, seed]),
    skills.map((id) => [id, 31]),
  );
  assert.deepEqual(sheet(31), first);
  const other = sheet(32);
  const equal = skills.filter((_, i) => JSON.stringify(first[i].config) === JSON.stringify(other[i].config));
  assert.deepEqual(equal, [], 'no skill has the same model in both');
  for (const { course, exercise } of worksheet({ engine }, skills.slice(0, 2), 31)) {
    assert.equal(course.lesson.config, exercise.config);
    assert.equal(course.lesson.steps.length, exercise.questions.length);
  }
});

test('what is trained, or not, is asked of a layer by its own numbers, and of the model by all', async () => {
  // Keras: four numbers a channel, two of them moving averages that are not trained; the convolution is frozen.
  const config = sequential(
    [8, 8, 3],
    [
      ['Conv2D', 'conv2d', { filters: 5, kernel_size: [3, 3], trainable: false }],
      ['BatchNormalization', 'batch_normalization', {}],
      ['Flatten', 'flatten', {}],
      ['Dense', 'dense', { units: 2 }],
    ],
  );
  const { course } = play('', { config }).player;
  const words = await wordsOf('en');
  /** @type {[string | undefined, number, number][]} */
  const table = [
    ['conv2d', 0, 140],
    ['batch_normalization', 10, 10],
    ['flatten', 0, 0],
    ['dense', 362, 0],
    [undefined, 372, 150],
  ];
  for (const [layer, trained, frozen] of table) {
    for (const [ask, solution] of Object.entries({ trainable_params: trained, non_trainable_params: frozen })) {
      const kind = questionKinds[ask];
      const step = layer ? { ask, layer } : { ask };
      assert.equal(kind.solution(course, step), solution, `${ask} of ${layer}`);
      const asked = kind.asks?.(course, step);
      assert.deepEqual(asked, layer ? { layer, of: ask } : { of: ask });
      assert.equal(engine.answer(config, /** @type {any} */ (asked)), solution);
      const { title } = kind.words(course, step, words, () => true);
      assert.equal(title.includes(layer ?? 'model'), true, title);
    }
  }
});
