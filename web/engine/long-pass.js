// A pass that would keep the page away for long: in a worker where one can be had, else in slices. Loaded with the first one.

import { ModelError } from './errors.js';
import { mapsOf } from './pass.js';
import { openDistant, WorkerLost } from './worker-link.js';

/** @import { DistantNetwork, PassOptions } from './worker-link.js' */
/** @import { Change, FeatureMap } from './pass.js' */
/** @import { Network, Trace } from './types.js' */

/** Traces a value of the pass; nothing for one of more products than can be listed. Rejects where its floats are lost. @typedef {(layer: string, index: number) => Promise<Trace | undefined>} AskTrace */
/** What a pass gives: also who traces its values, where that is not the network in the page. @typedef {{ maps: FeatureMap[], time: number, ask?: AskTrace }} Outcome */

export class LongPass {
  #network;
  /** @type {Promise<DistantNetwork | undefined>} */ #distant;

  /** @param {import('./engine.js').EngineApi} engine @param {{ config: any, seed: number, weights?: any[] }} model @param {Network} network the same model in the page */
  constructor(engine, model, network) {
    this.#network = network;
    // The build says from what file a worker can be started; the other forms of the page have none.
    this.#distant = /** @type {any} */ (globalThis).CNN_PARAMS_WORKER
      ? openDistant(engine, model).catch(() => undefined)
      : Promise.resolve(undefined);
  }

  /** @param {Float32Array} input @param {Change[]} written every parameter that was changed @param {PassOptions & { signal: AbortSignal }} options @returns {Promise<Outcome>} */
  async run(input, written, options) {
    const distant = await this.#distant;
    options.signal.throwIfAborted();
    try {
      const answer = await distant?.run(input, written, options);
      if (answer) return { ...answer, ask: (layer, index) => this.#ask(layer, index) };
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      this.free();
    }
    const start = performance.now();
    await this.#network.runInSlices(input, options);
    return { maps: mapsOf(this.#network), time: performance.now() - start };
  }

  /** @type {AskTrace} */
  async #ask(layer, index) {
    try {
      return await (await this.#distant)?.trace(layer, index);
    } catch (error) {
      if (error instanceof ModelError) return undefined;
      this.free();
      throw error;
    }
  }

  /** Leaves the worker; further passes run in slices. */
  free() {
    this.#distant.then((network) => network?.free());
    this.#distant = Promise.resolve(undefined);
  }
}
