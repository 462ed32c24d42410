// A network that learns, inside the engine's memory: batches go in, what came of them comes out.

import { CompiledNetwork } from './compiled-network.js';
import { ModelError } from './errors.js';
import { writeWeights } from './handed-weights.js';
import { checkSeed } from './seed.js';
import { fromText, toText } from './text.js';

/** @import { Explanation, HandedWeight, Learner, LearnerOptions, StepResult, Steps, Trace } from './types.js' */

/** @param {string} argument @param {string} expected @param {any} found */
const refuse = (argument, expected, found) => new ModelError({ code: 'invalid_argument', argument, expected, found });

/** Places of what the engine says of a step. */
const said = {
  loss: 0,
  accuracy: 1,
  norm: 2,
  diverged: 3,
  steps: 4,
  epoch: 5,
  seen: 6,
  samples: 7,
  epochLoss: 8,
  epochAccuracy: 9,
};

/** A Learner, as types.js describes it. */
export class CompiledLearner {
  #module;
  #network;
  #id;
  #sizes;
  #scale;
  #rate = NaN;
  /** @type {boolean[]} */ #trainable;

  /** @param {any} module @param {any} places @param {number} scale */
  constructor(module, places, scale) {
    this.#module = module;
    this.#network = new CompiledNetwork(module, places);
    this.#id = places.id;
    this.#sizes = places.learner;
    this.#scale = scale;
    this.#trainable = places.learner.trainable;
  }

  /** The most samples of a step. */
  get batch() {
    return this.#sizes.batch;
  }

  get inputShapes() {
    return this.#network.inputShapes;
  }

  /** @param {ArrayLike<number> | ArrayLike<number>[]} input */
  run(input) {
    return this.#network.run(input);
  }

  /** @param {ArrayLike<number> | ArrayLike<number>[]} input @param {{ signal?: AbortSignal, progress?: (done: number) => void }} [options] */
  runInSlices(input, options) {
    return this.#network.runInSlices(input, options);
  }

  activations() {
    return this.#network.activations();
  }

  /** @param {string} layer @param {number} index @returns {Trace} */
  trace(layer, index) {
    return this.#network.trace(layer, index);
  }

  /** Live: what is written is learnt from, and run, from the next step on. */
  weights() {
    return this.#views().map((weight, i) => ({ ...weight, trainable: this.#trainable[i] }));
  }

  /** @returns {{ layer: string, name: string, shape: number[], data: Float32Array }[]} */
  #views() {
    return this.#network.weights();
  }

  /** Of the last step; zeros where nothing is trained. */
  gradients() {
    const weights = this.#views();
    const start = this.#module._learner_gradients(this.#id);
    const first = Math.min(...weights.map(({ data }) => data.byteOffset));
    return weights.map(({ layer, name, shape, data }) => ({
      layer,
      name,
      shape,
      data: this.#floats(start + data.byteOffset - first, data.length),
    }));
  }

  /** @param {number} start @param {number} length */
  #floats(start, length) {
    return new Float32Array(this.#module.HEAPF32.buffer, start, length);
  }

  /** @param {number} place */
  #said(place) {
    return new Float64Array(this.#module.HEAPF32.buffer, this.#module._learner_result(this.#id), 10)[place];
  }

  /** @param {ArrayLike<number>} from @param {Float32Array} to @param {number} [scale] */
  #write(from, to, scale = 1) {
    if (scale === 1) to.set(from);
    else for (let i = 0; i < to.length; i++) to[i] = from[i] * scale;
  }

  /** How many samples there are in what was given. @param {ArrayLike<number>} given @param {number} size @param {string} argument */
  #samplesIn(given, size, argument) {
    const found = given?.length;
    if (!(found > 0) || found % size !== 0) throw refuse(argument, `multiple_of_${size}_numbers`, found ?? null);
    return found / size;
  }

  /** @param {any} x @param {any} y null: nothing is wanted */
  #listsOf(x, y) {
    const { inputs, wanted } = this.#sizes;
    const several = (/** @type {any} */ given, /** @type {number[]} */ sizes) => (sizes.length === 1 ? [given] : given);
    const xs = several(x, inputs);
    const ys = y === null ? [] : several(y, wanted);
    const samples = this.#samplesIn(xs[0], inputs[0], 'x');
    inputs.forEach((/** @type {number} */ size, /** @type {number} */ i) => {
      if (this.#samplesIn(xs[i], size, 'x') !== samples) throw refuse('x', `${samples}_samples`, xs[i].length / size);
    });
    ys.forEach((/** @type {any} */ one, /** @type {number} */ i) => {
      if (one?.length !== samples * wanted[i]) throw refuse('y', `${samples * wanted[i]}_numbers`, one?.length ?? null);
    });
    return { xs, ys, samples };
  }

  /** Writes samples from number `first` on. @param {{ xs: any[], ys: any[] }} lists @param {number} first @param {number} count */
  #bring({ xs, ys }, first, count) {
    const part = (/** @type {any} */ list, /** @type {number} */ size) =>
      (list.subarray ?? list.slice).call(list, first * size, (first + count) * size);
    const { inputs, wanted } = this.#sizes;
    inputs.forEach((/** @type {number} */ size, /** @type {number} */ i) => {
      this.#write(part(xs[i], size), this.#floats(this.#module._learner_input(this.#id, i), count * size), this.#scale);
    });
    ys.forEach((/** @type {any} */ one, /** @type {number} */ i) => {
      this.#write(part(one, wanted[i]), this.#floats(this.#module._learner_wanted(this.#id, i), count * wanted[i]));
    });
  }

  /** @returns {StepResult} */
  #result() {
    const accuracy = this.#said(said.accuracy);
    return {
      loss: this.#said(said.loss),
      accuracy: accuracy < 0 ? null : accuracy,
      gradient_norm: this.#said(said.norm),
      diverged: this.#said(said.diverged) !== 0,
    };
  }

  /** A freed one answers nothing. */
  #alive() {
    if (this.#id === 0) throw new ModelError({ code: 'network_is_freed' });
  }

  /** @param {any} x @param {any} y @returns {StepResult} */
  trainOnBatch(x, y) {
    this.#alive();
    const lists = this.#listsOf(x, y);
    if (lists.samples > this.batch) throw refuse('x', `at_most_${this.batch}_samples`, lists.samples);
    this.#bring(lists, 0, lists.samples);
    this.#module._train_learner(this.#id, lists.samples);
    return this.#result();
  }

  /** @param {any} x @param {any} y null: only predictions are wanted */
  #evaluate(x, y) {
    this.#alive();
    const lists = this.#listsOf(x, y);
    const sizes = this.#sizes.outputs;
    const predictions = sizes.map((/** @type {number} */ size) => new Float32Array(lists.samples * size));
    let loss = 0;
    let right = 0;
    for (let first = 0; first < lists.samples; first += this.batch) {
      const count = Math.min(this.batch, lists.samples - first);
      this.#bring(lists, first, count);
      this.#module._evaluate_learner(this.#id, count, y === null ? 0 : 1);
      loss += (this.#said(said.loss) * count) / lists.samples;
      right += (this.#said(said.accuracy) * count) / lists.samples;
      sizes.forEach((/** @type {number} */ size, /** @type {number} */ o) => {
        predictions[o].set(this.#floats(this.#module._learner_output(this.#id, o), count * size), first * size);
      });
    }
    return { loss, accuracy: right < 0 ? null : right, predictions: sizes.length === 1 ? predictions[0] : predictions };
  }

  evaluate(/** @type {any} */ x, /** @type {any} */ y) {
    return this.#evaluate(x, y);
  }

  predict(/** @type {any} */ x) {
    return this.#evaluate(x, null).predictions;
  }

  /** @param {Float32Array | Uint8Array | number[]} x @param {ArrayLike<number>} y */
  setData(x, y) {
    this.#alive();
    if (this.#sizes.inputs.length > 1 || this.#sizes.wanted.length > 1) throw refuse('x', 'one_input_one_output', null);
    const { samples } = this.#listsOf(x, y);
    const bytes = x instanceof Uint8Array || x instanceof Uint8ClampedArray;
    this.#module._start_data(this.#id, samples, bytes ? 1 : 0, this.#scale);
    const place = this.#module._learner_data(this.#id);
    const buffer = this.#module.HEAPF32.buffer;
    (bytes ? new Uint8Array(buffer, place, x.length) : new Float32Array(buffer, place, x.length)).set(x);
    this.#floats(this.#module._learner_data_wanted(this.#id), y.length).set(y);
  }

  /** @param {number} count @param {{ seed?: number }} [options] @returns {Steps} */
  stepMany(count, { seed = 1 } = {}) {
    this.#alive();
    if (!Number.isInteger(count) || count < 0) throw refuse('count', 'positive_integer', count);
    checkSeed(seed);
    this.#module._step_learner(this.#id, count, seed);
    const result = this.#result();
    const samples = this.#said(said.samples);
    if (samples === 0) throw refuse('x', 'data', 0);
    return {
      ...result,
      steps: this.#said(said.steps),
      epoch: this.#said(said.epoch),
      batch_of_epoch: Math.ceil(this.#said(said.seen) / this.batch),
      batches: Math.ceil(samples / this.batch),
      epoch_loss: this.#said(said.epochLoss),
      epoch_accuracy: result.accuracy === null ? null : this.#said(said.epochAccuracy),
    };
  }

  get learningRate() {
    return this.#rate;
  }

  set learningRate(rate) {
    this.#alive();
    if (!(rate >= 0 && rate < 1e30)) throw refuse('learning_rate', 'number_of_zero_or_more', rate);
    this.#rate = rate;
    this.#module._set_learning_rate(this.#id, rate);
  }

  /** @returns {Float32Array} */
  snapshot() {
    this.#alive();
    const length = this.#module._take_snapshot(this.#id);
    return this.#floats(this.#module._learner_snapshot(this.#id), length).slice();
  }

  /** @param {Float32Array} snapshot */
  restore(snapshot) {
    this.#alive();
    const length = this.#module._take_snapshot(this.#id);
    if (snapshot?.length !== length) throw refuse('snapshot', `${length}_numbers`, snapshot?.length ?? null);
    this.#floats(this.#module._learner_snapshot(this.#id), length).set(snapshot);
    this.#module._restore_snapshot(this.#id);
  }

  /** @param {{ layer: string, weight: string, index: number }} parameter @returns {Explanation | null} */
  explain(parameter) {
    this.#alive();
    return fromText(this.#module.explain(this.#id, toText(parameter, 'parameter')));
  }

  free() {
    this.#network.free();
    this.#id = 0;
  }
}

/**
 * @param {any} module @param {any} config
 * @param {{ seed: number, weights?: HandedWeight[] } & LearnerOptions} options
 * @returns {Learner}
 */
export function compileLearner(module, config, { seed, weights, input_scale = 1, ...options }) {
  if (!(Number.isFinite(input_scale) && input_scale !== 0)) throw refuse('input_scale', 'number', input_scale);
  const given = toText(options, 'options');
  const learner = new CompiledLearner(
    module,
    fromText(module.compileLearner(toText(config, 'config'), seed, weights ? 1 : 0, given)),
    input_scale,
  );
  try {
    if (weights) writeWeights(learner.weights(), weights);
  } catch (error) {
    learner.free();
    throw error;
  }
  return learner;
}
