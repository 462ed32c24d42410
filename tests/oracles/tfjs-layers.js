// Keras's layers in tfjs-layers' words: the classes that both have, and arguments in camel case.

import * as layers from '@tensorflow/tfjs-layers';

/** @type {Record<string, (config: any) => any>} */
const makers = {
  Activation: layers.layers.activation,
  Add: layers.layers.add,
  AlphaDropout: layers.layers.alphaDropout,
  Average: layers.layers.average,
  AveragePooling1D: layers.layers.averagePooling1d,
  AveragePooling2D: layers.layers.averagePooling2d,
  BatchNormalization: layers.layers.batchNormalization,
  Concatenate: layers.layers.concatenate,
  Conv1D: layers.layers.conv1d,
  Conv2D: layers.layers.conv2d,
  Conv2DTranspose: layers.layers.conv2dTranspose,
  Cropping2D: layers.layers.cropping2D,
  Dense: layers.layers.dense,
  DepthwiseConv2D: layers.layers.depthwiseConv2d,
  Dropout: layers.layers.dropout,
  ELU: layers.layers.elu,
  Embedding: layers.layers.embedding,
  Flatten: layers.layers.flatten,
  GRU: layers.layers.gru,
  GaussianDropout: layers.layers.gaussianDropout,
  GaussianNoise: layers.layers.gaussianNoise,
  GlobalAveragePooling1D: layers.layers.globalAveragePooling1d,
  GlobalAveragePooling2D: layers.layers.globalAveragePooling2d,
  GlobalMaxPooling1D: layers.layers.globalMaxPooling1d,
  GlobalMaxPooling2D: layers.layers.globalMaxPooling2d,
  LSTM: layers.layers.lstm,
  LayerNormalization: layers.layers.layerNormalization,
  // Keras 3 calls its slope negative_slope, tfjs alpha as Keras 2 did.
  LeakyReLU: ({ negativeSlope, ...config }) => layers.layers.leakyReLU({ alpha: negativeSlope, ...config }),
  MaxPooling1D: layers.layers.maxPooling1d,
  MaxPooling2D: layers.layers.maxPooling2d,
  Maximum: layers.layers.maximum,
  Minimum: layers.layers.minimum,
  Multiply: layers.layers.multiply,
  PReLU: layers.layers.prelu,
  Permute: layers.layers.permute,
  ReLU: layers.layers.reLU,
  RepeatVector: layers.layers.repeatVector,
  Rescaling: layers.layers.rescaling,
  Reshape: layers.layers.reshape,
  SeparableConv2D: layers.layers.separableConv2d,
  SimpleRNN: layers.layers.simpleRNN,
  Softmax: layers.layers.softmax,
  UpSampling2D: layers.layers.upSampling2d,
  ZeroPadding2D: layers.layers.zeroPadding2d,
};

export const tfjsClasses = Object.keys(makers);

const formats = /** @type {Record<string, string>} */ ({
  channels_last: 'channelsLast',
  channels_first: 'channelsFirst',
});

/** @param {Record<string, any>} config */
function camelCase(config) {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()),
      key === 'data_format' ? formats[value] : value,
    ]),
  );
}

/** A layer of tfjs. It numbers the names of all models together; ours must only be unique in one. @param {string} class_name @param {any} config */
export function tfjsLayer(class_name, config) {
  return makers[class_name](camelCase({ ...config, name: undefined }));
}
