// What the worker does for the page, without a worker: numbers, progress, changes, a stop, a refusal, and what breaks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { WorkerTasks } from '../../../web/engine/worker-tasks.js';

const engine = await loadEngine();
const [{ config }] = lessons;
const input = Float32Array.from({ length: 20 * 20 * 3 }, (_, i) => Math.sin(i));

/** @typedef {import('../../../web/engine/worker-tasks.js').Answer} Answer */

function startService() {
  /** @type {(Answer & { moved: number })[]} */ const answers = [];
  const tasks = new WorkerTasks(engine, (answer, transfer) => answers.push({ ...answer, moved: transfer.length }));
  const last = (/** @type {number} */ ask) => answers.findLast((answer) => answer.ask === ask);
  return { tasks, answers, last };
}

test('a pass gives the maps and traces of the engine itself, its maps are given away, and progress comes before', async () => {
  const { tasks, answers, last } = startService();
  await tasks.take({ ask: 1, kind: 'compile', id: 7, config, seed: 3 });
  await tasks.take({ ask: 2, kind: 'run', id: 7, input, written: [['conv2d', 'bias', 1, 0.5]] });
  await tasks.take({ ask: 3, kind: 'trace', id: 7, layer: 'conv2d_1', index: 400 });
  const network = engine.compile(config, { seed: 3 });
  const bias = network.weights().find(({ layer, name }) => layer === 'conv2d' && name === 'bias');
  /** @type {any} */ (bias).data[1] = 0.5;
  network.run(input);
  assert.deepEqual(last(2)?.answer.maps, network.activations());
  assert.equal(last(2)?.moved, network.activations().length);
  assert.deepEqual(last(3)?.answer, network.trace('conv2d_1', 400));
  const progress = answers.filter((answer) => answer.ask === 2).map((answer) => answer.progress);
  assert.equal(progress.at(-2), 1);
  assert.equal(progress.at(-1), undefined);
});

test('a stopped pass gives no answer, and the next one is whole', async () => {
  const { tasks, last } = startService();
  await tasks.take({ ask: 1, kind: 'compile', id: 1, config, seed: 1 });
  const pass = tasks.take({ ask: 2, kind: 'run', id: 1, input });
  await tasks.take({ ask: 3, kind: 'stop', id: 1 });
  await pass;
  assert.equal(last(2), undefined);
  await tasks.take({ ask: 4, kind: 'run', id: 1, input });
  const network = engine.compile(config);
  network.run(input);
  assert.deepEqual(last(4)?.answer.maps, network.activations());
});

test('what the engine refuses comes back as data, and what is broken by its words', async () => {
  const { tasks, last } = startService();
  await tasks.take({ ask: 1, kind: 'compile', id: 1, config, seed: 1 });
  await tasks.take({ ask: 2, kind: 'trace', id: 1, layer: 'conv2d_9', index: 0 });
  assert.equal(last(2)?.refused?.code, 'no_such_layer');
  await tasks.take({ ask: 3, kind: 'free', id: 1 });
  await tasks.take({ ask: 4, kind: 'run', id: 1, input });
  assert.match(last(4)?.broken ?? '', /no network 1/);
});
