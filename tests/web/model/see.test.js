// Seeing without a page: designs as text, addresses of parameters and their layout, reasons of a change, the window's way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  groupsOf,
  indexOf,
  nextPlace,
  parameterAt,
  parameterName,
  placeOf,
  readName,
  slotOf,
} from '../../../web/model/parameters.js';
import { deltasOf } from '../../../web/activities/explore/row-changes.js';
import {
  configOf,
  designOf,
  layerNames,
  readDesign,
  withNewPiece,
  withPiece,
  writeDesign,
} from '../../../web/model/small-model.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { readAddress, writeAddress } from '../../../web/settings/settings.js';
import { Sweep } from '../../../web/drawing/sweep/sweep-state.js';

const engine = await loadEngine();

/** A design that is there. @param {string} text */
function designFrom(text) {
  const design = readDesign(text);
  assert.ok(design, text);
  return design;
}

/** @param {any} config */
function weightsOf(config) {
  const rows = engine.analyse(config).layers;
  const weights = rows.flatMap((row) => row.weights.map(({ name, shape }) => ({ layer: row.name, name, shape })));
  return { rows, weights };
}

test('the lessons are designs, and counted as such they have the totals of the course', () => {
  const texts = ['20x20x3-c2k3s1p-c3k3s1p-f-d2', '20x20x3-c2k3s1v-c3k3s1v-f-d2', '20x20x3-c2k3s1p-c3k3s1p-m2-f-d2'];
  const totals = [2515, 1651, 715];
  lessons.forEach(({ config }, i) => {
    assert.equal(writeDesign(designOf(config)), texts[i]);
    const { layers, total_params: total } = engine.analyse(configOf(designFrom(texts[i])));
    assert.equal(total, totals[i]);
    const original = engine.analyse(config).layers;
    assert.deepEqual(
      layers.map(({ name, output_shape: shape }) => [name, shape]),
      original.map(({ name, output_shape: shape }) => [name, shape]),
    );
  });
});

test('a design survives its text, and an address carries it', () => {
  for (const text of ['8x9x1-c16k9s5v-a3-g-d16', '64x64x4-c1k1s1p-m9-f-d1-d2']) {
    assert.equal(writeDesign(designFrom(text)), text);
    const address = writeAddress({ lesson: 'explore', model: text });
    assert.deepEqual({ ...readAddress('', `#${address}`).values }, { lesson: 'explore', model: text });
  }
});

test('texts that are no design are refused', () => {
  const fine = '20x20x3-c2k3s1p-f-d2';
  const wrong = [
    '',
    '20x20x3',
    '0x20x3-f-d2',
    '65x20x3-f-d2',
    '20x20x5-f',
    '20x20x3-c0k3s1p',
    '20x20x3-c2k3s1',
    `${fine}-`,
  ];
  wrong.push('20x20x3-c17k3s1p', '20x20x3-c2k10s1p', '20x20x3-x', '20x20x3-constructor', `20x20x3${'-f'.repeat(13)}`);
  for (const text of wrong) assert.equal(readDesign(text), undefined, text);
  for (const hash of ['#model=<img>', '#model=A', `#model=${'a'.repeat(161)}`, '#parameter=a[', '#parameter=a.b[1];x'])
    assert.deepEqual(readAddress('', hash), { values: {}, refused: true }, hash);
});

test('layers are named as Keras names them, also after another is put between', () => {
  const design = withNewPiece(designOf(lessons[0].config), 1, { kind: 'max', size: 2 });
  assert.deepEqual(layerNames(design.pieces), ['conv2d', 'max_pooling2d', 'conv2d_1', 'flatten', 'dense']);
});

test('a third filter changes its own row by filters and the next one by input_channels', () => {
  const base = designOf(lessons[0].config);
  const deltas = deltasOf(engine.compare(configOf(base), configOf(withPiece(base, 0, { filters: 3 }))));
  const found = deltas.map(({ layer, kind, before, after, reasons }) => [
    layer,
    kind,
    before?.params,
    after?.params,
    reasons,
  ]);
  assert.deepEqual(found, [
    ['conv2d', 'params', 56, 84, [{ what: 'filters', before: 2, after: 3 }]],
    ['conv2d_1', 'params', 57, 84, [{ what: 'input_channels', before: 2, after: 3 }]],
  ]);
});

test('switching padding off: shapes shrink by their own argument and their input, only Dense counts otherwise', () => {
  const deltas = deltasOf(engine.compare(lessons[0].config, lessons[1].config));
  assert.deepEqual(
    deltas.map(({ layer, kind, reasons }) => [layer, kind, reasons.map(({ what }) => what)]),
    [
      ['conv2d', 'shape', ['padding']],
      ['conv2d_1', 'shape', ['padding', 'input']],
      ['flatten', 'shape', ['input']],
      ['dense', 'params', ['input_features']],
    ],
  );
  assert.deepEqual(deltas[3].reasons, [{ what: 'input_features', before: 1200, after: 768 }]);
});

test('a layer that is put in is new, one that is taken out is gone', () => {
  const [same, , pooled] = lessons;
  const kinds = (/** @type {any} */ a, /** @type {any} */ b) =>
    deltasOf(engine.compare(a, b)).map(({ layer, kind }) => [layer, kind]);
  assert.deepEqual(kinds(same.config, pooled.config)[0], ['max_pooling2d', 'new']);
  assert.deepEqual(kinds(pooled.config, same.config)[0], ['max_pooling2d', 'gone']);
});

test('every parameter of the three models has a place of its own, a name, and is found by both', () => {
  for (const { config } of lessons) {
    const { rows, weights } = weightsOf(config);
    const groups = groupsOf(weights, rows);
    const places = new Set();
    for (const weight of weights) {
      const count = weight.shape.reduce((a, b) => a * b, 1);
      for (let index = 0; index < count; index++) {
        const parameter = { layer: weight.layer, weight: weight.name, index };
        const { group, outer, slot, cell, tensor } = placeOf(groups, parameter);
        assert.deepEqual(parameterAt(groups, { group, outer, slot }, cell), parameter);
        assert.equal(indexOf(tensor, outer, slotOf(groups[group], slot).inner, cell), index);
        assert.deepEqual(readName(parameterName(weight, index), weights), { parameter });
        places.add(`${group} ${outer} ${slot} ${cell}`);
      }
    }
    assert.equal(places.size, engine.analyse(config).total_params);
  }
});

test('a grid of a kernel is one filter and one input channel; of a Dense layer one unit and one map', () => {
  const { rows, weights } = weightsOf(lessons[0].config);
  const groups = groupsOf(weights, rows);
  const named = (/** @type {string} */ name) => {
    const found = readName(name, weights);
    assert.ok('parameter' in found, name);
    return placeOf(groups, found.parameter);
  };
  const { outer, slot, cell } = named('conv2d.kernel[0,2,1,1]');
  assert.deepEqual([outer, slot, cell], [1, 1, 2]);
  // Flatten: row 10, column 13, map 1 of 20 × 20 × 3 is value 640.
  const dense = named('dense.kernel[640,1]');
  assert.deepEqual([dense.outer, dense.slot, dense.cell], [1, 1, 10 * 20 + 13]);
  assert.deepEqual(named('conv2d.bias[1]').slot, 3);
});

test('Page Down goes through all grids once and stays at the last', () => {
  const { rows, weights } = weightsOf(lessons[0].config);
  const groups = groupsOf(weights, rows);
  let place = { group: 0, outer: 0, slot: 0 };
  let count = 1;
  for (let next = nextPlace(groups, place, 1); ; next = nextPlace(groups, place, 1)) {
    if (JSON.stringify(next) === JSON.stringify(place)) break;
    place = next;
    count++;
  }
  assert.equal(count, 2 * (3 + 1) + 3 * (2 + 1) + 2 * (3 + 1));
  for (let i = 1; i < count; i++) place = nextPlace(groups, place, -1);
  assert.deepEqual(place, { group: 0, outer: 0, slot: 0 });
});

test('names that are none are told apart: form, weight, range', () => {
  const { weights } = weightsOf(lessons[0].config);
  const problem = (/** @type {string} */ name) => {
    const found = readName(name, weights);
    return 'problem' in found ? found.problem : 'none';
  };
  assert.equal(problem('conv2d . kernel[0, 2, 1, 1]'), 'none');
  assert.equal(problem('conv2d/kernel[0,2,1,1]'), 'none');
  for (const name of [
    '',
    'conv2d',
    'conv2d.kernel[]',
    'conv2d.kernel[-1,0,0,0]',
    'conv2d.kernel[0.5,0,0,0]',
    'x'.repeat(1e6),
  ])
    assert.equal(problem(name), 'form', name.slice(0, 40));
  assert.equal(problem('conv9.kernel[0,0,0,0]'), 'weight');
  for (const name of ['conv2d.kernel[3,0,0,0]', 'conv2d.kernel[0,0]', 'dense.kernel[1200,0]'])
    assert.equal(problem(name), 'range', name);
});

test('the window visits every place once, row by row, and stops at the last', () => {
  const sweep = new Sweep('conv2d', [18, 16, 2]);
  sweep.channel = 1;
  const seen = [];
  sweep.play();
  while (sweep.playing) {
    seen.push(sweep.index);
    assert.ok(sweep.pause < 300);
    sweep.tick();
  }
  seen.push(sweep.index);
  assert.deepEqual(
    seen,
    Array.from({ length: 18 * 16 }, (_, i) => i * 2 + 1),
  );
  assert.ok(sweep.atEnd);
  sweep.move(-1, 0);
  assert.deepEqual([sweep.row, sweep.column], [16, 15]);
  sweep.move(-99, 0);
  assert.equal(sweep.place, 0);
});
