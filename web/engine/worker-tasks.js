// What a worker does for the page: compiles models, runs them in parts, stops, and traces values. No worker of its own,
// so that it can be tested without one.

import { ModelError } from './errors.js';
import { mapsOf } from './pass.js';

/** @import { Change, FeatureMap } from './pass.js' */
/** @import { HandedWeight, Network } from './types.js' */

/**
 * @typedef {object} Message
 * @property {number} ask  number of the question, which its answers carry
 * @property {'compile' | 'run' | 'trace' | 'stop' | 'free'} kind
 * @property {number} id  of the network
 * @property {any} [config]
 * @property {number} [seed]
 * @property {HandedWeight[]} [weights]  that were handed in
 * @property {Float32Array} [input]
 * @property {Change[]} [written]  every parameter that was ever changed
 * @property {string} [layer]
 * @property {number} [index]
 */
/** @typedef {{ ask: number, progress?: number, answer?: any, refused?: ModelError, broken?: string }} Answer */

/** @param {Network} network @param {Change[]} written */
function write(network, written) {
  if (written.length === 0) return; // asking for the weights draws them all
  const weights = network.weights();
  for (const [layer, name, index, value] of written) {
    const weight = weights.find((one) => one.layer === layer && one.name === name);
    if (weight) weight.data[index] = value;
  }
}

export class WorkerTasks {
  #engine;
  #send;
  /** @type {Map<number, { network: Network, stopper?: AbortController }>} */ #networks = new Map();

  /**
   * @param {{ compile: (config: any, options: { seed?: number, weights?: any[] }) => Network }} engine
   * @param {(answer: Answer, transfer: Transferable[]) => void} send
   */
  constructor(engine, send) {
    this.#engine = engine;
    this.#send = send;
  }

  /** Always answers, unless it was stopped. @param {Message} message */
  async take(message) {
    const { ask } = message;
    try {
      const { answer, transfer = [] } = await this.#answerTo(message);
      this.#send({ ask, answer }, transfer);
    } catch (error) {
      if (error instanceof ModelError) this.#send({ ask, refused: { ...error } }, []);
      else if (/** @type {any} */ (error)?.name !== 'AbortError') this.#send({ ask, broken: String(error) }, []);
    }
  }

  /** @param {Message} message @returns {{ answer?: any, transfer?: Transferable[] } | Promise<{ answer?: any, transfer?: Transferable[] }>} */
  #answerTo(message) {
    const { kind, id, config, seed, weights, layer = '', index = 0 } = message;
    if (kind === 'run') return this.#run(message);
    if (kind === 'trace') return { answer: this.#networks.get(id)?.network.trace(layer, index) };
    this.#networks.get(id)?.stopper?.abort();
    if (kind === 'stop') return {};
    this.#networks.get(id)?.network.free();
    this.#networks.delete(id);
    if (kind === 'compile') this.#networks.set(id, { network: this.#engine.compile(config, { seed, weights }) });
    return {};
  }

  /** @param {Message} message @returns {Promise<{ answer: { maps: FeatureMap[], time: number }, transfer: Transferable[] }>} */
  async #run({ ask, id, input = new Float32Array(), written = [] }) {
    const known = this.#networks.get(id);
    if (!known) throw new Error(`no network ${id}`);
    const { network } = known;
    known.stopper?.abort();
    const { signal } = (known.stopper = new AbortController());
    const start = performance.now();
    write(network, written);
    await network.runInSlices(input, { signal, progress: (progress) => this.#send({ ask, progress }, []) });
    const time = performance.now() - start;
    const maps = mapsOf(network); // copies: the engine's memory stays here
    return { answer: { maps, time }, transfer: maps.map(({ data }) => data.buffer) };
  }
}
