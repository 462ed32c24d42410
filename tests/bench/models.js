// The seven models that everything is measured on, as Keras configs, with weights and inputs drawn from a seed.

/** @typedef {{ id: string, what: string, config: any, input_shape: number[], layers: [string, any][] }} BenchModel */

const relu = { activation: 'relu' };
const same = { padding: 'same' };
/** @type {(filters: number, options?: object) => [string, any]} */
const conv = (filters, options = {}) => ['Conv2D', { filters, kernel_size: [3, 3], ...relu, ...options }];
/** @type {(options?: object) => [string, any]} */
const pool = (options = {}) => ['MaxPooling2D', { pool_size: [2, 2], strides: [2, 2], ...options }];
/** @type {(units: number, activation?: string) => [string, any]} */
const dense = (units, activation = 'relu') => ['Dense', { units, activation }];
/** @type {(filters: number, strides: number) => [string, any][]} */
const separable = (filters, strides) => [
  ['DepthwiseConv2D', { kernel_size: [3, 3], strides: [strides, strides], ...same, ...relu }],
  ['Conv2D', { filters, kernel_size: [1, 1], ...same, ...relu }],
];
/** The same without ReLU, so that no value between the layers is zero. @param {[string, any][]} layers */
const linear = (layers) =>
  /** @type {[string, any][]} */ (layers.map(([kind, options]) => [kind, { ...options, activation: 'linear' }]));
/** @type {(filters: number, count: number) => [string, any][]} */
const block = (filters, count) => [...Array.from({ length: count }, () => conv(filters, same)), pool()];

/** @type {[string, any]} */
const flatten = ['Flatten', {}];

/** @type {[string, any][]} */
const depthwise = [
  conv(32, { ...same, strides: [2, 2] }),
  ...separable(64, 1),
  ...separable(128, 2),
  ...separable(128, 1),
  ...separable(256, 2),
  ...separable(256, 1),
];
/** @type {[string, any][]} */
const top = [['GlobalAveragePooling2D', {}], dense(10, 'softmax')];

/** @type {[string, string, number[], [string, any][]][]} */
const table = [
  ['M1', 'lesson, zero padding', [20, 20, 3], [conv(2, same), conv(3, same), flatten, dense(2, 'softmax')]],
  ['M2', 'lesson, no padding', [20, 20, 3], [conv(2), conv(3), flatten, dense(2, 'softmax')]],
  ['M3', 'lesson, max pooling', [20, 20, 3], [conv(2, same), conv(3, same), pool(), flatten, dense(2, 'softmax')]],
  ['M4', '28×28 digits', [28, 28, 1], [conv(32), pool(), conv(64), pool(), flatten, dense(128), dense(10, 'softmax')]],
  [
    'M5',
    '32×32 colour',
    [32, 32, 3],
    [...block(32, 2), ...block(64, 2), ...block(128, 2), flatten, dense(128), dense(10, 'softmax')],
  ],
  [
    'M6',
    'VGG16',
    [224, 224, 3],
    [
      ...block(64, 2),
      ...block(128, 2),
      ...block(256, 3),
      ...block(512, 3),
      ...block(512, 3),
      flatten,
      dense(4096),
      dense(4096),
      dense(1000, 'softmax'),
    ],
  ],
  ['M7', 'depthwise separable, 96×96', [96, 96, 3], [...depthwise, ...top]],
  ['M7 linear', 'the same without a zero on the way', [96, 96, 3], [...linear(depthwise), ...top]],
];

/**
 * A Sequential in the spelling that Keras 2, tfjs and our engine read.
 * @param {string} id @param {string} what @param {number[]} input_shape @param {[string, any][]} layers
 * @returns {BenchModel}
 */
export function makeModel(id, what, input_shape, layers) {
  const entries = layers.map(([class_name, config], i) => ({
    class_name,
    config: { name: `layer_${i}`, ...(i === 0 ? { batch_input_shape: [null, ...input_shape] } : {}), ...config },
  }));
  const config = { class_name: 'Sequential', config: { name: id.toLowerCase(), layers: entries } };
  return { id, what, config, input_shape, layers };
}

export const models = table.map(([id, what, shape, layers]) => makeModel(id, what, shape, layers));

/** Shapes of what each layer reads and of its weights. @param {BenchModel} model */
export function shapesOf(model) {
  let shape = model.input_shape;
  return model.layers.map(([kind, options]) => {
    const input = shape;
    /** @type {number[][]} */
    let weights = [];
    const [rows, columns, channels] = input;
    if (kind === 'Conv2D' || kind === 'DepthwiseConv2D' || kind === 'MaxPooling2D') {
      const window = options.kernel_size ?? options.pool_size;
      const strides = options.strides ?? [1, 1];
      const sizes = [rows, columns].map((size, axis) =>
        options.padding === 'same'
          ? Math.ceil(size / strides[axis])
          : Math.floor((size - window[axis]) / strides[axis]) + 1,
      );
      shape = [...sizes, options.filters ?? channels];
      if (kind === 'Conv2D') weights = [[...window, channels, options.filters], [options.filters]];
      if (kind === 'DepthwiseConv2D') weights = [[...window, channels, 1], [channels]];
    } else if (kind === 'Dense') {
      shape = [options.units];
      weights = [[input[0], options.units], [options.units]];
    } else if (kind === 'Flatten') {
      shape = [input.reduce((a, b) => a * b, 1)];
    } else if (kind === 'GlobalAveragePooling2D') {
      shape = [channels];
    } else {
      throw new Error(`the benchmark does not know ${kind}`);
    }
    return { kind, options, input, output: shape, weights };
  });
}

/** Zero padding before and after each side, as Keras does it. @param {number[]} input @param {any} options */
export function padsOf(input, options) {
  if (options.padding !== 'same') return [0, 0, 0, 0];
  const [top, left] = [0, 1].map((axis) => {
    const stride = (options.strides ?? [1, 1])[axis];
    const window = (options.kernel_size ?? options.pool_size)[axis];
    return Math.max((Math.ceil(input[axis] / stride) - 1) * stride + window - input[axis], 0);
  });
  return [top >> 1, left >> 1, top - (top >> 1), left - (left >> 1)];
}

/** Numbers in [-1, 1) that are the same everywhere. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Weights in Keras's order, glorot-uniform kernels and small biases. @param {BenchModel} model */
export function weightsOf(model) {
  const next = random(7);
  return shapesOf(model).flatMap(({ weights }) =>
    weights.map((shape) => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      const window = shape.slice(0, -2).reduce((a, b) => a * b, 1);
      const limit = shape.length === 1 ? 0.1 : Math.sqrt(6 / (window * shape.slice(-2).reduce((a, b) => a + b, 0)));
      for (let i = 0; i < values.length; i++) values[i] = next() * limit;
      return values;
    }),
  );
}

/** An image of numbers from 0 to 1. @param {BenchModel} model */
export function inputOf(model) {
  const next = random(11);
  return Float32Array.from({ length: model.input_shape.reduce((a, b) => a * b, 1) }, () => (next() + 1) / 2);
}

/** Multiplications and additions of one forward pass, counted by the plain algorithm. @param {BenchModel} model */
export function flopsOf(model) {
  return shapesOf(model).reduce((sum, { output, weights }) => {
    if (weights.length === 0) return sum;
    const kernel = weights[0].reduce((a, b) => a * b, 1);
    const positions = output.length === 3 ? output[0] * output[1] : 1;
    return sum + 2 * kernel * positions;
  }, 0);
}
