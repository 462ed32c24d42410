// Damaged, dishonest and unreadable files: each is refused for what it is, at once, and left as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../../web/engine/engine.js';
import { ReadError } from '../../../../web/reading/read-error.js';
import { readFile } from '../../../../web/reading/files/read-file.js';
import { fileOf, savedFiles } from './fixtures.js';

const engine = await loadEngine();

/** What is said of each, and whether its architecture is there nevertheless. @type {Record<string, { models: number, [more: string]: any }>} */
const expected = {
  'broken-bomb.keras': { id: 'file_too_large', part: 'model.weights.h5', claimed: 4294967280, models: 1 },
  'broken-cut.keras': { id: 'zip_incomplete', models: 0 },
  'broken-huge-dataset.keras': {
    id: 'wrong_weight_shape',
    layer: 'dense',
    weight: 'kernel',
    expected: [1200, 2],
    found: [1099511627776, 2],
    models: 1,
  },
  'broken-link-loop.keras': { id: 'soft_link', layer: 'conv2d', models: 1 },
  'broken-magic.h5': { id: 'wrong_signature', part: 'broken-magic.h5', models: 0 },
  'broken-missing-bias.keras': { id: 'weights_missing', layer: 'conv2d_1', missing: ['bias'], models: 1 },
  'broken-shape.keras': {
    id: 'wrong_weight_shape',
    layer: 'dense',
    weight: 'kernel',
    expected: [1200, 2],
    found: [1199, 2],
    models: 1,
  },
  'broken-unknown-class.keras': { id: 'unknown_layer', layer: 'conv2d', class_name: 'Conv2DQuantum', models: 1 },
  'npz-inside.keras': { id: 'pickled_weights', models: 1 },
};

/** The error with which reading ends. @param {{ name: string, bytes: Uint8Array }[]} files @param {object} [options] @returns {Promise<any>} */
async function refusal(files, options) {
  const error = await readFile(engine, files, options).then(
    () => assert.fail('it was read'),
    (thrown) => thrown,
  );
  assert.ok(error instanceof ReadError, String(error));
  return error;
}

test('every broken file is spoken of', () => {
  const broken = savedFiles.filter(({ facts }) => facts.error).map(({ name }) => name);
  assert.deepEqual(broken.sort(), Object.keys(expected).sort());
});

for (const [name, { models, ...more }] of Object.entries(expected)) {
  test(`${name} is refused for what it is, quickly and without the memory that it claims`, async () => {
    const file = fileOf(name);
    const before = file.bytes.slice();
    await refusal([file]).catch(() => {}); // everything is compiled once
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    const start = performance.now();
    const error = await refusal([file]);
    assert.ok(performance.now() - start < 500);
    const after = process.memoryUsage();
    assert.ok(after.arrayBuffers + after.heapUsed - arrayBuffers - heapUsed < 64 * 2 ** 20);
    assert.deepEqual(file.bytes, before);
    for (const [key, value] of Object.entries(more)) assert.deepEqual(error[key], value, key);
    assert.equal(error.models.length, models);
    if (error.layer) assert.match(error.message, new RegExp(error.layer));
    assert.match(error.message, /\.$/);
  });
}

/** @param {string} name @param {string | number[]} content */
const made = (name, content) => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
});

for (const [what, files, id] of /** @type {[string, any[], string][]} */ ([
  ['nothing at all', [], 'no_file'],
  ['an empty file', [made('a.keras', '')], 'wrong_signature'],
  ['a picture', [made('a.png', [0x89, 0x50, 0x4e, 0x47])], 'unknown_file'],
  ['JSON that is cut', [made('a.json', '{"class_name": "Seq')], 'not_json'],
  ['two models', [fileOf('half.keras'), fileOf('lesson-valid.h5')], 'several_files'],
  ['shards alone', [made('group1-shard1of1.bin', [1, 2, 3])], 'no_model_json'],
  ['a graph model', [made('model.json', '{"format": "graph-model", "modelTopology": {"node": []}}')], 'graph_model'],
])) {
  test(`${what}: ${id}`, async () => {
    assert.equal((await refusal(files)).id, id);
  });
}

test('a file that was cut off says so', async () => {
  const { name, bytes } = fileOf('lesson-valid.h5');
  const error = await refusal([{ name, bytes: bytes.slice(0, 20000) }]);
  assert.equal(error.id, 'hdf5_incomplete');
  assert.deepEqual([error.found, error.expected], [20000, bytes.length]);
});

test('weights of another model are refused with the layers that have none', async () => {
  const { facts } = /** @type {any} */ (savedFiles.find(({ name }) => name === 'lesson-pool.weights.h5'));
  const error = await refusal([fileOf('keras2-weights-only.h5')], { config: facts.config });
  assert.ok(
    ['layers_missing', 'weights_missing', 'weights_left_over', 'wrong_weight_shape'].includes(error.id),
    error.id,
  );
});
