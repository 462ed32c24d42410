// Questions with a number to foretell, judged by letting it run: a network of its own for each, beside what is shown. No page.

import { findLesson } from '../../lesson/lessons/all.js';
import { parityTask } from './tasks.js';
import { Training } from './training.js';
import { usual } from './state.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { HandedWeight } from '../../engine/types.js' */
/** @import { Settings } from './training.js' */

/**
 * @typedef {'overfit' | 'rate' | 'dead' | 'freeze'} ExperimentId
 * @typedef {{ training: Training, twin?: Training, id: ExperimentId }} Running  twin: the same with what is usual, to compare
 * @typedef {{ answer: number, near: number, words: Record<string, number>, stopped: boolean }} Outcome  near: so far away is right too
 */

/** @type {ExperimentId[]} */
export const experimentIds = ['overfit', 'rate', 'dead', 'freeze'];
/** Learning rates of SGD: one that comes to something, and one that is too high. */
const rates = { usual: 0.05, high: 5 };
/** What the bias of the dead filter is set to, and which parameters are its own. */
const deadBias = -10;
const frozen = 'conv2d';

/** A lesson's network with one layer that does not learn. @param {any} config @param {(name: string) => boolean} isFrozen */
export function withFrozen(config, isFrozen) {
  const copy = structuredClone(config);
  for (const { config: layer } of copy.config.layers) {
    if (isFrozen(layer.name)) layer.trainable = false;
    else if (layer.trainable === false) delete layer.trainable;
  }
  return copy;
}

/** The weights that a seed draws, with the bias of the first filter so low that its ReLU puts out nothing. @param {EngineApi} engine @param {any} config @param {number} seed @returns {HandedWeight[]} */
function deadWeights(engine, config, seed) {
  const network = engine.compile(config, { seed });
  const weights = network.weights().map((weight) => ({ ...weight, data: Array.from(weight.data) }));
  network.free();
  const bias = weights.find(({ layer, name }) => layer === frozen && name === 'bias');
  if (bias) bias.data[0] = deadBias;
  return weights;
}

/** @param {EngineApi} engine @param {Uint8Array} levels @param {ExperimentId} id @param {number} seed @returns {Running} */
export function startExperiment(engine, levels, id, seed) {
  const config = findLesson('zero-padding')?.config;
  const one = (/** @type {any} */ own, /** @type {Partial<Settings>} */ set, /** @type {HandedWeight[]} */ weights, most = Infinity) => {
    const task = parityTask(levels, seed, most);
    const settings = { ...usual, falling: false, epochs: 1, seed, ...set };
    return new Training(engine, { ...task, contenders: [{ id, config: own }] }, settings, weights ? [weights] : []);
  }; // prettier-ignore
  const none = /** @type {any} */ (undefined);
  if (id === 'overfit') return { id, training: one(config, { epochs: 40, batch: 10 }, none, 50) };
  if (id === 'dead') return { id, training: one(config, {}, deadWeights(engine, config, seed)) };
  if (id === 'freeze')
    return {
      id,
      training: one(
        withFrozen(config, (name) => name === frozen),
        {},
        none,
      ),
    };
  const rate = (/** @type {number} */ learningRate) => one(config, { optimizer: 'sgd', learningRate }, none);
  return { id, training: rate(rates.high), twin: rate(rates.usual) };
}

/** Goes on for some milliseconds. @param {Running} running @param {number} time @returns {boolean} whether all is over */
export function continueExperiment({ training, twin }, time) {
  const end = performance.now() + time;
  while (performance.now() < end) {
    const done = training.advance() === 'end' && (!twin || twin.advance() === 'end');
    if (done) return true;
  }
  return false;
}

/** From 0 to 1. @param {Running} running */
export const progressOf = ({ training, twin }) =>
  (training.step + (twin?.step ?? 0)) / (training.steps + (twin?.steps ?? 0));

/** How many parameters are no longer what they were. @param {Training} training @param {(key: string, index: number, shape: number) => boolean} [counts] of these only */
function changedIn({ marks }, counts = () => true) {
  const [first, last] = [marks[0], marks[marks.length - 1]].map(({ networks }) => networks[0].values);
  let changed = 0;
  for (const [key, before] of first) {
    const after = last.get(key) ?? before;
    before.forEach((value, i) => {
      if (after[i] !== value && counts(key, i, before.length)) changed++;
    });
  }
  return changed;
}

const percent = (/** @type {number} */ share) => Math.round(share * 1000) / 10;

/** What came out. @param {Running} running @returns {Outcome} */
export function outcomeOfExperiment({ id, training, twin }) {
  const [{ heldBack, training: learnt, diverged }] = training.mark.networks;
  const held = percent(heldBack.accuracy);
  if (id === 'overfit') {
    const words = { heldBack: held, training: percent(learnt?.accuracy ?? 0) };
    return { answer: held, near: 2, words, stopped: diverged };
  }
  if (id === 'rate') {
    const words = { heldBack: held, usual: percent(twin?.mark.networks[0].heldBack.accuracy ?? 0) };
    return { answer: held, near: 2, words, stopped: diverged };
  }
  if (id === 'dead') {
    // Two filters: every other number of the kernel, and the first bias, are the first one's.
    const changed = changedIn(training, (key, i) => key.startsWith(`${frozen} `) && i % 2 === 0);
    return { answer: changed, near: 0, words: { changed }, stopped: diverged };
  }
  const [{ analysis }] = training.networks;
  const words = { changed: changedIn(training), most: analysis.trainable_params };
  return { answer: words.most, near: 0, words, stopped: diverged };
}

/** What the sentence of a question holds. @param {ExperimentId} id @returns {Record<string, number>} */
export const askedWith = (id) => (id === 'rate' ? { rate: rates.high } : {});
