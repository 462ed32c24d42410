// What a change of a model did to each row, and why.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowChangesOf } from '../../../web/activities/explore/row-changes.js';
import { configOf, smallModelOf, withPiece } from '../../../web/model/small-model.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();

test('a third filter changes its own row by filters and the next one by input_channels', () => {
  const base = smallModelOf(lessons[0].config);
  const rowChanges = rowChangesOf(engine.compare(configOf(base), configOf(withPiece(base, 0, { filters: 3 }))));
  const found = rowChanges.map(({ layer, kind, before, after, reasons }) => [
    layer,
    kind,
    before?.params,
    after?.params,
    reasons,
  ]);
  assert.deepEqual(found, [
    ['conv2d', 'params', 56, 84, [{ what: 'filters', before: 2, after: 3 }]],
    ['conv2d_1', 'params', 57, 84, [{ what: 'input_channels', before: 2, after: 3 }]],
  ]);
});

test('switching padding off: shapes shrink by their own argument and their input, only Dense counts otherwise', () => {
  const rowChanges = rowChangesOf(engine.compare(lessons[0].config, lessons[1].config));
  assert.deepEqual(
    rowChanges.map(({ layer, kind, reasons }) => [layer, kind, reasons.map(({ what }) => what)]),
    [
      ['conv2d', 'shape', ['padding']],
      ['conv2d_1', 'shape', ['padding', 'input']],
      ['flatten', 'shape', ['input']],
      ['dense', 'params', ['input_features']],
    ],
  );
  assert.deepEqual(rowChanges[3].reasons, [{ what: 'input_features', before: 1200, after: 768 }]);
});

test('a layer that is put in is new, one that is taken out is gone', () => {
  const [same, , pooled] = lessons;
  const kinds = (/** @type {any} */ a, /** @type {any} */ b) =>
    rowChangesOf(engine.compare(a, b)).map(({ layer, kind }) => [layer, kind]);
  assert.deepEqual(kinds(same.config, pooled.config)[0], ['max_pooling2d', 'new']);
  assert.deepEqual(kinds(pooled.config, same.config)[0], ['max_pooling2d', 'gone']);
});
