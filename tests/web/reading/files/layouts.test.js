// Layouts that the saved files do not have: written here as Keras's own source writes them, each weight of numbers that no
// other has.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../../web/engine/engine.js';
import { readFile } from '../../../../web/reading/files/read-file.js';
import { sequential } from '../../support.js';
import { written } from './h5wasm.js';

const engine = await loadEngine();

/** @param {any} config @returns {{ layer: string, name: string, shape: number[] }[]} */
function placesOf(config) {
  const network = engine.compile(config);
  const places = network.weights().map(({ layer, name, shape }) => ({ layer, name, shape }));
  network.free();
  return places;
}

/** Numbers of a weight: its place among the model's, and then some. @param {number[]} shape @param {number} place */
const numbersOf = (shape, place) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => place * 1000 + i);

/**
 * A file in which weights of the model stand under these paths.
 * @param {any} config @param {[string, number][]} paths with the weight's place among the model's
 * @param {(file: any) => void} [more]
 */
function fileWith(config, paths, more = () => {}) {
  const places = placesOf(config);
  const bytes = written('earliest', (file) => {
    for (const [path, place] of paths) {
      const names = path.split('/');
      const name = names.pop();
      const { shape } = places[place];
      let group = file;
      for (const one of names) group = group.keys().includes(one) ? group.get(one) : group.create_group(one);
      group.create_dataset({ name, data: numbersOf(shape, place), shape });
    }
    more(file);
  });
  return { name: 'a.h5', bytes };
}

/** All weights are where they belong. @param {any} config @param {{ name: string, bytes: Uint8Array }} file */
async function isRight(config, file) {
  const { weights } = await readFile(engine, [file], { config });
  const expected = placesOf(config).map((place, i) => ({ ...place, data: numbersOf(place.shape, i) }));
  assert.deepEqual(weights, expected);
}

const lstm = { class_name: 'LSTM', config: { name: 'lstm', units: 3 } };

test('Keras 3: both directions of a recurrence, random numbers beside them', async () => {
  const config = sequential([5, 2], [['Bidirectional', 'both', { layer: lstm }]]);
  const paths = ['forward_layer', 'backward_layer'].flatMap((side, k) =>
    [0, 1, 2].map((i) => /** @type {[string, number]} */ ([`layers/bidirectional/${side}/cell/vars/${i}`, 3 * k + i])),
  );
  const file = fileWith(config, paths.reverse(), (written) => {
    const seed = written.get('layers/bidirectional/forward_layer/cell').create_group('seed_generator');
    seed.create_group('vars').create_dataset({ name: '0', data: new Int32Array([1, 2]) });
  });
  await isRight(config, file);
});

test('a model that can be counted and not run keeps its architecture, and it is said', async () => {
  const config = sequential([4, 6], [['GroupNormalization', 'norm', { groups: 2 }]]);
  const bytes = written('earliest', (file) => void file.create_group('layers'));
  const { models, weights, notes } = await readFile(engine, [{ name: 'a.h5', bytes }], { config });
  assert.equal(engine.analyse(models[0].config).total_params, 12);
  assert.equal(weights, null);
  assert.deepEqual(notes, [
    { id: 'weights_not_used', code: 'not_run', layer: 'norm', argument: '', found: 'GroupNormalization' },
  ]);
});

test('Keras 3: layers are counted by class, whatever they are called', async () => {
  const config = sequential(
    [4],
    [
      ['Dense', 'z', { units: 4 }],
      ['ReLU', 'r', {}],
      ['Dense', 'dense', { units: 4 }],
      ['Dense', 'a', { units: 4 }],
    ],
  );
  const keys = ['dense', 'dense_1', 'dense_2'];
  const paths = keys.flatMap((key, k) =>
    [0, 1].map((i) => /** @type {[string, number]} */ ([`layers/${key}/vars/${i}`, 2 * k + i])),
  );
  await isRight(config, fileWith(config, paths));
  const early = paths.map(([path, at]) => [path.replace('layers', '_layer_checkpoint_dependencies'), at]);
  await isRight(config, fileWith(config, /** @type {[string, number][]} */ (early)));
});

/** A model in a model whose normalization comes first, frozen or not. @param {boolean} trainable */
function nested(trainable) {
  const inner = sequential(
    [6, 6, 2],
    [
      ['BatchNormalization', 'bn', {}],
      ['Conv2D', 'conv', { filters: 2, kernel_size: [3, 3], use_bias: false }],
    ],
  );
  const block = { ...inner.config, name: 'block', trainable };
  const outer = sequential(
    [6, 6, 2],
    [
      ['Flatten', 'f', {}],
      ['Dense', 'd', { units: 2 }],
    ],
  );
  outer.config.layers.splice(1, 0, { class_name: 'Sequential', config: block });
  return outer;
}

for (const [trainable, order] of /** @type {[boolean, number[]][]} */ ([
  // gamma, beta, moving_mean, moving_variance, kernel: those that are trained first; of a frozen model none is.
  [true, [0, 1, 4, 2, 3]],
  [false, [0, 1, 2, 3, 4]],
])) {
  test(`Keras 2: weights whose names say nothing come in its order (trainable: ${trainable})`, async () => {
    const config = nested(trainable);
    const paths = order.map((place, i) => /** @type {[string, number]} */ ([`block/w${i}`, place]));
    const file = fileWith(config, [...paths, ['d/d/kernel:0', 5], ['d/d/bias:0', 6]], (written) => {
      written.create_attribute('layer_names0', ['block', 'f']);
      written.create_attribute('layer_names1', ['d']);
      written.get('block').create_attribute(
        'weight_names',
        order.map((_, i) => `w${i}`),
      );
      written.get('d').create_attribute('weight_names', ['d/kernel:0', 'd/bias:0'], null, 'S20');
    });
    await isRight(config, file);
  });
}

test('layers that are called otherwise are taken in their order, and it is said', async () => {
  const config = sequential([4], [['Dense', 'mine', { units: 2 }]]);
  const file = fileWith(
    config,
    [
      ['theirs/theirs/kernel:0', 0],
      ['theirs/theirs/bias:0', 1],
    ],
    (written) => {
      written.create_attribute('layer_names', ['theirs']);
      written.get('theirs').create_attribute('weight_names', ['theirs/kernel:0', 'theirs/bias:0']);
    },
  );
  await isRight(config, file);
  const { notes } = await readFile(engine, [file], { config });
  assert.deepEqual(notes, [{ id: 'layers_by_order' }]);
});

test('a group that holds itself ends', async () => {
  const bytes = written('earliest', (file) => {
    const layers = file.create_group('layers');
    for (let i = 0; i < 4; i++) layers.create_hard_link('/layers', `again${i}`);
  });
  const start = performance.now();
  await assert.rejects(readFile(engine, [{ name: 'a.h5', bytes }]), { id: 'hdf5_damaged' });
  assert.ok(performance.now() - start < 1000);
});
