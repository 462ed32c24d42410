// What the activity "train" knows: the question, the networks that learn it, what is looked at, and what was foretold.

import { ModelError } from '../../engine/engine.js';
import { loadDigits, side } from './digits.js';
import { Runner } from './runner.js';
import { digitsTask, fitOf, modelTask, parityTask, picturesTask } from './tasks.js';
import { Training } from './training.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Explanation } from './learner-types.js' */
/** @import { Parameter } from '../../model/parameters.js' */
/** @import { DataSet, TaskId } from './tasks.js' */
/** @import { Moment } from './runner.js' */
/** @import { Settings } from './training.js' */

/** @type {Settings} */
const usual = { optimizer: 'adam', learningRate: 0.003, falling: true, batch: 32, epochs: 12, seed: 1 };
/** Milliseconds between two pictures of what runs, and between two events for the page around. */
const betweenViews = 90;
const betweenEvents = 250;

/** @typedef {{ best: number, points: string, noted: boolean }} Guess  best: of the networks; points: as typed */

export class Train {
  /** @type {Training | undefined} */ training = undefined;
  /** @type {Runner | undefined} */ runner = undefined;
  /** @type {any} */ failure = undefined;
  /** What a model of one's own would need, where it does not fit. @type {any} */ misfit = undefined;
  /** @type {Uint8Array | undefined} */ levels = undefined;
  /** @type {DataSet | undefined} */ pictures = undefined;
  /** The network that is looked at, by its place. */ chosen = 0;
  /** The held-back sample that is looked at. */ sample = 0;
  /** The learner's own drawing, where that is looked at. @type {Float32Array | undefined} */ drawing = undefined;
  /** @type {Parameter | undefined} */ selected = undefined;
  /** Whether the values of before all learning are shown. */ before = false;
  /** Of what the curve is. @type {'accuracy' | 'loss'} */ curve = 'accuracy';
  /** @type {Guess} */ guess = { best: 0, points: '', noted: false };
  /** What is said to those who hear the page. */ said = '';
  /** @type {Settings} */ settings;
  /** What other parts of the activity keep, by their name. @type {Record<string, any>} */ parts = {};
  #viewed = 0;
  #told = 0;
  #closed = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    this.engine = element.engine;
    this.settings = { ...usual, seed: element.seed ?? usual.seed };
    /** @type {TaskId} */ this.task = this.#firstTask();
    this.#load();
  }

  /** @returns {TaskId} */
  #firstTask() {
    if (this.element.config) return 'model';
    return this.element.task === 'digits' ? 'digits' : 'parity';
  }

  async #load() {
    const levels = await loadDigits();
    if (this.#closed) return;
    this.levels = levels;
    this.element.recovery.attempt(() => this.restart());
    this.element.requestUpdate();
  }

  /** @param {Uint8Array} levels */
  #taskNow(levels) {
    const { seed } = this.settings;
    if (this.task === 'pictures' && this.pictures) return picturesTask(this.pictures);
    if (this.task === 'digits') return digitsTask(levels, seed);
    if (this.task !== 'model') return parityTask(levels, seed);
    const { layers } = this.engine.analyse(this.element.config);
    const fit = fitOf(layers);
    if ('problem' in fit) {
      this.misfit = fit;
      return parityTask(levels, seed);
    }
    return modelTask(levels, seed, this.element.config, fit);
  }

  /** Begins anew with the settings as they are. @param {any[]} [configs] changed networks @param {any[]} [weights] what they start from */
  restart(configs, weights) {
    this.#stop();
    this.failure = this.misfit = undefined;
    if (!this.levels) return;
    try {
      const task = this.#taskNow(this.levels);
      if (configs) task.contenders = task.contenders.map((one, i) => ({ ...one, config: configs[i] ?? one.config }));
      this.training = new Training(this.engine, task, this.settings, weights);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.failure = error;
      return;
    }
    this.runner = new Runner(
      this.training,
      (moment) => this.#changed(moment),
      (run) => this.element.recovery.attempt(run),
    );
    this.runner.speed = this.parts.speed ?? 'full';
    this.chosen = Math.min(this.chosen, this.training.networks.length - 1);
    this.#lookFirst(this.training);
  }

  /** @param {Training} training */
  #lookFirst({ networks, task }) {
    const [tensor] = networks[this.chosen].groups[0]?.tensors ?? [];
    const middle = tensor ? Math.floor(tensor.count / 2) * tensor.inner * tensor.outer : 0;
    this.selected = tensor && { layer: tensor.layer, weight: tensor.weight, index: middle };
    this.sample = Math.min(this.sample, task.data.heldBack.y.length - 1);
    this.drawing = undefined;
    this.parts.judged = undefined;
  }

  #stop() {
    this.runner?.pause();
    this.runner = undefined;
    this.training?.free();
    this.training = undefined;
  }

  /** @param {Moment} moment */
  #changed(moment) {
    const { element, training } = this;
    if (!training) return;
    const now = performance.now();
    if (moment === 'epoch') this.#tell(training, now);
    if (moment === 'rest') this.said = this.summary(training);
    // Pictures cost more than steps, so they come a few times a second.
    if (moment !== 'rest' && now - this.#viewed < betweenViews) return;
    this.#viewed = now;
    element.requestUpdate();
  }

  /** For the page around: where each network stands after an epoch; not more often than it can be read. @param {Training} training @param {number} now */
  #tell(training, now) {
    const { element } = this;
    if (now - this.#told < betweenEvents && !training.finished) return;
    this.#told = now;
    const networks = training.networks.map(({ total: params }, i) => {
      const { training: learnt, heldBack } = training.mark.networks[i];
      const { loss, accuracy } = learnt ?? {};
      return { params, loss, accuracy, val_loss: heldBack.loss, val_accuracy: heldBack.accuracy };
    });
    const { epochs } = this.settings;
    const detail = { version: 1, lesson: 'train', task: this.task, epoch: Math.round(training.epoch), epochs, networks };
    element.dispatchEvent(new CustomEvent('cnn-params-epoch', { detail, bubbles: true, composed: true }));
  }

  /** What is heard where it rests. @param {Training} training */
  summary(training) {
    const { words } = this.element;
    const list = training.networks.map((_, i) => {
      const { accuracy } = training.mark?.networks[i].heldBack ?? { accuracy: 0 };
      return words.text('train-heard-one', { name: this.nameOf(i), percent: words.number(accuracy * 100, 1) });
    });
    const { step, settings } = training;
    const epoch = Math.ceil(training.epoch);
    return words.text('train-heard', { step, epoch, epochs: settings.epochs, networks: words.list(list) });
  }

  /** What a network is called: by its count. @param {number} index */
  nameOf(index) {
    const { words } = this.element;
    const { id = '', total = 0 } = this.training?.networks[index] ?? {};
    if (id === 'linear') return words.text('train-linear');
    return id === 'own' ? words.text('train-own') : words.number(total);
  }

  /** What a class is called. @param {number} index */
  classOf(index) {
    const { words } = this.element;
    const name = this.training?.task.data.classes[index] ?? String(index);
    return words.has(`train-class-${name}`) && this.task !== 'pictures' ? words.text(`train-class-${name}`) : name;
  }

  /** @param {Partial<Settings>} change */
  set(change) {
    this.settings = { ...this.settings, ...change };
    const live = Object.keys(change).join() === 'learningRate' && !this.settings.falling;
    if (live && this.training) this.training.setRate(this.settings.learningRate);
    else this.element.recovery.attempt(() => this.restart());
    this.element.requestUpdate();
  }

  /** @param {TaskId} task */
  choose(task) {
    this.task = task;
    this.chosen = this.sample = 0;
    this.guess = { best: 0, points: '', noted: false };
    this.element.task = task === 'digits' ? 'digits' : '';
    this.element.recovery.attempt(() => this.restart());
    this.element.requestUpdate();
  }

  /** What enters the network that is looked at: a sample or the drawing, as numbers from 0 to 1. @param {number} [index] of the sample */
  inputOf(index = this.sample) {
    const { training } = this;
    if (!training) return new Float32Array(side * side);
    if (this.drawing && index === this.sample) return this.#drawn(training);
    const { x } = training.task.data.heldBack;
    return Float32Array.from(
      x.subarray(index * training.size, (index + 1) * training.size),
      (value) => value * training.task.data.scale,
    );
  }

  /** The drawing as the networks read it: the same in every channel, with paper around. @param {Training} training */
  #drawn(training) {
    const [height, width, channels] = training.task.data.shape;
    const [above, before] = [height - side, width - side].map((more) => Math.floor(more / 2));
    const input = new Float32Array(training.size);
    this.drawing?.forEach((value, i) => {
      const at = ((Math.floor(i / side) + above) * width + (i % side) + before) * channels;
      input.fill(value, at, at + channels);
    });
    return input;
  }

  /** @returns {Explanation | null} */
  explain() {
    const { training, selected, chosen } = this;
    if (!training?.started || !selected || training.at !== undefined) return null;
    return training.networks[chosen].learner.explain(selected);
  }

  /** The engine may be another one now: then it begins anew. */
  follow() {
    if (this.engine === this.element.engine || !this.element.engine) return;
    this.engine = this.element.engine;
    this.training = undefined; // its memory is gone with the engine
    this.restart();
  }

  close() {
    this.#closed = true;
    this.#stop();
  }
}
