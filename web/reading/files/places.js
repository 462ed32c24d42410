// Where a model wants its weights, and what of a file goes there. Names and order are the engine's.

import { ModelError } from '../../engine/errors.js';
import { refuse } from './refuse.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Budget } from './budget.js' */
/** @typedef {{ layer: string, name: string, shape: number[], trainable: boolean }} Place a weight of the model */
/** path: its name in the file; read: its values, which may refuse. @typedef {{ path: string, shape: number[], read: () => Float32Array }} Stored */
/** @typedef {{ layer: string, name: string, shape: number[], data: Float32Array }} Weight */
/** places: of all weights, in the engine's order; layers: names of the model's own layers. @typedef {{ places: Place[], layers: string[] }} Places */
/** @typedef {{ id: string, [more: string]: any }} Note */

/** What the engine cannot compile need not be damaged: it says why, and the architecture stays. @param {ModelError} error @returns {Note} */
const notUsed = ({ code, layer, argument, found }) => ({ id: 'weights_not_used', code, layer, argument, found });

/**
 * The weights that a model has.
 * @param {EngineApi} engine @param {any} config as `readConfig` answers it @param {Budget} budget @param {Note[]} notes
 * @returns {Places | null} null where the engine cannot run the model, with the note `weights_not_used`
 * @throws {ReadError} `unknown_layer`; `file_too_large` where the model is larger than any that the file can hold
 */
export function placesOf(engine, config, budget, notes) {
  try {
    const { layers, total_params } = engine.analyse(config);
    const unknown = layers.find(({ class_name, params }) => params === null && !isKnown(engine, class_name));
    if (unknown) unknownLayer(unknown);
    if (!(4 * total_params <= budget.memory)) budget.reserve(4 * total_params, 'model'); // refuses
    const network = engine.compile(config, { keep: 'outputs' });
    const own = network.weights().map(({ layer, name, shape }) => ({ layer, name, shape }));
    network.free();
    const names = layers.map(({ name }) => name);
    const flags = new Map(layers.map((row) => [row.name, row.weights.map(({ trainable }) => trainable)]));
    const places = own.map((place) => ({ ...place, trainable: flags.get(ownerOf(place, names))?.shift() ?? true }));
    return { places, layers: names };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    notes.push(notUsed(error));
    return null;
  }
}

/** @param {EngineApi} engine @param {string} className */
const isKnown = (engine, className) => engine.layers.some(({ class_name }) => class_name === className);

/** @param {{ name: string, class_name: string }} row @returns {never} */
function unknownLayer({ name, class_name }) {
  const message = `The layer ${name} is of the class ${class_name}, which is not known here, so its weights cannot be read.`;
  return refuse('unknown_layer', message, { layer: name, class_name });
}

/** The layer of the model in which a weight lies: of `block/conv2d` it is `block`. @param {{ layer: string }} place @param {string[]} layers */
export function ownerOf({ layer }, layers) {
  if (layers.includes(layer)) return layer;
  return layers.find((name) => layer.startsWith(`${name}/`)) ?? layer;
}

/** @param {string} path */
const lastOf = (path) => path.slice(path.lastIndexOf('/') + 1);

/** Whether a weight of the file, by its name, may be that of the model. @param {Place} place @param {string} path @param {string} owner */
function mayBe(place, path, owner) {
  if (lastOf(path).replace(/:\d+$/, '') !== place.name) return false;
  const inner = place.layer.slice(owner.length + (owner ? 1 : 0));
  const within = `/${path.slice(0, path.lastIndexOf('/'))}/`;
  return inner === '' || within.includes(`/${inner}/`) || within.includes(`/${lastOf(inner)}/`);
}

/**
 * Pairs by name; of several of one name, as Bidirectional has, in the order of the file.
 * @param {Place[]} places @param {Stored[]} stored @param {string} owner @returns {Stored[] | null} null where a name is left
 */
function byName(places, stored, owner) {
  const free = [...stored];
  /** @type {Stored[]} */ const found = [];
  for (const place of places) {
    const at = free.findIndex(({ path }) => mayBe(place, path, owner));
    if (at < 0) return null;
    found.push(...free.splice(at, 1));
  }
  return found;
}

/** @param {number[]} a @param {number[]} b */
const same = (a, b) => a.length === b.length && a.every((size, axis) => size === b[axis]);

/** Keras 2's order: all trainable weights first. @param {Place[]} places @param {Stored[]} stored */
function byOrder(places, stored) {
  const first = [...places.filter(({ trainable }) => trainable), ...places.filter(({ trainable }) => !trainable)];
  return places.map((place) => stored[first.indexOf(place)]);
}

/**
 * The weights of a file in the order of the model's.
 * @param {Place[]} places of one layer, or of the whole model @param {Stored[]} stored as many
 * @param {string} owner what all their layers begin with @returns {Stored[]}
 */
function paired(places, stored, owner) {
  const named = byName(places, stored, owner);
  if (named) return named;
  const ordered = byOrder(places, stored);
  const fits = (/** @type {Stored[]} */ list) => list.every(({ shape }, i) => same(shape, places[i].shape));
  return fits(stored) && !fits(ordered) ? stored : ordered;
}

/** @param {Place[]} places @param {Stored[]} stored @param {string} layer @returns {never} */
function missing(places, stored, layer) {
  const paths = stored.map(({ path }) => path);
  const gone = places.filter((place) => !paths.some((path) => mayBe(place, path, layer)));
  // Names of the file may say nothing: Keras 3 numbers the weights, and it is the last ones that are missing.
  const names = (gone.length > 0 && gone.length < places.length ? gone : places.slice(stored.length)).map(
    ({ name }) => name,
  );
  const message = `The file lacks weights of the layer ${layer}: ${names.join(', ')}. Save the model again.`;
  return refuse('weights_missing', message, { layer, missing: names });
}

/** @param {Place} place @param {Stored} stored @returns {Weight} */
function readInto({ layer, name, shape }, { shape: found, read }) {
  if (!same(shape, found)) {
    const message = `The ${name} of the layer ${layer} has the shape (${found.join(', ')}) in the file; the model needs (${shape.join(', ')}).`;
    refuse('wrong_weight_shape', message, { layer, weight: name, expected: shape, found });
  }
  return { layer, name, shape, data: read() };
}

/**
 * What a file has of one layer, as the engine takes it. Shapes are compared before a value is read.
 * @param {Place[]} places @param {Stored[]} stored @param {string} layer; empty for a whole model
 * @returns {Weight[]} in the order of `places`
 * @throws {ReadError} `weights_missing`, `weights_left_over`, `wrong_weight_shape`
 */
export function fill(places, stored, layer) {
  if (stored.length < places.length) missing(places, stored, layer);
  if (stored.length > places.length) {
    const found = stored
      .filter(({ path }) => !places.some((place) => mayBe(place, path, layer)))
      .map(({ path }) => path);
    const left = found.length > 0 ? found : stored.slice(places.length).map(({ path }) => path);
    const message = `The file has weights of the layer ${layer} that the model has no place for: ${left.join(', ')}.`;
    refuse('weights_left_over', message, { layer, found: left });
  }
  const pairs = paired(places, stored, layer);
  return places.map((place, i) => readInto(place, pairs[i]));
}
