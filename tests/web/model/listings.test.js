// The Keras listings of a lesson, as they are written today and as they were in 2018.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keras2Listing, keras3Listing, listingText } from '../../../web/model/listing.js';
import { loadEngine } from '../../../web/engine/engine.js';
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
