// What the activity "train" knows: the question, the networks that learn it, what is looked at, and what was foretold.

import { ModelError } from '../../engine/engine.js';
import { loadDigits } from './digits.js';
import { Runner } from './runner.js';
import { TrainState } from './state.js';
import { digitsTask, fitOf, modelTask, parityTask, picturesTask } from './tasks.js';
import { Training } from './training.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Parameter } from '../../model/parameters.js' */
/** @import { TaskId } from './tasks.js' */
/** @import { Moment } from './runner.js' */
/** @import { Settings } from './training.js' */

/** Milliseconds between two pictures of what runs, and between two events for the page around. */
const betweenViews = 90;
const betweenEvents = 250;

export class Train extends TrainState {
  #viewed = 0;
  #told = 0;
  #closed = false;

  /** @param {ActivityNeeds} element */
  constructor(element) {
    super(element);
    this.engine = element.engine;
    this.task = this.#firstTask();
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
    if (!configs) this.parts.freeze = undefined;
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
    const detail = {
      version: 1,
      lesson: 'train',
      task: this.task,
      epoch: Math.round(training.epoch),
      epochs,
      networks,
    };
    element.dispatchEvent(new CustomEvent('cnn-params-epoch', { detail, bubbles: true, composed: true }));
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

  /** @param {'step' | 'epoch'} [until] */
  play(until) {
    this.said = '';
    this.runner?.play(until);
    this.element.requestUpdate();
  }

  /** @param {number} index of a mark */
  goTo(index) {
    this.runner?.pause();
    this.element.recovery.attempt(() => this.training?.goTo(index));
    this.element.requestUpdate();
  }

  /** @param {string} speed */
  setSpeed(speed) {
    this.parts.speed = speed;
    if (this.runner) this.runner.speed = speed;
  }

  /** From the beginning, with the same settings. */
  again() {
    this.element.recovery.attempt(() => this.restart());
    this.element.requestUpdate();
  }

  /** A new run with changed networks, from the parameters as they are. @param {any[]} configs */
  goOnWith(configs) {
    const weights = this.training?.networks.map(({ learner }) =>
      learner.weights().map(({ layer, name, shape, data }) => ({ layer, name, shape, data: data.slice() })),
    );
    this.element.recovery.attempt(() => this.restart(configs, weights));
    this.element.requestUpdate();
  }

  /** A new run of the same networks, from these parameters. @param {any[]} weights of each */
  restartFrom(weights) {
    const configs = this.training?.networks.map(({ config }) => config);
    this.element.recovery.attempt(() => this.restart(configs, weights));
  }

  /** @param {number} network */
  look(network) {
    this.chosen = network;
    if (this.training) this.#lookFirst(this.training);
    this.element.requestUpdate();
  }

  /** @param {number} sample */
  lookAt(sample) {
    this.sample = sample;
    this.drawing = undefined;
    this.element.requestUpdate();
  }

  /** @param {import('../../model/parameters.js').Parameter} parameter @param {boolean} focus */
  async select(parameter, focus) {
    this.selected = parameter;
    this.element.requestUpdate();
    if (focus) await this.element.focusOn('canvas.weights[tabindex="0"]');
  }

  /** @param {boolean} before whether the board shows what was there before all learning */
  show(before) {
    this.before = before;
    this.element.requestUpdate();
  }

  /** @param {'accuracy' | 'loss'} curve */
  drawCurve(curve) {
    this.curve = curve;
    this.element.requestUpdate();
  }

  noteGuess() {
    this.guess.noted = true;
    this.element.requestUpdate();
    this.element.focusOn('.play');
  }

  /** @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.element.notify('train-copied');
    } catch {
      this.element.notify('train-not-copied');
    }
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
