// Weights as Keras 3 writes them (in `.keras` and `.weights.h5`): groups are named by class and counter, in the order of the
// layers, whatever the layers are called; weights are numbered.

import { snakeCase } from '../../model/keras-names.js';
import { ReadError } from '../read-error.js';
import { Dataset } from './hdf5/open.js';
import { fill } from './places.js';

/** @import { Group } from './hdf5/open.js' */
/** @import { Note, Place, Stored, Weight } from './places.js' */

/** Parts of a layer in the order in which Keras lists their weights; others come by name. */
const partOrder = [
  'forward_layer',
  'backward_layer',
  'cell',
  'layer',
  'query_dense',
  'key_dense',
  'value_dense',
  'output_dense',
];
/** No weights: how random numbers go on. */
const noWeights = ['vars', 'seed_generator', '_seed_generators'];
/** No layer of Keras is nested so deep. */
const deepest = 32;

const inNumbers = new Intl.Collator('en', { numeric: true }).compare;

/** @param {string} name */
const rankOf = (name) => (partOrder.includes(name) ? partOrder.indexOf(name) : partOrder.length);

/** @param {Group} group @returns {string[]} */
const partsOf = (group) =>
  group.names.filter((name) => !noWeights.includes(name)).sort((a, b) => rankOf(a) - rankOf(b) || inNumbers(a, b));

/**
 * All weights of one layer: its own, then those of its parts.
 * @param {Group | null} group @param {number} depth @returns {Stored[]}
 */
function storedIn(group, depth = 0) {
  if (!group || depth > deepest) return [];
  const vars = group.group('vars');
  const own = (vars?.names ?? []).sort(inNumbers).map((name) => ({ path: name, found: vars?.get(name) }));
  const stored = own.flatMap(({ path, found }) =>
    found instanceof Dataset ? [{ path, shape: found.shape, read: () => found.read() }] : [],
  );
  return [...stored, ...partsOf(group).flatMap((name) => storedIn(group.group(name), depth + 1))];
}

/** Says which layer it was, where it is known. @template T @param {string} layer @param {() => T} read @returns {T} */
export function ofLayer(layer, read) {
  try {
    return read();
  } catch (error) {
    if (layer && error instanceof ReadError && !('layer' in error)) {
      Object.assign(error, { layer });
      error.message = `Layer ${layer}: ${error.message}`;
    }
    throw error;
  }
}

/** Where the layers of a model are; files of the first months of this format call them otherwise. @param {Group | null} group */
const layersOf = (group) => group?.group('layers') ?? group?.group('_layer_checkpoint_dependencies') ?? null;

/**
 * The weights of a model and of those within it.
 * @param {Group | null} group of the model @param {any} config of the model, as the file has it
 * @param {Place[]} places of the whole model @param {string} [prefix] what the engine puts before names of an inner model
 * @returns {Weight[]}
 * @throws {ReadError} as `fill`, and as reading HDF5, with `layer`
 */
export function keras3Weights(group, config, places, prefix = '') {
  const parts = ofLayer(prefix.slice(0, -1), () => layersOf(group));
  /** @type {Map<string, number>} */ const used = new Map();
  /** @type {Weight[]} */ const weights = [];
  for (const { class_name, name, config: own } of config.config.layers) {
    const kind = snakeCase(String(class_name));
    const count = used.get(kind) ?? 0;
    used.set(kind, count + 1);
    const layer = `${prefix}${own?.name ?? name}`;
    const key = count === 0 ? kind : `${kind}_${count}`;
    if (Array.isArray(own?.layers)) {
      const inner = ofLayer(layer, () => parts?.group(key) ?? null);
      weights.push(...keras3Weights(inner, { config: own }, places, `${layer}/`));
      continue;
    }
    const wanted = places.filter((place) => place.layer === layer);
    weights.push(...ofLayer(layer, () => fill(wanted, storedIn(parts?.group(key) ?? null), layer)));
  }
  return weights;
}

/** @param {Group} root @returns {Note[]} */
export function keras3Notes(root) {
  return root.names.includes('optimizer') ? [{ id: 'optimizer_ignored' }] : [];
}
