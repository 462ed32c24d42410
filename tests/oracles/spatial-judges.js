// What judges single layers: tfjs-layers where it has the layer and is to be believed, else the same computation put
// together from operations of tfjs-core.

import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

/** The output for an input with its batch. @typedef {(input: tf.Tensor, weights: tf.Tensor[], config: any) => tf.Tensor} Judge */

/** What a case is called in tfjs, where dataFormat is written differently. @param {Record<string, any>} config */
function tfjsArguments(config) {
  const spelled = { channels_last: 'channelsLast', channels_first: 'channelsFirst' };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()),
      key === 'data_format' ? spelled[/** @type {keyof spelled} */ (value)] : value,
    ]),
  );
}

/** @type {Record<string, (config: any) => any>} */
const tfjsLayers = {
  Conv1D: layers.layers.conv1d,
  Conv2D: layers.layers.conv2d,
  DepthwiseConv2D: layers.layers.depthwiseConv2d,
  SeparableConv2D: layers.layers.separableConv2d,
  Conv2DTranspose: layers.layers.conv2dTranspose,
  MaxPooling1D: layers.layers.maxPooling1d,
  AveragePooling1D: layers.layers.averagePooling1d,
  MaxPooling2D: layers.layers.maxPooling2d,
  AveragePooling2D: layers.layers.averagePooling2d,
  GlobalMaxPooling1D: layers.layers.globalMaxPooling1d,
  GlobalAveragePooling1D: layers.layers.globalAveragePooling1d,
  GlobalMaxPooling2D: layers.layers.globalMaxPooling2d,
  GlobalAveragePooling2D: layers.layers.globalAveragePooling2d,
  ZeroPadding2D: layers.layers.zeroPadding2d,
  Cropping2D: layers.layers.cropping2D,
  UpSampling2D: layers.layers.upSampling2d,
  Flatten: layers.layers.flatten,
  Reshape: layers.layers.reshape,
  Permute: layers.layers.permute,
  RepeatVector: layers.layers.repeatVector,
};

/** @param {string} class_name @returns {Judge} */
export function tfjsLayer(class_name) {
  return (input, weights, config) => {
    const layer = tfjsLayers[class_name](tfjsArguments(config));
    layer.build(input.shape);
    if (layer.countParams() !== weights.reduce((sum, weight) => sum + weight.size, 0)) throw new Error('counts differ');
    if (weights.length > 0) layer.setWeights(weights);
    return layer.apply(input);
  };
}

/** An image of one row: tfjs has these layers for two axes only. @param {string} class_name @returns {Judge} */
export function asOneRow(class_name) {
  return (input, weights, config) => {
    const wide = (/** @type {number} */ size) => [1, size];
    const { kernel_size, strides = 1, dilation_rate = 1, ...rest } = config;
    const image = {
      ...rest,
      kernel_size: wide(kernel_size),
      strides: [strides, strides],
      dilation_rate: wide(dilation_rate),
    };
    const kernels = weights.map((weight) => (weight.rank > 1 ? tf.expandDims(weight, 0) : weight));
    return tf.squeeze(tfjsLayer(class_name)(tf.expandDims(input, 1), kernels, image), [1]);
  };
}

/** Every group is a convolution of its own. @type {Judge} */
export const groupedConvolution = (input, [kernel, bias], { groups, strides, padding }) => {
  const inputs = tf.split(input, groups, 3);
  const kernels = tf.split(kernel, groups, 3);
  const parts = inputs.map((part, i) =>
    tf.conv2d(/** @type {any} */ (part), /** @type {any} */ (kernels[i]), strides, padding),
  );
  return tf.add(tf.concat(parts, 3), bias);
};

/** The kernel with zeros between its cells, cell by cell. @param {tf.Tensor} kernel @param {number[]} rates */
function spreadKernel(kernel, rates) {
  return rates.reduce((spread, rate, axis) => {
    const cells = tf.unstack(spread, axis);
    const gap = tf.zerosLike(cells[0]);
    return tf.stack(
      cells.flatMap((cell, i) => (i === 0 ? [cell] : [...Array(rate - 1).fill(gap), cell])),
      axis,
    );
  }, kernel);
}

/** Output padding and dilation, which tfjs-layers lacks; the sizes are those that Keras documents. @type {Judge} */
export const transposedConvolution = (
  input,
  [kernel, bias],
  { strides, padding, output_padding, dilation_rate, filters },
) => {
  const spread = spreadKernel(kernel, dilation_rate);
  const sizes = [0, 1].map((axis) => {
    const window = padding === 'valid' ? spread.shape[axis] : spread.shape[axis] % 2;
    return (input.shape[axis + 1] - 1) * strides[axis] + window + output_padding[axis];
  });
  const shape = /** @type {any} */ ([1, ...sizes, filters]);
  return tf.add(
    tf.conv2dTranspose(/** @type {any} */ (input), /** @type {any} */ (spread), shape, strides, padding),
    bias,
  );
};

/** @type {Judge} */
export const padded = (input, _, { padding }) =>
  tf.pad(input, [[0, 0], ...(Array.isArray(padding[0]) ? padding : [padding]), [0, 0]]);

/** @type {Judge} */
export const cropped = (input, _, { cropping }) => {
  const sides = [[0, 0], ...(Array.isArray(cropping[0]) ? cropping : [cropping]), [0, 0]];
  const start = sides.map(([before]) => before);
  return tf.slice(
    input,
    start,
    sides.map(([before, after], axis) => input.shape[axis] - before - after),
  );
};

/** @type {Judge} */
export const repeated = (input, _, { size }) =>
  [size].flat().reduce((tensor, factor, i) => {
    const places = Array.from({ length: tensor.shape[i + 1] * factor }, (__, place) => Math.floor(place / factor));
    return tf.gather(tensor, tf.tensor1d(places, 'int32'), i + 1);
  }, input);

/** tfjs-layers compares cells by their corners, as Keras did before 2.0; its core can do centres. @type {Judge} */
export const bilinear = (input, _, { size }) => {
  const [, rows, columns] = /** @type {number[]} */ (input.shape);
  return tf.image.resizeBilinear(/** @type {any} */ (input), [rows * size[0], columns * size[1]], false, true);
};

/** Keeps dimensions, and pools volumes: reductions over the spatial axes. @param {'max' | 'mean'} reduce @returns {Judge} */
export function reduced(reduce) {
  return (input, _, { keepdims }) =>
    tf[reduce](
      input,
      input.shape.slice(1, -1).map((__, axis) => axis + 1),
      keepdims,
    );
}
