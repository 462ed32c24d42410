// ConvNetJS: plain JavaScript of 2014. It has no depthwise convolution, and VGG16 would take minutes.
import convnetjs from 'convnetjs/build/convnet.js';
import { padsOf, shapesOf, weightsOf } from '../models.js';

/** @import { BenchModel } from '../models.js' */

export const name = 'ConvNetJS';

/** @param {BenchModel} model */
function definitions(model) {
  if (model.id === 'M6') throw new Error('would take minutes');
  const [rows, columns, channels] = model.input_shape;
  const list = [{ type: 'input', out_sx: columns, out_sy: rows, out_depth: channels }];
  for (const { kind, options, input } of shapesOf(model)) {
    const [pad] = padsOf(input, options);
    if (kind === 'Conv2D') {
      const [sx] = options.kernel_size;
      list.push({ type: 'conv', sx, filters: options.filters, stride: 1, pad, activation: options.activation });
    } else if (kind === 'MaxPooling2D') {
      list.push({ type: 'pool', sx: 2, stride: 2 });
    } else if (kind === 'Dense' && options.activation === 'softmax') {
      list.push({ type: 'softmax', num_classes: options.units });
    } else if (kind === 'Dense') {
      list.push({ type: 'fc', num_neurons: options.units, activation: options.activation });
    } else if (kind !== 'Flatten') {
      throw new Error(`has no ${kind}`);
    }
  }
  return list;
}

/** @param {BenchModel} model */
export async function prepare(model) {
  const net = new convnetjs.Net();
  net.makeLayers(definitions(model));
  const weighted = net.layers.filter((/** @type {any} */ layer) => layer.filters);
  const weights = weightsOf(model);
  weighted.forEach((/** @type {any} */ layer, /** @type {number} */ i) => {
    const [kernel, bias] = [weights[2 * i], weights[2 * i + 1]];
    const filters = bias.length;
    layer.filters.forEach((/** @type {any} */ filter, /** @type {number} */ f) => {
      for (let k = 0; k < filter.w.length; k++) filter.w[k] = kernel[k * filters + f];
    });
    for (let f = 0; f < filters; f++) layer.biases.w[f] = bias[f];
  });
  const [rows, columns, channels] = model.input_shape;
  const volume = new convnetjs.Vol(columns, rows, channels, 0);
  const forward = (/** @type {Float32Array} */ input) => {
    for (let i = 0; i < input.length; i++) volume.w[i] = input[i];
    return net.forward(volume);
  };
  return {
    /** @param {Float32Array} input @param {Float32Array} output */
    run: (input, output) => {
      output.set(forward(input).w);
    },
    /** Its own arrays, no copies. @param {Float32Array} input */
    all: (input) => {
      forward(input);
      return net.layers.map((/** @type {any} */ layer) => layer.out_act);
    },
    free: () => {},
  };
}
