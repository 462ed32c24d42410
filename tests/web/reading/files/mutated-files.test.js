// Files with flipped, cut and inflated bytes: each ends at once, in a refusal or in a result that holds together.
// `CNN_PARAMS_SEED=… CNN_PARAMS_FILES=…` repeats or extends it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync, unzipSync } from 'fflate';
import { ModelError, loadEngine } from '../../../../web/engine/engine.js';
import { randomNumbers } from '../../../random-models.js';
import { ReadError } from '../../../../web/reading/read-error.js';
import { readFile } from '../../../../web/reading/files/read-file.js';
import { fileOf, goodFiles, optionsOf } from './fixtures.js';
import { judged, written } from './h5wasm.js';

const engine = await loadEngine();
const seed = Number(process.env.CNN_PARAMS_SEED ?? Date.now() % 1e9);
const count = Number(process.env.CNN_PARAMS_FILES ?? 2500);
console.log(`seed ${seed}: mutated files`);

let random = randomNumbers(seed).next;

/** @param {number} limit */
const below = (limit) => Math.floor(random() * limit);

const extremes = [0, 1, 0x7f, 0x80, 0xfe, 0xff];

/** A place where the structure is, and not the weights: among zeros, of which sizes and addresses have many. @param {Uint8Array} bytes */
function place(bytes) {
  let at = 0;
  for (let tries = 0; tries < 20; tries++) {
    at = below(bytes.length);
    const zeros = bytes.subarray(at - (at % 16), at - (at % 16) + 16).filter((byte) => byte === 0).length;
    if (zeros >= 4 && zeros < 16) break;
  }
  return at;
}

/** Each changes bytes in place. @type {((bytes: Uint8Array) => void)[]} */
const changes = [
  (bytes) => void (bytes[place(bytes)] ^= 1 << below(8)),
  (bytes) => void (bytes[place(bytes)] = extremes[below(extremes.length)]),
  (bytes) => void (bytes[place(bytes)] = below(256)),
  (bytes) => {
    const at = place(bytes);
    bytes.fill(extremes[below(extremes.length)], at, at + 1 + below(8));
  },
  (bytes) => {
    // An address or a size: that of another place.
    const from = place(bytes) & ~7;
    bytes.copyWithin(place(bytes) & ~7, from, from + 8);
  },
  (bytes) => void bytes.copyWithin(place(bytes), place(bytes), place(bytes)),
];

/** @param {Uint8Array} original */
function mutated(original) {
  const bytes = original.slice();
  for (let i = below(4); i >= 0; i--) changes[below(changes.length)](bytes);
  return random() < 0.1 ? bytes.slice(0, below(bytes.length)) : bytes;
}

/** A part of a `.keras` is changed and packed again, with the right sums. @param {Uint8Array} bytes */
function mutatedInside(bytes) {
  const parts = unzipSync(bytes);
  const name = random() < 0.8 ? 'model.weights.h5' : 'config.json';
  const packed = zipSync({ ...parts, [name]: mutated(parts[name]) }, { level: random() < 0.5 ? 0 : 6 });
  return new Uint8Array(packed);
}

/** New headers, large groups and every index of chunks, which Keras's files have not. */
const newer = written('latest', (file) => {
  const layers = file.create_group('layers');
  for (let i = 0; i < 20; i++) {
    const vars = layers.create_group(`dense_${i}`).create_group('vars');
    vars.create_dataset({ name: '0', data: new Float32Array(24), shape: [4, 6], chunks: [2, 3], compression: 'gzip' });
    vars.create_dataset({ name: '1', data: new Float32Array(24), shape: [4, 6], chunks: [4, 6], compression: 'gzip' });
    vars.create_dataset({ name: '2', data: new Float32Array(24), shape: [4, 6], chunks: [2, 2] });
  }
});

/** @type {{ name: string, bytes: Uint8Array, options: object }[]} */
const sources = [
  ...goodFiles.map(({ name, facts }) => ({ ...fileOf(name), options: optionsOf(facts) })),
  { name: 'newer.h5', bytes: newer, options: {} },
];

/** What comes of reading must hold together. @param {import('../../../../web/reading/files/read-file.js').Reading} reading */
function checkWhole({ models, weights }) {
  for (const { shape, data } of weights ?? [])
    assert.equal(
      shape.reduce((a, b) => a * b, 1),
      data.length,
    );
  if (weights && models.length > 0) engine.compile(models[0].config, { weights }).free();
}

test('the newer file is read unchanged', async () => {
  const { weights } = await readFile(engine, [{ name: 'newer.h5', bytes: newer }]);
  assert.equal(weights?.length, judged(newer).size);
});

test(`${count} changed files end in a refusal or a whole result, each within a second`, async () => {
  /** @type {Map<string, number>} */ const ends = new Map();
  for (let i = 0; i < count; i++) {
    const own = (seed + i) >>> 0;
    random = randomNumbers(own).next;
    const { name, bytes, options } = sources[below(sources.length)];
    const changed = name.endsWith('.keras') && random() < 0.7 ? mutatedInside(bytes) : mutated(bytes);
    const start = performance.now();
    let end = 'read';
    try {
      checkWhole(await readFile(engine, [{ name, bytes: changed }], options));
    } catch (error) {
      const known = error instanceof ReadError || error instanceof ModelError;
      assert.ok(known, `seed ${own}, ${name}: ${error instanceof Error ? error.stack : error}`);
      end = error instanceof ReadError ? error.id : error.code;
    }
    const took = performance.now() - start;
    assert.ok(took < 1000, `seed ${own}, ${name}: ${end} after ${took} ms`);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  assert.ok((ends.get('read') ?? 0) < count && ends.size > 5, JSON.stringify([...ends]));
  if (process.env.CNN_PARAMS_FILES) console.log([...ends].sort(([, a], [, b]) => b - a));
});
