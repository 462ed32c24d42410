// Names of objects in configs, and an engine that is lost; the numbers are those of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineLost, loadEngine } from '../../../web/engine/engine.js';
import { findLesson } from '../../../web/lesson/lessons/all.js';

test('fault 34: keys such as __proto__ in a config set nothing and are no crash', async () => {
  const engine = await loadEngine();
  const layers = '[{"class_name":"InputLayer","config":{"name":"i","batch_shape":[null,4]}}]';
  const text = `{"class_name":"Sequential","__proto__":{"polluted":1},"config":{"constructor":{"x":1},"name":"s","layers":${layers}}}`;
  assert.equal(engine.analyse(JSON.parse(text)).total_params, 0);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test('fault 53: an engine that runs out of memory is lost, and the next one counts', async () => {
  const engine = await loadEngine();
  const lesson = findLesson('zero-padding');
  const dense = (/** @type {string} */ name) => ({ class_name: 'Dense', config: { name, units: 30000 } });
  const layers = [
    { class_name: 'InputLayer', config: { name: 'i', batch_shape: [null, 30000] } },
    dense('a'),
    dense('b'),
  ];
  const huge = { class_name: 'Sequential', config: { name: 'huge', layers } };
  const network = engine.compile(lesson?.config, { seed: 1 });
  let refused;
  try {
    engine.compile(huge, { seed: 1 });
  } catch (error) {
    refused = error;
  }
  assert.ok(refused, '7.2 GB of weights are refused');
  if (refused instanceof EngineLost) {
    assert.throws(() => engine.analyse(lesson?.config), EngineLost, 'nothing of a lost engine is trusted');
    assert.doesNotThrow(() => network.free());
  }
  const next = await loadEngine();
  assert.equal(next.analyse(lesson?.config).total_params, 2515);
});
