// How layers were called in Keras 1, put into the words of today by the engine's own reader of its files.

import { Unknown } from '../python/values.js';
import { configValue } from './config-values.js';

/** @import { Session } from './session.js' */

/** @typedef {{ session: Session, kind: { class_name: string, arguments: any[] }, spelling: string, path: string }} LayerClass */

/** Arguments by which a call of Keras 1 is known; `output_dim` and `p` only where today's layer has no such thing. */
const markers =
  /^(nb_filter|nb_row|nb_col|border_mode|subsample|dim_ordering|init|W_regularizer|b_regularizer|subsample_length|filter_length|inner_init|dropout_W|dropout_U|atrous_rate|pool_length|nb_feature)$/;

/** The arguments of each class in the order of Keras 1. @type {Record<string, string[]>} */
const orders = {
  Convolution1D: ['nb_filter', 'filter_length'],
  Convolution2D: ['nb_filter', 'nb_row', 'nb_col'],
  Convolution3D: ['nb_filter', 'kernel_dim1', 'kernel_dim2', 'kernel_dim3'],
  Dense: ['output_dim'],
  Dropout: ['p'],
  MaxPooling1D: ['pool_length', 'stride'],
  AveragePooling1D: ['pool_length', 'stride'],
  MaxPooling2D: ['pool_size', 'strides', 'border_mode'],
  AveragePooling2D: ['pool_size', 'strides', 'border_mode'],
  Embedding: ['input_dim', 'output_dim'],
  LSTM: ['output_dim'],
  GRU: ['output_dim'],
  SimpleRNN: ['output_dim'],
  Flatten: [],
  ZeroPadding2D: ['padding'],
  UpSampling2D: ['size'],
};

/** @param {LayerClass} layer @param {any[]} args @param {Map<string, any>} named */
function isOld(layer, args, named) {
  if ([...named.keys()].some((name) => markers.test(name))) return true;
  const { class_name: name } = layer.kind;
  if (named.has('output_dim') && name !== 'Embedding') return true;
  if (named.has('p') && name === 'Dropout') return true;
  // Convolution2D(32, 3, 3) made kernels of 3 × 3; Conv2D(32, 3, 3) of today takes steps of 3.
  return (
    /^Convolution/.test(layer.spelling) &&
    !layer.path.startsWith('tensorflow') &&
    args.length >= 3 &&
    typeof args[1] === 'number' &&
    typeof args[2] === 'number'
  );
}

/**
 * Arguments of today for a call as Keras 1 had them.
 * @param {LayerClass} layer @param {any[]} args @param {Map<string, any>} named @returns {Map<string, any> | undefined} undefined for a call of today
 */
export function oldArguments(layer, args, named) {
  if (!isOld(layer, args, named)) return undefined;
  const { session, kind } = layer;
  const { interpreter } = session;
  const old = kind.class_name.replace(/^Conv(?=\dD$)/, 'Convolution');
  const order = orders[old] ?? [];
  if (args.length > order.length)
    interpreter.fault('too_many_arguments', `${layer.spelling} of Keras 1 is given more than it takes.`);
  const all = new Map([...args.map((value, i) => /** @type {[string, any]} */ ([order[i], value])), ...named]);
  /** @type {Record<string, any>} */ const config = { name: 'layer', batch_input_shape: [null, 64, 64, 64] };
  for (const [name, value] of all) {
    if (
      /^(name|input_shape|batch_input_shape|trainable|weights|input_length)$/.test(name) ||
      (name === 'input_dim' && old !== 'Embedding')
    )
      continue;
    if (!(value instanceof Unknown)) config[name] = configValue(interpreter, value, name);
    else interpreter.ask(value);
  }
  interpreter.note('era', { era: 'keras1', what: layer.spelling });
  const given = new Map(Object.entries(translated(layer, old, config)));
  for (const [name, value] of all)
    if (/^(name|input_shape|batch_input_shape|trainable|input_length|input_dim)$/.test(name)) given.set(name, value);
  return given;
}

/** One layer by the engine's reader of files. @param {LayerClass} layer @param {string} className @param {Record<string, any>} config */
function translated(layer, className, config) {
  const { session } = layer;
  try {
    const model = { class_name: 'Sequential', keras_version: '1.2.2', config: [{ class_name: className, config }] };
    const entry = session.engine.readConfig(model).config.layers.at(-1);
    const known = layer.kind.arguments.map(({ name }) => name);
    return Object.fromEntries(
      Object.entries(entry.config).filter(([name, value]) => known.includes(name) && value !== null),
    );
  } catch (error) {
    const { code, argument, message } = /** @type {any} */ (error);
    if (code === undefined) throw error;
    return session.interpreter.fault(code, message, { code, argument, layer: className });
  }
}
