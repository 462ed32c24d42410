// Sentences about wrong answers, with the numbers of the right layer in them, and numbers as a language spells them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeSentences, cellText, rowsBehind } from '../../../web/words/cause-sentences.js';
import { engineSpelling } from '../../../web/words/spelling.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play, sequential } from '../support.js';

const words = await wordsOf('en');

/** Windows of two sizes, so that each sentence shows whose it is: 152, 76, 0 and 1570 parameters. */
const config = sequential(
  [20, 20, 3],
  [
    ['Conv2D', 'conv2d', { filters: 2, kernel_size: [5, 5], padding: 'valid', activation: 'relu' }],
    ['Conv2D', 'conv2d_1', { filters: 4, kernel_size: [3, 3], padding: 'valid', activation: 'relu' }],
    ['Flatten', 'flatten', {}],
    ['Dense', 'dense', { units: 2 }],
  ],
);
const { course } = play('', { config }).player;

/** What is said of an answer by somebody who believes this. @param {string} belief @param {string} answer @param {any} ask @param {string} [layer] */
function said(belief, answer, ask, layer) {
  const { causes } = engine.diagnose(config, layer ? { of: ask, layer } : { of: ask }, answer);
  const cause = causes.find(({ id }) => id === belief);
  assert.ok(cause, `${answer} has ${belief}`);
  const { start, is, missing, working } = causeSentences(course, { ask, layer }, cause, words);
  return [start, is, missing, working].filter(Boolean).join(' ').replaceAll('\u00a0', ' ');
}

test('a sentence speaks of the layer in question where the belief touches it, else of the first that it touches', () => {
  /** @type {[string, string, string, string, RegExp][]} */
  const table = [
    // 20 − 5 − 3 = 12: asked of the second convolution, its own window is spoken of; beyond them the first one's.
    [
      'valid_shrinks_by_kernel',
      '12,12,4',
      'output_shape',
      'conv2d_1',
      /by 3\. A window of 3 .* only 2: .* 3 instead of 2/,
    ],
    ['valid_shrinks_by_kernel', '576', 'output_shape', 'flatten', /by 5\. A window of 5 .* only 4: .* 5 instead of 4/],
    [
      'valid_shrinks_by_kernel',
      '1154',
      'params',
      'dense',
      /^1,154 comes out with \(None, 15, 15, 2\) for conv2d and \(None, 12, 12, 4\) for conv2d_1\. \(None, 15, 15, 2\) comes from shrinking each side by 5\. .* 1,154 = 576 × 2 \+ 2$/,
    ],
    ['conv_flat_kernel', '52', 'params', 'conv2d', /^52 is .* deep as its input: 3 channels here/],
    ['conv_flat_kernel', '40', 'params', 'conv2d_1', /^40 is .* deep as its input: 2 channels here/],
    ['conv_sees_image_channels', '112', 'params', 'conv2d_1', /the layer before puts out: 2 maps/],
  ];
  for (const [belief, answer, of, layer, says] of table) assert.match(said(belief, answer, of, layer), says);
});

test('in a total it is said which layer’s number it comes from, and the sentence is about that number', () => {
  // 1796 = 152 + 76 + 1568, 1834 = 152 + 112 + 1570, 1382 = 152 + 76 + 1154
  assert.match(
    said('dense_no_bias', '1796', 'total_params'),
    /^1,796 comes out with 1,568 for dense\. 1,568 counts the weights without the bias/,
  );
  assert.match(
    said('conv_sees_image_channels', '1834', 'total_params'),
    /^1,834 comes out with 112 for conv2d_1\. 112 lets .* puts out: 2 maps/,
  );
  assert.match(
    said('valid_shrinks_by_kernel', '1382', 'total_params'),
    /^1,382 comes out with 1,154 for dense\. 1,154 comes from shrinking each side by 5/,
  );
  assert.match(said('total_without_biases', '1790', 'total_params'), /^1,790 leaves out every bias/);
  assert.match(said('total_without_layer', '228', 'total_params'), /^228 leaves out dense/);
});

test('the rows behind a wrong total are all that the believer has otherwise, those behind a cell where it went wrong', () => {
  const causeOf = (/** @type {string} */ belief, /** @type {any} */ question, /** @type {string} */ answer) => {
    const cause = engine.diagnose(config, question, answer).causes.find(({ id }) => id === belief);
    assert.ok(cause, belief);
    const step = { ask: question.of, layer: question.layer };
    return rowsBehind(step, cause).map(({ layer, value }) => [layer, value]);
  };
  assert.deepEqual(causeOf('conv_no_bias', { of: 'total_params' }, '1792'), [
    ['conv2d', 150],
    ['conv2d_1', 72],
  ]);
  // 16 − 2 … 12·12·4 + …: the shapes before, and not Flatten's, which follows.
  assert.deepEqual(causeOf('valid_shrinks_by_kernel', { layer: 'dense', of: 'params' }, '1154'), [
    ['conv2d', [null, 15, 15, 2]],
    ['conv2d_1', [null, 12, 12, 4]],
  ]);
  assert.deepEqual(causeOf('total_without_biases', { of: 'total_params' }, '1790'), []);
});

test('a count is told with the way it is reckoned', () => {
  assert.match(said('conv_flat_kernel', '52', 'params', 'conv2d'), /52 = 5 × 5 × 2 \+ 2$/);
  assert.match(said('conv_no_bias', '72', 'params', 'conv2d_1'), /72 = 3 × 3 × 2 × 4$/);
});

test('two mistakes at once go by their names, and one without words is not guessed at', () => {
  const bare = { rows: [], terms: [], times: 1, divided_by: 1 };
  const two = { ...bare, beliefs: ['conv_no_bias', 'conv_flat_kernel'], layers: ['conv2d'], value: 50 };
  const { is, missing } = causeSentences(course, { ask: 'params', layer: 'conv2d' }, /** @type {any} */ (two), words);
  assert.equal(
    is,
    words.text('cause-two', {
      value: '50',
      first: words.text('name-conv_no_bias'),
      second: words.text('name-conv_flat_kernel'),
    }),
  );
  assert.equal(missing, '');
  const strange = { ...bare, beliefs: ['no_such_belief'], layers: [], value: 7 };
  const said = causeSentences(course, { ask: 'params', layer: 'dense' }, /** @type {any} */ (strange), words);
  assert.deepEqual(said, { start: '', is: words.text('wrong-plain', { answer: '7' }), missing: '', working: '' });
});

test('a value is written with two decimals at most, a shape as Keras writes it', () => {
  /** @type {[any, string][]} */
  const table = [
    [34.345, '34.35'],
    [34.344, '34.34'],
    [34.346, '34.35'],
    [-0.125, '-0.12'],
    [2515, '2,515'],
    [100, '100'],
    [0, '0'],
    [[null, 20, 20, 2], '(None, 20, 20, 2)'],
    [[null], '(None,)'],
    ['1/3', '1/3'],
  ];
  for (const [value, text] of table) assert.equal(cellText(words, value), text);
});

test('numbers reach the engine with points before decimals; the commas of shapes stay', () => {
  /** @type {[string, string, any, string][]} */
  const table = [
    ['20,2', 'es', 'shape', '20,2'],
    ['20,20,2', 'es', 'shape', '20,20,2'],
    ['(None, 1.200)', 'es', 'shape', '(None, 1200)'],
    ['20,2', 'es', 'number', '20.2'],
    ['34,35 %', 'es', 'percent', '34.35 %'],
    ['1,5 + 2,5', 'es', 'sum', '1.5 + 2.5'],
    ['20,20,2', 'es', 'number', '20,20,2'],
    ['2.515', 'es', 'number', '2515'],
    ['1.234.567', 'es', 'number', '1234567'],
    ['1.234,5', 'es', 'number', '1234.5'],
    ['2.51', 'es', 'number', '2.51'],
    ['2515.123', 'es', 'number', '2515.123'],
    ['2.515', 'en', 'number', '2.515'],
    ['34,35', 'en', 'percent', '34,35'],
    ['2.515', 'fr', 'number', '2.515'],
    ['34,35', 'fr', 'percent', '34.35'],
  ];
  for (const [text, language, reads, spelt] of table)
    assert.equal(engineSpelling(text, language, reads), spelt, `${text} in ${language}`);
});

test('a text of 400 characters is read, and a longer one left for the engine to refuse', () => {
  const long = '1,5'.padStart(400, ' ');
  assert.equal(engineSpelling(long, 'es', 'number'), long.replace(',', '.'));
  assert.equal(engineSpelling(` ${long}`, 'es', 'number'), ` ${long}`);
});
