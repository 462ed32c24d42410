// A step of learning (batch 32, Adam, one thread) beside native PyTorch, in turns. Ours is the WebAssembly in Node, the
// same engine on the same compiler as in Chromium; each step takes its batch out of a data set of bytes.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../web/engine/engine.js';
import { lessons } from '../../web/lesson/lessons/all.js';
import { makeCeiling } from './ceiling.js';
import { best, median, pairedRatio, tableText, timeText } from './statistics.js';

/** @param {string} class_name @param {object} [config] */
const layer = (class_name, config = {}) => ({ class_name, config });
/** @param {number} filters @param {number} kernel @param {string} padding */
const conv = (filters, kernel, padding) =>
  layer('Conv2D', { filters, kernel_size: [kernel, kernel], padding, activation: 'relu' });
/** @param {number} size */
const pool = (size) => layer('MaxPooling2D', { pool_size: [size, size] });
const last = [layer('Flatten'), layer('Dense', { units: 10, activation: 'softmax' })];

/** @param {number[]} shape @param {{ class_name: string, config: object }[]} layers */
function sequential(shape, layers) {
  const input = layer('InputLayer', { name: 'input', batch_shape: [null, ...shape] });
  const named = layers.map((one, i) => layer(one.class_name, { name: `layer_${i}`, ...one.config }));
  return { class_name: 'Sequential', config: { name: 'sequential', layers: [input, ...named] } };
}

/** With the target in milliseconds, where it is not PyTorch's own time. */
const models = [
  ...['2,515', '1,651', '715'].map((name, i) => ({ name, config: lessons[i].config, target: 0.25 })),
  {
    name: "ConvNetJS's digits",
    config: sequential([24, 24, 1], [conv(8, 5, 'same'), pool(2), conv(16, 5, 'same'), pool(3), ...last]),
    target: 1.6,
  },
  {
    name: "Keras's digits",
    config: sequential([28, 28, 1], [conv(32, 3, 'valid'), pool(2), conv(64, 3, 'valid'), pool(2), last[0], layer('Dropout', { rate: 0.5 }), last[1]]), // prettier-ignore
    target: undefined,
  },
];

/** Multiplications and additions of a step: each product forward, for the weights, and, where anybody asks, for the input. @param {any} engine @param {any} config */
function operationsOf(engine, config) {
  let all = 0;
  let first = true;
  for (const row of engine.analyse(config).layers) {
    const kernel = row.weights.find((/** @type {any} */ weight) => weight.name === 'kernel');
    if (!kernel) continue;
    const places = row.output_shape.slice(1, -1).reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
    const products = kernel.shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1) * places;
    all += 2 * products * (first ? 2 : 3);
    first = false;
  }
  return all * 32;
}

/** PyTorch, where Debian's package is there. */
async function startRival() {
  const rival = spawn('/usr/bin/python3', [fileURLToPath(new URL('./learning_rival.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: rival.stdout })[Symbol.asyncIterator]();
  const { value: hello } = await lines.next();
  if (!hello) return undefined;
  return {
    version: JSON.parse(hello).version,
    steps: async (/** @type {string} */ name, /** @type {number} */ count) => {
      rival.stdin.write(`${JSON.stringify([name, count])}\n`);
      return JSON.parse((await lines.next()).value);
    },
    end: () => rival.stdin.end(),
  };
}

/** @param {any} engine @param {any} config */
function startOurs(engine, config) {
  const size = config.config.layers[0].config.batch_shape
    .slice(1)
    .reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b);
  const samples = 640;
  const x = Uint8Array.from({ length: samples * size }, (_, i) => (i * 7919) % 4);
  const loss = 'sparse_categorical_crossentropy';
  const learner = engine.compile(config, { optimizer: { name: 'adam' }, loss, batch: 32, input_scale: 1 / 3 });
  learner.setData(
    x,
    Array.from({ length: samples }, (_, i) => i % 2),
  );
  return () => {
    const start = performance.now();
    learner.stepMany(1);
    return performance.now() - start;
  };
}

/** @param {number} rounds */
export async function learning(rounds) {
  const engine = await loadEngine();
  const rival = await startRival();
  const ceiling = await makeCeiling();
  const rows = [];
  const results = [];
  for (const { name, config, target } of models) {
    const step = startOurs(engine, config);
    const count = name.startsWith('Keras') ? 10 : 60;
    const ours = [];
    const theirs = [];
    const speeds = [];
    for (let i = 0; i < count; i++) step();
    if (rival) await rival.steps(name, count);
    for (let round = 0; round < rounds; round++) {
      ours.push(median(Array.from({ length: count }, step)));
      if (rival) theirs.push(median(await rival.steps(name, count)));
      const start = performance.now();
      const operations = ceiling();
      speeds.push(operations / (performance.now() - start) / 1e6);
    }
    const speed = operationsOf(engine, config) / median(ours) / 1e6;
    const reached = target ? median(ours) <= target : rival && pairedRatio(ours, theirs) <= 1;
    rows.push([
      name,
      timeText(median(ours)),
      timeText(best(ours)),
      rival ? timeText(median(theirs)) : '-',
      rival ? pairedRatio(theirs, ours).toFixed(2) : '-',
      target ? timeText(target) : 'PyTorch',
      reached ? 'reached' : 'missed',
      `${speed.toFixed(1)} of ${median(speeds).toFixed(1)} GFLOP/s`,
    ]);
    results.push({ name, ours, theirs, speeds, speed });
  }
  rival?.end();
  console.log(
    `\n## A step of learning (batch 32, Adam; PyTorch ${rival?.version ?? 'not there: apt install python3-torch'})\n`,
  );
  console.log(tableText(['model', 'ours', 'best', 'PyTorch', 'ratio', 'target', '', 'of the ceiling'], rows));
  return results;
}
