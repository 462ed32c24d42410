// ONNX operators in Keras's words. An operator is a function from its attributes and tensors to Keras layers; what
// Keras has no equal for is refused with the reason.

import { channelsLast, oneSample, reshape, scaled, transpose } from './tensors.js';

/** @import { Tensor } from './protobuf.js' */
/**
 * @typedef {{ class_name: string, config?: Record<string, any>, weights?: Tensor[], from?: string[] }} KerasLayer
 * @typedef {{ layers: KerasLayer[], inputs: Tensor[], output: Tensor }} Translation inputs and output with their batch
 * @typedef {(attributes: Record<string, any>, inputs: Tensor[], outputs: Tensor[]) => Translation} Translate
 */

/** Why a case has no Keras equal. */
export class NoEqual extends Error {}

/** @param {string} reason @returns {never} */
function refuse(reason) {
  throw new NoEqual(reason);
}

/** Layers on each whole tensor as one sample, for what does not look at the batch. @param {(a: Record<string, any>, inputs: Tensor[]) => KerasLayer[]} layersOf @returns {Translate} */
const onOneSample = (layersOf) => (attributes, inputs, outputs) => ({
  layers: layersOf(attributes, inputs),
  inputs: inputs.map(oneSample),
  output: oneSample(outputs[0]),
});

/** @param {string} class_name @param {Record<string, any>} [config] @returns {KerasLayer} */
const layer = (class_name, config = {}) => ({ class_name, config });
/** @param {string} activation */
const activation = (activation) => onOneSample(() => [layer('Activation', { activation })]);
/** @param {string} class_name */
const merge = (class_name) => onOneSample(() => [layer(class_name)]);

/** Axis of a sample as Keras counts it, with the batch in front. @param {number} axis */
const withBatch = (axis) => (axis < 0 ? axis : axis + 1);

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

/** @type {Translate} */
function batchNormalization(a, [x, ...weights], [y]) {
  if (a.training_mode) refuse('Keras normalises by the batch only while it trains.');
  const config = { epsilon: a.epsilon ?? 1e-5, momentum: a.momentum ?? 0.9 };
  return {
    layers: [{ class_name: 'BatchNormalization', config, weights }],
    inputs: [channelsLast(x)],
    output: channelsLast(y),
  };
}

/** Of the three outputs Keras returns the first, the normalised values. @type {Translate} */
function layerNormalization(a, [x, ...weights], [y]) {
  const rank = x.shape.length;
  const first = ((a.axis ?? -1) + rank) % rank;
  const axis = Array.from({ length: rank - first }, (_, i) => first + 1 + i);
  const config = { axis, epsilon: a.epsilon ?? 1e-5, center: weights.length > 1 };
  return {
    layers: [{ class_name: 'LayerNormalization', config, weights }],
    inputs: [oneSample(x)],
    output: oneSample(y),
  };
}

/** @type {Translate} */
function gemm({ alpha = 1, beta = 1, transA = 0, transB = 0 }, [a, b, c], [y]) {
  const kernel = scaled(transB ? transpose(b, [1, 0]) : b, alpha);
  const units = kernel.shape[1];
  const rows = transA ? transpose(a, [1, 0]) : a;
  const bias = c && scaled(c, beta);
  const isMatrix = bias !== undefined && bias.shape.length === 2 && bias.shape[0] > 1;
  if (isMatrix) {
    const dense = {
      class_name: 'Dense',
      config: { name: 'dense', units, use_bias: false },
      weights: [kernel],
      from: ['input_0'],
    };
    return { layers: [dense, { class_name: 'Add', from: ['dense', 'input_1'] }], inputs: [rows, bias], output: y };
  }
  const every = bias && Array.from({ length: units }, (_, i) => bias.data[i % bias.data.length]);
  const weights = [kernel, ...(every ? [{ shape: [units], data: every }] : [])];
  return {
    layers: [{ class_name: 'Dense', config: { units, use_bias: every !== undefined }, weights }],
    inputs: [rows],
    output: y,
  };
}

/** @type {Translate} */
function matMul(_, [a, b], [y]) {
  if (b.shape.length > 2) refuse('A product of two tensors; a Dense has one kernel for all samples.');
  return {
    layers: [{ class_name: 'Dense', config: { units: b.shape[1], use_bias: false }, weights: [b] }],
    inputs: [a],
    output: y,
  };
}

/** Sizes only: what was asked for stands in the expected output. @type {Translate} */
function reshaped(_, [x], [y]) {
  return { layers: [layer('Reshape', { target_shape: y.shape })], inputs: [oneSample(x)], output: oneSample(y) };
}

/** @type {Translate} */
function flatten({ axis = 1 }, [x], [y]) {
  const first = (axis + x.shape.length) % x.shape.length;
  if (first === 1) return { layers: [layer('Flatten')], inputs: [x], output: y };
  if (axis === 0) return { layers: [layer('Flatten')], inputs: [oneSample(x)], output: y };
  return reshaped({}, [x], [y]);
}

/** @type {Translate} */
function prelu(_, [x, slope], [y]) {
  const missing = x.shape.length - slope.shape.length;
  const alpha = [...Array(missing).fill(1), ...slope.shape];
  const shared_axes = alpha.flatMap((size, axis) => (size === 1 && x.shape[axis] > 1 ? [axis + 1] : []));
  return {
    layers: [
      {
        class_name: 'PReLU',
        config: { shared_axes: shared_axes.length > 0 ? shared_axes : null },
        weights: [reshape(slope, alpha)],
      },
    ],
    inputs: [oneSample(x)],
    output: oneSample(y),
  };
}

/** Nearest and linear enlarging by whole factors. @param {string} mode @param {Tensor} x @param {Tensor} y @returns {Translation} */
function upSampling(mode, x, y) {
  const size = x.shape.slice(2).map((n, i) => y.shape[i + 2] / n);
  if (x.shape.length !== 4 || !size.every((factor) => Number.isInteger(factor)))
    refuse('Keras enlarges by whole factors.');
  if (mode !== 'nearest' && mode !== 'linear') refuse('Keras enlarges by nearest and bilinear here.');
  const interpolation = mode === 'linear' ? 'bilinear' : mode;
  return {
    layers: [layer('UpSampling2D', { size, interpolation })],
    inputs: [channelsLast(x)],
    output: channelsLast(y),
  };
}

/** @type {Translate} */
function resize(a, [x], [y]) {
  if ((a.coordinate_transformation_mode ?? 'half_pixel') !== 'half_pixel')
    refuse('Keras samples at the centres of pixels.');
  return upSampling(a.mode ?? 'nearest', x, y);
}

/** @param {string} class_name @returns {Translate} */
const reduce =
  (class_name) =>
  ({ axes, keepdims = 1 }, [x], [y]) => {
    if (x.shape.length !== 3 || axes?.length !== 1 || (axes[0] + 3) % 3 !== 1) {
      refuse("Keras's pooling reduces all spatial axes and no other.");
    }
    return { layers: [layer(class_name, { keepdims: keepdims === 1 })], inputs: [x], output: y };
  };

/** Only where the numbers are the ones that Keras has built in. @param {Record<string, [number, number]>} given of an attribute: its value and Keras's */
function builtIn(given) {
  for (const [name, [value, keras]] of Object.entries(given)) {
    if (Math.abs(value - keras) > 1e-6) refuse(`Keras has ${name} = ${keras} built in.`);
  }
}

/** @type {Record<string, Translate>} */
export const operators = {
  Add: merge('Add'),
  AveragePool: pool('Average'),
  BatchNormalization: batchNormalization,
  Celu: onOneSample(({ alpha = 1 }) => {
    builtIn({ alpha: [alpha, 1] });
    return [layer('Activation', { activation: 'celu' })];
  }),
  Clip: (_, [x, min, max], outputs) => {
    builtIn({ min: [min?.data[0] ?? -Infinity, -1], max: [max?.data[0] ?? Infinity, 1] });
    return activation('hard_tanh')({}, [x], outputs);
  },
  Concat: onOneSample(({ axis }) => [layer('Concatenate', { axis: withBatch(axis) })]),
  Conv: conv,
  ConvTranspose: convTranspose,
  Dropout: (_, [x, , training], outputs) => {
    if (training?.data[0]) refuse('Keras drops only while it trains.');
    if (outputs.length > 1) refuse('Keras returns no mask.');
    return onOneSample(() => [layer('Dropout', { rate: 0.5 })])({}, [x], outputs);
  },
  Elu: onOneSample(({ alpha = 1 }) => [layer('ELU', { alpha })]),
  Exp: activation('exponential'),
  Flatten: flatten,
  Gemm: gemm,
  GlobalAveragePool: globalPool('Average'),
  GlobalMaxPool: globalPool('Max'),
  // Keras 3 has slope 1/6 built in; ONNX's slope and offset are a Rescaling, and clipping is ReLU's max_value.
  HardSigmoid: onOneSample(({ alpha = 0.2, beta = 0.5 }) => [
    layer('Rescaling', { scale: alpha, offset: beta }),
    layer('ReLU', { max_value: 1 }),
  ]),
  HardSwish: activation('hard_silu'),
  Identity: activation('linear'),
  LayerNormalization: layerNormalization,
  LeakyRelu: onOneSample(({ alpha = 0.01 }) => [layer('LeakyReLU', { negative_slope: alpha })]),
  LogSoftmax: onOneSample(({ axis = -1 }, [x]) =>
    alongAxis(axis, x.shape.length, layer('Activation', { activation: 'log_softmax' })),
  ),
  MatMul: matMul,
  Max: merge('Maximum'),
  MaxPool: pool('Max'),
  Mean: merge('Average'),
  Min: merge('Minimum'),
  Mul: merge('Multiply'),
  PRelu: prelu,
  ReduceMax: reduce('GlobalMaxPooling1D'),
  ReduceMean: reduce('GlobalAveragePooling1D'),
  Relu: activation('relu'),
  Reshape: reshaped,
  Resize: resize,
  // Other constants than Keras's are an ELU and a Rescaling.
  Selu: onOneSample(({ alpha = 1.6732632, gamma = 1.0507009 }) => [
    layer('ELU', { alpha }),
    layer('Rescaling', { scale: gamma }),
  ]),
  Sigmoid: activation('sigmoid'),
  Softmax: onOneSample(({ axis = -1 }) => [layer('Softmax', { axis: withBatch(axis) })]),
  Softplus: activation('softplus'),
  Softsign: activation('softsign'),
  Squeeze: reshaped,
  Sub: merge('Subtract'),
  Sum: merge('Add'),
  Tanh: activation('tanh'),
  ThresholdedRelu: onOneSample(({ alpha = 1 }) => [layer('ReLU', { threshold: alpha })]),
  Transpose: onOneSample(({ perm }, [x]) => {
    const order = perm ?? x.shape.map((_, axis) => x.shape.length - 1 - axis);
    return [layer('Permute', { dims: order.map((/** @type {number} */ axis) => axis + 1) })];
  }),
  Unsqueeze: reshaped,
  Upsample: ({ mode = 'nearest' }, [x], [y]) => upSampling(mode, x, y),
};

/** A layer that works on the last axis, on another one. @param {number} axis @param {number} rank @param {KerasLayer} one */
function alongAxis(axis, rank, one) {
  const place = (axis + rank) % rank;
  if (place === rank - 1) return [one];
  const dims = Array.from({ length: rank }, (_, i) => i + 1);
  [dims[place], dims[rank - 1]] = [dims[rank - 1], dims[place]];
  return [layer('Permute', { dims }), one, layer('Permute', { dims })];
}
