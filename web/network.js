// The running network of one lesson: its picture, its floats, and the value that is looked at. No page.

import { ModelError } from './engine-text.js';
import { findPicture, pixelsOf } from './pictures/all.js';

/** @import { Analysis, Network, Trace } from './types.js' */
/** @import { Lesson } from './lessons/all.js' */
/** @import { Course } from './questions/all.js' */

export class RunningNetwork {
  /** @type {Network} */ #network;
  #lesson;
  #analysis;
  /** Parameters that were changed, by layer, weight and index. @type {Map<string, [string, string, number, number]>} */
  #written = new Map();

  /** @param {import('./engine.js').EngineApi} engine @param {Lesson} lesson @param {Analysis} analysis */
  constructor(engine, lesson, analysis) {
    this.#lesson = lesson;
    this.#analysis = analysis;
    this.#network = engine.compile(lesson.config, { seed: lesson.seed });
    this.shape = /** @type {number[]} */ (analysis.layers[0].input_shapes[0].slice(1));
    this.picture = lesson.picture;
    this.input = this.#fitting(pixelsOf(findPicture(lesson.picture)));
    /** @type {{ layer: string, index: number } | undefined} */
    this.selected = undefined;
    this.run();
  }

  /** The lessons' pictures fit their models; for another input size they are sampled. @param {Float32Array} pixels */
  #fitting(pixels) {
    const size = this.shape.reduce((a, b) => a * b, 1);
    if (size === pixels.length) return pixels;
    const values = new Float32Array(size);
    const [rows, columns = 1, channels = 1] = this.shape;
    for (let i = 0; i < size; i++) {
      const row = Math.floor((Math.floor(i / channels / columns) * 20) / rows);
      const column = Math.floor(((Math.floor(i / channels) % columns) * 20) / columns);
      values[i] = pixels[(row * 20 + column) * 3 + ((i % channels) % 3)];
    }
    return values;
  }

  /** @param {string} id of one of our pictures */
  choose(id) {
    this.picture = id;
    this.input = this.#fitting(pixelsOf(findPicture(id)));
    this.run();
  }

  /** @param {Float32Array} pixels 20 × 20 × 3 numbers from 0 to 1 */
  show(pixels) {
    this.picture = 'own';
    this.input = this.#fitting(pixels);
    this.run();
  }

  run() {
    this.#network.run(this.input);
    // Copies: views die when the engine's memory grows.
    this.maps = this.#network.activations().map(({ name, shape, data }) => ({ name, shape, data: data.slice() }));
  }

  /** All weights as they are now. @returns {{ layer: string, name: string, shape: number[], data: Float32Array }[]} copies */
  get weights() {
    return this.#network.weights().map((weight) => ({ ...weight, data: weight.data.slice() }));
  }

  /** Changes one parameter and runs again. @param {string} layer @param {string} name @param {number} index @param {number} value */
  write(layer, name, index, value) {
    const weight = this.#network.weights().find((one) => one.layer === layer && one.name === name);
    if (weight) weight.data[index] = value;
    this.#written.set(`${layer} ${name} ${index}`, [layer, name, index, value]);
    this.run();
  }

  /** @param {string} layer */
  mapOf(layer) {
    return this.maps?.find(({ name }) => name === layer);
  }

  /** The place of a layer's largest value: a telling one to start from. @param {string} layer */
  tellingIndex(layer) {
    const data = this.mapOf(layer)?.data ?? new Float32Array(1);
    let best = 0;
    for (let i = 1; i < data.length; i++) if (data[i] > data[best]) best = i;
    return best;
  }

  /** @param {string} layer @param {number} index */
  select(layer, index) {
    this.selected = { layer, index };
  }

  /** @returns {Trace | undefined} */
  get trace() {
    return this.selected && this.#network.trace(this.selected.layer, this.selected.index);
  }

  /** The same on another engine, where this one's is lost. @param {import('./engine.js').EngineApi} engine */
  on(engine) {
    const again = new RunningNetwork(engine, this.#lesson, this.#analysis);
    again.picture = this.picture;
    again.input = this.input;
    again.selected = this.selected;
    for (const change of this.#written.values()) again.write(...change);
    again.run();
    return again;
  }

  free() {
    this.#network.free();
  }
}

/** A network, or why it cannot run although it is counted: a layer without a forward pass, or several inputs. @param {Course} course */
export function startNetwork({ engine, lesson, analysis }) {
  try {
    return { network: new RunningNetwork(engine, lesson, analysis), notRun: undefined };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { network: undefined, notRun: error };
  }
}
