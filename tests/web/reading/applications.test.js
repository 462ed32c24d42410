// The backbones of `keras.applications`, read from their names: to the published totals, and row by row to what Keras built.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backboneNames, otherBackbones } from '../../../web/reading/keras/applications/all.js';
import { readPython } from '../../../web/reading/read-python.js';
import { applicationModels } from '../../fixtures.js';
import { engine } from '../support.js';

/** All parameters and those that are trained, of `NAME(weights=None)`. @type {Record<string, [number, number]>} */
const published = {
  VGG16: [138357544, 138357544],
  VGG19: [143667240, 143667240],
  ResNet50: [25636712, 25583592],
  ResNet101: [44707176, 44601832],
  ResNet152: [60419944, 60268520],
  ResNet50V2: [25613800, 25568360],
  ResNet101V2: [44675560, 44577896],
  ResNet152V2: [60380648, 60236904],
  MobileNet: [4253864, 4231976],
  MobileNetV2: [3538984, 3504872],
  DenseNet121: [8062504, 7978856],
  DenseNet169: [14307880, 14149480],
  DenseNet201: [20242984, 20013928],
  InceptionV3: [23851784, 23817352],
  InceptionResNetV2: [55873736, 55813192],
  Xception: [22910480, 22855952],
  NASNetMobile: [5326716, 5289978],
  NASNetLarge: [88949818, 88753150],
  EfficientNetB0: [5330571, 5288548],
  EfficientNetB1: [7856239, 7794184],
  EfficientNetB2: [9177569, 9109994],
  EfficientNetB3: [12320535, 12233232],
  EfficientNetB4: [19466823, 19341616],
  EfficientNetB5: [30562527, 30389784],
  EfficientNetB6: [43265143, 43040704],
  EfficientNetB7: [66658687, 66347960],
};

/** Those whose pooled end has a name of Keras's choice. */
const namedPooling = /^(ResNet|DenseNet|EfficientNet)/;

/** @param {string} name @param {string} args @param {string} [before] @returns {any} the last model of the text */
const read = (name, args, before = '') =>
  readPython(engine, `from keras.applications import ${name}\n${before}m = ${name}(${args})`).models.pop()?.config;

/** @param {any} config @returns {any[]} */
const layersOf = (config) => config.config.layers.map((/** @type {any} */ { config: { name } }) => name);

/** @param {any} config */
const rowsOf = (config) =>
  engine
    .analyse(config)
    .layers.map(({ name, class_name: kind, output_shape: shape, params }) => [
      name,
      kind,
      `(${shape?.map((size) => size ?? 'None').join(', ')})`,
      params,
    ]);

test('every backbone that is read has a published total', () => {
  assert.deepEqual([...backboneNames].sort(), Object.keys(published).sort());
});

for (const name of backboneNames) {
  test(`${name}: the published total, soon enough`, () => {
    const start = performance.now();
    const config = read(name, 'weights=None');
    const took = performance.now() - start;
    const { total_params: total, trainable_params: trainable } = engine.analyse(config);
    assert.deepEqual([total, trainable], published[name]);
    assert.ok(took < 1500, `${took} ms`);
  });

  test(`${name}: without its top, pooled`, () => {
    const plain = layersOf(read(name, 'include_top=False, weights=None, input_shape=(96, 96, 3)'));
    for (const [pooling, kind] of [
      ['avg', 'GlobalAveragePooling2D'],
      ['max', 'GlobalMaxPooling2D'],
    ]) {
      const config = read(name, `weights=None, include_top=False, pooling="${pooling}", input_shape=(96, 96, 3)`);
      const end = namedPooling.test(name) ? `${pooling}_pool` : kind.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase();
      assert.deepEqual(layersOf(config), [...plain, end]);
      const row = engine.analyse(config).layers.at(-1);
      assert.equal(row?.class_name, kind);
      assert.equal(row?.output_shape?.length, 2);
    }
  });
}

for (const [name, expected] of applicationModels()) {
  test(`${name}: row by row as Keras built it`, () => {
    const config = read(name, 'weights=None');
    const { total_params: total, trainable_params: trainable } = engine.analyse(config);
    assert.equal(config.config.name, expected.config.config.name);
    assert.deepEqual(rowsOf(config), expected.rows);
    assert.deepEqual([total, trainable], [expected.total, expected.trainable]);
  });
}

for (const name of otherBackbones) {
  test(`${name} is refused by its name`, () => {
    assert.throws(
      () => readPython(engine, `from keras.applications import ${name}\n\nm = ${name}(weights=None)\n`),
      (/** @type {any} */ error) =>
        error.id === 'unknown_application' && error.what === name && error.line === 3 && error.message.includes(name),
    );
  });
}

test('classes, activation and name', () => {
  const config = read('ResNet50V2', 'weights=None, classes=7, classifier_activation=None, name="own"');
  assert.equal(config.config.name, 'own');
  assert.equal(engine.analyse(config).total_params, 25613800 - 2049000 + 7 * 2049);
  assert.equal(read('EfficientNetB3', '').config.name, 'efficientnetb3');
  assert.equal(read('NASNetLarge', '').config.name, 'nasnet_large');
});

test('positions of arguments, those of MobileNet first of all', () => {
  const { config } = read('MobileNet', '(160, 160, 3), 0.5, 1, 0.2, False, None');
  assert.equal(config.name, 'mobilenet_0.50_160');
  assert.deepEqual(config.layers[0].config.batch_shape, [null, 160, 160, 3]);
  assert.equal(read('MobileNetV2', '(128, 128, 3), 0.35, False').config.name, 'mobilenetv2_0.35_128');
  assert.equal(engine.analyse(read('MobileNetV2', 'alpha=1.4')).total_params, 6156712);
  assert.equal(engine.analyse(read('MobileNet', 'alpha=0.25')).total_params, 475544);
  assert.deepEqual(read('VGG16', 'False, None, None, (64, 48, 3)').config.layers[0].config.batch_shape, [
    null,
    64,
    48,
    3,
  ]);
});

test('default sizes', () => {
  const sizeOf = (/** @type {string} */ name, /** @type {string} */ args) =>
    read(name, args).config.layers[0].config.batch_shape.slice(1);
  assert.deepEqual(sizeOf('EfficientNetB7', ''), [600, 600, 3]);
  assert.deepEqual(sizeOf('NASNetMobile', 'include_top=False'), [224, 224, 3]);
  assert.deepEqual(sizeOf('Xception', 'include_top=False'), [null, null, 3]);
  assert.deepEqual(sizeOf('DenseNet169', 'input_shape=(64, 64, 1)'), [64, 64, 1]);
});

test('what a backbone refuses is told at the line of its call', () => {
  for (const [name, args, says] of [
    ['InceptionV3', 'include_top=False, input_shape=(74, 75, 3)', /InceptionV3: .*at least 75/],
    ['ResNet50', 'input_shape=(224, 224)', /ResNet50: input_shape is a tuple of height, width and channels/],
    ['VGG16', 'input_shape=(None, None, 3)', /VGG16: with include_top/],
    ['DenseNet121', 'depth=3', /DenseNet121\(\) has no argument depth/],
  ]) {
    assert.throws(
      () => read(String(name), String(args), 'size = 1\n'),
      (/** @type {any} */ error) => error.line === 3 && /** @type {RegExp} */ (says).test(error.message),
    );
  }
});

test('on a tensor of the paste, beginning at its Input', () => {
  const before = 'from keras import layers\ni = layers.Input((96, 96, 3))\nx = layers.RandomFlip()(i)\n';
  const names = layersOf(read('Xception', 'input_tensor=x, include_top=False', before));
  assert.deepEqual(names.slice(0, 3), ['input_layer', 'random_flip', 'block1_conv1']);
});

test('a second backbone goes on with the names of the first', () => {
  const names = layersOf(read('InceptionV3', '', 'first = InceptionV3()\n'));
  assert.deepEqual(names.slice(0, 3), ['input_layer_1', 'conv2d_94', 'batch_normalization_94']);
});

test('the layer that only InceptionResNetV2 has', () => {
  const layer = read('InceptionResNetV2', '').config.layers.find(
    (/** @type {any} */ one) => one.class_name === 'CustomScaleLayer',
  );
  const { module, registered_name: registered } = layer;
  assert.deepEqual([module, registered], ['keras.src.applications.inception_resnet_v2', 'CustomScaleLayer']);
  assert.deepEqual([layer.name, layer.config.scale], ['custom_scale_layer', 0.17]);
});

test('all of them in one paste; not hundreds', () => {
  const list = (/** @type {readonly string[]} */ names) => `[${names.join(', ')}]`;
  const start = 'from keras.applications import *\nall = ';
  const { models } = readPython(engine, `${start}[one() for one in ${list(backboneNames)}]\nm = all[-1]`);
  assert.equal(models.at(-1)?.config.config.name, 'efficientnetb7');
  assert.throws(
    () => readPython(engine, `${start}[NASNetLarge() for i in range(100)]\nm = all[0]`),
    (/** @type {any} */ error) => error.id === 'too_large' && error.line === 2,
  );
});
