// Writes a model as ONNX, because onnxruntime reads nothing else. Only what the benchmark's models need.
// Field numbers: onnx.proto3 (ModelProto, GraphProto, NodeProto, TensorProto, AttributeProto, ValueInfoProto).

import { padsOf, shapesOf } from './models.js';

/** @import { BenchModel } from './models.js' */

/** A Protocol Buffers message: parts that are joined once, at the end. */
class Message {
  /** @type {Uint8Array[]} */ #parts = [];

  /** @param {number} value not negative */
  #varint(value) {
    const bytes = [];
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
    this.#parts.push(Uint8Array.from([...bytes, value]));
  }

  /** @param {number} field @param {number} value */
  integer(field, value) {
    this.#varint(field * 8);
    this.#varint(value);
    return this;
  }

  /** @param {number} field @param {Uint8Array} bytes */
  bytes(field, bytes) {
    this.#varint(field * 8 + 2);
    this.#varint(bytes.length);
    this.#parts.push(bytes);
    return this;
  }

  /** @param {number} field @param {string} text */
  text(field, text) {
    return this.bytes(field, new TextEncoder().encode(text));
  }

  /** @param {number} field @param {Message} message */
  message(field, message) {
    return this.bytes(field, message.done());
  }

  done() {
    const all = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

const kFloat = 1;

/** @param {string} name @param {number[]} shape @param {Float32Array} values */
function tensor(name, shape, values) {
  const message = new Message();
  for (const size of shape) message.integer(1, size);
  message.integer(2, kFloat).text(8, name);
  return message.bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** @param {string} name @param {number[]} [shape] left out: any */
function valueInfo(name, shape) {
  const type = new Message().integer(1, kFloat);
  if (shape) {
    const sizes = new Message();
    for (const size of shape) sizes.message(1, new Message().integer(1, size));
    type.message(2, sizes);
  }
  return new Message().text(1, name).message(2, new Message().message(1, type));
}

/** @param {string} type @param {string[]} inputs @param {string} output @param {Record<string, number | number[]>} [attributes] */
function node(type, inputs, output, attributes = {}) {
  const message = new Message();
  for (const input of inputs) message.text(1, input);
  message.text(2, output).text(4, type);
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = new Message().text(1, name);
    if (Array.isArray(value)) {
      for (const item of value) attribute.integer(8, item);
      attribute.integer(20, 7);
    } else {
      attribute.integer(3, value).integer(20, 2);
    }
    message.message(5, attribute);
  }
  return message;
}

/** Values of an image, channels last to channels first. @param {number[]} shape @param {Float32Array} values */
export function channelsFirst([rows, columns, channels], values) {
  const moved = new Float32Array(values.length);
  for (let p = 0; p < rows * columns; p++) {
    for (let c = 0; c < channels; c++) moved[c * rows * columns + p] = values[p * channels + c];
  }
  return moved;
}

/** Keras's (row, column, channel, filter) to ONNX's (filter, channel, row, column). */
function moveKernel(/** @type {number[]} */ [rows, columns, channels, filters], /** @type {Float32Array} */ values) {
  const moved = new Float32Array(values.length);
  const cells = rows * columns;
  for (let p = 0; p < cells; p++) {
    for (let c = 0; c < channels; c++) {
      for (let f = 0; f < filters; f++)
        moved[(f * channels + c) * cells + p] = values[(p * channels + c) * filters + f];
    }
  }
  return moved;
}

/** Rows of a Dense kernel that follow a flattened image, in the order of channels first. */
function moveRows(
  /** @type {number[]} */ [rows, columns, channels],
  /** @type {number} */ units,
  /** @type {Float32Array} */ values,
) {
  const moved = new Float32Array(values.length);
  for (let p = 0; p < rows * columns; p++) {
    for (let c = 0; c < channels; c++) {
      const from = (p * channels + c) * units;
      moved.set(values.subarray(from, from + units), (c * rows * columns + p) * units);
    }
  }
  return moved;
}

/** One layer: its nodes and weights. */
class Graph {
  message = new Message();
  /** @type {string[]} */ outputs = [];
  #last = 'input';
  /** @type {number[] | undefined} */ #flattened;

  /** @param {ReturnType<typeof shapesOf>[number]} layer @param {Float32Array[]} weights @param {string} name */
  add({ kind, options, input, weights: shapes }, weights, name) {
    if (kind === 'Flatten') {
      this.#flattened = input;
      this.#node('Flatten', [], name, { axis: 1 });
    } else if (kind === 'MaxPooling2D') {
      const pads = padsOf(input, options);
      this.#node('MaxPool', [], name, { kernel_shape: options.pool_size, strides: options.strides, pads });
    } else if (kind === 'GlobalAveragePooling2D') {
      this.#node('GlobalAveragePool', [], `${name}_mean`);
      this.#node('Flatten', [], name, { axis: 1 });
    } else if (kind === 'Dense') {
      const kernel = this.#flattened ? moveRows(this.#flattened, options.units, weights[0]) : weights[0];
      this.#flattened = undefined;
      this.#weights(name, shapes[0], kernel, weights[1]);
      this.#node('Gemm', [`${name}_w`, `${name}_b`], `${name}_sum`);
      this.#node(options.activation === 'relu' ? 'Relu' : 'Softmax', [], name);
    } else {
      const [rows, columns, channels, filters] = shapes[0];
      // A depthwise kernel is (row, column, channel, 1): each channel is a group with one filter.
      const depthwise = kind === 'DepthwiseConv2D';
      const shape = depthwise ? [channels, 1, rows, columns] : [filters, channels, rows, columns];
      const kernel = depthwise
        ? channelsFirst([rows, columns, channels], weights[0])
        : moveKernel(shapes[0], weights[0]);
      this.#weights(name, shape, kernel, weights[1]);
      const relu = options.activation === 'relu';
      this.#node('Conv', [`${name}_w`, `${name}_b`], relu ? `${name}_sum` : name, {
        kernel_shape: [rows, columns],
        strides: options.strides ?? [1, 1],
        pads: padsOf(input, options),
        group: depthwise ? channels : 1,
      });
      if (relu) this.#node('Relu', [], name);
    }
    this.outputs.push(name);
  }

  /** @param {string} type @param {string[]} more @param {string} output @param {Record<string, number | number[]>} [attributes] */
  #node(type, more, output, attributes) {
    this.message.message(1, node(type, [this.#last, ...more], output, attributes));
    this.#last = output;
  }

  /** @param {string} name @param {number[]} shape @param {Float32Array} kernel @param {Float32Array} bias */
  #weights(name, shape, kernel, bias) {
    this.message.message(5, tensor(`${name}_w`, shape, kernel));
    this.message.message(5, tensor(`${name}_b`, [bias.length], bias));
  }
}

/**
 * The bytes of a .onnx file. Its input is (1, channels, rows, columns).
 * @param {BenchModel} model @param {Float32Array[]} weights in Keras's order
 * @param {boolean} all true: every layer's output is an output of the graph
 */
export function writeOnnx(model, weights, all) {
  const graph = new Graph();
  let next = 0;
  shapesOf(model).forEach((layer, i) => {
    graph.add(layer, weights.slice(next, (next += layer.weights.length)), `layer_${i}`);
  });
  const [rows, columns, channels] = model.input_shape;
  graph.message.text(2, model.id).message(11, valueInfo('input', [1, channels, rows, columns]));
  for (const name of all ? graph.outputs : graph.outputs.slice(-1)) graph.message.message(12, valueInfo(name));
  const opset = new Message().text(1, '').integer(2, 13);
  return new Message().integer(1, 8).message(7, graph.message).message(8, opset).done();
}
