// A model that learns in tfjs: its layers and their gradients, losses as tfjs-layers has them, plain SGD.

import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { repeated, spreadKernel } from './spatial-judges.js';
import { tfjsLayer } from './tfjs-layers.js';

const recurrent = ['SimpleRNN', 'LSTM', 'GRU'];

/** Keras runs a frozen BatchNormalization as outside of learning; tfjs goes by its call alone. @param {any} layer */
function stayOutside(layer) {
  const call = layer.call.bind(layer);
  layer.call = (/** @type {any} */ inputs, /** @type {any} */ more) => call(inputs, { ...more, training: false });
}

/** The shared gradient of those that are largest, as Keras has it; tfjs gives all of it to each. @param {tf.Tensor} input */
function largestOf(input) {
  const axes = input.shape.slice(1, -1).map((_, axis) => axis + 1);
  const largest = tf.customGrad((/** @type {any} */ values, /** @type {any} */ save) => {
    save([values]);
    const gradFunc = (/** @type {any} */ back, /** @type {any} */ [kept]) => {
      const equal = tf.cast(tf.equal(kept, tf.max(kept, axes, true)), 'float32');
      return tf.mul(
        tf.div(equal, tf.sum(equal, axes, true)),
        tf.reshape(back, [kept.shape[0], ...axes.map(() => 1), -1]),
      );
    };
    return { value: tf.max(values, axes), gradFunc: /** @type {any} */ (gradFunc) };
  });
  return largest(input);
}

/** Windows reach so far beyond each side. @param {number} size @param {number} window @param {number} stride @returns {[number, number]} */
function sides(size, window, stride) {
  const lacking = Math.max((Math.ceil(size / stride) - 1) * stride + window - size, 0);
  return [Math.floor(lacking / 2), lacking - Math.floor(lacking / 2)];
}

/**
 * An average over the cells that there are, as sums over both; tfjs's gradient of `same` divides by the whole window.
 * @param {tf.Tensor} image @param {any} args
 */
function averageOf(image, { pool_size, strides, padding }) {
  if (padding === 'valid') return tf.avgPool(/** @type {any} */ (image), pool_size, strides, 'valid');
  const [rows, columns] = [0, 1].map((i) => sides(image.shape[i + 1], pool_size[i], strides[i]));
  const sum = (/** @type {tf.Tensor} */ cells) =>
    tf.avgPool(/** @type {any} */ (tf.pad(cells, [[0, 0], rows, columns, [0, 0]])), pool_size, strides, 'valid');
  return tf.div(sum(image), sum(tf.onesLike(image)));
}

/** @param {any} input @param {(image: any) => tf.Tensor} image a computation for two axes, where there is one */
function asImage(input, image) {
  return input.rank === 3 ? tf.squeeze(image(tf.expandDims(input, 1)), [1]) : image(input);
}

/** tfjs has no gradient of dilated windows: the same windows with zeros between their cells. @param {any} layer @param {any} args */
function spread(layer, args) {
  const rates = [args.dilation_rate].flat();
  const call = layer.call.bind(layer);
  const name = layer.getClassName() === 'SeparableConv2D' ? 'depthwiseKernel' : 'kernel';
  layer.call = (/** @type {any} */ inputs, /** @type {any} */ more) => {
    const kept = layer[name];
    layer[name] = { read: () => spreadKernel(kept.read(), rates) };
    layer.dilationRate = rates.map(() => 1);
    try {
      return call(inputs, more);
    } finally {
      layer[name] = kept;
    }
  };
}

/**
 * A layer of tfjs with Keras's gradients. Its gradient of a normalization wants both a scale and an offset; those that are
 * missing stay at one and zero. @param {string} class_name @param {any} args @param {boolean} trainable
 */
function believed(class_name, args, trainable) {
  // Its own first weights would need a part of tfjs that is not here; they are replaced anyway.
  if (recurrent.includes(class_name)) args.recurrent_initializer = 'glorotUniform';
  const whole = class_name === 'BatchNormalization' ? { center: true, scale: true } : {};
  const layer = tfjsLayer(class_name, { ...args, ...whole });
  const replace = (/** @type {(input: any) => tf.Tensor} */ call) => {
    layer.call = (/** @type {any} */ inputs) => call([inputs].flat()[0]);
  };
  if (class_name === 'UpSampling2D') replace((input) => repeated(input, [], args));
  if (class_name.startsWith('GlobalMax')) replace(largestOf);
  if (class_name === 'AveragePooling2D') replace((input) => averageOf(input, args));
  if (class_name === 'AveragePooling1D') {
    const row = { ...args, pool_size: [1, args.pool_size], strides: [1, args.strides] };
    replace((input) => asImage(input, (image) => averageOf(image, row)));
  }
  if (args.dilation_rate && Math.max(...[args.dilation_rate].flat()) > 1) spread(layer, args);
  if (!trainable) stayOutside(layer);
  return layer;
}

/** Names in the order of BatchNormalization's weights, and where they stay. @type {[string, number][]} */
const normalizing = [
  ['gamma', 1],
  ['beta', 0],
  ['moving_mean', 0],
  ['moving_variance', 1],
];

/** @param {any} layer @param {{ name: string, shape: number[], data: Float32Array }[]} weights @returns {any[]} the layer's own, in their order */
function writeWeights(layer, weights) {
  const tensors = weights.map(({ shape, data }) => tf.tensor(data.slice(), shape));
  if (layer.getClassName() !== 'BatchNormalization') {
    layer.setWeights(tensors);
    return layer.weights;
  }
  const places = normalizing.map(([name]) => weights.findIndex((weight) => weight.name === name));
  const { shape } = layer.weights[0];
  layer.setWeights(places.map((at, i) => (at < 0 ? tf.fill(shape, normalizing[i][1]) : tensors[at])));
  return layer.weights.filter((/** @type {any} */ _, /** @type {number} */ i) => places[i] >= 0);
}

/** @param {any} config @param {{ layer: string, name: string, shape: number[], data: Float32Array }[]} weights @param {typeof believed} [make] */
export function judgeModel(config, weights, make = believed) {
  const [first, ...rest] = config.config.layers;
  const input = layers.input({ shape: first.config.batch_shape.slice(1) });
  /** @type {Map<string, any>} */
  const tensors = new Map([[first.config.name, input]]);
  let before = first.config.name;
  /** @type {any[]} */ const all = [];
  /** @type {any[]} */ const trained = [];
  for (const { class_name, config: args, inbound_nodes } of rest) {
    const reads = inbound_nodes ? inbound_nodes[0].map((/** @type {any} */ [name]) => name) : [before];
    const { trainable = true, ...own } = structuredClone(args);
    const layer = make(class_name, own, trainable);
    const inputs = reads.map((/** @type {string} */ name) => tensors.get(name));
    before = args.name;
    tensors.set(before, layer.apply(inputs.length === 1 ? inputs[0] : inputs));
    const kept = writeWeights(
      layer,
      weights.filter((weight) => weight.layer === before),
    );
    all.push(...kept);
    if (trainable) trained.push(...kept.filter((weight) => layer.trainableWeights.includes(weight)));
  }
  const names = (config.config.output_layers ?? [[before]]).map((/** @type {any} */ [name]) => name);
  const outputs = names.map((/** @type {string} */ name) => tensors.get(name));
  const model = layers.model({ inputs: input, outputs });
  return { model, all, trained };
}

/** @type {Record<string, (wanted: tf.Tensor, found: tf.Tensor) => tf.Tensor>} the mean over all rows */
const losses = {
  mse: (wanted, found) => tf.mean(layers.metrics.meanSquaredError(wanted, found)),
  categorical_crossentropy: (wanted, found) => tf.mean(layers.metrics.categoricalCrossentropy(wanted, found)),
  binary_crossentropy: (wanted, found) => tf.mean(layers.metrics.binaryCrossentropy(wanted, found)),
  sparse_categorical_crossentropy: (wanted, found) => {
    const classes = found.shape.at(-1) ?? 1;
    if (classes === 1) return losses.categorical_crossentropy(tf.onesLike(found), found);
    return losses.categorical_crossentropy(tf.oneHot(tf.cast(wanted, 'int32'), classes), found);
  },
};

/**
 * One step of SGD. @param {ReturnType<typeof judgeModel>} judge @param {tf.Tensor} x @param {Float32Array[]} wanted
 * @param {string[]} names of the losses @param {number} rate @returns {number} the loss
 */
export function judgeStep({ model, trained }, x, wanted, names, rate) {
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(
      () => {
        const outputs = [/** @type {any} */ (model.apply(x, { training: true }))].flat();
        const parts = outputs.map((output, i) => {
          const shape = names[i].startsWith('sparse') ? output.shape.slice(0, -1) : output.shape;
          return losses[names[i]](tf.tensor(wanted[i], shape), output);
        });
        return /** @type {tf.Scalar} */ (parts.reduce((sum, one) => tf.add(sum, one)));
      },
      trained.map((weight) => weight.val),
    );
    for (const { val } of trained) val.assign(tf.sub(val, tf.mul(grads[val.name], rate)));
    return value.dataSync()[0];
  });
}
