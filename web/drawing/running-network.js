// The running network of one lesson: its picture, its floats, and the value that is looked at. No page.
// A pass that would keep the page away for long is one of long-pass.js: it can be stopped, and tells how far it is.

import { ModelError } from '../engine/errors.js';
import { mapsOf } from '../engine/pass.js';
import { findPicture, pixelsOf } from './pictures/all.js';

/** @import { AskTrace, LongPass, Outcome } from '../engine/long-pass.js' */
/** @import { Change, FeatureMap } from '../engine/pass.js' */
/** @import { Analysis, HandedWeight, LayerRow, Network, Trace } from '../engine/types.js' */

/**
 * What runs. @typedef {{ config: any, seed: number, picture: string, weights?: HandedWeight[] }} Model
 *   picture: the id of one of ours; weights: handed in, else they are drawn from the seed
 */

/** A pass that takes longer, in milliseconds, does not run at once. */
export const longestPass = 50;
/** Milliseconds a product takes: a guess, until a pass has been measured. */
let pace = 4e-7;
/** Products of a pass that is long enough to be measured. */
const measurable = 1e6;

/** About how many products a pass has. @param {LayerRow[]} rows */
function productsOf(rows) {
  const places = (/** @type {LayerRow} */ { output_shape: shape }) =>
    (shape ?? []).slice(1, -1).reduce((/** @type {number} */ all, size) => all * (size ?? 1), 1);
  return rows.reduce((sum, row) => sum + row.params * places(row), 0);
}

/** About how many milliseconds a pass takes on this machine. @param {LayerRow[]} rows */
export const passTime = (rows) => productsOf(rows) * pace;

export class RunningNetwork {
  #engine;
  /** @type {Network} */ #network;
  /** Once a pass was long; nothing where it could not be loaded. @type {Promise<LongPass | undefined> | undefined} */
  #long = undefined;
  /** Who traces the values of the last pass, where it is not the network itself. @type {AskTrace | undefined} */ #ask =
    undefined;
  #lesson;
  #analysis;
  #changed;
  /** @type {Trace | undefined} */ #trace = undefined;
  /** Layers whose values have no trace. @type {Set<string>} */ #opaque = new Set();
  /** What a trace was asked for that has not come yet. @type {object | undefined} */ #asking = undefined;
  /** Stops the pass that runs. @type {AbortController | undefined} */ #stopper = undefined;
  /** How much of a long pass is done, from 0 to 1. @type {number | undefined} */ progress = undefined;
  /** Whether a pass was begun after that of the maps: the floats are of neither then. */
  torn = false;
  /** Every layer's output in the last pass that came to its end. @type {FeatureMap[] | undefined} */
  maps = undefined;
  /** Parameters that were changed, by layer, weight and index. @type {Map<string, Change>} */
  #written = new Map();

  /**
   * @param {import('../engine/engine.js').EngineApi} engine @param {Model} lesson @param {Analysis} analysis
   * @param {(error?: unknown, done?: number) => void} [changed] told how much of a long pass is done, that it came to its
   *   end, or what ended it
   */
  constructor(engine, lesson, analysis, changed = () => {}) {
    this.#engine = engine;
    this.#changed = changed;
    this.#lesson = lesson;
    this.#analysis = analysis;
    this.#network = engine.compile(lesson.config, { seed: lesson.seed, weights: lesson.weights });
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
    this.stop();
    if (passTime(this.#analysis.layers) > longestPass) this.#runLong();
    else this.#runAtOnce();
  }

  #runAtOnce() {
    const start = performance.now();
    this.#network.run(this.input);
    this.#take({ maps: mapsOf(this.#network), time: performance.now() - start });
  }

  async #runLong() {
    const { signal } = (this.#stopper = new AbortController());
    const progress = (/** @type {number} */ done) => {
      this.progress = done;
      this.#changed(undefined, done);
    };
    this.progress = 0;
    this.torn = true;
    this.#long ??= import('../engine/long-pass.js').then(
      ({ LongPass }) => new LongPass(this.#engine, this.#lesson, this.#network),
      () => undefined,
    );
    try {
      const long = await this.#long;
      const outcome = await long?.run(this.input, [...this.#written.values()], { signal, progress });
      signal.throwIfAborted();
      if (outcome) this.#take(outcome);
      else this.#runAtOnce();
      this.progress = undefined;
      this.#changed();
    } catch (error) {
      if (!signal.aborted) this.#changed(error);
    }
  }

  /** Ends a long pass before its end: the maps of the last one stay. */
  stop() {
    this.#stopper?.abort();
    this.progress = undefined;
  }

  /** Keeps the outcome of a pass and learns from its time. @param {Outcome} outcome */
  #take({ maps, time, ask }) {
    const products = productsOf(this.#analysis.layers);
    if (products > measurable) pace = time / products;
    this.#trace = this.#asking = undefined;
    this.#ask = ask;
    this.maps = maps;
    this.torn = false;
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

  /** Puts other weights in the place of all and runs again. @param {HandedWeight[]} weights in the network's order */
  writeAll(weights) {
    this.#network.weights().forEach(({ data }, i) => data.set(weights[i].data));
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
    this.selected = this.#opaque.has(layer) ? undefined : { layer, index };
    this.#trace = undefined;
  }

  /**
   * Every canvas asks for it, so it is kept until something else is selected or run. One that the worker makes is not there
   * at once; nor is one of a pass that has not come to its end.
   * @returns {Trace | undefined}
   */
  get trace() {
    const { selected } = this;
    if (!selected || this.#trace || this.torn) return this.#trace;
    if (this.#ask) this.#askTrace(selected, this.#ask);
    else this.#traceHere(selected);
    return this.#trace;
  }

  /** @param {{ layer: string, index: number }} selected */
  #traceHere(selected) {
    try {
      this.#trace = this.#network.trace(selected.layer, selected.index);
    } catch (error) {
      this.#untraced(selected, error);
    }
  }

  /**
   * Some values come out of no sum that could be shown: those of a model used as a layer. They are looked at no more.
   * @param {{ layer: string }} selected @param {unknown} error
   */
  #untraced({ layer }, error) {
    if (!(error instanceof ModelError)) throw error;
    this.#opaque.add(layer);
    this.selected = undefined;
  }

  /** @param {{ layer: string, index: number }} selected @param {AskTrace} ask */
  async #askTrace(selected, ask) {
    if (this.#asking === selected) return;
    this.#asking = selected;
    try {
      const trace = await ask(selected.layer, selected.index);
      if (this.#asking !== selected) return;
      this.#trace = trace;
      this.#changed();
    } catch (error) {
      if (this.#asking !== selected) return;
      if (error instanceof ModelError) this.#untraced(selected, error);
      else this.run(); // the floats are lost, so they are made again
    }
  }

  /** The same on another engine, where this one's is lost. @param {import('../engine/engine.js').EngineApi} engine */
  on(engine) {
    this.free(); // what it has in a worker; its own memory is gone
    const again = new RunningNetwork(engine, this.#lesson, this.#analysis, this.#changed);
    again.picture = this.picture;
    again.input = this.input;
    again.selected = this.selected;
    for (const change of this.#written.values()) again.write(...change);
    again.run();
    return again;
  }

  free() {
    this.stop();
    this.#asking = undefined;
    this.#long?.then((long) => long?.free());
    this.#network.free();
  }
}

/** A network, or why it cannot run although it is counted: a layer without a forward pass, or several inputs. @param {{ engine: import('../engine/engine.js').EngineApi, lesson: Model, analysis: Analysis }} course @param {(error?: unknown) => void} changed */
export function startNetwork({ engine, lesson, analysis }, changed) {
  try {
    return { network: new RunningNetwork(engine, lesson, analysis, changed), notRun: undefined };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { network: undefined, notRun: error };
  }
}
