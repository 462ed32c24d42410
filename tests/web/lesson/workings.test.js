// Every working adds up: what stands left of the last sign of equality makes what stands right of it, and that is what Keras
// counted. On all models that Keras built.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { openCourse } from '../../../web/lesson/course.js';
import { ownLesson } from '../../../web/lesson/lessons/own-model.js';
import { workedParts } from '../../../web/lesson/worked-parts.js';
import { plainText } from '../../../web/drawing/formula-parts.js';
import { root } from '../../../web/tools/engine-build.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine } from '../support.js';

const words = await wordsOf('en');
const models = ['keras-models', 'keras-graphs']
  .flatMap((name) =>
    readFileSync(join(root, 'tests', 'fixtures', `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => JSON.parse(line))
  .filter(({ rows }) => rows);

/** What a line of a working comes to. The page does not reckon, so its own text is worked out here. @param {string} text */
function valueOf(text) {
  const sum = text
    .replaceAll(',', '')
    .replaceAll('×', '*')
    .replaceAll('−', '-')
    .replaceAll(/⌊(.*?)⌋/g, 'Math.floor($1)');
  assert.match(sum, /^(Math\.floor|[\d\s.()*+/-])+$/, text);
  return Number(runInNewContext(sum));
}

/** @param {any} model a fixture @param {any} course @param {{ ask: string, layer?: string }} step @param {number} expected */
function addsUp(model, course, step, expected) {
  for (const line of workedParts(course, step, words).map(plainText)) {
    const sides = line.split(' = ');
    for (const side of sides.slice(1)) assert.equal(valueOf(side), valueOf(sides[0]), `${model.id} ${line}`);
    assert.equal(valueOf(sides[0]), expected, `${model.id}, ${step.ask} of ${step.layer ?? 'all'}: ${line}`);
  }
}

test('what is trained and what is not is a sum of the rows, or of a row, and comes to what Keras counted', () => {
  let seen = 0;
  for (const model of models.filter(({ non_trainable: kept }) => kept > 0)) {
    const course = openCourse(engine, { lesson: '', config: model.config }, ownLesson);
    for (const [ask, of] of [
      ['trainable_params', 'trainable'],
      ['non_trainable_params', 'non_trainable'],
    ]) {
      addsUp(model, course, { ask }, model[of]);
      for (const { name, params, trainable } of model.rows) {
        const row = course?.analysis.layers.find((one) => one.name === name);
        if (!row) continue;
        addsUp(model, course, { ask, layer: name }, of === 'trainable' ? trainable : params - trainable);
        seen++;
      }
    }
  }
  assert.ok(seen > 100, String(seen));
});

test('maps that come in one for one, or multiplied, are a line of the working and what Keras puts out', () => {
  const seen = { kept: 0, multiplied: 0 };
  for (const model of models) {
    const course = openCourse(engine, { lesson: '', config: model.config }, ownLesson);
    for (const { name, class_name: kind, output_shape: shape } of model.rows) {
      const row = course?.analysis.layers.find((one) => one.name === name);
      if (!row || !shape || !/^(Depthwise|MaxPooling|AveragePooling)/.test(kind)) continue;
      const maps = row.config.data_format === 'channels_first' ? shape[1] : shape.at(-1);
      const line = plainText(
        workedParts(/** @type {any} */ (course), { ask: 'output_shape', layer: name }, words).at(-1) ?? [],
      );
      for (const side of line.split(' = ')) assert.equal(valueOf(side), maps, `${model.id} ${name}: ${line}`);
      seen[line.includes('=') ? 'multiplied' : 'kept']++;
    }
  }
  assert.ok(seen.kept > 20 && seen.multiplied > 5, JSON.stringify(seen));
});

test('a long sum is told by kinds of layers: as many of each, with as many parameters, as Keras lists', () => {
  const folder = join(root, 'tests', 'fixtures', 'applications');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json.gz'))) {
    const { config, rows, total } = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString());
    const course = openCourse(engine, { lesson: '', config }, ownLesson);
    /** @type {Record<string, number[]>} */ const expected = {};
    for (const [, kind, , params] of rows) {
      if (params === 0) continue;
      const [count, sum] = expected[kind] ?? [0, 0];
      expected[kind] = [count + 1, sum + params];
    }
    const kinds = course?.analysis.kinds.map((kind) => [kind.class_name, [kind.rows, kind.params]]) ?? [];
    assert.deepEqual(Object.fromEntries(kinds), expected, name);
    addsUp({ id: name }, course, { ask: 'total_params' }, total);
  }
  for (const model of models) {
    const course = openCourse(engine, { lesson: '', config: model.config }, ownLesson);
    if (course?.analysis.complete) addsUp(model, course, { ask: 'total_params' }, model.total);
  }
});
