// The build's own tools: nothing of it waits for ever.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patiently } from '../../../web/tools/esbuild-service.js';
import { runCommand } from '../../../web/tools/run-command.js';

test('a service that falls silent is renewed once, and then given up by name', async (context) => {
  context.mock.method(console, 'warn', () => {});
  let renewed = 0;
  const renew = async () => void renewed++;
  const silentTimes = (/** @type {number} */ times) => () =>
    renewed < times ? new Promise(() => {}) : Promise.resolve('built');
  assert.equal(await patiently(silentTimes(0), renew, 'a bundle', 30), 'built');
  assert.equal(renewed, 0);
  assert.equal(await patiently(silentTimes(1), renew, 'a bundle', 30), 'built');
  assert.equal(renewed, 1);
  await assert.rejects(patiently(silentTimes(9), renew, 'a bundle', 30), /gave up waiting for a bundle/);
  await assert.rejects(
    patiently(() => Promise.reject(new Error('a fault of the source')), renew, 'a bundle', 30),
    /a fault of the source/,
  );
});

test('a command is over when it has ended, whatever it has left behind', async () => {
  const start = Date.now();
  const { ok, output } = await runCommand('sh', ['-c', 'sleep 20 & echo done']);
  assert.deepEqual([ok, output], [true, 'done\n']);
  assert.ok(Date.now() - start < 15000);
});

test('a command that says nothing for too long is ended, and that is said', async () => {
  const { ok, output } = await runCommand('sh', ['-c', 'echo begun; exec sleep 20'], { silence: 0.2 });
  assert.equal(ok, false);
  assert.match(output, /^begun\n\nNothing was heard of it for 0.2 seconds, so it was ended/);
});
