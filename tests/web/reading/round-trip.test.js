// The code that a listing shows, read again, is the same model: on everything that Keras built.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listingText } from '../../../web/model/listing.js';
import { wholeListing } from '../../../web/model/graph-listing.js';
import { readPython } from '../../../web/reading/read-python.js';
import { applicationModels, builtModels } from '../../fixtures.js';
import { engine } from '../support.js';

const describe = (/** @type {string} */ className) => engine.describe(className);

/** Rows with their arguments, whatever their order. @param {any} config */
const rowsOf = (config) =>
  engine
    .analyse(config)
    .layers.map(({ name, class_name: kind, output_shape: shape, params, config: given }) => {
      const said = Object.fromEntries(Object.entries(given ?? {}).filter(([argument]) => argument !== 'name'));
      return JSON.stringify([name, kind, shape, params, Object.entries(said).sort()]);
    })
    .sort();

/** A model within a model is not listed. @param {any} config */
const isPlain = ({ config }) => config.layers.every((/** @type {any} */ one) => !one.config.layers);

test('listings of all fixtures, read again, have the same rows and arguments', () => {
  const subjects = [...builtModels(), ...[...applicationModels()].map(([id, model]) => ({ id, ...model }))];
  const plain = subjects.filter(({ config }) => isPlain(config));
  for (const { id, config } of plain) {
    const text = listingText(wholeListing(config, describe));
    const { models } = readPython(engine, text);
    assert.equal(models.length, 1, id);
    assert.deepEqual(rowsOf(models[0].config), rowsOf(config), `${id}\n${text}`);
  }
  assert.ok(plain.length > 440, `${plain.length} of ${subjects.length}`);
});
