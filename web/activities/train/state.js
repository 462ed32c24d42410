// What the activity "train" holds: what learns, what is looked at, what was foretold, and what all that is called.

import { side } from './digits.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Parameter } from '../../model/parameters.js' */
/** @import { Explanation } from '../../engine/types.js' */
/** @import { Runner } from './runner.js' */
/** @import { DataSet, TaskId } from './tasks.js' */
/** @import { Settings, Training } from './training.js' */

/** What a run is set to at first. @type {Settings} */
export const usual = { optimizer: 'adam', learningRate: 0.005, falling: true, batch: 32, epochs: 12, seed: 1 };

/** @typedef {{ best: number, points: string, noted: boolean }} Guess  best: of the networks; points: as typed */

export class TrainState {
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
  /** @type {TaskId} */ task = 'parity';

  /** @param {ActivityNeeds} element */
  constructor(element) {
    this.element = element;
    this.settings = { ...usual, seed: element.seed ?? usual.seed };
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

  /** A held-back sample as the networks read it: numbers from 0 to 1. @param {number} index */
  sampleInput(index) {
    const { training } = this;
    if (!training) return new Float32Array(side * side);
    const { x } = training.task.data.heldBack;
    const { scale } = training.task.data;
    return Float32Array.from(x.subarray(index * training.size, (index + 1) * training.size), (value) => value * scale);
  }

  /** What enters the network that is looked at: a sample, or the drawing. */
  inputOf() {
    const { training, drawing } = this;
    return training && drawing ? this.#drawn(training, drawing) : this.sampleInput(this.sample);
  }

  /** The drawing as the networks read it: the same in every channel, with paper around. @param {Training} training @param {Float32Array} drawing */
  #drawn(training, drawing) {
    const [height, width, channels] = training.task.data.shape;
    const [above, before] = [height - side, width - side].map((more) => Math.floor(more / 2));
    const input = new Float32Array(training.size);
    drawing.forEach((value, i) => {
      const at = ((Math.floor(i / side) + above) * width + (i % side) + before) * channels;
      input.fill(value, at, at + channels);
    });
    return input;
  }

  /** @returns {Explanation | null} */
  explain() {
    const { training, selected, chosen } = this;
    if (!training?.started || !selected || training.at !== undefined) return null;
    return training.explain(chosen, selected);
  }
}
