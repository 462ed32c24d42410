// `summary()` through WebAssembly: the same bytes as Keras's own printers, and errors as ModelError.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { findLesson } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();

/** @param {string} id @returns {any} */
function configOf(id) {
  const lesson = findLesson(id);
  if (!lesson) throw new Error(id);
  return lesson.config;
}

/** @param {string} name @returns {any[]} */
function readFixtures(name) {
  const file = new URL(`../../fixtures/${name}`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('the lessons are printed as in every era', () => {
  const cases = readFixtures('summaries-lessons.jsonl');
  assert.equal(cases.length, 57);
  for (const { lesson, options, text } of cases) {
    assert.equal(engine.summary(configOf(lesson), options), text, JSON.stringify(options));
  }
});

test('models that the engine knows are printed as Keras 3 prints them', () => {
  const built = ['keras-models.jsonl', 'keras-graphs.jsonl'].flatMap(readFixtures).filter(({ config }) => config);
  const known = built.filter(({ config }) => {
    const { complete, layers } = /** @type {any} */ (engine.analyse(config));
    return complete && layers.every((/** @type {any} */ row) => row.output_shape);
  });
  assert.ok(known.length >= 44);
  for (const { id, config, summary } of known) assert.equal(engine.summary(config, { width: 76 }), summary, id);
});

test('without options Keras 3 prints its widest table', () => {
  const [, rule] = engine.summary(configOf('zero-padding')).split('\n');
  assert.equal(rule.length, 88);
});

test('what cannot be printed is a ModelError that names the option', () => {
  assert.throws(
    () => engine.summary(configOf('zero-padding'), { style: /** @type {any} */ ('keras4') }),
    (error) => error instanceof ModelError && error.argument === 'style',
  );
  assert.throws(
    () => engine.analyse(configOf('zero-padding'), { optimizer: 'unknown' }),
    (error) => error instanceof ModelError && error.code === 'unknown_optimizer',
  );
});

test('analyse counts the optimizer beside the model', () => {
  const { optimizer, total_params: total } = engine.analyse(configOf('zero-padding'), { optimizer: 'adam' });
  assert.deepEqual([total, optimizer?.params], [2515, 5032]);
});
