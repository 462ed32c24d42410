// Networks that learn side by side on the same batches, in pieces so small that the page answers in between, with marks to go back to. No page.

import { groupsOf } from '../../model/parameters.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Analysis, HandedWeight, LayerRow, Learner } from '../../engine/types.js' */
/** @import { Group } from '../../model/parameters.js' */
/** @import { Contender, Samples, Task } from './tasks.js' */

/**
 * @typedef {{ optimizer: 'adam' | 'sgd' | 'adamw' | 'rmsprop', learningRate: number, falling: boolean, batch: number, epochs: number, seed: number }} Settings
 *   falling: the learning rate goes down to zero along a cosine; seed: of the first weights and of the order of the batches
 * @typedef {{ loss: number, accuracy: number }} Figures
 * @typedef {{ training: Figures | undefined, heldBack: Figures, judged: Uint8Array, values: Map<string, Float32Array>, snapshot: Float32Array, diverged: boolean }} NetworkMark
 *   training: the running mean of the epoch, as fit() prints it; judged: the class that each held-back sample was given
 * @typedef {{ step: number, epoch: number, networks: NetworkMark[] }} Mark
 * @typedef {Contender & { analysis: Analysis, rows: LayerRow[], total: number, groups: Group[], learner: Learner, spent: number,
 *   steps: number, running: Figures | undefined, diverged: boolean, beforeStep?: Float32Array }} Trained
 *   beforeStep: how things stood before the last step, where its numbers are gone since
 */

/** Steps from one mark to the next. */
const stepsPerMark = 25;
/** Bytes that all marks together may take. */
export const mostBytes = 40e6;

/** The largest of a row of chances; of a single one, whether it is more than a half. @param {ArrayLike<number>} chances */
export function judgement(chances) {
  if (chances.length === 1) return chances[0] > 0.5 ? 1 : 0;
  let best = 0;
  for (let i = 1; i < chances.length; i++) if (chances[i] > chances[best]) best = i;
  return best;
}

/** @param {{ layer: string, weight: string }} place */
const keyOf = ({ layer, weight }) => `${layer} ${weight}`;

export class Training {
  /** @type {Trained[]} */ networks = [];
  /** @type {Mark[]} */ marks = [];
  /** The mark that was gone back to; nothing while the last one is where things are. @type {number | undefined} */ at =
    undefined;
  step = 0;
  #engine;
  /** @type {Generator<string, void> | undefined} */ #work = undefined;

  /**
   * @param {EngineApi} engine @param {Task} task @param {Settings} settings
   * @param {HandedWeight[][]} [weights] of each network, instead of drawn ones
   */
  constructor(engine, task, settings, weights = []) {
    this.#engine = engine;
    this.task = task;
    this.settings = settings;
    this.batches = Math.ceil(task.data.training.y.length / settings.batch);
    this.size = task.data.shape.reduce((a, b) => a * b, 1);
    try {
      for (const [i, contender] of task.contenders.entries()) this.networks.push(this.#begin(contender, weights[i]));
    } catch (error) {
      this.free();
      throw error;
    }
  }

  /** Steps of the whole run. */
  get steps() {
    return this.batches * this.settings.epochs;
  }

  /** Epochs that are done, with the part of the one that runs. */
  get epoch() {
    return this.step / this.batches;
  }

  get started() {
    return this.step > 0;
  }

  get finished() {
    return this.step >= this.steps || this.networks.every(({ diverged }) => diverged);
  }

  /** @param {Contender} contender @param {HandedWeight[]} [weights] @returns {Trained} */
  #begin(contender, weights) {
    const { data, loss } = this.task;
    const analysis = this.#engine.analyse(contender.config);
    const { seed, batch } = this.settings;
    const options = { loss, batch, input_scale: data.scale, optimizer: this.#optimizer() };
    const start = weights ? { weights } : { seed };
    const learner = this.#engine.compile(contender.config, { ...start, ...options });
    learner.setData(data.training.x, data.training.y);
    const groups = groupsOf(learner.weights(), analysis.layers);
    const fresh = { spent: 0, steps: 0, running: undefined, diverged: false };
    return { ...contender, analysis, rows: analysis.layers, total: analysis.total_params, groups, learner, ...fresh };
  }

  #optimizer() {
    const { optimizer: name, learningRate, falling } = this.settings;
    const schedule = { schedule: 'cosine', initial_learning_rate: learningRate, decay_steps: this.steps, alpha: 0 };
    return { name, learning_rate: falling ? schedule : learningRate };
  }

  /** From the next step on; of a falling one the run begins anew. @param {number} rate */
  setRate(rate) {
    this.settings = { ...this.settings, learningRate: rate };
    for (const { learner } of this.networks) learner.learningRate = rate;
  }

  /**
   * The next piece of work, a few milliseconds at most.
   * @returns {'piece' | 'step' | 'mark' | 'epoch' | 'end'} what has been finished with it
   */
  advance() {
    if (this.at !== undefined) this.#cut();
    this.#work ??= this.#pieces();
    const { value } = this.#work.next();
    if (!value) this.#work = undefined;
    return /** @type {any} */ (value ?? 'end');
  }

  /** Whether a step or a mark is half done. */
  get between() {
    return this.#work !== undefined && this.#half;
  }

  #half = false;

  /** @returns {Generator<string, void>} */
  *#pieces() {
    if (this.marks.length === 0) yield* this.#mark();
    while (!this.finished) {
      this.#half = true;
      for (const one of this.networks) {
        this.#stepOf(one);
        yield 'piece';
      }
      this.step++;
      this.#half = false;
      if (this.#marksAfter(this.step) || this.finished) yield* this.#mark();
      yield this.step % this.batches === 0 ? 'epoch' : 'step';
    }
  }

  /** @param {number} step */
  #marksAfter(step) {
    return step % this.batches === 0 || step % stepsPerMark === 0;
  }

  /** What the last step did with a parameter; null where there was none, and of what is frozen. @param {number} network @param {{ layer: string, weight: string, index: number }} parameter */
  explain(network, parameter) {
    const { learner, beforeStep } = this.networks[network];
    const told = this.started && this.at === undefined ? learner.explain(parameter) : null;
    if (told || !beforeStep || this.at !== undefined || this.between) return told;
    learner.restore(beforeStep);
    learner.stepMany(1, { seed: this.settings.seed });
    return learner.explain(parameter);
  }

  /** @param {Trained} one */
  #stepOf(one) {
    if (one.diverged) return;
    // Judging computes in the memory of the step: to explain that, it is made once more.
    one.beforeStep = this.#marksAfter(this.step + 1) ? one.learner.snapshot() : undefined;
    const start = performance.now();
    const made = one.learner.stepMany(1, { seed: this.settings.seed });
    one.spent += performance.now() - start;
    one.steps++;
    one.running = { loss: made.epoch_loss, accuracy: made.epoch_accuracy ?? NaN };
    one.diverged = made.diverged;
  }

  /** Judges the held-back samples in pieces, and keeps how things stand. @returns {Generator<string, void>} */
  *#mark() {
    this.#half = true;
    /** @type {NetworkMark[]} */ const networks = [];
    for (const one of this.networks) networks.push(yield* this.#markOf(one));
    this.marks.push({ step: this.step, epoch: this.epoch, networks });
    this.#thin();
    this.#half = false;
    yield 'mark';
  }

  /** @param {Trained} one @returns {Generator<string, NetworkMark>} */
  *#markOf(one) {
    const { heldBack } = this.task.data;
    const judged = new Uint8Array(heldBack.y.length);
    const sum = { loss: 0, accuracy: 0 };
    const { batch } = this.settings;
    for (let from = 0; from < judged.length; from += batch) {
      const to = Math.min(judged.length, from + batch);
      const { loss, predictions } = one.learner.evaluate(...this.#part(heldBack, from, to));
      const classes = predictions.length / (to - from);
      for (let i = from; i < to; i++) {
        judged[i] = judgement(predictions.subarray((i - from) * classes, (i - from + 1) * classes));
        if (judged[i] === heldBack.y[i]) sum.accuracy++;
      }
      sum.loss += loss * (to - from);
      yield 'piece';
    }
    const figures = { loss: sum.loss / judged.length, accuracy: sum.accuracy / judged.length };
    const values = new Map();
    for (const { layer, name, data } of one.learner.weights())
      values.set(keyOf({ layer, weight: name }), Float32Array.from(data));
    const { running, diverged, learner } = one;
    return { training: running, heldBack: figures, judged, values, snapshot: learner.snapshot(), diverged };
  }

  /** @param {Samples} samples @param {number} from @param {number} to @returns {[Uint8Array, Uint8Array]} */
  #part({ x, y }, from, to) {
    return [x.subarray(from * this.size, to * this.size), y.subarray(from, to)];
  }

  /** What a mark takes: the snapshot, the values once more to be looked up, and what was judged. */
  get #bytesOfMark() {
    const sizes = this.marks[0].networks.map(({ snapshot, judged }, i) => snapshot.byteLength + judged.length + this.networks[i].total * 4); // prettier-ignore
    return sizes.reduce((a, b) => a + b, 0);
  }

  /** Where all marks take too much, every other one goes: the first and the last stay. */
  #thin() {
    while (this.marks.length > 2 && this.marks.length * this.#bytesOfMark > mostBytes)
      this.marks = this.marks.filter((_, i) => i % 2 === 0 || i === this.marks.length - 1);
  }

  /** Goes back to a mark, or forth again. @param {number} index */
  goTo(index) {
    const mark = this.marks[index];
    if (!mark) return;
    this.networks.forEach((one, i) => {
      const { snapshot, training, diverged } = mark.networks[i];
      one.learner.restore(snapshot);
      Object.assign(one, { running: training, diverged, beforeStep: undefined });
    });
    this.step = mark.step;
    this.at = index;
    this.#work = undefined;
    this.#half = false;
  }

  /** Who goes on from an earlier mark leaves what came after it. */
  #cut() {
    this.marks.length = Number(this.at) + 1;
    this.at = undefined;
  }

  /** The mark at which things stand, or the last one before. */
  get mark() {
    return this.marks[this.at ?? this.marks.length - 1];
  }

  /** A parameter's value at each mark up to now, and now. @param {number} network @param {{ layer: string, weight: string, index: number }} parameter */
  valuesOf(network, parameter) {
    const seen = this.marks.slice(0, this.at === undefined ? undefined : this.at + 1);
    const values = seen.map(({ step, networks }) => ({
      step,
      value: networks[network].values.get(keyOf(parameter))?.[parameter.index] ?? 0,
    }));
    const { layer, weight, index } = parameter;
    const weights = this.networks[network].learner.weights();
    const now = weights.find((one) => one.layer === layer && one.name === weight)?.data[index];
    return now === undefined ? values : [...values, { step: this.step, value: now }];
  }

  /** The samples that are wrongly judged now. @param {number} network */
  wrongOf(network) {
    const { y } = this.task.data.heldBack;
    const judged = this.mark?.networks[network].judged ?? y;
    return [...y.keys()].filter((i) => judged[i] !== y[i]);
  }

  free() {
    for (const { learner } of this.networks) learner.free();
    this.networks = [];
    this.#work = undefined;
  }
}
