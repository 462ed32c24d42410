// Long passes of a network in the page: models that take long, and what is seen until they are done.

/** @typedef {import('playwright-core').Page | import('playwright-core').Frame} Place */

/** Convolutions of 9×9 on a picture of 64×64. @param {number} count @param {number} filters */
export function modelOf(count, filters) {
  const layer = (/** @type {number} */ i) => ({
    class_name: 'Conv2D',
    config: { name: i ? `conv2d_${i}` : 'conv2d', filters, kernel_size: [9, 9], padding: 'same', activation: 'relu' },
  });
  const layers = [
    { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, 64, 64, 4] } },
    ...Array.from({ length: count }, (_, i) => layer(i)),
    { class_name: 'Flatten', config: { name: 'flatten' } },
    { class_name: 'Dense', config: { name: 'dense', units: 2, activation: 'softmax' } },
  ];
  return { class_name: 'Sequential', config: { name: 'sequential', layers } };
}

/** Notes every worker that the page starts. */
export function noteWorkers() {
  const all = /** @type {any} */ (globalThis);
  all.workers = [];
  const Real = Worker;
  all.Worker = class extends Real {
    /** @param {any[]} values */
    constructor(...values) {
      super(.../** @type {[string]} */ (values));
      all.workers.push(this);
    }
  };
}

/** Opens a model and does not wait. @param {Place} page @param {any} config */
export const open = (page, config) =>
  page.evaluate(async (wanted) => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const before = element.network;
    element.config = wanted;
    while (!element.network || element.network === before) await new Promise((resolve) => setTimeout(resolve, 1));
  }, config);

/** Waits for the end of the pass: what was seen meanwhile, and all of its numbers, with where one of them came from. @param {Place} page */
export const outcome = (page) =>
  page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('cnn-params'));
    const { network } = element;
    const start = performance.now();
    let [longest, last] = [0, start];
    const progress = new Set();
    while (network.progress !== undefined || network.torn) {
      progress.add(network.progress);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const now = performance.now();
      if (network.progress !== undefined) longest = Math.max(longest, now - last); // after the end, maps are drawn
      last = now;
    }
    const time = performance.now() - start;
    const values = network.maps.map((/** @type {any} */ { name, data }) => [
      name,
      data.length,
      Array.from(data.slice(-50)),
    ]);
    network.select('conv2d_1', 12345);
    while (!network.trace) await new Promise((resolve) => setTimeout(resolve, 1));
    const { products, output, bias } = network.trace;
    const trace = { output, bias, some: products.slice(0, 200) };
    const workers = /** @type {any} */ (globalThis).workers.length;
    return { progress: [...progress], time, longest, workers, numbers: { values, trace } };
  });
