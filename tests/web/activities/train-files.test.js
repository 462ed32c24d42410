// Parameters as files: what is written is read again, byte by byte as NumPy and TensorFlow.js have it; pictures of one's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { filesOfZip, fitted, npzOf, readNpz, tfjsOf } from '../../../web/activities/train/parameter-files.js';
import { classesOfFolder, pictureSet } from '../../../web/activities/train/own-pictures.js';
import { readModel } from '../../../web/reading/read-model.js';
import { findLesson } from '../../../web/lesson/lessons/all.js';
import { engine } from '../support.js';

const config = findLesson('max-pooling')?.config;
const network = engine.compile(config, { seed: 3 });
const weights = network.weights().map((one) => ({ ...one, data: one.data.slice() }));

test('what is written as .npz is read again', () => {
  assert.deepEqual(readNpz(npzOf(weights)), weights);
});

test('an array of .npz has the head that NumPy writes, and its numbers begin at a multiple of 64', () => {
  const files = unzipSync(npzOf(weights));
  assert.deepEqual(Object.keys(files).slice(0, 2), ['conv2d/kernel.npy', 'conv2d/bias.npy']);
  const bytes = files['conv2d/bias.npy'];
  assert.equal(strFromU8(bytes.subarray(1, 6), true), 'NUMPY');
  const head = strFromU8(bytes.subarray(10, 128), true);
  assert.match(head, /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2,\), \} +\n/);
  assert.equal(bytes.length, 128 + 8);
});

test('numbers of NumPy in 64 bits are read; what is no archive, or in another order, is refused', () => {
  const head = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".padEnd(117) + '\n';
  const file = Buffer.concat([Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]), Buffer.from(head)]);
  const numbers = Buffer.from(new Float64Array([0.5, -2]).buffer);
  const zip = (/** @type {Buffer} */ bytes) => zipSync({ 'dense/bias.npy': bytes });
  const [read] = readNpz(zip(Buffer.concat([file, numbers])));
  assert.deepEqual([read.layer, read.name, Array.from(read.data)], ['dense', 'bias', [0.5, -2]]);
  const fortran = Buffer.from(String(file.toString('latin1')).replace('False', 'True '), 'latin1');
  assert.throws(() => readNpz(zip(Buffer.concat([fortran, numbers]))));
  assert.throws(() => readNpz(new Uint8Array(9)));
});

test('what does not fit is named', () => {
  assert.deepEqual(fitted(weights.slice(1), weights), { problem: 'missing', weight: 'conv2d/kernel' });
  const other = weights.map((one, i) => (i === 1 ? { ...one, shape: [3] } : one));
  assert.deepEqual(fitted(other, weights), { problem: 'shape', weight: 'conv2d/bias' });
  const fit = fitted([...weights].reverse(), weights);
  assert.ok('weights' in fit);
  assert.deepEqual(
    fit.weights.map(({ data }) => data),
    weights.map(({ data }) => data),
  );
});

test('what is saved for TensorFlow.js is read as its model with the same weights', async () => {
  const given = filesOfZip(tfjsOf(config, weights));
  const read = await readModel(given, { engine });
  assert.equal(engine.analyse(read.models[0].config).total_params, 715);
  assert.deepEqual(
    read.weights?.map(({ data }) => Array.from(data)),
    weights.map(({ data }) => Array.from(data)),
  );
});

test('a folder of folders is a class each; what lies beside them is left out', () => {
  const paths = ['pets/dogs/1.png', 'pets/cats/a.png', 'pets/readme.txt', 'pets/dogs/2.png'];
  const classes = classesOfFolder(paths.map((webkitRelativePath) => ({ webkitRelativePath })));
  assert.deepEqual(
    classes.map(({ name, files }) => [name, files.length]),
    [
      ['cats', 1],
      ['dogs', 2],
    ],
  );
});

test('one in five of each class is held back, at least one, and no picture is in both', () => {
  const pixels = (/** @type {number} */ count, /** @type {number} */ from) =>
    Array.from({ length: count }, (_, i) => new Uint8Array(1200).fill(from + i));
  const set = pictureSet(
    [
      { name: 'a', pixels: pixels(10, 0) },
      { name: 'b', pixels: pixels(2, 100) },
    ],
    4,
  );
  assert.deepEqual([...set.training.y], [0, 0, 0, 0, 0, 0, 0, 0, 1]);
  assert.deepEqual([...set.heldBack.y], [0, 0, 1]);
  const firsts = [...set.training.y.keys()].map((i) => set.training.x[i * 1200]);
  const held = [...set.heldBack.y.keys()].map((i) => set.heldBack.x[i * 1200]);
  assert.equal(new Set([...firsts, ...held]).size, 12);
});
