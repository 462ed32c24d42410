// The Keras listings of a lesson, as they are written today and as they were in 2018.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { graphListing, wholeListing } from '../../../web/model/graph-listing.js';
import { keras2Listing } from '../../../web/model/listing-of-2018.js';
import { keras3Listing, listingText, nameWriter } from '../../../web/model/listing.js';
import { ModelEditor } from '../../../web/model/model-editor.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { root } from '../../../web/tools/engine-build.js';
import { lessons } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();

test('the listings are those of each era', () => {
  const lesson = lessons[0];
  assert.equal(
    listingText(keras3Listing(lesson.config, (name) => engine.describe(name))),
    [
      'from keras import Input, Sequential',
      'from keras.layers import Conv2D, Dense',
      'from keras.layers import Flatten',
      '',
      'model = Sequential([',
      '    Input(shape=(20, 20, 3)),',
      '    Conv2D(2, kernel_size=(3, 3),',
      '           padding="same", activation="relu"),',
      '    Conv2D(3, kernel_size=(3, 3),',
      '           padding="same", activation="relu"),',
      '    Flatten(),',
      '    Dense(2, activation="softmax"),',
      '])',
      'model.summary()',
    ].join('\n'),
  );
  const old = listingText(keras2Listing(lesson.config, (name) => engine.describe(name)));
  assert.match(old, /^from keras\.models import Sequential$/m);
  assert.match(old, /^from keras\.layers\.convolutional import Conv2D$/m);
  assert.match(old, /input_shape=\(20, 20, 3\)/);
});

test('a name is written where Keras would give another: the names are those of the fixtures', () => {
  const models = readFileSync(join(root, 'tests', 'fixtures', 'keras-models.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const layers = models.flatMap((line) => JSON.parse(line).config?.config.layers ?? []);
  const given = layers.filter(({ config: { name } }) => !/\d$/.test(name) || /[123]d$/.test(name));
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  for (const { class_name: kind, config } of given) names.set(kind, (names.get(kind) ?? new Set()).add(config.name));
  assert.ok(names.size > 40, String(names.size));
  for (const [kind, found] of names) {
    const own = [...found].filter((name) => nameWriter('"')({ class_name: kind, config: { name } }).length === 0);
    assert.equal(own.length, 1, `${kind}: ${[...found]}`);
    const nameIn = nameWriter('"');
    assert.deepEqual(nameIn({ class_name: kind, config: { name: own[0] } }), []);
    assert.deepEqual(nameIn({ class_name: kind, config: { name: `${own[0]}_1` } }), [], 'the second');
    assert.deepEqual(nameIn({ class_name: kind, config: { name: `${own[0]}_1` } }), [[{ text: `name="${own[0]}_1"` }]]);
    const of2018 = nameWriter("'");
    assert.deepEqual(of2018({ class_name: kind, config: { name: `${own[0]}_1` } }), [], 'counted from 1');
  }
});

test('a functional model is written with its names, inputs too', () => {
  const text = listingText(
    graphListing(
      {
        class_name: 'Functional',
        config: {
          name: 'm',
          layers: [
            { class_name: 'InputLayer', config: { name: 'picture', batch_shape: [null, 8, 8, 3] }, inbound_nodes: [] },
            {
              class_name: 'Conv2D',
              config: { name: 'stem', filters: 4, kernel_size: [3, 3] },
              inbound_nodes: [[['picture', 0, 0, {}]]],
            },
          ],
          input_layers: [['picture', 0, 0]],
          output_layers: [['stem', 0, 0]],
        },
      },
      (name) => engine.describe(name),
      'keras3',
    ),
  );
  assert.match(text, /^picture = Input\(shape=\(8, 8, 3\),\s+name="picture"\)$/m);
  assert.match(text, /name="stem"\)\(picture\)/);
});

/** The lines of a Sequential of these layers on a vector. @param {any[]} layers @param {any} [listing] */
function linesOf(layers, listing = wholeListing) {
  const input = { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, 20] } };
  const config = { class_name: 'Sequential', config: { name: 's', layers: [input, ...layers] } };
  return listingText(listing(config, (/** @type {string} */ name) => engine.describe(name))).replace(
    /\n {4,}(?! *[A-Z])/g,
    ' ',
  );
}

/** An object as Keras 3 writes it. @param {string} class_name @param {any} config */
const object = (class_name, config) => ({ module: 'keras', class_name, config, registered_name: null });
/** @param {any} config */
const dense = (config) => ({ class_name: 'Dense', config: { name: 'dense', units: 3, ...config } });

test('what is default stays out, however the file says it', () => {
  const plain = linesOf([dense({})]);
  const seed = { seed: null, input_axes: null, output_axes: null };
  const said = dense({
    dtype: { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' }, registered_name: null },
    kernel_initializer: object('GlorotUniform', seed),
    bias_initializer: object('Zeros', {}),
    kernel_regularizer: null,
  });
  assert.equal(linesOf([said]), plain);
  const scaling = { scale: 1, mode: 'fan_avg', distribution: 'uniform', seed: null };
  assert.equal(linesOf([dense({ kernel_initializer: object('VarianceScaling', scaling), dtype: 'float32' })]), plain);
});

test('initializers, regularizers, constraints and dtypes are said as Keras code, with what has to be imported', () => {
  const text = linesOf([
    dense({
      kernel_initializer: object('HeNormal', { seed: null }),
      bias_initializer: object('Constant', { value: 0.1 }),
      kernel_regularizer: object('L2', { l2: 0.0001 }),
      activity_regularizer: object('L1L2', { l1: 0.5, l2: 0 }),
      kernel_constraint: object('MaxNorm', { max_value: 3, axis: 0 }),
      bias_constraint: object('NonNeg', {}),
      dtype: { class_name: 'DTypePolicy', config: { name: 'mixed_float16' } },
    }),
  ]);
  for (const piece of [
    'kernel_initializer="he_normal"',
    'bias_initializer=initializers.Constant(0.1)',
    'kernel_regularizer=regularizers.L2(0.0001)',
    'activity_regularizer=regularizers.L1L2(l1=0.5)',
    'kernel_constraint=constraints.MaxNorm(max_value=3)',
    'bias_constraint="non_neg"',
    'dtype="mixed_float16"',
  ]) {
    assert.ok(text.includes(piece), `${piece} in\n${text}`);
  }
  for (const name of ['initializers', 'regularizers', 'constraints']) {
    assert.match(text, new RegExp(`^from keras import .*${name}`, 'm'));
  }
  const old = linesOf([dense({ kernel_regularizer: object('L2', { l2: 0.0001 }) })], keras2Listing);
  assert.match(old, /kernel_regularizer=regularizers\.l2\(0\.0001\)/);
  assert.match(old, /^from keras import regularizers$/m);
  const seeded = linesOf([dense({ kernel_initializer: object('GlorotUniform', { seed: 7 }) })]);
  assert.match(seeded, /kernel_initializer=initializers\.GlorotUniform\(seed=7\)/);
  const own = linesOf([dense({ kernel_initializer: object('MyStart', { alpha: 2 }) })]);
  assert.match(own, /kernel_initializer=MyStart\(alpha=2\)/);
});

test('a layer inside another and an activation with arguments are code too', () => {
  const lstm = {
    class_name: 'LSTM',
    config: { name: 'forward_lstm', units: 4, recurrent_initializer: 'glorot_uniform' },
  };
  const text = linesOf([
    { class_name: 'Bidirectional', config: { name: 'bidirectional', layer: lstm, merge_mode: 'sum' } },
    dense({ activation: object('LeakyReLU', { name: 'leaky_re_lu', negative_slope: 0.1 }) }),
    {
      class_name: 'RNN',
      config: { name: 'rnn', cell: object('GRUCell', { name: 'gru_cell', units: 5, trainable: true }) },
    },
  ]);
  assert.match(text, /Bidirectional\(LSTM\(4, recurrent_initializer="glorot_uniform"\), merge_mode="sum"\)/);
  assert.match(text, /activation=LeakyReLU\(negative_slope=0\.1\)/);
  assert.match(text, /RNN\(cell=GRUCell\(units=5\)\)/);
  assert.match(text, /^from keras\.layers import .*LSTM|LeakyReLU/m);
});

test('the editor of small models shows no initializers', () => {
  const editor = new ModelEditor({ class_name: 'Sequential', config: { layers: [] } }, engine.layers);
  for (const class_name of editor.palette) {
    const names = editor.argumentsOf({ class_name }).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => /izer|constraint/.test(name)),
      [],
    );
  }
  assert.ok(engine.describe('Dense').arguments.some((/** @type {any} */ { name }) => name === 'kernel_initializer'));
});
