// Saved models as files: `.keras`, `.weights.h5`, `.h5` of Keras 2 and 3, tfjs's `model.json` with its shards, `to_json()`.
// What a file is, its first bytes say; names are told apart only where there are none.

import { Budget } from './budget.js';
import { Dataset, Group, openHdf5, superblockAt } from './hdf5/open.js';
import { isKeras2, keras2Notes, keras2Weights } from './keras2-weights.js';
import { keras3Notes, keras3Weights } from './keras3-weights.js';
import { placesOf } from './places.js';
import { refuse } from './refuse.js';
import { isTfjs, refuseGraph, tfjsWeights } from './tfjs.js';
import { unzipPart, zipParts } from './zip.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Note, Weight } from './places.js' */
/** @import { Given } from './tfjs.js' */
/**
 * models: in the words of today's Keras, with the model's own name; weights: all of the model, float32, row-major, as
 * `engine.compile(config, { weights })` takes them, or null. Without a model the weights stand under the names of the file.
 * @typedef {{ models: { name: string, config: any }[], weights: Weight[] | null,
 *   source: 'keras' | 'h5' | 'weights.h5' | 'tfjs' | 'to_json', notes: Note[] }} Reading
 */
/** @typedef {{ engine: EngineApi, budget: Budget, reading: Reading, files: Given[], config?: any }} Job */

/**
 * What a file is by its first bytes.
 * @param {Uint8Array} bytes @returns {'zip' | 'hdf5' | null} null: neither, such as JSON
 */
export function looksLikeFile(bytes) {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && [3, 5].includes(bytes[2]) && bytes[3] === bytes[2] + 1;
  if (isZip) return 'zip';
  return superblockAt(bytes) >= 0 ? 'hdf5' : null;
}

/** JSON text, or null where it is none. @param {Uint8Array} bytes @returns {string | null} */
function jsonText(bytes) {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0; // the mark of UTF-8
  while (bytes[at] <= 0x20) at++;
  return bytes[at] === 0x7b ? new TextDecoder().decode(bytes.subarray(at)) : null;
}

/** @param {string} text @param {string} part @returns {any} */
function parsed(text, part) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse('not_json', `${part} is not whole JSON (${error instanceof Error ? error.message : ''}).`, { part });
  }
}

/** Takes a config, in any form, as the model of this reading. @param {Job} job @param {any} config */
function takeConfig({ engine, reading, files }, config) {
  const read = engine.readConfig(config);
  const name = read?.config?.name ?? files[0].name.replace(/\.[^/]*$/, '');
  reading.models = [{ name: String(name), config: read }];
  return read;
}

/** Datasets by their path, of weights whose model is not known. @param {Group} group @param {Weight[]} weights @param {number} depth */
function rawWeights(group, weights = [], depth = 0) {
  for (const name of depth < 64 ? group.names : []) {
    if (depth === 0 && /^optimizer/.test(name)) continue;
    const found = group.get(name);
    if (found instanceof Group) rawWeights(found, weights, depth + 1);
    else if (found instanceof Dataset) {
      weights.push({ layer: group.path.replace(/\/$/, ''), name, shape: found.shape, data: found.read() });
    }
  }
  return weights;
}

/** Half floats are read exactly, but Keras reckons in them. @param {Job} job @param {any} config */
function noteHalf({ reading }, config) {
  if (/float16/.test(JSON.stringify(config))) reading.notes.push({ id: 'half_precision' });
}

/**
 * The weights of an HDF5 file, for the model that the job has by now.
 * @param {Job} job @param {Group} root @param {any} config as the file has it, with the class names in it
 */
function takeWeights(job, root, config) {
  const { engine, budget, reading } = job;
  const isOld = isKeras2(root);
  reading.notes.push(...(isOld ? keras2Notes(root) : keras3Notes(root)));
  const model = placesOf(engine, reading.models[0].config, budget, reading.notes);
  if (!model) return;
  reading.weights = isOld ? keras2Weights(root, model, reading.notes) : keras3Weights(root, config, model.places);
  noteHalf(job, config);
}

/** @param {Job} job @param {Uint8Array} bytes */
function readHdf5(job, bytes) {
  const { reading, config } = job;
  const root = openHdf5(bytes, job.budget);
  const [own] = root.attribute('model_config') ?? [];
  const isNew = ['layers', 'vars', '_layer_checkpoint_dependencies'].some((name) => root.names.includes(name));
  if (!own && !isNew && !isKeras2(root)) noModel(root.names);
  reading.source = own || !isNew ? 'h5' : 'weights.h5';
  if (own || config) {
    const read = takeConfig(job, own ?? config);
    takeWeights(job, root, read);
    return;
  }
  reading.weights = rawWeights(root);
  reading.notes.push({ id: 'needs_config' });
}

/** @param {string[]} found @returns {never} */
function noModel(found) {
  const some = found.slice(0, 5).join(', ') || 'nothing';
  return refuse('no_model_inside', `There is no Keras model in this file; it holds ${some}.`, {
    found: some,
  });
}

/** @param {Job} job @param {Uint8Array} bytes */
function readZip(job, bytes) {
  const parts = zipParts(bytes);
  const configPart = parts.get('config.json');
  if (!configPart) return noModel([...parts.keys()]);
  const text = new TextDecoder().decode(unzipPart(bytes, configPart, job.budget));
  const config = parsed(text, 'config.json');
  const read = takeConfig(job, text);
  const weights = parts.get('model.weights.h5');
  if (weights) {
    const root = openHdf5(unzipPart(bytes, weights, job.budget), job.budget);
    return takeWeights(job, root, Array.isArray(config?.config?.layers) ? config : read);
  }
  if (parts.has('model.weights.npz')) {
    const message =
      'The architecture is there, but the weights are pickled Python objects (model.weights.npz), which are not read, since unpickling runs code. Save the model again where h5py is installed.';
    refuse('pickled_weights', message, { part: 'model.weights.npz' });
  }
  job.reading.notes.push({ id: 'no_weights_inside' });
}

/** @param {Job} job @param {Given} file @param {string} text @param {Given[]} beside */
function readJson(job, { name }, text, beside) {
  const { engine, budget, reading } = job;
  const json = parsed(text, name);
  reading.source = isTfjs(json) ? 'tfjs' : 'to_json';
  if (!isTfjs(json)) return void takeConfig(job, text);
  refuseGraph(json);
  const config = takeConfig(job, text);
  reading.weights = tfjsWeights(engine, config, json.weightsManifest, beside, budget, reading.notes);
}

/** Bytes that are nothing known: what they should be, their names say. @param {Given[]} files @returns {never} */
function unknownFile(files) {
  const [{ name }] = files;
  if (/\.(h5|hdf5|keras)$/i.test(name)) {
    const kind = /\.keras$/i.test(name) ? 'zip' : 'HDF5';
    refuse('wrong_signature', `${name} is no ${kind} file: it does not begin as one. Save or download it again.`, {
      part: name,
      kind,
    });
  }
  if (/\.bin$/i.test(name))
    refuse('no_model_json', 'These are weights of TensorFlow.js. Drop the model.json beside them, too.');
  return refuse('unknown_file', `${name} is no saved Keras model: it is neither a zip, nor HDF5, nor JSON.`, {
    part: name,
  });
}

/** @param {Job} job */
function read(job) {
  const { files } = job;
  const isShard = (/** @type {Given} */ { name }) => /\.bin$/i.test(name);
  const whole = files.filter((file) => !isShard(file) && looksLikeFile(file.bytes));
  const rest = files.filter((file) => !whole.includes(file));
  // A shard may begin with any byte, so names count here.
  // Of a `.keras` that somebody has unpacked, metadata.json says nothing of the model.
  const isNoModel = (/** @type {Given} */ file) => isShard(file) || (files.length > 1 && file.name === 'metadata.json');
  const texts = rest.map((file) => ({ file, text: isNoModel(file) ? null : jsonText(file.bytes) }));
  const json = texts.find(({ text }) => text !== null);
  if (whole.length > 1) refuse('several_files', 'These are several models. Drop one of them at a time.');
  const [{ bytes } = { bytes: null }] = whole;
  if (json && !bytes)
    return readJson(
      job,
      json.file,
      json.text ?? '',
      rest.filter((file) => file !== json.file),
    );
  if (!bytes) return unknownFile(files);
  if (json) job.config = json.text;
  if (looksLikeFile(bytes) === 'zip') readZip(job, bytes);
  else readHdf5(job, bytes);
}

/**
 * Reads a saved model. Nothing of a file is executed, links in it are not followed, and memory stays below four times the
 * files and 64 MB.
 * @param {EngineApi} engine
 * @param {{ name: string, bytes: Uint8Array }[]} files one, or those that belong together: `model.json` with its shards,
 *   JSON of `to_json()` with a `.weights.h5`
 * @param {{ config?: any }} [options] config: of the model whose weights these are, where the file has none
 * @returns {Promise<Reading>} notes: `optimizer_ignored`, `half_precision`, `needs_config`, `no_weights_inside`,
 *   `shards_missing`, `weights_not_used`, `layers_by_order`, `layers_left_over`
 * @throws {ReadError} with `id`; `models` is what was read before, so that an architecture whose weights are refused can
 *   still be shown
 * @throws {ModelError} where the engine refuses the config
 */
export async function readFile(engine, files, { config } = {}) {
  if (files.length === 0) refuse('no_file', 'There is no file to read.');
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  /** @type {Reading} */ const reading = { models: [], weights: null, source: 'keras', notes: [] };
  try {
    read({ engine, budget: new Budget(size), reading, files, config });
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { models: reading.models }) : error;
  }
  return reading;
}
