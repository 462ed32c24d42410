// What the built engine answers about every model, read from engine.js alone: one record a model and function.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Asker } from './answers.js';
import { brokenFixtures } from './broken-fixtures.js';
import { catalogue, exercises } from './exercises.js';
import { allModels } from './models.js';
import { passes, slices, traces } from './passes.js';
import { innerQuestions, manyAnswers, noQuestions, odd, sample } from './questions.js';

/** @import { Model } from './models.js' */
/** @import { Analysis } from './questions.js' */
/** @typedef {{ model: string, function: string, answer: any }} EngineRecord */
/** @typedef {[string, (engine: any) => any]} Named a question with its name */

/**
 * What a function is recorded of. analysis: undefined where the model is refused; turn: its place, by which samples differ.
 * @typedef {{ asker: Asker, model: Model, before: Model, turn: number, analysis: Analysis | undefined, most: typeof limits.lesson }} Case
 */

const styles = ['keras3', 'tf2.13', 'tf2.7', 'tf2.0', 'keras2.3', 'keras2'];
const optimizers = [
  ...['adam', 'sgd', 'rmsprop', 'Adagrad', 'Adadelta', 'Adamax', 'Nadam', 'AdamW', 'Ftrl', 'Lion', 'Lamb', 'Adafactor'],
  { class_name: 'SGD', config: { momentum: 0.9, nesterov: true } },
  { class_name: 'Adam', config: { amsgrad: true, use_ema: true } },
  { class_name: 'Adam', config: { learning_rate: 'fast' } },
  'unknown',
];

/** How much a model of each kind is asked. */
const limits = {
  lesson: { answers: Infinity, inner: Infinity, uses: 40, traces: Infinity },
  fixture: { answers: 10, inner: 6, uses: 4, traces: 8 },
  application: { answers: 6, inner: 6, uses: 4, traces: 0 },
  broken: { answers: 3, inner: 3, uses: 2, traces: 4 },
};

/** A question's name; another model in it is not written out. @param {any} value */
const name = (value) => JSON.stringify(value?.from ? { ...value, from: '…' } : value);

/** @param {Case} one */
function analyses({ asker, model: { config, kind } }) {
  const some = kind === 'lesson' ? optimizers : ['adam'];
  const withOptimizer = (/** @type {any} */ optimizer) => (/** @type {any} */ engine) => {
    const { layers, ...rest } = engine.analyse(config, { optimizer });
    return { ...rest, layers: layers.length };
  };
  return asker.askAll([
    ['plain', (engine) => engine.analyse(config)],
    ...some.map((optimizer) => /** @type {Named} */ ([name(optimizer), withOptimizer(optimizer)])),
  ]);
}

/** @param {Case} one */
function summaries({ asker, model: { config, printed } }) {
  const full = { show_trainable: true, expand_nested: true, optimizer: 'adam', era_names: true };
  const all = [{}, ...styles.flatMap((style) => [{ style }, { style, width: 110, ...full }])];
  if (printed) all.push(...printed, ...[{ width: 0 }, { width: 1e9 }, { style: 'keras4' }].map(Object));
  return asker.askAll(all.map((options) => [name(options), (engine) => engine.summary(config, options)]));
}

/** A wrong answer and what is asked next, and the same of a learner of whom something is known. @param {any} config @param {any} question @param {any} answer @param {boolean} known @returns {Named[]} */
function questioned(config, question, answer, known) {
  const call = `${name(question)} ${String(name(answer)).slice(0, 200)}`;
  const options = {
    history: { conv_no_bias: 3, dense_no_bias: 1 },
    given: question.layer ? [{ layer: question.layer, of: 'output_shape', answer: '7, 7, 2' }] : [],
    evidence: question.layer ? [{ question: { of: 'all_shapes', layer: question.layer }, answer: '' }] : [],
  };
  return [
    [`${call} diagnose`, (engine) => engine.diagnose(config, question, answer)],
    [`${call} followUp`, (engine) => engine.followUp(config, question, answer)],
    ...(known
      ? [/** @type {Named} */ ([`${call} known`, (engine) => engine.diagnose(config, question, answer, options)])]
      : []),
  ];
}

/** @param {Case} one */
function diagnoses({ asker, model: { config, kind, steps = [], from }, analysis, turn, most }) {
  const nothingKnown = { answer: '7', question: { of: 'total_params' } };
  const asked = analysis ? sample(manyAnswers(analysis), most.answers, turn) : [nothingKnown];
  const weighted = analysis?.layers.find(({ params }) => params > 0);
  if (kind === 'lesson' && weighted) {
    const cells = [
      { layer: weighted.name, of: 'params' },
      { layer: weighted.name, of: 'output_shape' },
    ];
    asked.push(
      ...[...cells, { of: 'total_params' }].flatMap((question) => odd.map((answer) => ({ question, answer }))),
    );
    const percents = ['34', '34.35', '34,35', '65.65', '71.57', '0.34', '-34', '34 %', '100'];
    if (steps.some(({ ask }) => ask === 'reduction'))
      asked.push(...percents.map((answer) => ({ question: { of: 'reduction', from }, answer })));
  }
  return asker.askAll(asked.flatMap(({ question, answer }) => questioned(config, question, answer, kind === 'lesson')));
}

/** The right answers, and in a lesson those of every belief. @param {Case} one */
function answers({ asker, model: { config, kind, from }, analysis, turn, most }) {
  if (!analysis) return {};
  const cells = analysis.layers.flatMap(({ name: layer }) => ['params', 'output_shape'].map((of) => ({ layer, of })));
  const totals = ['total_params', 'trainable_params', 'non_trainable_params'].map((of) => ({ of }));
  const inner = sample(innerQuestions(analysis), most.inner, turn);
  const questions = [...cells, ...totals, ...inner, ...(from ? [{ of: 'reduction', from }] : [])];
  const right = [...questions, ...noQuestions].map(
    (question) => /** @type {Named} */ ([name(question), (engine) => engine.answer(config, question)]),
  );
  const beliefs =
    kind === 'lesson' ? [...(asker.know((engine) => engine.beliefs) ?? []), { id: 'nobody_believes_this' }] : [];
  const believed = questions.flatMap((question) =>
    beliefs.map(
      ({ id }) =>
        /** @type {Named} */ ([
          `${name(question)} ${id}`,
          (engine) => engine.answer(config, question, { beliefs: [id] }),
        ]),
    ),
  );
  return asker.askAll([...right, ...believed]);
}

/** @param {Case} one */
function uses({ asker, model: { config, kind }, analysis, turn, most }) {
  const ends = (/** @type {number[]} */ shape) => {
    const size = shape.reduce((product, one) => product * one, 1);
    return [...new Set([0, Math.floor(size / 2), size - 1, ...(kind === 'lesson' ? [size] : [])])];
  };
  const weights = (analysis?.layers ?? []).flatMap(({ name: layer, weights: all }) =>
    (all ?? []).flatMap(({ name: weight, shape }) => ends(shape).map((index) => ({ layer, weight, index }))),
  );
  return asker.askAll(
    sample(weights, most.uses, turn).map((parameter) => [name(parameter), (engine) => engine.uses(config, parameter)]),
  );
}

/** @param {Case} one */
function comparisons({ asker, model: { config }, before }) {
  return asker.askAll([
    [`${before.id} first`, (engine) => engine.compare(before.config, config)],
    ['itself', (engine) => engine.compare(config, config)],
  ]);
}

/** What is recorded of every model. @type {[string, (one: Case) => Promise<any> | any][]} */
const functions = [
  ['analyse', analyses],
  ['summary', summaries],
  ['diagnose', diagnoses],
  ['answer', answers],
  ['uses', uses],
  ['compare', comparisons],
  ['run', ({ asker, model: { config, kind } }) => passes(asker, config, kind === 'application')],
  ['runInSlices', ({ asker, model: { config, kind } }) => (kind === 'lesson' ? slices(asker, config) : {})],
  ['trace', ({ asker, model: { config }, most }) => (most.traces > 0 ? traces(asker, config, most.traces) : {})],
];

/** @param {string} dist a folder with a built engine.js @param {(record: EngineRecord) => void} write @returns {Promise<{ models: number, questions: number }>} */
export async function recordEngine(dist, write) {
  const { loadEngine } = await import(pathToFileURL(join(dist, 'engine.js')).href);
  const asker = new Asker(loadEngine);
  const record = async (/** @type {string} */ model, /** @type {string} */ title, /** @type {() => any} */ make) => {
    await asker.ready();
    const answer = await make();
    if (Object.keys(answer).length > 0) write({ model, function: title, answer });
  };
  for (const [title, make] of catalogue) await record('engine', title, () => make(asker));
  const models = allModels();
  for (const [turn, model] of models.entries()) {
    await asker.ready();
    const analysis = asker.know((engine) => engine.analyse(model.config));
    const before = models[Math.max(turn - 1, 0)];
    const one = { asker, model, before, turn, analysis, most: limits[model.kind] };
    for (const [title, make] of functions) await record(model.id, title, () => make(one));
  }
  for (const [id, title, make] of exercises(asker)) await record(id, title, make);
  for (const [id, title, make] of brokenFixtures(asker)) await record(id, title, make);
  return { models: models.length, questions: asker.calls };
}
