// The box for one's own model, without a page: what is typed as an answer, what a link carries, what stays while one types.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleSource } from '../../../web/activities/own/example.js';
import { faultText, noteText } from '../../../web/activities/own/fault-text.js';
import { Reading, typedAnswer } from '../../../web/activities/own/reading.js';
import { longestPacked, packText, unpackText } from '../../../web/page/packed-text.js';
import { root } from '../../../web/tools/engine-build.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine } from '../support.js';

const owner = { engine };
const reading = () => new Reading(owner, () => {});

test('answers are numbers, shapes, or what stands there', () => {
  assert.equal(typedAnswer(' 10 ', 'number'), 10);
  assert.deepEqual(typedAnswer('(28, 28, 1)', 'shape'), [28, 28, 1]);
  assert.deepEqual(typedAnswer('28x28', 'shape'), [28, 28]);
  assert.deepEqual(typedAnswer('None, 3', 'shape'), [null, 3]);
  assert.equal(typedAnswer('ten', 'number'), undefined);
  assert.equal(typedAnswer('x', 'shape'), undefined);
  assert.equal(typedAnswer('True', 'value'), true);
  assert.equal(typedAnswer("'relu'", 'value'), 'relu');
});

test('a link carries a text of some length, and nothing that is none', () => {
  const packed = packText(exampleSource);
  assert.match(packed ?? '', /^[\w-]+$/);
  assert.equal(unpackText(packed ?? ''), exampleSource);
  assert.equal(unpackText(packText('模型 = 1 🙂') ?? ''), '模型 = 1 🙂');
  assert.equal(unpackText('nonsense!'), null);
  const noise = Array.from({ length: 20_000 }, (_, i) =>
    String.fromCharCode(33 + ((i * 7919 + (i >> 3) * 104729) % 90)),
  ).join('');
  const long = packText(noise);
  assert.ok(long === null || long.length <= longestPacked);
});

test('the last good model stays while what stands there is wrong, and answers go on', async () => {
  const own = reading();
  await own.take(exampleSource);
  assert.equal(own.model?.name, 'model');
  await own.take(exampleSource.replace('num_classes = 10', ''));
  assert.equal(own.model?.name, 'model');
  assert.deepEqual(own.error.asks, [{ key: 'num_classes', line: 13, kind: 'number' }]);
  await own.answer('num_classes', 4);
  assert.equal(own.error, undefined);
  assert.equal(own.model?.config.config.layers.at(-1).config.units, 4);
  await own.clear();
  assert.equal(own.text, '');
  assert.match(own.cleared, /Conv2D/);
});

test('files that belong together are read as one; weights alone belong to the model that is open', async () => {
  const own = reading();
  const file = (/** @type {string} */ name) =>
    new File([new Uint8Array(readFileSync(join(root, 'tests', 'fixtures', 'files', name)))], name);
  await own.open([file('lesson-same.keras')]);
  assert.equal(own.read?.source, 'keras');
  await own.open([file('broken-cut.keras')]);
  assert.ok(own.error);
  assert.equal(own.read?.source, 'keras');
  await own.open([file('lesson-pool.weights.h5')]);
  const source = /** @type {string | undefined} */ (own.read?.source);
  assert.ok(own.error || source === 'weights.h5');
});

test('faults and notes are said in words, with their place', async () => {
  const words = await wordsOf('es');
  const own = reading();
  await own.take('from keras import layers\nx = layers.Conv2d(3)');
  assert.match(
    faultText(words, own.error).replace(/[\u2066-\u2069]/g, ''),
    /Línea 2, columna \d+: .*¿Querías decir Conv2D\?/,
  );
  assert.match(noteText(words, { id: 'passed_over', line: 3, what: '!pip' }) ?? '', /3/);
  assert.equal(noteText(words, { id: 'nothing_of_ours' }), undefined);
});
