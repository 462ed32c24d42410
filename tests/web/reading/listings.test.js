// Source as people paste it, against what real Keras built of it or refused: tests/fixtures/listings.jsonl.gz.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPython } from '../../../web/reading/read-python.js';
import { listings } from '../../fixtures.js';
import { engine } from '../support.js';

/** Rows of a model, whatever their order. @param {any} config */
const rowsOf = (config) =>
  engine
    .analyse(config)
    .layers.map(({ name, class_name: kind, output_shape: shape, params }) =>
      JSON.stringify([name, kind, shape, params]),
    )
    .sort();

/** @param {any} config */
const layerNames = (config) => config.config.layers.map((/** @type {any} */ layer) => layer.config.name);

/** @param {any} found @param {any} expected @param {string} id */
function sameModel(found, expected, id) {
  assert.equal(found.config.config.name, expected.config.config.name, id);
  assert.equal(found.function, expected.function, id);
  assert.equal(found.subclass, expected.subclass, id);
  if (expected.input_shape) assert.deepEqual(found.input_shape, expected.input_shape, id);
  if (expected.total === null) {
    assert.deepEqual(layerNames(found.config), layerNames(expected.config), id);
    assert.throws(() => engine.analyse(found.config), { code: 'missing_input_shape' });
    return;
  }
  const { total_params: total, trainable_params: trainable } = engine.analyse(found.config);
  assert.deepEqual([total, trainable], [expected.total, expected.trainable], id);
  assert.deepEqual(rowsOf(found.config), rowsOf(expected.config), id);
  // The order of the rows is Keras's too.
  assert.deepEqual(layerNames(found.config), layerNames(expected.config), id);
}

/** @param {any} listing */
function reading(listing) {
  try {
    return { models: readPython(engine, listing.code).models };
  } catch (error) {
    return { error: /** @type {any} */ (error) };
  }
}

for (const listing of listings()) {
  const { id, kinds, error: refused, models: expected } = listing;
  test(`${id}: ${kinds.join(', ')}`, () => {
    const start = performance.now();
    const { models, error } = reading(listing);
    if (refused) {
      assert.ok(error, `should be refused at line ${refused.line}: ${refused.why}`);
      assert.equal(error.name, 'ReadError', error.stack);
      assert.ok(
        [refused.line, ...(refused.also ?? [])].includes(error.line),
        `${error.line} for ${refused.line}: ${error.message}`,
      );
      if (refused.within_seconds) assert.ok(performance.now() - start < 1000 * refused.within_seconds);
      return;
    }
    assert.ok(models, error?.stack);
    assert.deepEqual(
      models.map(({ name }) => name),
      expected.map((/** @type {any} */ model) => model.name),
    );
    models.forEach((model, i) => sameModel(model, expected[i], id));
  });
}
