// Models that together have a layer of every family, so that every name of a factor, a weight and a kind is said.

/** @param {(number | null)[]} input @param {...[string, object]} layers */
const model = (input, ...layers) => ({
  class_name: 'Sequential',
  config: {
    name: 'own',
    layers: [
      { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, ...input] } },
      ...layers.map(([class_name, config], i) => ({ class_name, config: { name: `layer_${i}`, ...config } })),
    ],
  },
});

/** @type {Record<string, object>} */
export const layerModels = {
  images: model(
    [16, 16, 4],
    ['Rescaling', { scale: 2 }],
    ['Conv2D', { filters: 6, kernel_size: 3, groups: 2, activation: 'relu' }],
    ['BatchNormalization', {}],
    ['DepthwiseConv2D', { kernel_size: 3, depth_multiplier: 2 }],
    ['PReLU', { shared_axes: [1, 2] }],
    ['SeparableConv2D', { filters: 5, kernel_size: 3 }],
    ['LayerNormalization', {}],
    ['GroupNormalization', { groups: 5 }],
    ['Conv2DTranspose', { filters: 3, kernel_size: 3, strides: 2 }],
    ['ZeroPadding2D', {}],
    ['Cropping2D', { cropping: 2 }],
    ['UpSampling2D', {}],
    ['MaxPooling2D', {}],
    ['SpatialDropout2D', { rate: 0.5 }],
    ['AveragePooling2D', { pool_size: [4, 2] }],
    ['GlobalAveragePooling2D', {}],
    ['Dropout', { rate: 0.5 }],
    ['Dense', { units: 4, activation: 'softmax' }],
  ),
  rows: model(
    [12],
    ['Embedding', { input_dim: 30, output_dim: 8 }],
    ['Conv1D', { filters: 6, kernel_size: 3, padding: 'causal' }],
    ['MaxPooling1D', {}],
    ['Bidirectional', { layer: { class_name: 'LSTM', config: { name: 'inner', units: 3, return_sequences: true } } }],
    ['GRU', { units: 4, return_sequences: true }],
    ['TimeDistributed', { layer: { class_name: 'Dense', config: { name: 'each', units: 3 } } }],
    ['SimpleRNN', { units: 5, return_sequences: true }],
    ['Dense', { units: 4 }],
    ['Permute', { dims: [2, 1] }],
    ['GlobalMaxPooling1D', {}],
    ['RepeatVector', { n: 2 }],
    ['Flatten', {}],
    ['Reshape', { target_shape: [3, 4] }],
    ['EinsumDense', { equation: 'abc,cd->abd', output_shape: [null, 2], bias_axes: 'd' }],
  ),
  volumes: model(
    [6, 6, 6, 2],
    ['Conv3D', { filters: 2, kernel_size: 3, strides: 1 }],
    ['BatchNormalization', { renorm: true }],
    ['MaxPooling3D', {}],
    ['ConvLSTM2D', { filters: 2, kernel_size: 2 }],
    ['Flatten', {}],
    ['Dense', { units: 2, trainable: false }],
  ),
};
