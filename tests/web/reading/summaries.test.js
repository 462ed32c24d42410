// Tables that Keras printed, back to models: every layer with its shape and its count, or a refusal with the row.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel } from '../../../web/reading/read-model.js';
import { builtModels, listings } from '../../fixtures.js';
import { engine } from '../support.js';

/** @type {NonNullable<import('../../../web/engine/types.js').SummaryOptions['style']>[]} */
const styles = ['keras3', 'tf2.13', 'tf2.7', 'tf2.0', 'keras2'];

/** Rows without their inputs. @param {any} config */
const rowsOf = (config) =>
  engine
    .analyse(config)
    .layers.filter(({ class_name: kind }) => kind !== 'InputLayer')
    .map(({ name, class_name: kind, output_shape: shape, params }) => [name, kind, shape, params]);

/** @param {any} config */
const inputOf = (config) => config.config.layers[0].config.batch_shape;

test('the three lessons are restored from what every era prints', async () => {
  const { lessons } = await import('../../../web/lesson/lessons/all.js');
  for (const { config } of lessons) {
    for (const style of styles) {
      const text = engine.summary(config, { style });
      const error = await readModel(text, { engine }).catch((one) => one);
      assert.deepEqual(error.asks, [{ key: 'input_shape', line: error.line, kind: 'shape' }]);
      const answers = { input_shape: inputOf(config).slice(1) };
      const { models, source } = await readModel(text, { engine, answers });
      assert.equal(source, 'summary');
      assert.deepEqual(rowsOf(models[0].config), rowsOf(config), style);
      const kernels = (/** @type {any} */ one) => one.config.layers.filter((/** @type {any} */ layer) => layer.class_name === 'Conv2D').map((/** @type {any} */ layer) => [layer.config.kernel_size].flat()[0]); // prettier-ignore
      assert.deepEqual(kernels(models[0].config), kernels(config));
    }
  }
});

test('Sequential models of the fixtures are restored with all shapes and counts, or refused with their row', async () => {
  const subjects = builtModels()
    .filter(({ config }) => config.class_name === 'Sequential' && inputOf(config))
    .map(({ id, config, summary }) => ({ id, config, text: summary }));
  for (const { id, models = [] } of listings()) {
    for (const { config, summary, total } of models) {
      if (total !== null && config.class_name === 'Sequential') subjects.push({ id, config, text: summary });
    }
  }
  let restored = 0;
  /** @type {string[]} */ const refused = [];
  for (const { id, config, text } of subjects) {
    try {
      const { models } = await readModel(text, { engine, answers: { input_shape: inputOf(config).slice(1) } });
      // A narrow table cuts long names.
      const plain = (/** @type {any[][]} */ rows) => rows.map(([, ...rest]) => rest);
      assert.deepEqual(plain(rowsOf(models[0].config)), plain(rowsOf(config)), id);
      restored++;
    } catch (error) {
      const { name, message, line } = /** @type {any} */ (error);
      assert.equal(name, 'ReadError', `${id}: ${message}`);
      assert.ok(line >= 1, id);
      refused.push(`${id} ${message}`);
    }
  }
  console.log(`# ${restored} restored, ${refused.length} refused\n# ${refused.slice(0, 12).join('\n# ')}`);
  assert.ok(restored > 200);
});

test('a row that is missing is noticed by the total', async () => {
  const text = `Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #   
=================================================================
 conv2d (Conv2D)             (None, 20, 20, 2)         56        
                                                                 
 dense (Dense)               (None, 2)                 6         
                                                                 
=================================================================
Total params: 2,515
Trainable params: 2,515
Non-trainable params: 0
_________________________________________________________________
`;
  const error = await readModel(text, { engine }).catch((one) => one);
  assert.equal(error.id, 'summary_total');
});
