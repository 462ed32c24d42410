// Random models that learn, small enough for tfjs's plain JavaScript: those of random-models.js and chains on tokens, with frozen
// layers, regularizers, and losses that fit and do not fit the last activation.

import { randomModel } from '../random-models.js';

/** @import { Random } from '../random-models.js' */

/** What draws while it learns has no judge; Subtract is missing in tfjs. */
const classes = [
  'Activation',
  'Add',
  'Average',
  'AveragePooling1D',
  'AveragePooling2D',
  'BatchNormalization',
  'Concatenate',
  'Conv1D',
  'Conv2D',
  'Conv2DTranspose',
  'Cropping2D',
  'Dense',
  'DepthwiseConv2D',
  'ELU',
  'Flatten',
  'GlobalAveragePooling1D',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling1D',
  'GlobalMaxPooling2D',
  'LayerNormalization',
  'LeakyReLU',
  'MaxPooling1D',
  'MaxPooling2D',
  'Maximum',
  'Minimum',
  'Multiply',
  'PReLU',
  'Permute',
  'ReLU',
  'RepeatVector',
  'Rescaling',
  'SeparableConv2D',
  'Softmax',
  'UpSampling2D',
  'ZeroPadding2D',
];

/** @param {Random} random @returns {any} */
function onTokens({ integer, pick }) {
  const tokens = integer(3, 9);
  const steps = integer(3, 7);
  const width = integer(1, 4);
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, steps] } };
  /** @type {[string, any][]} */
  const layers = [['Embedding', { input_dim: tokens, output_dim: width }]];
  const cell = (/** @type {boolean} */ return_sequences) => {
    const class_name = pick(['SimpleRNN', 'LSTM', 'GRU']);
    const gates = class_name === 'SimpleRNN' ? {} : { recurrent_activation: pick(['sigmoid', 'tanh']) };
    const reset = class_name === 'GRU' ? { reset_after: false } : {};
    const activation = pick(['tanh', 'tanh', 'sigmoid', 'softsign']);
    const use_bias = integer(0, 3) > 0;
    const go_backwards = integer(0, 3) === 0;
    layers.push([
      class_name,
      { units: integer(1, 4), activation, ...gates, ...reset, use_bias, go_backwards, return_sequences },
    ]);
  };
  const half = integer(2, steps);
  const whole = steps * width;
  const last = pick(['cell', 'cells', 'pool', 'flatten', 'reshape', 'conv']);
  if (last === 'cell') cell(false);
  if (last === 'cells') [cell(true), cell(false)];
  if (last === 'pool') layers.push(['GlobalAveragePooling1D', {}]);
  if (last === 'flatten') layers.push(['Flatten', {}]);
  if (last === 'reshape') layers.push(['Reshape', { target_shape: [whole] }]);
  if (last === 'conv') {
    const convolution = { filters: integer(1, 4), kernel_size: half, padding: 'same', activation: 'tanh' };
    layers.push(['Conv1D', convolution], ['Flatten', {}]);
  }
  layers.push(['Dense', { units: integer(1, 4), activation: 'linear' }]);
  const named = layers.map(([class_name, config], i) => ({ class_name, config: { name: `layer_${i}`, ...config } }));
  return { config: { class_name: 'Sequential', config: { name: 'tokens', layers: [input, ...named] } }, tokens };
}

/** A loss and an activation that may stand before it: fused with it, or not. */
const endings = [
  ['softmax', 'sparse_categorical_crossentropy'],
  ['softmax', 'sparse_categorical_crossentropy'],
  ['softmax', 'categorical_crossentropy'],
  ['sigmoid', 'binary_crossentropy'],
  ['sigmoid', 'categorical_crossentropy'],
  ['softplus', 'categorical_crossentropy'],
  ['softmax', 'binary_crossentropy'],
];

/** A loss for an output; its layer's activation is changed where it has one. @param {Random} random @param {any} layer @returns {string} */
function lossOf({ integer, pick }, layer) {
  if (layer.config.activation === undefined || integer(0, 3) === 0) return 'mse';
  const [activation, loss] = pick(endings);
  // Whose only answer is one, which is clipped.
  const { units, filters } = layer.config;
  if (activation === 'softmax' && loss.startsWith('binary') && (units ?? filters ?? 1) === 1) return 'mse';
  layer.config.activation = activation;
  return loss;
}

/** Some layers are frozen, never all. @param {Random} random @param {any[]} layers */
function freeze({ integer }, layers) {
  for (const layer of layers.slice(1)) if (integer(0, 4) === 0) layer.config.trainable = false;
}

/**
 * @param {Random} random
 * @returns {{ config: any, losses: string[], tokens: number }} tokens: 0 where the input is numbers
 */
export function learningModel(random) {
  const asTokens = random.integer(0, 3) === 0;
  const { config, tokens } = asTokens
    ? onTokens(random)
    : { config: randomModel(random, classes, { smallest: 4, largest: 7 }), tokens: 0 };
  const { layers, output_layers } = config.config;
  const outputs = (output_layers ?? [[layers.at(-1).config.name]]).map((/** @type {any[]} */ [name]) => name);
  const losses = outputs.map((/** @type {string} */ name) =>
    lossOf(
      random,
      layers.find((/** @type {any} */ layer) => layer.config.name === name),
    ),
  );
  freeze(random, layers);
  return { config, losses, tokens };
}

/** What is wanted of an output. @param {Random} random @param {string} loss @param {number[]} shape with the batch @returns {Float32Array} */
export function wantedOf({ next, integer }, loss, shape) {
  const row = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1);
  if (loss === 'sparse_categorical_crossentropy') return Float32Array.from({ length: rows }, () => integer(0, row - 1));
  if (loss === 'mse') return Float32Array.from({ length: rows * row }, () => next() * 2 - 1);
  if (loss === 'binary_crossentropy') return Float32Array.from({ length: rows * row }, () => integer(0, 1));
  const all = new Float32Array(rows * row);
  for (let r = 0; r < rows; r++) all[r * row + integer(0, row - 1)] = 1;
  return all;
}
