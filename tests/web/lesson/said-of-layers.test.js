// What is said about a layer is true of this layer: what it reads, what it keeps, and how far its window goes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellQuestion, familyId, rowArguments, rowOf } from '../../../web/lesson/questions/cell.js';
import { causeSentences } from '../../../web/words/cause-sentences.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play, sequential } from '../support.js';

const conv = { filters: 3, kernel_size: [3, 3], padding: 'same' };
const models = {
  maps: sequential(
    [20, 20, 3],
    [
      ['Conv2D', 'conv2d', conv],
      ['Conv2D', 'conv2d_1', conv],
      ['AveragePooling2D', 'mean', { pool_size: [2, 2] }],
      ['MaxPooling2D', 'most', { pool_size: [4, 2] }],
      ['GlobalAveragePooling2D', 'all', {}],
      ['Dense', 'dense', { units: 2 }],
    ],
  ),
  flat: sequential(
    [20, 20, 3],
    [
      ['Conv2D', 'conv2d', conv],
      ['Flatten', 'flatten', {}],
    ],
  ),
  rows: sequential([4, 16], [['Dense', 'dense', { units: 5 }]]),
  steps: sequential([12, 3], [['GlobalMaxPooling1D', 'all', {}]]),
};

/** @param {keyof typeof models} model */
const courseOf = (model) => play('', { config: models[model] }).player.course;
const spaced = (/** @type {string} */ text) => text.replaceAll('\u00a0', ' ').replace(/[\u2068\u2069]/g, '');

/** What a question says, once the layers before are known. @param {keyof typeof models} model @param {'output_shape' | 'params'} of @param {string} layer @param {any} words */
const about = (model, of, layer, words) =>
  spaced(cellQuestion(of).words(courseOf(model), { ask: of, layer }, words, () => true).about);

/** @param {keyof typeof models} model @param {string} base @param {string} layer @param {any} words */
function familyText(model, base, layer, words) {
  const course = courseOf(model);
  const row = rowOf(course, layer);
  return spaced(
    words.text(
      familyId(words, base, row),
      rowArguments(course, row, words, () => true),
    ),
  );
}

test('only what enters the model is a picture; later layers read maps, rows or values', async () => {
  const words = await wordsOf('en');
  /** @type {[keyof typeof models, string, RegExp][]} */
  const table = [
    ['maps', 'conv2d', /over a picture of 20 × 20 × 3\./],
    ['maps', 'conv2d_1', /over the 3 maps of conv2d, 20 × 20 each\./],
    ['maps', 'dense', /2 units, each of which reads all of 3 values\./],
    ['flat', 'flatten', /All values of the 3 maps of conv2d, 20 × 20 each are put in one row\./],
    ['rows', 'dense', /5 units, each of which reads 16 values at each of 4 places\./],
  ];
  for (const [model, layer, said] of table) assert.match(about(model, 'output_shape', layer, words), said);
});

test('a pooling layer takes what its kind takes, in steps of its own', async () => {
  const words = await wordsOf('en');
  assert.match(about('maps', 'output_shape', 'mean', words), /in steps of 2\.$/);
  assert.match(about('maps', 'output_shape', 'most', words), /window of 4 × 2 .* in steps of 4 and 2\.$/);
  assert.match(about('maps', 'output_shape', 'all', words), /one value of each map: the mean of all its values\./);
  assert.match(about('steps', 'output_shape', 'all', words), /one value of each map: its largest value\./);
  for (const base of ['hint-params-1', 'why-no-params']) {
    assert.match(familyText('maps', base, 'mean', words), /mean of (a|each) window/);
    assert.match(familyText('maps', base, 'most', words), /largest value of (a|each) window/);
    assert.match(familyText('maps', base, 'all', words), /mean of (a|each) map/);
    assert.match(familyText('steps', base, 'all', words), /largest value of (a|each) map/);
  }
});

test('a reply about weights of a pooling layer says what that layer does', async () => {
  for (const [code, mean, largest] of [
    ['en', /It only takes the mean; there/, /It only picks the largest value; there/],
    ['es', /Solo saca la media; no/, /Solo elige el mayor valor; no/],
  ]) {
    const words = await wordsOf(String(code));
    for (const [layer, said] of /** @type {[string, RegExp][]} */ ([
      ['mean', mean],
      ['most', largest],
    ])) {
      const weights = layer === 'mean' ? '4' : '8';
      const { causes } = engine.diagnose(models.maps, { layer, of: 'params' }, weights);
      const cause = causes.find(({ id }) => id === 'pool_has_weights');
      assert.ok(cause, `${weights} for ${layer}`);
      assert.match(causeSentences(courseOf('maps'), { ask: 'params', layer }, cause, words).missing, said);
    }
  }
});

test('no text about a layer has a gap, in either language', async () => {
  const bases = [
    'about-output_shape',
    'about-params',
    ...[1, 2].flatMap((n) => [`hint-output_shape-${n}`, `hint-params-${n}`]),
  ];
  for (const code of ['en', 'es']) {
    const words = await wordsOf(code);
    for (const model of /** @type {(keyof typeof models)[]} */ (Object.keys(models))) {
      for (const { name } of courseOf(model).analysis.layers) {
        for (const base of bases) {
          const text = familyText(model, base, name, words);
          assert.doesNotMatch(text, / {2}| \.|\{|undefined|NaN|\?{2}/, `${code} ${base} ${name}: ${text}`);
        }
      }
    }
  }
});

test('a hint about a layer without words of its own is true of it: nothing stays where a size changes', async () => {
  const words = await wordsOf('en');
  const config = sequential(
    [9, 8, 4],
    [
      ['DepthwiseConv2D', 'depthwise', { kernel_size: [3, 3] }],
      ['UpSampling2D', 'larger', { size: 2 }],
      ['BatchNormalization', 'normal', {}],
    ],
  );
  const { course } = play('', { config }).player;
  const hint = (/** @type {string} */ layer) => {
    const row = rowOf(course, layer);
    return words.text(
      familyId(words, 'hint-output_shape-1', row),
      rowArguments(course, row, words, () => true),
    );
  };
  assert.match(hint('depthwise'), /what the sliding window makes/);
  assert.match(hint('larger'), /Which of the sizes/);
  assert.match(hint('normal'), /stays in its place/);
});
