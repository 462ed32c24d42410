// A Functional model as Python: one line a layer, with the names of the layers it reads.

import { callLines, classNames, importLines, keras3Listing, literal, nameWriter, writtenArguments } from './listing.js';
import { restWriter } from './rest-of-config.js';

/** @import { Describe, Line, Piece, Rest } from './listing.js' */

/** Names of the layers that a node reads, in Keras 2's form (lists) and Keras 3's (keras_history). @param {any} node @returns {string[]} */
function sourcesOf(node) {
  if (Array.isArray(node)) return typeof node[0] === 'string' ? [node[0]] : node.flatMap(sourcesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { keras_history: history } = node.config ?? {};
  return history ? [history[0]] : Object.values(node).flatMap(sourcesOf);
}

/** A name that Python takes for a variable. @param {string} name */
const variable = (name) => name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');

/** @param {any} layer @param {Describe} describe @param {string} quote @param {(layer: any) => Piece[][]} nameIn @param {Rest} rest @returns {Line[]} */
function layerLines(layer, describe, quote, nameIn, rest) {
  const { name } = layer.config;
  if (layer.class_name === 'InputLayer') {
    const shape = layer.config.batch_shape ?? layer.config.batch_input_shape;
    const dtype = rest.last(layer.config, describe(layer.class_name));
    const args = [[{ text: `shape=${literal(shape.slice(1), quote)}` }], ...dtype, ...nameIn(layer)];
    return callLines('input', `${variable(name)} = Input(`, args, ')');
  }
  const node = layer.inbound_nodes?.[0];
  const sources = sourcesOf(node).map(variable);
  // Tensors that are arguments of their own, as attention has them, and not one list of them.
  const several = node?.args?.length > 1 && node.args.every((/** @type {any} */ one) => !Array.isArray(one));
  const read = sources.length === 1 || several ? sources.join(', ') : `[${sources.join(', ')}]`;
  const args = [...writtenArguments(layer.config, describe(layer.class_name), quote, rest), ...nameIn(layer)];
  return callLines(name, `${variable(name)} = ${layer.class_name}(`, args, `)(${read})`);
}

/** @param {any} config of a Functional @param {Describe} describe @param {'keras2' | 'keras3'} era @returns {Line[]} */
export function graphListing(config, describe, era) {
  const { layers, input_layers: inputs, output_layers: outputs } = config.config;
  const quote = era === 'keras2' ? "'" : '"';
  const nameIn = nameWriter(quote);
  const own = layers.filter((/** @type {any} */ layer) => layer.class_name !== 'InputLayer');
  const rest = restWriter(quote, describe);
  const calls = layers.flatMap((/** @type {any} */ layer) => layerLines(layer, describe, quote, nameIn, rest));
  const names = classNames(own, rest);
  const ends = (/** @type {any[]} */ list) => {
    const all = (typeof list[0] === 'string' ? [list] : list).map(([name]) => variable(name));
    return all.length === 1 ? all[0] : `[${all.join(', ')}]`;
  };
  const plain = (/** @type {string} */ text) => ({ layer: '', pieces: [{ text }] });
  return [
    ...(era === 'keras2' ? [plain('from keras.models import Model')] : []),
    ...importLines('keras', [...(era === 'keras2' ? [] : ['Input', 'Model']), ...rest.imported]),
    ...importLines('keras.layers', era === 'keras2' ? ['Input', ...names] : names),
    plain(''),
    ...calls,
    plain(`model = Model(${ends(inputs)}, ${ends(outputs)})`),
    plain('model.summary()'),
  ];
}

/** A model of either kind as code that runs today. @param {any} config @param {Describe} describe @returns {Line[]} */
export function wholeListing(config, describe) {
  if (config.class_name === 'Sequential') return keras3Listing(config, describe, restWriter('"', describe));
  return graphListing(config, describe, 'keras3');
}
