// Runs inside the browser: contestants on one model, outputs compared, then timed in turns.
import { makeCeiling } from './ceiling.js';
import { inputOf, models, shapesOf, makeModel } from './models.js';

/** @typedef {{ run: (input: Float32Array, output: Float32Array) => void | Promise<void>,
 *   all: (input: Float32Array) => any, free: () => void | Promise<void> }} Runner */

/** Milliseconds that a turn of one contestant should last: the clock's step is a tenth of one. */
const kTurn = 40;

/** @param {string} id */
const modelOf = (id) => /** @type {import('./models.js').BenchModel} */ (models.find((model) => model.id === id));

/** @param {() => any} action answers a promise or not @param {number} count */
async function time(action, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const pending = action();
    if (pending instanceof Promise) await pending;
  }
  return (performance.now() - start) / count;
}

/** How often an action fits into a turn, after it has warmed up. @param {() => any} action @param {number} turn */
async function countFor(action, turn) {
  let count = 1;
  for (;;) {
    const each = await time(action, count);
    if (each * count > turn / 2) return Math.max(Math.round(turn / each), 1);
    count *= 4;
  }
}

/**
 * Times actions in turns, in a new order each round, so that all of them meet the same moods of the machine.
 * @param {Record<string, () => any>} actions @param {number} rounds
 * @returns {Promise<Record<string, number[]>>} milliseconds a call, one a round
 */
async function interleave(actions, rounds) {
  const names = Object.keys(actions);
  /** @type {Record<string, number>} */ const counts = {};
  /** @type {Record<string, number[]>} */ const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) counts[name] = await countFor(actions[name], kTurn);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      times[name].push(await time(actions[name], counts[name]));
    }
  }
  return times;
}

/** The largest difference between two outputs. @param {Float32Array} a @param {Float32Array} b */
const difference = (a, b) => a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

/** @type {Record<string, { name: string, prepare: (model: any, options?: any) => Promise<Runner> }>} */
const contestants = {};

/** @param {string[]} files */
async function load(files) {
  for (const file of files) {
    const contestant = await import(`/contestants/${file}.js`);
    contestants[contestant.name] = contestant;
  }
}

/**
 * Prepares everyone for a model and compares what they answer with the first one's answer.
 * @param {import('./models.js').BenchModel} model @param {string[]} names @param {{ keep?: string }} [options] of ours
 */
async function prepareAll(model, names, options) {
  const input = inputOf(model);
  const size = /** @type {number} */ (
    shapesOf(model)
      .at(-1)
      ?.output.reduce((a, b) => a * b, 1)
  );
  /** @type {Record<string, Runner>} */ const runners = {};
  /** @type {Record<string, string>} */ const skipped = {};
  /** @type {Record<string, number>} */ const differences = {};
  /** @type {Float32Array | undefined} */ let reference;
  for (const name of names) {
    const output = new Float32Array(size).fill(NaN);
    try {
      const runner = await contestants[name].prepare(model, options);
      await runner.run(input, output);
      runners[name] = runner;
    } catch (error) {
      skipped[name] = String(error).slice(0, 120);
      continue;
    }
    reference ??= output;
    differences[name] = difference(output, reference);
    if (!(differences[name] < 1e-4)) throw new Error(`${name} answers ${output} to ${model.id}, not ${reference}`);
  }
  return { input, output: new Float32Array(size), runners, skipped, differences };
}

/** @param {string} id @param {string[]} names @param {number} rounds */
async function latency(id, names, rounds) {
  const { input, output, runners, skipped, differences } = await prepareAll(modelOf(id), names);
  const ceiling = await makeCeiling();
  /** @type {Record<string, () => any>} */ const actions = { ceiling };
  for (const [name, runner] of Object.entries(runners)) {
    actions[name] = () => runner.run(input, output);
    actions[`${name} all`] = () => runner.all(input);
  }
  const times = await interleave(actions, rounds);
  for (const runner of Object.values(runners)) await runner.free();
  return { times, skipped, differences, ceilingFlops: ceiling() };
}

/** One contestant alone on a model, for time and memory of large ones. @type {(() => any) | undefined} */
let single;

/** @param {string} id @param {string} name */
async function prepareSingle(id, name) {
  // Only the output is asked for: the others give back, too, what they need no more.
  const { input, output, runners, skipped } = await prepareAll(modelOf(id), [name], { keep: 'outputs' });
  if (skipped[name]) throw new Error(skipped[name]);
  single = () => runners[name].run(input, output);
}

/** The best of many short turns of our engine: for a look at a kernel while other work runs. @param {string} id */
async function quickLook(id) {
  const { input, output, runners } = await prepareAll(modelOf(id), ['cnn-params']);
  const ours = runners['cnn-params'];
  const actions = { run: () => ours.run(input, output), all: () => ours.all(input) };
  /** @type {Record<string, number>} */ const found = {};
  for (const [name, action] of Object.entries(actions)) {
    const count = await countFor(action, 4);
    const times = [];
    for (let turn = 0; turn < 300; turn++) times.push(await time(action, count));
    found[name] = Math.min(...times);
  }
  await ours.free();
  return found;
}

const timeSingle = () => time(/** @type {() => any} */ (single), 1);

/** Models of one convolution, for our engine alone. @param {number[][]} shapes [side, channels, filters] @param {number} rounds */
async function convolutions(shapes, rounds) {
  const ceiling = await makeCeiling();
  const results = [];
  for (const [side, channels, filters] of shapes) {
    const options = { filters, kernel_size: [3, 3], padding: 'same', activation: 'relu' };
    const model = makeModel('conv', '', [side, side, channels], [['Conv2D', options]]);
    const { input, runners } = await prepareAll(model, ['cnn-params']);
    const net = runners['cnn-params'];
    const output = new Float32Array(side * side * filters);
    const times = await interleave({ ceiling, conv: () => net.run(input, output) }, rounds);
    await net.free();
    results.push({ side, channels, filters, times, ceilingFlops: ceiling() });
  }
  return results;
}

/**
 * A call of run() alone, and a loop around nothing, in the same turns: the rest of a model without arithmetic is the call.
 * @param {number[]} sizes of inputs that a Flatten hands on @param {string[]} ids of models @param {number} rounds
 */
async function calls(sizes, ids, rounds) {
  const flattens = sizes.map((size) => makeModel(`Flatten ${size}`, '', [size], [['Flatten', {}]]));
  /** @type {Record<string, () => any>} */ const actions = { nothing: () => {} };
  const nets = [];
  for (const model of [...flattens, ...ids.map(modelOf)]) {
    const net = /** @type {any} */ (await contestants['cnn-params'].prepare(model));
    const input = inputOf(model);
    if (model.id.startsWith('Flatten') && difference(net.bare(input), input) > 0)
      throw new Error(`${model.id} is wrong`);
    actions[model.id] = () => net.bare(input);
    nets.push(net);
  }
  const times = await interleave(actions, rounds);
  for (const net of nets) await net.free();
  return times;
}

const bench = { load, latency, prepareSingle, timeSingle, convolutions, calls, quick: quickLook };
Object.assign(globalThis, { bench });
