// Weights as Keras 2 writes them (`.h5`), and Keras 3 where it is asked for that form: a group a layer, its weights listed by
// name. A model within the model is one layer there.

import { Dataset } from './hdf5/open.js';
import { damaged } from './hdf5/bytes.js';
import { ofLayer } from './keras3-weights.js';
import { fill, ownerOf } from './places.js';
import { refuse } from './refuse.js';

/** @import { Group } from './hdf5/open.js' */
/** @import { Note, Places, Stored, Weight } from './places.js' */

/** A list that was too long for one attribute stands in several: `layer_names0`, … @param {Group} group @param {string} name */
function namesIn(group, name) {
  const whole = group.attribute(name);
  if (whole) return whole;
  /** @type {string[]} */ const names = [];
  for (let i = 0, part; (part = group.attribute(name + i)); i++) names.push(...part);
  return names;
}

/** @param {string} path */
const partsOf = (path) => path.split('/').filter(Boolean);

/** @param {Group} root @param {string} layer @returns {Stored[]} */
function storedIn(root, layer) {
  const group = root.group(...partsOf(layer));
  if (!group) return [];
  return namesIn(group, 'weight_names').map((path) => {
    const found = group.find(partsOf(path));
    if (!(found instanceof Dataset)) return damaged(`the weights ${path}, which are listed and not there`);
    return { path, shape: found.shape, read: () => found.read() };
  });
}

/** Where the groups of the layers are: in files of weights alone, at the root. @param {Group} root */
const layersOf = (root) => root.group('model_weights') ?? root;

/** Whether these are weights in this form. @param {Group} root */
export const isKeras2 = (root) => namesIn(layersOf(root), 'layer_names').length > 0;

/**
 * Which layer of the file belongs to which of the model: by name, or, where the model names them otherwise, in their order,
 * as Keras takes them.
 * @param {string[]} found names in the file, of layers with weights @param {string[]} wanted the same of the model @param {Note[]} notes
 * @returns {Map<string, string>} the file's name by the model's
 */
function pairLayers(found, wanted, notes) {
  if (wanted.every((name) => found.includes(name))) return new Map(wanted.map((name) => [name, name]));
  const left = wanted.filter((name) => !found.includes(name));
  if (found.length !== wanted.length) {
    const message = `The file lacks the weights of these layers: ${left.join(', ')}. Its layers with weights are ${found.join(', ')}.`;
    refuse('layers_missing', message, { missing: left, found });
  }
  notes.push({ id: 'layers_by_order' });
  return new Map(wanted.map((name, i) => [name, found[i]]));
}

/**
 * @param {Group} file the root @param {Places} model @param {Note[]} notes `layers_by_order`, `layers_left_over`
 * @returns {Weight[]} @throws {ReadError} `layers_missing`; as `fill`, and as reading HDF5, with `layer`
 */
export function keras2Weights(file, { places, layers }, notes) {
  const root = layersOf(file);
  const stored = new Map(namesIn(root, 'layer_names').map((name) => [name, ofLayer(name, () => storedIn(root, name))]));
  const found = [...stored.keys()].filter((name) => stored.get(name)?.length);
  const own = new Map(layers.map((layer) => [layer, places.filter((place) => ownerOf(place, layers) === layer)]));
  const wanted = layers.filter((name) => own.get(name)?.length);
  const pairs = pairLayers(found, wanted, notes);
  const left = found.filter((name) => ![...pairs.values()].includes(name));
  if (left.length > 0) notes.push({ id: 'layers_left_over', found: left });
  return wanted.flatMap((layer) => {
    const there = stored.get(pairs.get(layer) ?? '') ?? [];
    return ofLayer(layer, () => fill(own.get(layer) ?? [], there, layer));
  });
}

/** @param {Group} root @returns {Note[]} */
export function keras2Notes(root) {
  return root.names.includes('optimizer_weights') ? [{ id: 'optimizer_ignored' }] : [];
}
