// Models of TensorFlow.js: `model.json` with the config and a list of weights, whose values are in the files beside it.

import { refuse } from './refuse.js';
import { fill, placesOf } from './places.js';
import { toFloats } from './hdf5/types.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Budget } from './budget.js' */
/** @import { Type } from './hdf5/types.js' */
/** @import { Note, Stored, Weight } from './places.js' */
/** bytes: of a file that somebody brought. @typedef {{ name: string, bytes: Uint8Array }} Given */

/** @type {Record<string, Type>} */
const types = {
  float32: { kind: 'float', size: 4, big: false },
  float16: { kind: 'float', size: 2, big: false },
  int32: { kind: 'int', size: 4, big: false },
  uint16: { kind: 'uint', size: 2, big: false },
  uint8: { kind: 'uint', size: 1, big: false },
  bool: { kind: 'uint', size: 1, big: false },
};

/** Whether this JSON is tfjs's. @param {any} json */
export const isTfjs = (json) => Boolean(json?.modelTopology || json?.weightsManifest);

/** @param {any} json @throws {ReadError} `graph_model` */
export function refuseGraph(json) {
  const { format, modelTopology: topology } = json;
  if (format !== 'graph-model' && !Array.isArray(topology?.node)) return;
  const message =
    'This is a graph model of TensorFlow.js, which holds operations and no layers. Save the model as a layers model.';
  refuse('graph_model', message);
}

/** @param {string} path */
const fileName = (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** @param {any} entry of the manifest @returns {never} */
const wrongManifest = (entry) =>
  refuse('manifest_damaged', 'The list of weights in model.json cannot be read. Save the model again.', {
    found: entry,
  });

/**
 * One weight of the manifest: its values begin at `at`.
 * @param {any} entry @param {Uint8Array} shard @param {number} at @param {Budget} budget @returns {Stored & { size: number }}
 */
function storedWeight(entry, shard, at, budget) {
  const { name, shape, dtype, quantization } = entry ?? {};
  const type = types[quantization?.dtype ?? dtype];
  const isShape = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  if (typeof name !== 'string' || !type || !isShape) return wrongManifest(entry);
  const size = shape.reduce((/** @type {number} */ product, /** @type {number} */ one) => product * one, type.size);
  const { scale = 1, min = 0 } = quantization?.dtype?.startsWith('uint') ? quantization : {};
  if (typeof scale !== 'number' || typeof min !== 'number') return wrongManifest(entry);
  const read = () => {
    if (at + size > shard.length) {
      const message = `The files beside model.json are shorter than it says: ${name} is not whole. Bring all of them again.`;
      refuse('shards_incomplete', message, { weight: name });
    }
    budget.reserve((size / type.size) * 4, name);
    const values = /** @type {Float32Array} */ (toFloats(shard.subarray(at, at + size), type));
    return quantization ? values.map((value) => value * scale + min) : values;
  };
  return { path: name, shape, read, size };
}

/** The files of a group in one piece. @param {string[]} paths @param {Map<string, Uint8Array>} files @param {Budget} budget */
function joined(paths, files, budget) {
  const parts = paths.map((path) => files.get(fileName(String(path))) ?? new Uint8Array(0));
  if (parts.length === 1) return parts[0];
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  budget.reserve(size, 'shards');
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** @param {any[]} manifest @param {Map<string, Uint8Array>} files @param {Budget} budget @returns {Stored[]} */
function storedWeights(manifest, files, budget) {
  return manifest.flatMap((group) => {
    if (!Array.isArray(group?.paths) || !Array.isArray(group.weights)) return wrongManifest(group);
    const shard = joined(group.paths, files, budget);
    let at = 0;
    return group.weights.map((/** @type {any} */ entry) => {
      const stored = storedWeight(entry, shard, at, budget);
      at += stored.size;
      return stored;
    });
  });
}

/** Files that the manifest names and nobody has brought. @param {any[]} manifest @param {Map<string, Uint8Array>} files @returns {string[]} */
function missingFiles(manifest, files) {
  const paths = manifest.flatMap((group) => (Array.isArray(group?.paths) ? group.paths.map(String) : []));
  return paths.map(fileName).filter((name) => !files.has(name));
}

/**
 * The weights of a layers model, where all of their files are there.
 * @param {EngineApi} engine @param {any} config as `readConfig` answers it @param {any} manifest @param {Given[]} given the files beside `model.json`
 * @param {Budget} budget @param {Note[]} notes `shards_missing`, where only `model.json` was brought; `weights_not_used`
 * @returns {Weight[] | null}
 * @throws {ReadError} `shards_missing` where some are there; `shards_incomplete`; `manifest_damaged`; as `fill`
 */
export function tfjsWeights(engine, config, manifest, given, budget, notes) {
  if (!Array.isArray(manifest)) return null;
  const files = new Map(given.map(({ name, bytes }) => [fileName(name), bytes]));
  const missing = missingFiles(manifest, files);
  if (missing.length > 0 && given.length === 0) {
    notes.push({ id: 'shards_missing', missing });
    return null;
  }
  if (missing.length > 0) {
    refuse(
      'shards_missing',
      `These files of the model are missing: ${missing.join(', ')}. Drop all of them together.`,
      { missing },
    );
  }
  const model = placesOf(engine, config, budget, notes);
  return model && fill(model.places, storedWeights(manifest, files, budget), '');
}
