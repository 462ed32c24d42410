// HDF5 as HDF5's own library reads it, in all the forms that files of Keras have and some more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../../../../web/reading/files/budget.js';
import { Dataset, Group, openHdf5 } from '../../../../web/reading/files/hdf5/open.js';
import { unzipPart, zipParts } from '../../../../web/reading/files/zip.js';
import { fileOf, goodFiles } from './fixtures.js';
import { judged, written } from './h5wasm.js';

/** @param {Uint8Array} bytes */
const open = (bytes) => openHdf5(bytes, new Budget(bytes.length));

/** Our reading of every dataset. @param {Group} group @param {string} prefix @param {Map<string, { shape: number[], values: number[] }>} found */
function ours(group, prefix = '', found = new Map()) {
  for (const name of group.names) {
    const one = group.get(name);
    if (one instanceof Group) ours(one, `${prefix}${name}/`, found);
    if (one instanceof Dataset) {
      const isHalf = one.type.kind === 'float' && one.type.size === 2;
      found.set(prefix + name, { shape: one.shape, values: isHalf ? [] : Array.from(one.read()) });
    }
  }
  return found;
}

/** @param {Map<string, any>} map */
const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** @param {Uint8Array} bytes @param {number} atLeast datasets */
function agrees(bytes, atLeast) {
  const expected = judged(bytes);
  assert.ok(expected.size >= atLeast);
  for (const one of expected.values()) one.values = Array.from(Float32Array.from(one.values));
  assert.deepEqual(sorted(ours(open(bytes))), sorted(expected));
}

/** The HDF5 of a fixture. @param {string} name */
function hdf5Of(name) {
  const { bytes } = fileOf(name);
  if (!name.endsWith('.keras')) return bytes;
  const part = zipParts(bytes).get('model.weights.h5');
  assert.ok(part);
  return unzipPart(bytes, part, new Budget(bytes.length));
}

for (const { name } of goodFiles) {
  test(`${name}: every dataset is that of HDF5's own library`, () => agrees(hdf5Of(name), 4));
}

const forms = ['earliest', 'v108', 'v110', 'latest'];

/** Numbers that differ. @param {number} count @param {number} start */
const numbers = (count, start = 0) => Array.from({ length: count }, (_, i) => Math.fround(Math.sin(i + start) * 50));

for (const form of forms) {
  test(`${form}: groups of any size, attributes short and long`, () => {
    const bytes = written(form, (file) => {
      for (const size of [0, 1, 8, 9, 60, 700]) {
        const group = file.create_group(`of ${size}`);
        for (let i = 0; i < size; i++) group.create_dataset({ name: `d${i}`, data: new Float32Array([i, size]) });
        for (let i = 0; i < Math.min(size, 60); i++) group.create_attribute(`a${i}`, [`${i}`, 'ä'.repeat(i)]);
        group.create_attribute('fixed', ['ab', 'abcd'], null, 'S4');
        group.create_attribute('number', 3);
      }
    });
    agrees(bytes, 778);
    const root = open(bytes);
    for (const size of [1, 9, 60, 700]) {
      const group = root.group(`of ${size}`);
      const last = Math.min(size, 60) - 1;
      assert.deepEqual(group?.attribute(`a${last}`), [`${last}`, 'ä'.repeat(last)]);
      assert.deepEqual(group?.attribute('fixed'), ['ab', 'abcd']);
      assert.equal(group?.attribute('number'), null);
      assert.equal(group?.attribute('none'), null);
    }
  });

  test(`${form}: every kind of number`, () => {
    const bytes = written(form, (file) => {
      file.create_dataset({ name: 'f4', data: new Float32Array(numbers(7)) });
      file.create_dataset({ name: 'f8', data: new Float64Array(numbers(7)), shape: [7, 1] });
      for (const Type of [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
        file.create_dataset({ name: Type.name, data: new Type(numbers(6)), shape: [2, 3] });
      }
      file.create_dataset({ name: 'i8', data: BigInt64Array.of(-5n, 2n ** 40n) });
      file.create_dataset({ name: 'scalar', data: 2.5, shape: [] });
    });
    agrees(bytes, 10);
  });

  test(`${form}: chunks that fit and chunks that stand over, packed and plain`, () => {
    const bytes = written(form, (file) => {
      for (const [at, compression] of [undefined, 'gzip', 2, 3].entries()) {
        const opts = compression === 2 ? [4] : compression === 3 ? [] : undefined;
        const packed = compression ? { compression, compression_opts: opts } : {};
        const all = [
          { shape: [5], chunks: [5] },
          { shape: [4, 6], chunks: [2, 3] },
          { shape: [5, 7], chunks: [2, 3] },
          { shape: [3, 4, 5, 2], chunks: [2, 3, 2, 2] },
          { shape: [900, 3], chunks: [1, 2] },
          { shape: [70, 90], chunks: [1, 1] },
        ];
        for (const { shape, chunks } of all) {
          const data = new Float32Array(numbers(shape.reduce((a, b) => a * b)));
          file.create_dataset({ name: `${at} ${shape} ${chunks}`, data, shape, chunks, ...packed });
        }
      }
    });
    agrees(bytes, 24);
  });
}

test('links are refused by name and not followed', () => {
  for (const form of ['earliest', 'latest']) {
    const bytes = written(form, (file) => {
      file.create_group('a').create_dataset({ name: 'd', data: new Float32Array(3) });
      file.create_soft_link('/a/d', 'soft');
      file.create_external_link('other.h5', '/d', 'external');
      file.create_soft_link('/loop', 'loop');
    });
    const root = open(bytes);
    assert.throws(() => root.get('soft'), { id: 'soft_link', path: 'soft', target: '/a/d' });
    assert.throws(() => root.get('loop'), { id: 'soft_link', path: 'loop', target: '/loop' });
    assert.throws(() => root.get('external'), { id: 'external_link', path: 'external' });
    assert.ok(root.find(['a', 'd']) instanceof Dataset);
    assert.equal(root.find(['a', 'd', 'e']), null);
    assert.equal(root.find(['constructor']), null);
  }
});

test('what is not read is refused by name', () => {
  const bytes = written('latest', (file) => {
    file.create_dataset({ name: 'texts', data: ['a', 'b'] });
    file.create_dataset({ name: 'grows', data: new Float32Array(4), shape: [4], maxshape: [null], chunks: [2] });
  });
  for (const name of ['texts', 'grows']) {
    const found = open(bytes).get(name);
    assert.ok(found instanceof Dataset);
    assert.throws(() => found.read(), { id: 'unsupported_hdf5' });
  }
});

test('a few bytes that unpack to much end before memory is reserved', () => {
  const bytes = written('earliest', (file) => {
    const shape = [1000, 30000];
    const data = new Float32Array(shape[0] * shape[1]);
    file.create_dataset({ name: 'zeros', data, shape, chunks: [1000, 3000], compression: 'gzip', compression_opts: 9 });
  });
  const found = open(bytes).get('zeros');
  assert.ok(found instanceof Dataset);
  assert.throws(() => found.read(), { id: 'file_too_large' });
});
