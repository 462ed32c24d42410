// The parameters of a network as files: `.npz`, which NumPy reads, and the form of TensorFlow.js; and read again. No page.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** @typedef {{ layer: string, name: string, shape: number[], data: ArrayLike<number> }} Weight */

/** NumPy's head says what follows; with it, the numbers begin at a multiple of 64. */
const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
/** Bytes that are read at all. */
const largest = 64 * 2 ** 20;

/** @param {ArrayLike<number>} data little-endian, on any machine */
function floatBytes(data) {
  const bytes = new Uint8Array(data.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < data.length; i++) view.setFloat32(i * 4, data[i], true);
  return bytes;
}

/** @param {Weight} weight */
function npy({ shape, data }) {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const head = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((magic.length + 2 + head.length + 1) / 64) * 64 - magic.length - 2;
  const text = `${head.padEnd(length - 1)}\n`;
  return Uint8Array.from([...magic, length & 255, length >> 8, ...strToU8(text), ...floatBytes(data)]);
}

/** @param {Weight[]} weights */
export function npzOf(weights) {
  const files = weights.map((weight) => [`${weight.layer}/${weight.name}.npy`, npy(weight)]);
  return zipSync(Object.fromEntries(files), { level: 0 });
}

/** @param {Uint8Array} bytes @returns {{ shape: number[], data: Float32Array }} */
function readNpy(bytes) {
  if (magic.slice(0, 7).some((byte, i) => bytes[i] !== byte)) throw new Error('not_npy');
  const wide = bytes[6] > 1 ? 4 : 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = wide === 2 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = 8 + wide + length;
  const head = strFromU8(bytes.subarray(8 + wide, start), true);
  const [, type] = head.match(/'descr':\s*'([^']+)'/) ?? [];
  const [, sizes] = head.match(/'shape':\s*\(([^)]*)\)/) ?? [];
  const float = type === '<f4' || type === '<f8';
  if (!float || sizes === undefined || !/'fortran_order':\s*False/.test(head)) throw new Error('other_npy');
  const shape = sizes.split(',').map((one) => one.trim()).filter(Boolean).map(Number); // prettier-ignore
  const count = shape.reduce((a, b) => a * b, 1);
  const read = (/** @type {number} */ i) =>
    type === '<f4' ? view.getFloat32(start + i * 4, true) : view.getFloat64(start + i * 8, true);
  return { shape, data: Float32Array.from({ length: count }, (_, i) => read(i)) };
}

/** The files of a zip, such as the one that is saved for TensorFlow.js. @param {Uint8Array} bytes */
export function filesOfZip(bytes) {
  let size = 0;
  const files = unzipSync(bytes, { filter: ({ originalSize }) => (size += originalSize) <= largest });
  return Object.entries(files).map(([name, file]) => ({ name, bytes: file }));
}

/** @param {Uint8Array} bytes @returns {Weight[]} */
export function readNpz(bytes) {
  return filesOfZip(bytes).map(({ name: path, bytes: file }) => {
    const cut = path.lastIndexOf('/');
    return { layer: path.slice(0, cut), name: path.slice(cut + 1).replace(/\.npy$/, ''), ...readNpy(file) };
  });
}

/** What `tf.loadLayersModel` reads: a model.json and its numbers, together in one zip. @param {any} config @param {Weight[]} weights */
export function tfjsOf(config, weights) {
  const manifest = weights.map(({ layer, name, shape }) => ({ name: `${layer}/${name}`, shape, dtype: 'float32' }));
  const model = {
    format: 'layers-model',
    generatedBy: 'cnn-params',
    modelTopology: { keras_version: '3', backend: 'tensorflow', model_config: tfjsConfig(config) },
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  };
  const numbers = weights.flatMap(({ data }) => Array.from(data));
  return zipSync({ 'model.json': strToU8(JSON.stringify(model)), 'weights.bin': floatBytes(numbers) });
}

/** TensorFlow.js knows the shape of an input by Keras 2's name. @param {any} config */
function tfjsConfig(config) {
  const copy = structuredClone(config);
  for (const { config: layer } of copy.config.layers ?? []) {
    if (!layer.batch_shape) continue;
    layer.batch_input_shape = layer.batch_shape;
    delete layer.batch_shape;
  }
  return copy;
}

/**
 * Puts what was read in the order of a network's own weights.
 * @param {Weight[]} read @param {Weight[]} own
 * @returns {{ weights: Weight[] } | { problem: 'missing' | 'shape', weight: string }}
 */
export function fitted(read, own) {
  const weights = [];
  for (const { layer, name, shape } of own) {
    const weight = `${layer}/${name}`;
    const found = read.find((one) => one.layer === layer && one.name === name);
    if (!found) return { problem: 'missing', weight };
    if (found.shape.join() !== shape.join()) return { problem: 'shape', weight };
    weights.push({ layer, name, shape, data: found.data });
  }
  return { weights };
}
