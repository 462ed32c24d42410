// Random single layers on spatial axes, each with its judge.

import {
  asOneRow,
  bilinear,
  convolution1d,
  cropped,
  depthwiseConvolution,
  groupedConvolution,
  padded,
  reduced,
  repeated,
  tfjsLayer,
  transposedConvolution,
} from './spatial-judges.js';

/** @import { Judge } from './spatial-judges.js' */

/**
 * A layer on an input shape without batch.
 * @typedef {{ shape: number[], class_name: string, config: Record<string, any> }} Case
 * @typedef {{ next: () => number, integer: (from: number, to: number) => number, pick: (items: any[]) => any }} Random
 */

/** @param {Random} random @param {number} axes @param {number} [least] @returns {number[]} */
function sizes({ integer }, axes, least = 4) {
  return [...Array.from({ length: axes }, () => integer(least, 9)), integer(1, 4)];
}

/** Arguments that all convolutions share; strides and dilation never both. @param {Random} random @param {number} axes */
function window({ integer, pick }, axes) {
  const each = (/** @type {number} */ to) => Array.from({ length: axes }, () => integer(1, to));
  const dilated = integer(0, 2) === 0;
  return {
    kernel_size: each(4),
    strides: dilated ? Array(axes).fill(1) : each(3),
    dilation_rate: dilated ? each(3) : Array(axes).fill(1),
    padding: pick(['valid', 'same']),
    use_bias: integer(0, 3) > 0,
    activation: pick(['linear', 'relu', 'tanh', 'softmax']),
  };
}

/** tfjs wants the same stride on both axes in some layers. @param {any} config */
function evenStrides(config) {
  return { ...config, strides: config.strides.map(() => config.strides[0]) };
}

/** @param {Random} random @param {number} axes */
function sides({ integer }, axes) {
  const pairs = Array.from({ length: axes }, () => [integer(0, 2), integer(0, 1)]);
  return axes === 1 ? pairs[0] : pairs;
}

/** @param {Random} random @param {number} axes */
function pooling({ integer, pick }, axes) {
  const pool_size = Array.from({ length: axes }, () => integer(1, 3));
  const strides = pick([pool_size, Array.from({ length: axes }, () => integer(1, 3))]);
  return { pool_size, strides, padding: pick(['valid', 'same']) };
}

/** @param {any} config of one axis: integers instead of lists */
function oneAxis(config) {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  );
}

/** What is drawn at random, and who judges it. @type {Record<string, { draw: (random: Random) => Case, judge: Judge }>} */
export const judged = {
  'Conv1D, causal too': {
    draw: (random) => ({
      shape: sizes(random, 1),
      class_name: 'Conv1D',
      config: {
        ...oneAxis(window(random, 1)),
        filters: random.integer(1, 5),
        padding: random.pick(['valid', 'same', 'causal']),
      },
    }),
    judge: convolution1d,
  },
  Conv2D: {
    draw: (random) => ({
      shape: sizes(random, 2),
      class_name: 'Conv2D',
      config: { ...window(random, 2), filters: random.integer(1, 5) },
    }),
    judge: tfjsLayer('Conv2D'),
  },
  'Conv2D with groups': {
    draw: (random) => {
      const groups = random.integer(1, 3);
      const { kernel_size, strides, padding } = window(random, 2);
      const config = { filters: groups * random.integer(1, 3), kernel_size, strides, padding, groups };
      return { shape: [...sizes(random, 2).slice(0, 2), groups * random.integer(1, 3)], class_name: 'Conv2D', config };
    },
    judge: groupedConvolution,
  },
  DepthwiseConv1D: {
    draw: (random) => {
      const config = { ...oneAxis(window(random, 1)), depth_multiplier: random.integer(1, 3) };
      return { shape: sizes(random, 1), class_name: 'DepthwiseConv1D', config };
    },
    judge: asOneRow(depthwiseConvolution),
  },
  DepthwiseConv2D: {
    draw: (random) => {
      const config = { ...evenStrides(window(random, 2)), depth_multiplier: random.integer(1, 3) };
      return { shape: sizes(random, 2), class_name: 'DepthwiseConv2D', config };
    },
    judge: depthwiseConvolution,
  },
  SeparableConv1D: {
    draw: (random) => {
      const config = {
        ...oneAxis(window(random, 1)),
        depth_multiplier: random.integer(1, 3),
        filters: random.integer(1, 5),
      };
      return { shape: sizes(random, 1), class_name: 'SeparableConv1D', config };
    },
    judge: asOneRow(tfjsLayer('SeparableConv2D')),
  },
  SeparableConv2D: {
    draw: (random) => {
      const config = {
        ...evenStrides(window(random, 2)),
        depth_multiplier: random.integer(1, 3),
        filters: random.integer(1, 5),
      };
      return { shape: sizes(random, 2), class_name: 'SeparableConv2D', config };
    },
    judge: tfjsLayer('SeparableConv2D'),
  },
  Conv2DTranspose: {
    draw: (random) => {
      const { kernel_size, strides, padding, use_bias, activation } = window(random, 2);
      return {
        shape: sizes(random, 2, 2),
        class_name: 'Conv2DTranspose',
        config: { kernel_size, strides, padding, use_bias, activation, filters: random.integer(1, 4) },
      };
    },
    judge: tfjsLayer('Conv2DTranspose'),
  },
  'Conv2DTranspose with output_padding and dilation_rate': {
    draw: (random) => {
      const { kernel_size, strides, dilation_rate, padding: drawn } = window(random, 2);
      const even = (/** @type {number} */ axis) => (dilation_rate[axis] * (kernel_size[axis] - 1)) % 2 === 1;
      // With 'same', an even window needs an output padding, or its output is too small for tfjs to turn round.
      const padding = [0, 1].some((axis) => even(axis) && strides[axis] === 1) ? 'valid' : drawn;
      const output_padding = [0, 1].map((axis) =>
        random.integer(padding === 'same' && even(axis) ? 1 : 0, strides[axis] - 1),
      );
      const config = { filters: random.integer(1, 4), kernel_size, strides, dilation_rate, padding, output_padding };
      return { shape: sizes(random, 2, 2), class_name: 'Conv2DTranspose', config };
    },
    judge: transposedConvolution,
  },
  ...pools(1),
  ...pools(2),
  ...globalPools(1),
  ...globalPools(2),
  ...globalPools(3),
  ...boxes(1),
  ...boxes(2),
  ...boxes(3),
  'UpSampling2D, bilinear': {
    draw: (random) => ({
      shape: sizes(random, 2, 1),
      class_name: 'UpSampling2D',
      config: { size: [random.integer(1, 4), random.integer(1, 4)], interpolation: 'bilinear' },
    }),
    judge: bilinear,
  },
  Flatten: {
    draw: (random) => {
      const axes = random.integer(0, 3);
      // tfjs refuses a format where there is nothing to order.
      const data_format = axes === 0 ? 'channels_last' : random.pick(['channels_last', 'channels_first']);
      return { shape: sizes(random, axes, 2), class_name: 'Flatten', config: { data_format } };
    },
    judge: tfjsLayer('Flatten'),
  },
  Reshape: {
    draw: (random) => {
      const [a, b, c] = Array.from({ length: 3 }, () => random.integer(1, 5));
      return {
        shape: [a * b, c],
        class_name: 'Reshape',
        config: { target_shape: random.pick([[c, a, b], [-1, c], [a, -1], [a * b * c]]) },
      };
    },
    judge: tfjsLayer('Reshape'),
  },
  Permute: {
    draw: (random) => ({
      shape: sizes(random, 2, 1),
      class_name: 'Permute',
      config: {
        dims: random.pick([
          [1, 2, 3],
          [2, 1, 3],
          [3, 1, 2],
          [2, 3, 1],
          [3, 2, 1],
        ]),
      },
    }),
    judge: tfjsLayer('Permute'),
  },
  RepeatVector: {
    draw: (random) => ({
      shape: [random.integer(1, 9)],
      class_name: 'RepeatVector',
      config: { n: random.integer(1, 5) },
    }),
    judge: tfjsLayer('RepeatVector'),
  },
};

/** @param {number} axes */
function pools(axes) {
  return Object.fromEntries(
    ['MaxPooling', 'AveragePooling'].map((name) => {
      const class_name = `${name}${axes}D`;
      const arguments_ = (/** @type {Random} */ random) =>
        axes === 1 ? oneAxis(pooling(random, 1)) : pooling(random, axes);
      return [
        class_name,
        {
          draw: (/** @type {Random} */ random) => ({
            shape: sizes(random, axes),
            class_name,
            config: arguments_(random),
          }),
          judge: tfjsLayer(class_name),
        },
      ];
    }),
  );
}

/** @param {number} axes */
function globalPools(axes) {
  return Object.fromEntries(
    ['GlobalMaxPooling', 'GlobalAveragePooling'].map((name) => {
      const class_name = `${name}${axes}D`;
      return [
        class_name,
        {
          draw: (/** @type {Random} */ random) => ({
            shape: sizes(random, axes, 1),
            class_name,
            config: { keepdims: random.integer(0, 1) === 1 },
          }),
          judge: reduced(name === 'GlobalMaxPooling' ? 'max' : 'mean'),
        },
      ];
    }),
  );
}

/** Padding, cropping and repeating. @param {number} axes */
function boxes(axes) {
  const growth = (/** @type {Random} */ random) =>
    axes === 1 ? random.integer(1, 3) : Array.from({ length: axes }, () => random.integer(1, 3));
  /** @type {[string, (random: Random) => any, Judge][]} */
  const kinds = [
    ['ZeroPadding', (random) => ({ padding: sides(random, axes) }), padded],
    ['Cropping', (random) => ({ cropping: sides(random, axes) }), cropped],
    ['UpSampling', (random) => ({ size: growth(random) }), repeated],
  ];
  return Object.fromEntries(
    kinds.map(([name, config, judge]) => [
      `${name}${axes}D`,
      {
        draw: (/** @type {Random} */ random) => ({
          shape: sizes(random, axes),
          class_name: `${name}${axes}D`,
          config: config(random),
        }),
        judge,
      },
    ]),
  );
}
