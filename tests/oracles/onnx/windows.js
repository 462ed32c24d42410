// Operators with a window: convolutions and poolings, and the pads around what they slide over.

import { layer, refuse } from './keras-layers.js';
import { channelsLast, transpose } from './tensors.js';

/** @import { Tensor } from './protobuf.js' */
/** @import { Translate } from './keras-layers.js' */

/** Pads before and after each spatial axis. @param {Record<string, any>} a @param {number[]} sizes @param {number[]} kernel */
function padsOf(a, sizes, kernel) {
  const { auto_pad = 'NOTSET', strides = sizes.map(() => 1), dilations = sizes.map(() => 1) } = a;
  if (auto_pad.startsWith('SAME')) {
    return sizes.map((size, i) => {
      const span = (kernel[i] - 1) * dilations[i] + 1;
      const total = Math.max((Math.ceil(size / strides[i]) - 1) * strides[i] + span - size, 0);
      const small = Math.floor(total / 2);
      return auto_pad === 'SAME_UPPER' ? [small, total - small] : [total - small, small];
    });
  }
  const pads = a.pads ?? sizes.flatMap(() => [0, 0]);
  return sizes.map((_, i) => [pads[i], pads[i + sizes.length]]);
}

/** @param {number[][]} pads */
const isPadded = (pads) => pads.flat().some((side) => side !== 0);

/** Keras's `same` where it pads like this. @param {Record<string, any>} a @param {number[]} sizes @param {number[]} kernel @param {number[][]} pads */
function isSame(a, sizes, kernel, pads) {
  const same = padsOf({ ...a, auto_pad: 'SAME_UPPER' }, sizes, kernel);
  return JSON.stringify(same) === JSON.stringify(pads);
}

/** One pair for one axis, pairs for more, as Keras writes them. @param {number[][]} pads */
const sides = (pads) => (pads.length === 1 ? pads[0] : pads);

/** @param {number[]} wanted positions of the kernel's axes in ONNX's order @param {Tensor} kernel */
const kernelLast = (kernel, wanted) => transpose(kernel, [...kernel.shape.map((_, axis) => axis).slice(2), ...wanted]);

/** @type {Translate} */
function conv(a, [x, kernel, bias], [y]) {
  const size = x.shape.slice(2);
  const kernel_size = kernel.shape.slice(2);
  const pads = padsOf(a, size, kernel_size);
  const same = isSame(a, size, kernel_size, pads);
  const config = {
    filters: kernel.shape[0],
    kernel_size,
    strides: a.strides ?? size.map(() => 1),
    dilation_rate: a.dilations ?? size.map(() => 1),
    groups: a.group ?? 1,
    padding: same ? 'same' : 'valid',
    use_bias: bias !== undefined,
  };
  const weights = [kernelLast(kernel, [1, 0]), ...(bias ? [bias] : [])];
  const padding = isPadded(pads) && !same ? [layer(`ZeroPadding${size.length}D`, { padding: sides(pads) })] : [];
  return {
    layers: [...padding, { class_name: `Conv${size.length}D`, config, weights }],
    inputs: [channelsLast(x)],
    output: channelsLast(y),
  };
}

/** @type {Translate} */
function convTranspose(a, [x, kernel, bias], [y]) {
  const size = x.shape.slice(2);
  const kernel_size = kernel.shape.slice(2);
  if ((a.group ?? 1) > 1) refuse('Keras has no groups in transposed convolutions.');
  const strides = a.strides ?? size.map(() => 1);
  const dilation_rate = a.dilations ?? size.map(() => 1);
  const whole = size.map((n, i) => (n - 1) * strides[i] + (kernel_size[i] - 1) * dilation_rate[i] + 1);
  // ONNX's pads cut the result; its output_padding adds zeros at the end. Bias would be missing there.
  const cut = y.shape.slice(2).map((n, i) => whole[i] - n);
  const begins = cut.map((total, i) =>
    a.pads
      ? a.pads[i]
      : a.auto_pad === 'SAME_LOWER'
        ? Math.ceil(Math.max(total, 0) / 2)
        : Math.floor(Math.max(total, 0) / 2),
  );
  const ends = cut.map((total, i) => total - begins[i]);
  const crop = begins.map((begin, i) => [begin, Math.max(ends[i], 0)]);
  const grow = ends.map((end) => [0, Math.max(-end, 0)]);
  if (isPadded(grow) && bias) refuse('output_padding and a bias together');
  const transposed = {
    class_name: `Conv${size.length}DTranspose`,
    config: { filters: kernel.shape[1], kernel_size, strides, dilation_rate, use_bias: bias !== undefined },
    weights: [kernelLast(kernel, [1, 0]), ...(bias ? [bias] : [])],
  };
  return {
    layers: [
      transposed,
      ...(isPadded(crop) ? [layer(`Cropping${size.length}D`, { cropping: sides(crop) })] : []),
      ...(isPadded(grow) ? [layer(`ZeroPadding${size.length}D`, { padding: sides(grow) })] : []),
    ],
    inputs: [channelsLast(x)],
    output: channelsLast(y),
  };
}

/** @param {'Max' | 'Average'} name @returns {Translate} */
const pool =
  (name) =>
  (a, [x], outputs) => {
    if (outputs.length > 1) refuse('Keras returns no places of the maxima.');
    const size = x.shape.slice(2);
    const pool_size = a.kernel_shape;
    if ((a.dilations ?? []).some((/** @type {number} */ rate) => rate > 1)) refuse('Keras has no dilated pooling.');
    const pads = padsOf(a, size, pool_size);
    const same = isSame(a, size, pool_size, pads);
    const padding = [];
    if (isPadded(pads) && !same) {
      if (!a.count_include_pad) refuse("Pads that are not Keras's `same`; zeros before the layer would be counted.");
      padding.push(layer(`ZeroPadding${size.length}D`, { padding: sides(pads) }));
    } else if (isPadded(pads) && a.count_include_pad) {
      padding.push(layer(`ZeroPadding${size.length}D`, { padding: sides(pads) }));
    }
    const valid = padding.length > 0 || !same || !isPadded(pads);
    if (a.ceil_mode && valid) {
      const strides = a.strides ?? size.map(() => 1);
      const even = size.every((n, i) => (n - pool_size[i]) % strides[i] === 0);
      if (!even) refuse('Keras rounds sizes down; ceil_mode rounds up.');
    }
    const config = { pool_size, strides: a.strides ?? size.map(() => 1), padding: valid ? 'valid' : 'same' };
    return {
      layers: [...padding, layer(`${name}Pooling${size.length}D`, config)],
      inputs: [channelsLast(x)],
      output: channelsLast(outputs[0]),
    };
  };

/** @param {'Max' | 'Average'} name @returns {Translate} */
const globalPool =
  (name) =>
  (_, [x], [y]) => ({
    layers: [layer(`Global${name}Pooling${x.shape.length - 2}D`, { keepdims: true })],
    inputs: [channelsLast(x)],
    output: channelsLast(y),
  });

/** @type {Record<string, Translate>} */
export const windows = {
  AveragePool: pool('Average'),
  Conv: conv,
  ConvTranspose: convTranspose,
  GlobalAveragePool: globalPool('Average'),
  GlobalMaxPool: globalPool('Max'),
  MaxPool: pool('Max'),
};
