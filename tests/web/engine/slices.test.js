// A pass in slices: the same floats as at once, progress that only grows, a stop, and a network that goes away meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();
const [{ config }] = lessons;
const input = Float32Array.from({ length: 20 * 20 * 3 }, (_, i) => Math.sin(i));

/** @param {import('../../../web/engine/types.js').Network} network */
const all = (network) => network.activations().map(({ data }) => Array.from(data));

test('a pass in slices gives what a pass at once gives, and says how far it is', async () => {
  const [whole, sliced] = [engine.compile(config), engine.compile(config)];
  const output = Array.from(whole.run(input));
  /** @type {number[]} */ const progress = [];
  assert.deepEqual(Array.from(await sliced.runInSlices(input, { progress: (done) => progress.push(done) })), output);
  assert.deepEqual(all(sliced), all(whole));
  assert.equal(progress.at(-1), 1);
  assert.deepEqual(
    progress,
    [...progress].sort((a, b) => a - b),
  );
});

test('a stopped pass ends with the reason, and the next one is whole', async () => {
  const network = engine.compile(config);
  const stopper = new AbortController();
  const pass = network.runInSlices(input, { signal: stopper.signal });
  stopper.abort();
  await assert.rejects(pass, { name: 'AbortError' });
  const again = Array.from(await network.runInSlices(input));
  assert.deepEqual(again, Array.from(engine.compile(config).run(input)));
});

test('a network that is freed during a pass says so', async () => {
  const network = engine.compile(config);
  const pass = network.runInSlices(input);
  network.free();
  await assert.rejects(pass, (error) => error instanceof ModelError && error.code === 'network_is_freed');
});
