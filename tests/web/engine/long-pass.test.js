// A long pass between the page and its worker, with a worker in Node that answers, refuses, or gets lost: what goes to slices,
// what is told, and what a trace does to the worker.

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { ModelError } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { LongPass } from '../../../web/engine/long-pass.js';
import { WorkerTasks } from '../../../web/engine/worker-tasks.js';
import { WorkerLost } from '../../../web/engine/worker-link.js';
import { engine } from '../support.js';

const all = /** @type {any} */ (globalThis);
/** Every worker that was started. @type {FakeWorker[]} */ const workers = [];
/** What the next messages meet instead of an answer. @type {((message: any) => 'lost' | 'broken' | 'silent' | undefined)} */
let fate = () => undefined;

/** The page's worker, but in this process: its answers come later, as from another thread. */
class FakeWorker extends EventTarget {
  ended = false;
  #service = new WorkerTasks(engine, (answer) => this.#say('message', answer));

  constructor() {
    super();
    workers.push(this);
  }

  /** @param {string} type @param {any} [data] */
  #say(type, data) {
    setTimeout(() => this.ended || this.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { data })));
  }

  /** @param {any} message */
  postMessage(message) {
    if (message.parts) return; // the engine is that of the page
    const met = fate(message);
    if (met === 'lost') this.#say('error');
    else if (met === 'broken') this.#say('message', { ask: message.ask, broken: 'out of memory' });
    else if (met !== 'silent') this.#service.take(message);
  }

  terminate() {
    this.ended = true;
  }
}

const page = {
  Worker: FakeWorker,
  document: { baseURI: 'https://course.example/', querySelector: () => null },
  origin: 'https://course.example',
  CNN_PARAMS_WORKER: 'https://course.example/activities/pass-worker-1.js',
};
Object.assign(all, page);
const wait = setTimeout;
/** A worker without work is kept for half a minute, and no test waits for that. @param {() => void} run @param {number} time */
all.setTimeout = (run, time) => (time > 1000 ? wait(run, time).unref() : wait(run, time));
after(() => {
  for (const name of Object.keys(page)) delete all[name];
  all.setTimeout = wait;
});
beforeEach(() => {
  fate = () => undefined;
});

const [{ config }] = lessons;
const model = { config, seed: 3 };
const input = Float32Array.from({ length: 20 * 20 * 3 }, (_, i) => Math.sin(i));
const direct = engine.compile(config, { seed: 3 });
direct.run(input);

/** A long pass of a lesson, and what its network in the page is asked for. */
function start() {
  let slices = 0;
  const network = engine.compile(config, { seed: 3 });
  const inPage = Object.assign(Object.create(network), {
    runInSlices: (/** @type {any[]} */ ...values) => (slices++, network.runInSlices(.../** @type {[any]} */ (values))),
    activations: () => network.activations(),
  });
  const long = new LongPass(/** @type {any} */ (engine), model, inPage);
  const run = (values = input, signal = new AbortController().signal) => long.run(values, [], { signal });
  return { long, run, slices: () => slices };
}

/** @param {import('../../../web/engine/long-pass.js').Outcome} outcome */
const isWhole = ({ maps, time }) => (assert.deepEqual(maps, direct.activations()), assert.ok(time >= 0));

test('a pass in the worker gives the numbers of the engine, and traces them there', async () => {
  const { run, slices, long } = start();
  const outcome = await run();
  isWhole(outcome);
  assert.deepEqual(await outcome.ask?.('conv2d_1', 400), direct.trace('conv2d_1', 400));
  assert.deepEqual([slices(), workers.length], [0, 1]);
  long.free();
});

test('a trace that is refused is nothing to be seen, and the worker stays', async () => {
  const { run, slices, long } = start();
  const { ask } = await run();
  assert.equal(await ask?.('conv2d', 1e9), undefined);
  assert.equal(await ask?.('no_such_layer', 0), undefined);
  assert.deepEqual(await ask?.('conv2d', 7), direct.trace('conv2d', 7));
  isWhole(await run());
  assert.deepEqual([slices(), workers.length, workers[0].ended], [0, 1, false]);
  long.free();
});

test('what the engine refuses is told and not tried again in slices', async () => {
  const { run, slices, long } = start();
  await assert.rejects(run(new Float32Array(3)), (error) => {
    assert.ok(error instanceof ModelError);
    assert.equal(error.code, 'wrong_input');
    return true;
  });
  assert.equal(slices(), 0);
  isWhole(await run());
  assert.deepEqual([slices(), workers.length], [0, 1], 'the worker is as good as before');
  long.free();
});

test('a pass that is stopped, before it begins or on its way, ends with the reason and goes on nowhere', async () => {
  const { run, slices, long } = start();
  const before = AbortSignal.abort(new Error('stopped before'));
  await assert.rejects(run(input, before), /stopped before/);
  const stopper = new AbortController();
  fate = ({ kind }) => (kind === 'run' ? 'silent' : undefined);
  const pass = run(input, stopper.signal);
  setTimeout(() => stopper.abort(new Error('stopped on its way')), 20);
  await assert.rejects(pass, /stopped on its way/);
  assert.equal(slices(), 0);
  fate = () => undefined;
  isWhole(await run());
  assert.deepEqual([slices(), workers.length], [0, 1]);
  long.free();
});

test('a worker that is lost is replaced, and the pass is played again there before a trace', async () => {
  const { run, slices, long } = start();
  const { ask } = await run();
  const asked = new Set();
  fate = ({ kind }) => (kind === 'trace' && !asked.has(kind) && asked.add(kind) ? 'lost' : undefined);
  assert.deepEqual(await ask?.('conv2d', 7), direct.trace('conv2d', 7));
  assert.deepEqual([slices(), workers.length, workers[0].ended], [0, 2, true]);
  long.free();
});

test('a trace whose workers are lost one after the other is told of; the passes after it run in slices', async () => {
  const { run, slices, long } = start();
  const { ask } = await run();
  fate = ({ kind }) => (kind === 'trace' ? 'broken' : undefined);
  await assert.rejects(/** @type {Promise<any>} */ (ask?.('conv2d', 7)), WorkerLost);
  const count = workers.length;
  const outcome = await run();
  isWhole(outcome);
  assert.deepEqual([outcome.ask, slices(), workers.length], [undefined, 1, count], 'its worker was left');
  long.free();
});

test('where every worker is lost the pass runs in slices, and so do all after it', async () => {
  const { run, slices, long } = start();
  fate = ({ kind }) => (kind === 'run' ? 'lost' : undefined);
  const outcome = await run();
  isWhole(outcome);
  assert.deepEqual([outcome.ask, slices()], [undefined, 1]);
  const count = workers.length;
  isWhole(await run());
  assert.deepEqual([slices(), workers.length], [2, count], 'no worker is tried again');
  await assert.rejects(run(new Float32Array(3)), ModelError, 'slices refuse too');
  long.free();
});

test('without a worker’s file there are slices from the first pass', async () => {
  delete all.CNN_PARAMS_WORKER;
  const { run, slices, long } = start();
  Object.assign(all, page);
  isWhole(await run());
  assert.equal(slices(), 1);
  long.free();
});
