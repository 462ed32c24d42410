// What can be learnt: which samples, what they are called, and which networks learn it side by side.

import { findLesson } from '../../lesson/lessons/all.js';
import { configOf, readSmallModel } from '../../model/small-model.js';
import { digitCount, digitOf, levelScale, samplesOf, split } from './digits.js';

/**
 * Samples one after the other, each of `shape`, every number to be multiplied by `scale`; `y` are numbers of classes.
 * @typedef {{ x: Uint8Array, y: Uint8Array }} Samples
 * @typedef {{ shape: number[], scale: number, classes: string[], training: Samples, heldBack: Samples }} DataSet
 *   classes: ids of words (`train-class-even`), or for pictures of one's own the names that stand there
 * @typedef {{ id: string, config: any }} Contender  `linear` and `own` have names of their own, all others their count
 * @typedef {'parity' | 'digits' | 'pictures' | 'model'} TaskId
 * @typedef {{ id: TaskId, data: DataSet, contenders: Contender[], loss: string }} Task
 */

/** Classes of the two questions about digits. */
const parity = ['even', 'odd'];
const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

/** @param {string[]} classes */
const labelOf = (classes) => (/** @type {number} */ index) =>
  classes === parity ? digitOf(index) % 2 : digitOf(index);

/**
 * @param {Uint8Array} levels of all digits @param {string[]} classes @param {number[]} shape @param {number} seed
 * @param {number} [most] of the digits to learn from
 * @returns {DataSet}
 */
function digitSet(levels, classes, shape, seed, most = Infinity) {
  const { training, heldBack } = split(digitCount, seed);
  const samples = (/** @type {number[]} */ indices) => ({
    x: samplesOf(levels, indices, shape),
    y: Uint8Array.from(indices, labelOf(classes)),
  });
  return {
    shape,
    scale: levelScale,
    classes,
    training: samples(training.slice(0, most)),
    heldBack: samples(heldBack),
  };
}

/** A network without a hidden layer: one weight for each number of the picture and each class. @param {number[]} shape @param {number} classes */
function linearOf(shape, classes) {
  const model = readSmallModel(`${shape.join('x')}-f-d${classes}`);
  return configOf(/** @type {import('../../model/small-model.js').SmallModel} */ (model));
}

/** The same layers with another number of classes. @param {any} config @param {number} units */
function withUnits(config, units) {
  const copy = structuredClone(config);
  copy.config.layers.at(-1).config.units = units;
  return copy;
}

/** The three networks of the lessons and a linear one. @param {number[]} shape @param {number} classes @returns {Contender[]} */
export function lessonContenders(shape, classes) {
  const ids = ['zero-padding', 'no-padding', 'max-pooling'];
  const found = ids.map((id) => ({ id, config: withUnits(findLesson(id)?.config, classes) }));
  return [...found, { id: 'linear', config: linearOf(shape, classes) }];
}

/** Networks for ten digits, the largest with 11,438 parameters. @returns {Contender[]} */
function digitContenders() {
  const conv = (/** @type {number} */ filters, /** @type {number} */ kernel, padding = 'valid') => ({ kind: 'conv', filters, kernel, stride: 1, padding: /** @type {'same' | 'valid'} */ (padding) }); // prettier-ignore
  const [pool, flat, last] = [{ kind: 'max', size: 2 }, { kind: 'flatten' }, { kind: 'dense', units: 10 }];
  const input = [20, 20, 1];
  const large = configOf({ input, pieces: [conv(8, 5, 'same'), pool, conv(20, 5), flat, last] });
  const small = configOf({ input, pieces: [conv(8, 3), pool, conv(16, 3), pool, flat, last] });
  return [
    { id: 'large', config: withDropout(large, 0.3) },
    { id: 'small', config: small },
    { id: 'linear', config: linearOf(input, 10) },
  ];
}

/** With a Dropout before the Flatten: it forgets what holds for single digits. @param {any} config @param {number} rate */
function withDropout(config, rate) {
  const { layers } = config.config;
  const before = layers.findIndex((/** @type {any} */ layer) => layer.class_name === 'Flatten');
  layers.splice(before, 0, { class_name: 'Dropout', config: { name: 'dropout', rate } });
  return config;
}

const crossentropy = 'sparse_categorical_crossentropy';

/** Odd or even, with the lessons' networks. @param {Uint8Array} levels @param {number} seed @param {number} [most] @returns {Task} */
export function parityTask(levels, seed, most) {
  const data = digitSet(levels, parity, [20, 20, 3], seed, most);
  return { id: 'parity', data, contenders: lessonContenders(data.shape, 2), loss: crossentropy };
}

/** Which digit is it? @param {Uint8Array} levels @param {number} seed @returns {Task} */
export function digitsTask(levels, seed) {
  const data = digitSet(levels, digits, [20, 20, 1], seed);
  return { id: 'digits', data, contenders: digitContenders(), loss: crossentropy };
}

/** Pictures of one's own, 20 × 20 in three colours. @param {DataSet} data @returns {Task} */
export function picturesTask(data) {
  return { id: 'pictures', data, contenders: lessonContenders(data.shape, data.classes.length), loss: crossentropy };
}

/**
 * Whether a model of one's own fits the digits, and what it would have to read and put out if not.
 * @param {{ input_shapes: (number | null)[][], output_shape: (number | null)[] | null, config: Record<string, any> }[]} rows of its summary
 * @returns {{ shape: number[], classes: string[], loss: string } | { problem: 'input' | 'output' | 'activation', found: any }}
 */
export function fitOf(rows) {
  const shape = (rows[0]?.input_shapes[0] ?? rows[0]?.output_shape ?? []).slice(1);
  const [height, width, channels] = shape;
  const sides = height === width && (height === 20 || height === 28);
  if (shape.length !== 3 || !sides || (channels !== 1 && channels !== 3)) return { problem: 'input', found: shape };
  const last = rows[rows.length - 1];
  const output = (last?.output_shape ?? []).slice(1);
  const { activation } = last?.config ?? {};
  const loss = output[0] === 1 ? 'binary_crossentropy' : crossentropy;
  if (output.length !== 1 || ![1, 2, 10].includes(Number(output[0]))) return { problem: 'output', found: output };
  if (activation !== undefined && activation !== (output[0] === 1 ? 'sigmoid' : 'softmax'))
    return { problem: 'activation', found: activation };
  return { shape: shape.map(Number), classes: output[0] === 10 ? digits : parity, loss };
}

/** The digits for a model of one's own that fits them. @param {Uint8Array} levels @param {number} seed @param {any} config @param {{ shape: number[], classes: string[], loss: string }} fit @returns {Task} */
export function modelTask(levels, seed, config, { shape, classes, loss }) {
  const data = digitSet(levels, classes, shape, seed);
  const contenders = [{ id: 'own', config }];
  if (loss === crossentropy) contenders.push({ id: 'linear', config: linearOf(shape, classes.length) });
  return { id: 'model', data, contenders, loss };
}
