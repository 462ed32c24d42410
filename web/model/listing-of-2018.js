// A Sequential as it was written in 2018.

import { callLines, classNames, importLines, literal, nameWriter, parts, writtenArguments } from './listing.js';
import { restWriter } from './rest-of-config.js';

/** @import { Describe, Line } from './listing.js' */

/** The listing of 2018, with the modules and the input_shape of its day. @param {any} config @param {Describe} describe @returns {Line[]} */
export function keras2Listing(config, describe) {
  const { layers, shape } = parts(config);
  const rest = restWriter("'", describe);
  /** @type {Line[]} */
  const calls = [];
  const nameIn = nameWriter("'");
  layers.forEach((/** @type {any} */ layer, /** @type {number} */ i) => {
    const args = [...writtenArguments(layer.config, describe(layer.class_name), "'", rest), ...nameIn(layer)];
    if (i === 0) args.push([{ text: `input_shape=${literal(shape, "'")}` }]);
    calls.push(...callLines(layer.config.name, `model.add(${layer.class_name}(`, args, '))'));
  });
  const modules = new Map();
  for (const name of classNames(layers, rest)) {
    const module = oldModule(name);
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  const lines = [
    ...importLines('keras', [...rest.imported]),
    { layer: '', pieces: [{ text: 'from keras.models import Sequential' }] },
  ];
  for (const [module, names] of [...modules].sort()) lines.push(...importLines(`keras.layers.${module}`, names));
  lines.push({ layer: '', pieces: [{ text: '' }] }, { layer: '', pieces: [{ text: 'model = Sequential()' }] });
  return [...lines, ...calls, { layer: '', pieces: [{ text: 'model.summary()' }] }];
}

/** Where Keras 2.0 kept a layer. @param {string} name */
function oldModule(name) {
  if (/^(Conv|SeparableConv|DepthwiseConv|ZeroPadding|Cropping|UpSampling)/.test(name)) return 'convolutional';
  if (/Pooling/.test(name)) return 'pooling';
  if (/^(LeakyReLU|PReLU|ELU|Softmax|ReLU)$/.test(name)) return 'advanced_activations';
  return /Normalization$/.test(name) ? 'normalization' : 'core';
}
