// Small models as text: links, Keras's names, and what no such text is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  configOf,
  smallModelOf,
  layerNames,
  readSmallModel,
  withNewPiece,
  writeSmallModel,
} from '../../../web/model/small-model.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { findLesson, lessons } from '../../../web/lesson/lessons/all.js';
import { readAddress, writeAddress } from '../../../web/settings/address.js';

const engine = await loadEngine();

/** A small model that is there. @param {string} text */
function designFrom(text) {
  const smallModel = readSmallModel(text);
  assert.ok(smallModel, text);
  return smallModel;
}

test('the lessons are small models, and counted as such they have the totals of the course', () => {
  /** @type {[string, string, number][]} */
  const table = [
    ['zero-padding', '20x20x3-c2k3s1p-c3k3s1p-f-d2', 2515],
    ['no-padding', '20x20x3-c2k3s1v-c3k3s1v-f-d2', 1651],
    ['max-pooling', '20x20x3-c2k3s1p-c3k3s1p-m2-f-d2', 715],
  ];
  for (const [id, text, total] of table) {
    const { config } = findLesson(id) ?? { config: undefined };
    assert.equal(writeSmallModel(smallModelOf(config)), text);
    const { layers, total_params: counted } = engine.analyse(configOf(designFrom(text)));
    assert.equal(counted, total);
    const original = engine.analyse(config).layers;
    assert.deepEqual(
      layers.map(({ name, output_shape: shape }) => [name, shape]),
      original.map(({ name, output_shape: shape }) => [name, shape]),
    );
  }
});

test('a small model survives its text, and an address carries it', () => {
  for (const text of ['8x9x1-c16k9s5v-a3-g-d16', '64x64x4-c1k1s1p-m9-f-d1-d2']) {
    assert.equal(writeSmallModel(designFrom(text)), text);
    const address = writeAddress({ lesson: 'explore', model: text });
    assert.deepEqual({ ...readAddress('', `#${address}`).values }, { lesson: 'explore', model: text });
  }
});

test('texts that are no small model are refused', () => {
  const fine = '20x20x3-c2k3s1p-f-d2';
  const wrong = [
    '',
    '20x20x3',
    '0x20x3-f-d2',
    '65x20x3-f-d2',
    '20x20x5-f',
    '20x20x3-c0k3s1p',
    '20x20x3-c2k3s1',
    `${fine}-`,
  ];
  wrong.push('20x20x3-c17k3s1p', '20x20x3-c2k10s1p', '20x20x3-x', '20x20x3-constructor', `20x20x3${'-f'.repeat(13)}`);
  for (const text of wrong) assert.equal(readSmallModel(text), undefined, text);
  for (const hash of ['#model=<img>', '#model=A', `#model=${'a'.repeat(161)}`, '#parameter=a[', '#parameter=a.b[1];x'])
    assert.deepEqual(readAddress('', hash), { values: {}, refused: true }, hash);
});

test('layers are named as Keras names them, also after another is put between', () => {
  const smallModel = withNewPiece(smallModelOf(lessons[0].config), 1, { kind: 'max', size: 2 });
  assert.deepEqual(layerNames(smallModel.pieces), ['conv2d', 'max_pooling2d', 'conv2d_1', 'flatten', 'dense']);
});
