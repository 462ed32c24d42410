// Addresses of parameters and their layout in grids.

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
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';

const engine = await loadEngine();

/** @param {any} config */
function weightsOf(config) {
  const rows = engine.analyse(config).layers;
  const weights = rows.flatMap((row) => row.weights.map(({ name, shape }) => ({ layer: row.name, name, shape })));
  return { rows, weights };
}

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
