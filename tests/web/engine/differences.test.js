// What two models differ in: the three lessons, renamed models, and what the counts of Keras say of all fixtures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { root } from '../../../web/tools/engine-build.js';
import { engine } from '../support.js';

const models = readFileSync(join(root, 'tests', 'fixtures', 'keras-models.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ rows }) => rows);

/** Other names for all layers of a Sequential. @param {any} config */
function renamed(config) {
  const other = structuredClone(config);
  for (const [i, layer] of other.config.layers.entries()) layer.config.name = `other_${i}`;
  return other;
}

/** @param {any} before @param {any} after */
const changes = (before, after) =>
  engine
    .differences(before, after)
    .rows.map(({ class_name: kind, change, arguments: args }) =>
      [kind, change, ...args.map(({ name, before: from, after: to }) => `${name} ${from} ${to}`)].join(' '),
    );

test('the lessons differ in padding, and in what follows from it', () => {
  const [padded, bare, pooled] = lessons.map(({ config }) => config);
  assert.deepEqual(changes(padded, bare), [
    'Conv2D changed padding same valid',
    'Conv2D changed padding same valid',
    'Flatten follows',
    'Dense follows',
  ]);
  assert.deepEqual(changes(padded, pooled), [
    'Conv2D same',
    'Conv2D same',
    'MaxPooling2D added',
    'Flatten follows',
    'Dense follows',
  ]);
  const { before_total: from, after_total: to, complete } = engine.differences(padded, pooled);
  assert.deepEqual([from, to, complete], [2515, 715, true]);
});

test('names and places do not matter: a renamed model is the same, and one with a layer less lacks that one', () => {
  for (const { id, config } of models.filter((model) => model.config.class_name === 'Sequential').slice(0, 120)) {
    const other = renamed(config);
    assert.ok(
      engine.differences(config, other).rows.every(({ change }) => change === 'same'),
      id,
    );
  }
});

test('both sides have every row once and in order, with Keras’s counts, whatever the models', () => {
  for (let i = 1; i < models.length; i += 7) {
    const [one, two] = [models[i - 1], models[i]];
    const { rows, before_total: from, after_total: to } = engine.differences(one.config, two.config);
    for (const [side, model] of /** @type {const} */ ([
      ['before', one],
      ['after', two],
    ])) {
      const found = rows.flatMap((row) => row[side] ?? []).map(({ name, params }) => [name, params]);
      const own = engine.analyse(model.config).layers.map(({ name, params }) => [name, params]);
      assert.deepEqual(found, own, model.id);
      const counts = new Map(model.rows.map((/** @type {any} */ row) => [row.name, row.params]));
      for (const [name, params] of found)
        if (counts.has(name)) assert.equal(params, counts.get(name), `${model.id} ${name}`);
    }
    assert.deepEqual([from, to], [one.total, two.total]);
    assert.ok(
      rows.every(({ change, before, after }) => (change === 'added') === !before && (change === 'removed') === !after),
    );
  }
});

test('the first model’s fault is told first', () => {
  assert.throws(() => engine.differences({}, lessons[0].config), { name: 'ModelError' });
});
