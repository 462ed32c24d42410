// The Keras listings of a lesson, as they are written today and as they were in 2018.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { graphListing } from '../../../web/model/graph-listing.js';
import { keras2Listing } from '../../../web/model/listing-of-2018.js';
import { keras3Listing, listingText, nameWriter } from '../../../web/model/listing.js';
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
