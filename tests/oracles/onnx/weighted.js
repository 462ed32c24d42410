// Operators with weights and no window: normalisations, and products with a matrix.

import { refuse } from './keras-layers.js';
import { channelsLast, oneSample, scaled, transpose } from './tensors.js';

/** @import { Translate } from './keras-layers.js' */

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

/** @type {Record<string, Translate>} */
export const weighted = {
  BatchNormalization: batchNormalization,
  Gemm: gemm,
  LayerNormalization: layerNormalization,
  MatMul: matMul,
};
