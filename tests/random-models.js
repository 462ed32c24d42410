// Random models of the layers that run, from a printed seed: chains of layers on images, sequences and vectors, now and
// then graphs: a branch that is merged again, a tensor with several readers, several outputs, some of them made early.

/** A small generator (mulberry32), so that a failing model can be made again. @param {number} seed */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (/** @type {number} */ from, /** @type {number} */ to) => from + Math.floor(next() * (to - from + 1));
  const pick = (/** @type {any[]} */ items) => items[integer(0, items.length - 1)];
  return { next, integer, pick };
}

/** @typedef {ReturnType<typeof randomNumbers>} Random */
/** @typedef {[string, Record<string, any>]} Layer class name and arguments */

const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax'];
const manyActivations = [...activations, 'elu', 'selu', 'softplus', 'softsign', 'swish', 'mish', 'relu6'];

/** What all convolutions take: strides or dilation, never both, on each axis its own. @param {Random} random @param {number} axes */
function sliding({ integer, pick }, axes) {
  const each = (/** @type {() => any} */ make) => Array.from({ length: axes }, make);
  const dilated = integer(1, 6) === 1;
  const strides = dilated ? each(() => 1) : each(() => integer(1, 2));
  const dilation_rate = dilated ? each(() => integer(1, 3)) : each(() => 1);
  const use_bias = integer(0, 4) > 0;
  return { kernel_size: each(() => integer(1, 4)), strides, dilation_rate, padding: pick(['valid', 'same']), use_bias };
}

/** @param {Random} random @param {number} axes */
function pooling({ integer, pick }, axes) {
  const pool_size = integer(0, 1) ? Array(axes).fill(2) : Array.from({ length: axes }, () => integer(1, 3));
  const unequal = pool_size.map(() => integer(1, 3));
  return { pool_size, strides: pick([pool_size, unequal, unequal]), padding: pick(['valid', 'same']) };
}

/** Layers for a tensor of any rank. @param {Random} random @param {number} rank @returns {Layer[]} */
function anywhere({ integer, pick }, rank) {
  const shared = Array.from({ length: rank - 2 }, (_, axis) => axis + 1);
  return [
    ['Activation', { activation: pick(activations) }],
    ['Activation', { activation: pick(manyActivations) }],
    ['ReLU', pick([{}, { max_value: 0.4 }])],
    ['LeakyReLU', { negative_slope: pick([0.1, 0.3]) }],
    ['ELU', { alpha: 1 }],
    ['PReLU', pick([{}, shared.length > 0 ? { shared_axes: shared } : {}])],
    ['Softmax', { axis: -1 }],
    ['BatchNormalization', { epsilon: pick([1e-3, 1e-2]), scale: integer(0, 3) > 0, center: integer(0, 3) > 0 }],
    ['LayerNormalization', { epsilon: 1e-3 }],
    ['Rescaling', { scale: pick([0.5, 2]), offset: pick([0, -1]) }],
    ['Dropout', { rate: 0.3 }],
    ['GaussianNoise', { stddev: 0.1 }],
    ['GaussianDropout', { rate: 0.2 }],
    ['AlphaDropout', { rate: 0.2 }],
    ['Dense', { units: integer(1, 5), activation: pick(activations), use_bias: integer(0, 3) > 0 }],
  ];
}

/** @param {Random} random @returns {Layer[]} */
function onImages(random) {
  const { integer, pick } = random;
  const even = integer(1, 2);
  const square = { ...sliding(random, 2), strides: [even, even] };
  if (even > 1) square.dilation_rate = [1, 1];
  const plain = { ...sliding(random, 2), dilation_rate: [1, 1] };
  const side = () => [integer(0, 2), integer(0, 2)];
  return [
    ['Conv2D', { ...sliding(random, 2), filters: integer(1, 6), activation: pick(activations) }],
    ['Conv2D', { ...sliding(random, 2), filters: integer(1, 6), activation: 'relu' }],
    // tfjs counts its dilation and forgets it in the forward pass.
    [
      'DepthwiseConv2D',
      { ...square, dilation_rate: [1, 1], depth_multiplier: integer(1, 2), activation: pick(activations) },
    ],
    ['SeparableConv2D', { ...square, depth_multiplier: integer(1, 2), filters: integer(1, 5) }],
    ['Conv2DTranspose', { ...plain, filters: integer(1, 4), activation: pick(activations) }],
    ['MaxPooling2D', pooling(random, 2)],
    ['AveragePooling2D', pooling(random, 2)],
    ['ZeroPadding2D', { padding: [side(), side()] }],
    ['Cropping2D', { cropping: [side(), side()] }],
    ['UpSampling2D', { size: [integer(1, 2), integer(1, 3)] }],
    [
      'Permute',
      {
        dims: pick([
          [2, 1, 3],
          [3, 1, 2],
        ]),
      },
    ],
    ...anywhere(random, 4),
  ];
}

/** @param {Random} random @returns {Layer[]} */
function onSequences(random) {
  const { integer, pick } = random;
  const { strides, dilation_rate, kernel_size, padding, use_bias } = sliding(random, 1);
  const one = { kernel_size: kernel_size[0], strides: strides[0], dilation_rate: dilation_rate[0], use_bias };
  const pool = pooling(random, 1);
  return [
    ['Conv1D', { ...one, padding, filters: integer(1, 6), activation: pick(activations) }],
    ['MaxPooling1D', { ...pool, pool_size: pool.pool_size[0], strides: pool.strides[0] }],
    ['AveragePooling1D', { ...pool, pool_size: pool.pool_size[0], strides: pool.strides[0] }],
    ['Permute', { dims: [2, 1] }],
    ...anywhere(random, 3),
  ];
}

/** Layers that lead from an image or a sequence to vectors. @param {Random} random @param {number} rank @returns {Layer[]} */
function toVectors({ pick }, rank) {
  const axes = rank - 2;
  return pick([
    [['Flatten', {}]],
    [['Flatten', {}]],
    [[`GlobalAveragePooling${axes}D`, {}]],
    [[`GlobalMaxPooling${axes}D`, {}]],
  ]);
}

/** @param {Random} random @returns {Layer[]} */
const onVectors = (random) => [...anywhere(random, 2), ['RepeatVector', { n: random.integer(1, 4) }]];

/** How the layers after it see an output: its rank, as far as it may change. @param {number} rank @param {Layer} layer */
const rankAfter = (rank, [class_name]) => (class_name === 'RepeatVector' ? 3 : rank);

/**
 * A chain of layers that may follow a tensor of this rank.
 * @param {Random} random @param {number} rank @param {number} length @param {(layer: Layer) => boolean} isKnown
 */
function chain(random, rank, length, isKnown) {
  /** @type {Layer[]} */
  const layers = [];
  for (let i = 0; i < length; i++) {
    const candidates = (rank === 4 ? onImages : rank === 3 ? onSequences : onVectors)(random).filter(isKnown);
    const layer = random.pick(candidates);
    layers.push(layer);
    rank = rankAfter(rank, layer);
  }
  return { layers, rank };
}

const merges = ['Add', 'Subtract', 'Multiply', 'Average', 'Maximum', 'Minimum', 'Concatenate'];
const basic = [
  'Conv2D',
  'MaxPooling2D',
  'AveragePooling2D',
  'Flatten',
  'Dense',
  'Activation',
  'ReLU',
  'Softmax',
  'Dropout',
];

/** Layers in a row, named by their place. @param {Layer[]} layers @param {string} prefix */
const named = (layers, prefix) =>
  layers.map(([class_name, config], i) => ({ class_name, config: { name: `${prefix}_${i}`, ...config } }));

/** @param {{ class_name: string, config: any }[]} layers @param {number[]} shape */
function sequential(layers, shape) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  return { class_name: 'Sequential', config: { name: 'random', layers: [input, ...layers] } };
}

/**
 * A Functional: layers in a row, then layers that read any of those before, which have their names.
 * @param {{ class_name: string, config: any }[]} row @param {number[]} shape
 * @param {{ class_name: string, config: any, reads: string[] }[]} more @param {string[]} outputs
 */
function functional(row, shape, more, outputs) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  const call = (/** @type {string[]} */ names) => [names.map((name) => [name, 0, 0, {}])];
  const layers = [
    { ...input, name: 'input', inbound_nodes: [] },
    ...row.map((layer, i) => ({
      ...layer,
      name: layer.config.name,
      inbound_nodes: call([row[i - 1]?.config.name ?? 'input']),
    })),
    ...more.map(({ reads, ...layer }) => ({ ...layer, name: layer.config.name, inbound_nodes: call(reads) })),
  ];
  const output_layers = outputs.map((name) => [name, 0, 0]);
  return {
    class_name: 'Functional',
    config: { name: 'random', layers, input_layers: [['input', 0, 0]], output_layers },
  };
}

/**
 * Two layers that read the last tensor and a merge of both; a second reader of an earlier tensor; up to three outputs.
 * @param {Random} random @param {Layer[]} layers @param {number[]} shape @param {number} whole so many of the layers put
 *   out images or sequences, as the input is one @param {string} merge @param {(layer: Layer) => boolean} isKnown
 */
function branched(random, layers, shape, whole, merge, isKnown) {
  const { integer, pick } = random;
  const row = named(layers, 'layer');
  const names = ['input', ...row.map(({ config }) => config.name)];
  const units = integer(1, 4);
  const sides = ['side_0', 'side_1'];
  /** @type {{ class_name: string, config: any, reads: string[] }[]} */
  const more = sides.map((name) => ({
    class_name: 'Dense',
    config: { name, units, activation: pick(activations) },
    reads: names.slice(-1),
  }));
  more.push({ class_name: merge, config: { name: 'merge' }, reads: sides });
  const outputs = ['merge'];
  if (integer(0, 1)) {
    const candidates = (shape.length === 3 ? onImages : onSequences)(random).filter(isKnown);
    const [class_name, config] = pick(candidates);
    more.push({ class_name, config: { name: 'again', ...config }, reads: [names[integer(0, whole)]] });
    outputs.push('again');
  }
  if (row.length > 0 && integer(0, 1)) outputs.unshift(pick(names.slice(1)));
  return functional(row, shape, more, outputs);
}

/**
 * A Sequential, or for one in three a graph where merges are known.
 * @param {Random} random @param {string[]} [classes] the layers to choose from
 * @param {{ smallest: number, largest: number }} [sides] of an image
 * @returns {any} a Keras config
 */
export function randomModel(random, classes = basic, { smallest, largest } = { smallest: 5, largest: 14 }) {
  const { integer, pick } = random;
  const known = new Set(classes);
  const isKnown = (/** @type {Layer} */ [class_name]) => known.has(class_name);
  const rank = known.has('Conv1D') && integer(0, 3) === 0 ? 3 : 4;
  const side = () => integer(smallest, largest);
  const shape = rank === 4 ? [side(), side(), integer(1, 4)] : [integer(5, 20), integer(1, 5)];
  const body = chain(random, rank, integer(1, 4), isKnown);
  const layers = body.layers;
  const whole = layers.length;
  if (body.rank > 2 && integer(0, 2) > 0) {
    layers.push(...toVectors(random, body.rank).filter(isKnown));
    // Not every pick is known: what follows must see vectors.
    if (!['Flatten'].includes(layers.at(-1)?.[0] ?? '') && !layers.at(-1)?.[0].startsWith('Global'))
      layers.push(['Flatten', {}]);
    layers.push(['Dense', { units: integer(1, 6), activation: pick(activations), use_bias: true }]);
    if (known.has('RepeatVector') && integer(0, 3) === 0)
      layers.push(...chain(random, 2, integer(1, 2), isKnown).layers);
  }
  const merge = pick(merges);
  if (!known.has(merge) || integer(0, 2) > 0) return sequential(named(layers, 'layer'), shape);
  return branched(random, layers, shape, whole, merge, isKnown);
}
