// Random Sequential models of the layers that run, from a printed seed.

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

const activations = ['linear', 'relu', 'sigmoid', 'tanh', 'softmax'];

/** @param {ReturnType<typeof randomNumbers>} random */
function imageLayer({ integer, pick }) {
  const padding = pick(['valid', 'same']);
  const kernel_size = [integer(1, 4), integer(1, 4)];
  const dilated = integer(1, 6) === 1;
  const strides = dilated ? [1, 1] : [integer(1, 2), integer(1, 2)];
  const dilation_rate = dilated ? [2, 2] : [1, 1];
  const conv = { filters: integer(1, 6), kernel_size, strides, dilation_rate, padding, use_bias: integer(0, 4) > 0 };
  const pool_size = [integer(1, 3), integer(1, 3)];
  return pick([
    ['Conv2D', { ...conv, activation: pick(activations) }],
    ['Conv2D', { ...conv, activation: 'relu' }],
    ['MaxPooling2D', { pool_size, strides: pick([pool_size, [1, 1], [2, 2]]), padding }],
    ['AveragePooling2D', { pool_size, strides: pick([pool_size, [1, 1], [2, 2]]), padding }],
    ['Activation', { activation: pick(activations) }],
    ['ReLU', pick([{}, { max_value: 0.4 }])],
    ['Softmax', { axis: -1 }],
    ['Dropout', { rate: 0.3 }],
    ['Dense', { units: integer(1, 5), activation: pick(activations), use_bias: integer(0, 3) > 0 }],
  ]);
}

/** @param {ReturnType<typeof randomNumbers>} random @returns {any} a Keras config */
export function randomModel(random) {
  const { integer, pick } = random;
  const shape = [integer(5, 14), integer(5, 14), integer(1, 4)];
  const layers = Array.from({ length: integer(1, 4) }, () => imageLayer(random));
  if (integer(0, 2) > 0) {
    layers.push(['Flatten', {}], ['Dense', { units: integer(1, 6), activation: pick(activations), use_bias: true }]);
  }
  const named = layers.map(([class_name, config], i) => ({ class_name, config: { name: `layer_${i}`, ...config } }));
  const input = { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, ...shape] } };
  return { class_name: 'Sequential', config: { name: 'random', layers: [input, ...named] } };
}
