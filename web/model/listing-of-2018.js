// A Sequential as it was written in 2018.

import { callLines, importLines, literal, nameWriter, parts, writtenArguments } from './listing.js';

/** @import { Describe, Line } from './listing.js' */

/** The listing of 2018, with the modules and the input_shape of its day. @param {any} config @param {Describe} describe @returns {Line[]} */
export function keras2Listing(config, describe) {
  const { layers, shape } = parts(config);
  const modules = new Map();
  for (const { class_name } of layers) {
    const module = oldModule(class_name);
    modules.set(module, [...(modules.get(module) ?? []), class_name]);
  }
  /** @type {Line[]} */
  const lines = [{ layer: '', pieces: [{ text: 'from keras.models import Sequential' }] }];
  for (const [module, names] of [...modules].sort()) {
    lines.push(...importLines(`keras.layers.${module}`, [...new Set(names)].sort()));
  }
  lines.push({ layer: '', pieces: [{ text: '' }] }, { layer: '', pieces: [{ text: 'model = Sequential()' }] });
  const nameIn = nameWriter("'");
  layers.forEach((/** @type {any} */ layer, /** @type {number} */ i) => {
    const args = [...writtenArguments(layer.config, describe(layer.class_name), "'"), ...nameIn(layer)];
    if (i === 0) args.push([{ text: `input_shape=${literal(shape, "'")}` }]);
    lines.push(...callLines(layer.config.name, `model.add(${layer.class_name}(`, args, '))'));
  });
  return [...lines, { layer: '', pieces: [{ text: 'model.summary()' }] }];
}

/** Where Keras 2.0 kept a layer. @param {string} name */
function oldModule(name) {
  if (/^(Conv|SeparableConv|DepthwiseConv|ZeroPadding|Cropping|UpSampling)/.test(name)) return 'convolutional';
  if (/Pooling/.test(name)) return 'pooling';
  if (/^(LeakyReLU|PReLU|ELU|Softmax|ReLU)$/.test(name)) return 'advanced_activations';
  return /Normalization$/.test(name) ? 'normalization' : 'core';
}
