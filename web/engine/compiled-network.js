// A network inside the engine's memory, seen from JavaScript: numbers go in, views of numbers come out.

import { ModelError } from './errors.js';
import { fromText } from './text.js';

/** @import { Trace } from './types.js' */

/** Frees networks that were dropped without `free()`. */
const abandoned = new FinalizationRegistry(
  /** @param {() => void} free */ (free) => {
    free();
  },
);

/** Milliseconds that a page may be away at once: two frames. */
const slice = 30;

export class CompiledNetwork {
  #module;
  #id;
  /** @type {any} */ #places;
  #start;
  /** @type {ArrayBuffer | undefined} */ #buffer;
  /** @type {Float32Array[]} */ #inputs = [];
  /** @type {Float32Array[]} */ #outputs = [];
  /** @type {{ name: string, shape: number[], data: Float32Array }[]} */ #activations = [];

  /** @param {any} module @param {any} places */
  constructor(module, places) {
    this.#module = module;
    this.#id = places.id;
    this.#places = places;
    this.#start = module.activations(places.id);
    const id = places.id;
    abandoned.register(this, () => module.free(id), this);
  }

  /** What run() wants: each input's shape without the batch. @returns {number[][]} */
  get inputShapes() {
    return this.#places.inputs.map((/** @type {any} */ place) => place.shape);
  }

  /** @param {number} start @param {{ offset: number, size: number }} place */
  #view(start, place) {
    return new Float32Array(this.#module.HEAPF32.buffer, start + place.offset * 4, place.size);
  }

  /** Memory that has grown is another buffer, and all views of the old one are dead. */
  #refresh() {
    if (this.#id === 0) throw new ModelError({ code: 'network_is_freed' });
    const buffer = this.#module.HEAPF32.buffer;
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    const viewOf = (/** @type {any} */ place) => this.#view(this.#start, place);
    this.#inputs = this.#places.inputs.map(viewOf);
    this.#outputs = this.#places.outputs.map(viewOf);
    this.#activations = this.#places.activations
      .filter((/** @type {any} */ place) => place.in_summary)
      .map((/** @type {any} */ place) => ({ name: place.name, shape: place.shape, data: viewOf(place) }));
  }

  /** @param {Float32Array} target @param {ArrayLike<number>} input */
  #write(target, input) {
    const found = input?.length;
    if (found !== target.length) {
      throw new ModelError({ code: 'wrong_input', argument: 'input', expected: `${target.length}_numbers`, found });
    }
    target.set(input);
  }

  /** @param {ArrayLike<number> | ArrayLike<number>[]} input */
  #read(input) {
    this.#refresh();
    const inputs = this.#inputs;
    if (inputs.length === 1) this.#write(inputs[0], /** @type {ArrayLike<number>} */ (input));
    else for (let i = 0; i < inputs.length; i++) this.#write(inputs[i], /** @type {any} */ (input)[i]);
  }

  get #output() {
    return this.#outputs.length === 1 ? this.#outputs[0] : this.#outputs;
  }

  /**
   * One call into WebAssembly, and no allocation: the answer is the same view each time.
   * @param {ArrayLike<number> | ArrayLike<number>[]} input H·W·C numbers, channels last; one list an input of the model
   * @returns {any}
   */
  run(input) {
    this.#read(input);
    this.#module._run_network(this.#id);
    return this.#output;
  }

  /**
   * The same pass in slices, between which the page can answer: for a pass that takes longer than a page may be away.
   * @param {ArrayLike<number> | ArrayLike<number>[]} input as for run()
   * @param {{ signal?: AbortSignal, progress?: (done: number) => void }} [options] signal: stops it, with the reason as
   *   the error; progress: told after each slice how much is done, from 0 to 1
   * @returns {Promise<any>} what run() answers
   */
  async runInSlices(input, { signal, progress } = {}) {
    this.#read(input);
    this.#module._begin_network(this.#id);
    for (let done = 0; done < 1;) {
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      this.#refresh(); // also finds out whether it was freed meanwhile
      const end = performance.now() + slice;
      do done = this.#module._advance_network(this.#id);
      while (done < 1 && performance.now() < end);
      progress?.(done);
    }
    return this.#output;
  }

  /** Every layer's output in the last run; refused with `not_kept` where only the outputs are kept. */
  activations() {
    this.#refresh();
    if (this.#places.activations.length === 0) {
      throw new ModelError({ code: 'not_kept', argument: 'keep', expected: 'all', found: 'outputs' });
    }
    this.#module._show_activations(this.#id);
    return this.#activations;
  }

  /** To be read or written until the next run, which reads all weights again. */
  weights() {
    this.#refresh();
    const start = this.#module.weights(this.#id);
    return this.#places.weights.map((/** @type {any} */ place) => ({
      layer: place.layer,
      name: place.name,
      shape: place.shape,
      data: this.#view(start, place),
    }));
  }

  /** @param {string} layer @param {number} index @returns {Trace} */
  trace(layer, index) {
    return fromText(this.#module.trace(this.#id, layer, index));
  }

  free() {
    abandoned.unregister(this);
    this.#module.free(this.#id);
    this.#id = 0;
  }
}
