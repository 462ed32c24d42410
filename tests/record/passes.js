// What a compiled network answers: every float that it has computed, as fingerprints, and where some of them came from.

import { floatPrint } from './answers.js';
import { sample } from './questions.js';

/** @import { Asker } from './answers.js' */

/** Inputs that anybody can make again: fractions from 0 to 1, and small whole numbers, as Embedding reads them. @type {Record<string, (index: number) => number>} */
const inputs = {
  fractions: (index) => ((index * 37 + 11) % 101) / 100,
  integers: (index) => (index * 7) % 3,
};

/** @param {any} network @param {(index: number) => number} value */
function inputOf(network, value) {
  const made = network.inputShapes.map((/** @type {number[]} */ shape) =>
    Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => value(i)),
  );
  return made.length === 1 ? made[0] : made;
}

/** @param {any} output one or a list */
const outputPrints = (output) => [output].flat().map((one) => ({ length: one.length, sha256: floatPrint(one) }));

/** @param {any[]} tensors */
const tensorPrints = (tensors) =>
  Object.fromEntries(
    tensors.map(({ layer, name, shape, data }, i) => [
      [i, layer, name].filter((part) => part !== undefined).join(' '),
      `${shape.join('×')} ${floatPrint(data)}`,
    ]),
  );

/** @param {any} config @param {object} options @param {(network: any) => any} use */
const withNetwork = (config, options, use) => (/** @type {any} */ engine) => {
  const network = engine.compile(config, options);
  try {
    return use(network);
  } finally {
    network.free();
  }
};

/** @param {any} network */
function wholePass(network) {
  const outputs = Object.entries(inputs).map(([name, value]) => {
    const output = outputPrints(network.run(inputOf(network, value)));
    return [name, { output, activations: tensorPrints(network.activations()) }];
  });
  return { inputs: network.inputShapes, ...Object.fromEntries(outputs), weights: tensorPrints(network.weights()) };
}

/** The pass with everything kept, and with the outputs alone. @param {Asker} asker @param {any} config @param {boolean} large */
export function passes(asker, config, large) {
  const value = large ? inputs.fractions : inputs.integers;
  const run = (/** @type {any} */ network) => outputPrints(network.run(inputOf(network, value)));
  const kept = { seed: 7, keep: 'outputs' };
  const outputs = /** @type {[string, any]} */ (['outputs', withNetwork(config, kept, run)]);
  if (large) return asker.askAll([outputs]);
  return asker.askAll([
    ['all', withNetwork(config, { seed: 7 }, wholePass)],
    outputs,
    ['not kept', withNetwork(config, kept, (network) => network.activations().length)],
    ['wrong input', withNetwork(config, { seed: 7 }, (network) => network.run([1, 2]).length)],
    ['wrong seed', (engine) => engine.compile(config, { seed: -1 })],
  ]);
}

/** @param {Asker} asker @param {any} config */
export async function slices(asker, config) {
  const network = asker.know((engine) => engine.compile(config, { seed: 7 }));
  const output = outputPrints(await network.runInSlices(inputOf(network, inputs.fractions)));
  network.free();
  return { output, freed: asker.ask(() => network.run([])) };
}

/** Where values came from: of each layer the first, one in the middle, the last, and of the last layer one too many. @param {Asker} asker @param {any} config @param {number} count how many values */
export function traces(asker, config, count) {
  /** @type {Record<string, any>} */ const found = {};
  const whole = asker.ask(
    withNetwork(config, { seed: 7 }, (network) => {
      network.run(inputOf(network, inputs.fractions));
      const values = network
        .activations()
        .flatMap((/** @type {any} */ { name, data }, /** @type {number} */ i, /** @type {any[]} */ all) =>
          [...new Set([0, Math.floor(data.length / 2), data.length - (i + 1 < all.length ? 1 : 0)])].map((index) => [
            name,
            index,
          ]),
        );
      for (const [name, index] of sample(values, count, 0)) {
        found[`${name} ${index}`] = asker.ask(() => network.trace(name, index));
      }
      return {};
    }),
  );
  return { ...whole, ...found };
}
