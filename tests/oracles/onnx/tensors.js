// Tensors as ONNX has them and as Keras wants them.

/** @import { Tensor } from './protobuf.js' */

/** @param {Tensor} tensor @param {number[]} order the old axis of each new one @returns {Tensor} */
export function transpose({ shape, data }, order) {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const result = { shape: order.map((axis) => shape[axis]), data: /** @type {number[]} */ ([]) };
  const walk = (/** @type {number} */ axis, /** @type {number} */ offset) => {
    if (axis === order.length) result.data.push(data[offset]);
    else for (let i = 0; i < result.shape[axis]; i++) walk(axis + 1, offset + i * strides[order[axis]]);
  };
  walk(0, 0);
  return result;
}

/** Channels of N·C·spatial go last. @param {Tensor} tensor */
export function channelsLast(tensor) {
  const axes = tensor.shape.map((_, axis) => axis);
  return transpose(tensor, [0, ...axes.slice(2), 1]);
}

/** The whole tensor as one sample. @param {Tensor} tensor @returns {Tensor} */
export const oneSample = ({ shape, data }) => ({ shape: [1, ...shape], data });

/** @param {Tensor} tensor @param {number[]} shape @returns {Tensor} */
export const reshape = ({ data }, shape) => ({ shape, data });

/** @param {Tensor} tensor @param {number} factor @returns {Tensor} */
export const scaled = ({ shape, data }, factor) => ({ shape, data: data.map((value) => value * factor) });
