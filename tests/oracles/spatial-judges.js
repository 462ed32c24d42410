// What judges single layers: tfjs-layers where it has the layer and is to be believed, else the same computation put
// together from operations of tfjs-core.

import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { tfjsLayer as makeLayer } from './tfjs-layers.js';

/** The output for an input with its batch. @typedef {(input: tf.Tensor, weights: tf.Tensor[], config: any) => tf.Tensor} Judge */

/** @param {string} class_name @returns {Judge} */
export function tfjsLayer(class_name) {
  return (input, weights, config) => {
    // Reshape writes into its arguments.
    const layer = makeLayer(class_name, structuredClone(config));
    layer.build(input.shape);
    if (layer.countParams() !== weights.reduce((sum, weight) => sum + weight.size, 0)) throw new Error('counts differ');
    if (weights.length > 0) layer.setWeights(weights);
    return layer.apply(input);
  };
}

/** tfjs-layers has no causal padding in one axis: the same window over an input with the zeros in front. @type {Judge} */
export const convolution1d = (input, weights, config) => {
  if (config.padding !== 'causal') return tfjsLayer('Conv1D')(input, weights, config);
  const before = (config.kernel_size - 1) * config.dilation_rate;
  return tfjsLayer('Conv1D')(
    tf.pad(input, [
      [0, 0],
      [before, 0],
      [0, 0],
    ]),
    weights,
    { ...config, padding: 'valid' },
  );
};

/** tfjs-layers forgets dilation_rate here, its core does not. @type {Judge} */
export const depthwiseConvolution = (input, [kernel, bias], config) => {
  const { strides, padding, dilation_rate, activation } = config;
  const image = /** @type {any} */ (input);
  const maps = tf.depthwiseConv2d(image, /** @type {any} */ (kernel), strides, padding, 'NHWC', dilation_rate);
  const activate = layers.layers.activation({ activation });
  return /** @type {tf.Tensor} */ (activate.apply(bias ? tf.add(maps, bias) : maps));
};

/** An image of one row: tfjs has these layers for two axes only. @param {Judge} judge @returns {Judge} */
export function asOneRow(judge) {
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
    return tf.squeeze(judge(tf.expandDims(input, 1), kernels, image), [1]);
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
export function spreadKernel(kernel, rates) {
  return rates.reduce((spread, rate, axis) => {
    if (rate === 1 || spread.shape[axis] === 1) return spread;
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

/** tfjs-layers compares cells by their corners, as TensorFlow 1 did; its core can do centres. @type {Judge} */
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
