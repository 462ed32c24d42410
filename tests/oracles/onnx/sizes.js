// Operators that change sizes: other shapes and orders of the same values, enlarging, and what an axis is reduced to.

import { layer, onOneSample, refuse } from './keras-layers.js';
import { channelsLast, oneSample } from './tensors.js';

/** @import { Tensor } from './protobuf.js' */
/** @import { Translate, Translation } from './keras-layers.js' */

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

/** @type {Record<string, Translate>} */
export const sizes = {
  Flatten: flatten,
  ReduceMax: reduce('GlobalMaxPooling1D'),
  ReduceMean: reduce('GlobalAveragePooling1D'),
  Reshape: reshaped,
  Resize: resize,
  Squeeze: reshaped,
  Transpose: onOneSample(({ perm }, [x]) => {
    const order = perm ?? x.shape.map((_, axis) => x.shape.length - 1 - axis);
    return [layer('Permute', { dims: order.map((/** @type {number} */ axis) => axis + 1) })];
  }),
  Unsqueeze: reshaped,
  Upsample: ({ mode = 'nearest' }, [x], [y]) => upSampling(mode, x, y),
};
