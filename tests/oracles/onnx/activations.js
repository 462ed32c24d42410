// Operators on each value alone, and the softmaxes along an axis.

import { activation, layer, onOneSample, refuse, withBatch } from './keras-layers.js';
import { oneSample, reshape } from './tensors.js';

/** @import { KerasLayer, Translate } from './keras-layers.js' */

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

/** Only where the numbers are the ones that Keras has built in. @param {Record<string, [number, number]>} given of an attribute: its value and Keras's */
function builtIn(given) {
  for (const [name, [value, keras]] of Object.entries(given)) {
    if (Math.abs(value - keras) > 1e-6) refuse(`Keras has ${name} = ${keras} built in.`);
  }
}

/** A layer that works on the last axis, on another one. @param {number} axis @param {number} rank @param {KerasLayer} one */
function alongAxis(axis, rank, one) {
  const place = (axis + rank) % rank;
  if (place === rank - 1) return [one];
  const dims = Array.from({ length: rank }, (_, i) => i + 1);
  [dims[place], dims[rank - 1]] = [dims[rank - 1], dims[place]];
  return [layer('Permute', { dims }), one, layer('Permute', { dims })];
}

/** @type {Record<string, Translate>} */
export const activations = {
  Celu: onOneSample(({ alpha = 1 }) => {
    builtIn({ alpha: [alpha, 1] });
    return [layer('Activation', { activation: 'celu' })];
  }),
  Clip: (_, [x, min, max], outputs) => {
    builtIn({ min: [min?.data[0] ?? -Infinity, -1], max: [max?.data[0] ?? Infinity, 1] });
    return activation('hard_tanh')({}, [x], outputs);
  },
  Dropout: (_, [x, , training], outputs) => {
    if (training?.data[0]) refuse('Keras drops only while it trains.');
    if (outputs.length > 1) refuse('Keras returns no mask.');
    return onOneSample(() => [layer('Dropout', { rate: 0.5 })])({}, [x], outputs);
  },
  Elu: onOneSample(({ alpha = 1 }) => [layer('ELU', { alpha })]),
  Exp: activation('exponential'),
  // Keras 3 has slope 1/6 built in; ONNX's slope and offset are a Rescaling, and clipping is ReLU's max_value.
  HardSigmoid: onOneSample(({ alpha = 0.2, beta = 0.5 }) => [
    layer('Rescaling', { scale: alpha, offset: beta }),
    layer('ReLU', { max_value: 1 }),
  ]),
  HardSwish: activation('hard_silu'),
  Identity: activation('linear'),
  LeakyRelu: onOneSample(({ alpha = 0.01 }) => [layer('LeakyReLU', { negative_slope: alpha })]),
  LogSoftmax: onOneSample(({ axis = -1 }, [x]) =>
    alongAxis(axis, x.shape.length, layer('Activation', { activation: 'log_softmax' })),
  ),
  PRelu: prelu,
  Relu: activation('relu'),
  // Other constants than Keras's are an ELU and a Rescaling.
  Selu: onOneSample(({ alpha = 1.6732632, gamma = 1.0507009 }) => [
    layer('ELU', { alpha }),
    layer('Rescaling', { scale: gamma }),
  ]),
  Sigmoid: activation('sigmoid'),
  Softmax: onOneSample(({ axis = -1 }) => [layer('Softmax', { axis: withBatch(axis) })]),
  Softplus: activation('softplus'),
  Softsign: activation('softsign'),
  Tanh: activation('tanh'),
  ThresholdedRelu: onOneSample(({ alpha = 1 }) => [layer('ReLU', { threshold: alpha })]),
};
