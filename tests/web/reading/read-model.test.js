// The one door: forms are told apart by their content, and what is missing is asked for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../web/tools/engine-build.js';
import { ReadError, readModel } from '../../../web/reading/read-model.js';
import { engine } from '../support.js';

const source = `from keras import Sequential, Input
from keras.layers import Dense
model = Sequential([Input((4,)), Dense(3)])
`;

/** @param {Promise<any>} reading @returns {Promise<any>} */
const refusal = (reading) =>
  reading.then(
    () => assert.fail('it was read'),
    (error) => error,
  );

test('source, its config as JSON, as a Python dictionary and inside a notebook are the same model', async () => {
  const { models, source: kind } = await readModel(source);
  assert.equal(kind, 'python');
  const [{ config, name, lines }] = models;
  assert.equal(name, 'model');
  assert.equal(lines?.dense, 3);
  assert.equal(engine.analyse(config).total_params, 15);
  const json = JSON.stringify(config);
  const python = json
    .replaceAll('null', 'None')
    .replaceAll('true', 'True')
    .replaceAll('false', 'False')
    .replaceAll('"', "'");
  for (const text of [json, python, JSON.stringify(json)]) {
    const read = await readModel(text);
    assert.equal(read.source, 'to_json', text.slice(0, 40));
    assert.equal(engine.analyse(read.models[0].config).total_params, 15);
  }
  const cells = [
    { cell_type: 'markdown', source: ['# Text'] },
    { cell_type: 'code', source: source.split(/(?<=\n)/) },
  ];
  const notebook = await readModel(JSON.stringify({ cells, nbformat: 4 }));
  assert.equal(notebook.source, 'python');
  assert.equal(engine.analyse(notebook.models[0].config).total_params, 15);
});

test('the bytes of a file are read, also from a Buffer of Node', async () => {
  const bytes = readFileSync(join(root, 'tests', 'fixtures', 'files', 'lesson-same.keras'));
  const read = await readModel(bytes, { name: 'lesson-same.keras', engine });
  assert.equal(read.source, 'keras');
  assert.equal(read.weights?.length, 6);
  const text = await readModel(new TextEncoder().encode(source), { name: 'model.py' });
  assert.equal(text.source, 'python');
});

test('what cannot be known is asked for, and reading goes on with the answer', async () => {
  const open = source.replace('Dense(3)', 'Dense(num_classes)');
  const error = await refusal(readModel(open));
  assert.ok(error instanceof ReadError);
  assert.deepEqual(/** @type {any} */ (error).asks, [{ key: 'num_classes', line: 3, kind: 'number' }]);
  const { models } = await readModel(open, { answers: { num_classes: 7 } });
  assert.equal(engine.analyse(models[0].config).total_params, 35);
});

test('the shape of an input that nothing says is asked for', async () => {
  const unbuilt = source.replace('Input((4,)), ', '');
  const { models } = await readModel(unbuilt, { answers: { 'model.input_shape': [4] } });
  assert.equal(engine.analyse(models[0].config).total_params, 15);
  const own = `import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = keras.layers.Dense(3)
    def call(self, x):
        return self.d(x)
net = Net()
`;
  const { asks } = await refusal(readModel(own));
  assert.deepEqual(asks, [{ key: 'net.input_shape', line: 8, kind: 'shape' }]);
  const read = await readModel(own, { answers: { 'net.input_shape': [4] } });
  assert.equal(engine.analyse(read.models[0].config).total_params, 15);
});

test('what is compiled and fitted is noted', async () => {
  const { notes } = await readModel(
    `${source}model.compile(optimizer='adam', loss='mse')\nmodel.fit(x, y, batch_size=16, epochs=3)\n`,
  );
  const [compile, fit] = notes;
  assert.deepEqual([compile.id, compile.optimizer, compile.line], ['compile', 'adam', 4]);
  assert.deepEqual([fit.id, fit.batch_size, fit.epochs], ['fit', 16, 3]);
});

test('nothing at all, a text that is no model, and a foreign file are refused by name', async () => {
  assert.equal((await refusal(readModel('  '))).id, 'empty');
  assert.equal((await refusal(readModel('x = 3'))).id, 'no_model');
  assert.equal((await refusal(readModel(Uint8Array.of(0xff, 0xd8, 0xff, 0, 1, 2)))).name, 'ReadError');
  assert.equal((await refusal(readModel('{"class_name": "Sequential", "config": {"layers": []}}'))).name, 'ModelError');
});

test('a long text is read in parts, with the lines of the whole', async () => {
  const filler = Array.from({ length: 20_000 }, (_, i) => `n${i % 50} = ${i}  # ${'-'.repeat(i % 7)}`).join('\n');
  const { models } = await readModel(`${filler}\n${source}`);
  assert.equal(models[0].lines?.dense, 20_003);
  const error = await refusal(readModel(`${filler}\n${source.replace('Dense(3)', 'Dense(missing)')}`));
  assert.deepEqual([error.id, error.line, error.column], ['undefined_name', 20_003, 40]);
  const broken = await refusal(readModel(`${filler}\nx = = 3\n${source}`));
  assert.deepEqual([broken.id, broken.line], ['no_python', 20_001]);
});
