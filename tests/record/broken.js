// Configs that are no models, or models that nobody can count: what is refused must stay refused in the same words.

/** @param {any[]} layers @param {any} [batch_shape] */
function sequential(layers, batch_shape = [null, 20, 20, 3]) {
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape } };
  return { class_name: 'Sequential', config: { name: 'broken', layers: [input, ...layers] } };
}

/** @param {string} class_name @param {any} [config] */
const layer = (class_name, config = {}) => ({ class_name, config: { name: class_name.toLowerCase(), ...config } });

/** @param {any} config */
const conv = (config) =>
  sequential([layer('Conv2D', { filters: 2, kernel_size: [3, 3], ...config }), layer('Flatten')]);

/** A Functional: each layer with what it reads. @param {[string, string, string[]][]} nodes @param {any} [output] */
function graph(nodes, output = [nodes.at(-1)?.[1], 0, 0]) {
  const input = { class_name: 'InputLayer', name: 'in', config: { name: 'in', batch_shape: [null, 4] } };
  const layers = nodes.map(([class_name, name, from]) => ({
    class_name,
    name,
    config: { name, units: 2 },
    inbound_nodes: [from.map((one) => [one, 0, 0, {}])],
  }));
  const ends = { input_layers: [['in', 0, 0]], output_layers: [output] };
  return {
    class_name: 'Functional',
    config: { name: 'graph', layers: [{ ...input, inbound_nodes: [] }, ...layers], ...ends },
  };
}

/** @param {any} inner @param {number} depth */
function nested(inner, depth) {
  for (let i = 0; i < depth; i++) {
    inner = { class_name: 'Sequential', config: { name: `model_${i}`, layers: [inner] } };
  }
  return inner;
}

/** What JSON cannot hold. */
function ring() {
  /** @type {any} */
  const config = conv({});
  config.config.self = config;
  return config;
}

/** Texts and values that are no config at all. @type {() => [string, any][]} */
const noConfigs = () => [
  ['undefined', undefined],
  ['null', null],
  ['number', 42],
  ['list', []],
  ['object', {}],
  ['flag', true],
  ['function', () => {}],
  ['symbol', Symbol('config')],
  ['bigint', 10n],
  ['ring', ring()],
  ['empty text', ''],
  ['half a text', '{"class_name": "Sequential", "config": {'],
  ['two texts', '{} {}'],
  ['a text with NaN', '{"class_name": NaN}'],
  ['half a pair', '"\\ud800"'],
  ['a text that is a model', JSON.stringify(conv({}))],
  ['deep text', '['.repeat(3000)],
  ['long text', ' '.repeat(100000)],
];

/** Models whose frame is wrong. @type {() => [string, any][]} */
const noFrames = () => [
  ['no class', { config: { layers: [] } }],
  ['no config', { class_name: 'Sequential' }],
  ['another class', { class_name: 'Conv2D', config: {} }],
  ['unknown model', { class_name: 'Subclass', config: { layers: [] } }],
  ['no layers', { class_name: 'Sequential', config: { name: 'x' } }],
  ['empty', { class_name: 'Sequential', config: { name: 'x', layers: [] } }],
  ['layers of text', { class_name: 'Sequential', config: { layers: 'Conv2D' } }],
  ['layer null', sequential([null])],
  ['layer text', sequential(['Flatten'])],
  ['layer without config', sequential([{ class_name: 'Flatten' }])],
  ['layer without class', sequential([{ config: {} }])],
  ['unknown layer', sequential([layer('Mystery'), layer('Flatten')])],
  [
    'names of objects',
    JSON.parse(JSON.stringify(conv({})).replace('"name"', '"__proto__":{"x":1},"constructor":{},"name"')),
  ],
  ['toString', sequential([layer('toString'), layer('constructor'), layer('__proto__')])],
  ['input alone', sequential([])],
  ['two inputs', sequential([layer('InputLayer', { batch_shape: [null, 3] })])],
  ['without input', { class_name: 'Sequential', config: { name: 'x', layers: [layer('Dense', { units: 2 })] } }],
  ['one name twice', sequential([layer('ReLU'), layer('ReLU')])],
  ['no shape', sequential([layer('Flatten')], null)],
  ['shape of text', sequential([layer('Flatten')], 'big')],
  ['empty shape', sequential([layer('Flatten')], [])],
  [
    'unknown sizes',
    sequential([layer('Conv2D', { filters: 2, kernel_size: 3 }), layer('Flatten')], [null, null, null, 3]),
  ],
  ['negative size', sequential([layer('Flatten')], [null, -4])],
  ['half a size', sequential([layer('Flatten')], [null, 2.5])],
  ['huge size', sequential([layer('Dense', { units: 3 })], [null, 2 ** 53])],
  [
    'huge product',
    sequential([layer('Flatten'), layer('Dense', { units: 2 ** 31 })], [null, 2 ** 20, 2 ** 20, 2 ** 10]),
  ],
  ['20001 layers', sequential(Array.from({ length: 20001 }, (_, i) => layer('ReLU', { name: `r${i}` })))],
  ['deep', nested(layer('Dense', { units: 2, batch_shape: [null, 3] }), 100)],
];

/** One convolution with a wrong argument each. @type {() => [string, any][]} */
const wrongArguments = () =>
  [
    { filters: 0 },
    { filters: -1 },
    { filters: 2.5 },
    { filters: '2' },
    { filters: null },
    { filters: 2 ** 53 },
    { filters: [2] },
    { kernel_size: 0 },
    { kernel_size: [3] },
    { kernel_size: [3, 3, 3] },
    { kernel_size: [21, 3] },
    { kernel_size: 'three' },
    { strides: 0 },
    { strides: [1, -1] },
    { strides: 2, dilation_rate: 2 },
    { padding: 'full' },
    { padding: 'causal' },
    { padding: 1 },
    { data_format: 'channels_first' },
    { data_format: 'NHWC' },
    { groups: 2 },
    { groups: 0 },
    { activation: 'sharp' },
    { activation: { class_name: 'Sharp' } },
    { use_bias: 'no' },
    { use_bias: 0 },
    { name: '' },
    { name: 7 },
    { name: '<b>"&\u202e\u0000' },
    { dtype: 'float16' },
    { dtype: 'text' },
    { quantization_mode: 'int8' },
    { lora_rank: 4 },
    { trainable: 'perhaps' },
    { surplus: 1 },
  ].map((config) => [`conv ${JSON.stringify(config)}`, conv(config)]);

/** Graphs that lead nowhere. @type {() => [string, any][]} */
const graphs = () => [
  [
    'cycle',
    graph([
      ['ReLU', 'a', ['b']],
      ['ReLU', 'b', ['a']],
    ]),
  ],
  ['itself', graph([['ReLU', 'a', ['a']]])],
  ['nobody', graph([['ReLU', 'a', ['nobody']]])],
  ['no output', graph([['ReLU', 'a', ['in']]], ['nobody', 0, 0])],
  ['output far away', graph([['ReLU', 'a', ['in']]], ['a', 0, 7])],
  ['output of a call far away', graph([['ReLU', 'a', ['in']]], ['a', 3, 0])],
  ['output of text', graph([['ReLU', 'a', ['in']]], 'a')],
  ['one merged', graph([['Add', 'a', ['in']]])],
  [
    'unequal',
    graph([
      ['Dense', 'a', ['in']],
      ['Add', 'b', ['a', 'in']],
    ]),
  ],
  [
    'unused',
    graph([
      ['Dense', 'a', ['in']],
      ['Dense', 'b', ['in']],
    ]),
  ],
  [
    'not yet there',
    graph(
      [
        ['Dense', 'b', ['a']],
        ['Dense', 'a', ['in']],
      ],
      ['b', 0, 0],
    ),
  ],
];

/** @returns {[string, any][]} */
export const brokenModels = () => [...noConfigs(), ...noFrames(), ...wrongArguments(), ...graphs()];

/** What is put in a place of a config instead of what stands there. @type {any[]} */
export const oddValues = [null, -1, 0, 2.5, 1e18, 'odd', [], [3, 3, 3, 3], {}, true];

/** Every place in a config, as keys from the outside. @param {any} value @param {(string | number)[]} [path] @returns {(string | number)[][]} */
export function places(value, path = []) {
  if (value === null || typeof value !== 'object') return [path];
  const inside = Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}

/** The same config with another value in a place, or without it. @param {any} config @param {(string | number)[]} path @param {any} [value] undefined takes the place away */
export function brokenAt(config, path, value) {
  const copy = structuredClone(config);
  const last = /** @type {string | number} */ (path.at(-1));
  const holder = path.slice(0, -1).reduce((inside, key) => inside[key], copy);
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}
