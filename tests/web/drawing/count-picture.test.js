// The picture of a count has the numbers of the count: what is written beside it comes to the layer's parameters.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedOf, countPicture, typedCount } from '../../../web/drawing/count-picture.js';
import { wordsOf } from '../../../web/words/words.js';
import { randomModel, randomNumbers } from '../../random-models.js';
import { engine, play, sequential } from '../support.js';
import { templateText } from '../template-text.js';

const words = await wordsOf('en');
const told = { own: false, told: true };

/** `3 × (3·3 + 3·3 + 1)` by hand. @param {string} text */
function reckoned(text) {
  const [, count, inner] = text.match(/^([\d,]+) × \((.+)\)$/) ?? [];
  assert.ok(inner, text);
  const number = (/** @type {string} */ one) => Number(one.replaceAll(',', ''));
  const product = (/** @type {string} */ one) => one.split(/ × |·/).reduce((all, factor) => all * number(factor), 1);
  return number(count) * inner.split(' + ').reduce((sum, one) => sum + product(one), 0);
}

/** What is written beside the picture. @param {any} counted */
function caption(counted) {
  const text = templateText(countPicture(counted, words, told));
  return text.replaceAll('…', '').replaceAll('( ', '(').replaceAll(' )', ')').replace(/\s+/g, ' ').trim();
}

const rows = (/** @type {any} */ config) => engine.analyse(config).layers;

/** The same, or none of a model that Keras refuses. @param {any} config */
function rowsOrNone(config) {
  try {
    return rows(config);
  } catch {
    return [];
  }
}

test('what is written beside a picture comes to the count, on the lessons and on random models', () => {
  let pictures = 0;
  for (let seed = 1; seed < 300; seed++) {
    const config =
      seed < 3
        ? play(['zero-padding', 'no-padding'][seed - 1]).player.course.lesson.config
        : randomModel(randomNumbers(seed));
    for (const row of rowsOrNone(config)) {
      const counted = row.params > 0 ? countedOf(row, true) : undefined;
      if (!counted) continue;
      pictures++;
      assert.equal(reckoned(caption(counted)), row.params, `${row.class_name}: ${caption(counted)}`);
    }
  }
  assert.ok(pictures > 200, `${pictures} pictures`);
});

test('57 is three filters of two slices and a bias; what is not known yet is not told', () => {
  const [, second] = rows(play('zero-padding').player.course.lesson.config);
  assert.equal(caption(countedOf(second, true)), '3 × (3·3 + 3·3 + 1)');
  assert.equal(caption(countedOf(second, false)), '3 × (? × 3·3 + 1)');
  const bn = rows(sequential([4, 4, 5], [['BatchNormalization', 'bn', {}]]));
  assert.equal(caption(countedOf(bn[0], true)), '5 × (1 + 1 + 1 + 1)');
  const depthwise = rows(sequential([9, 9, 12], [['DepthwiseConv2D', 'dw', { kernel_size: 2 }]]));
  assert.equal(caption(countedOf(depthwise[0], true)), '12 × (2·2 + 1)');
  const flatten = rows(play('zero-padding').player.course.lesson.config)[2];
  assert.equal(countedOf(flatten, true), undefined);
});

test('a product is drawn as it is typed, in Keras’s order, and nothing else is', () => {
  const filters = /** @type {any} */ ({ kind: 'filters', sides: [3, 3], depth: 2, count: 3, bias: true });
  assert.deepEqual(typedCount('3*3', filters), { kind: 'filters', sides: [3, 3], depth: 1, count: 1, bias: false });
  assert.deepEqual(typedCount('5 × 3 × 2', filters), {
    kind: 'filters',
    sides: [5, 3],
    depth: 2,
    count: 1,
    bias: false,
  });
  assert.deepEqual(typedCount('3*3*2*3+3', filters), {
    kind: 'filters',
    sides: [3, 3],
    depth: 2,
    count: 3,
    bias: true,
  });
  for (const text of ['57', '', '3*a', '3*-1', '3*1e9', '(3*3)'])
    assert.equal(typedCount(text, filters), undefined, text);
  const units = /** @type {any} */ ({ kind: 'units', inputs: 1200, count: 2, bias: true });
  assert.deepEqual(typedCount('1200*2+2', units), { kind: 'units', inputs: 1200, count: 2, bias: true });
});
