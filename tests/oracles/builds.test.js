// Three builds of one engine - native, WebAssembly and plain JavaScript - must answer the same: counts, shapes,
// summaries, causes and refusals to the letter, floats to a millionth (to ten where a normalization divides by the small
// deviation of what a recurrence put out: each step's tanh differs in its last bit, and that is made up to 31 times as large).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../web/engine/engine.js';
import { root } from '../../web/tools/engine-build.js';
import { applicationModels, builtModels } from '../fixtures.js';

const engines = { wasm: await loadEngine({ build: 'wasm' }), js: await loadEngine({ build: 'js' }) };
const models = builtModels();
const seed = 20261124;

/** Answers of the native build, all in one run. @param {{ call: string, arguments: any[] }[]} requests @returns {any[]} */
function native(requests) {
  const input = requests.map((request) => JSON.stringify(request)).join('\n');
  const done = spawnSync(join(root, 'build', 'native', 'engine_cli'), { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What a function answers or refuses, as the native build writes it. @param {() => any} ask */
function outcome(ask) {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { code, layer, argument, expected, found } = error;
    return { error: { code, layer, argument, expected, found } };
  }
}

/** @param {string} call @param {any[][]} all the arguments of each request @param {string[]} ids */
function compareCalls(call, all, ids) {
  const expected = native(all.map((args) => ({ call, arguments: args })));
  for (const [build, engine] of Object.entries(engines)) {
    all.forEach((args, i) => {
      const answer = outcome(() => /** @type {any} */ (engine)[call](...args));
      assert.deepEqual(answer, expected[i], `${build}: ${call} of ${ids[i]}`);
    });
  }
  return expected;
}

test('the builds know what they are', () => {
  assert.equal(engines.wasm.build, 'wasm');
  assert.equal(engines.js.build, 'js');
  assert.deepEqual(engines.js.layers, engines.wasm.layers);
  assert.deepEqual(engines.js.beliefs, engines.wasm.beliefs);
  assert.deepEqual(native([{ call: 'layers', arguments: [] }])[0], engines.wasm.layers);
  assert.deepEqual(native([{ call: 'beliefs', arguments: [] }])[0], engines.wasm.beliefs);
});

test('counts and shapes of every fixture are the same in every build', () => {
  const applications = [...applicationModels()];
  compareCalls(
    'analyse',
    [...models.map(({ config }) => [config]), ...applications.map(([, { config }]) => [config])],
    [...models.map(({ id }) => id), ...applications.map(([name]) => name)],
  );
});

test('summaries of every fixture are the same in every build', () => {
  const options = [{}, { style: 'keras2' }, { style: 'tf2.7', width: 80 }, { style: 'tf2.13' }];
  const requests = models.map(({ config }, i) => [config, options[i % options.length]]);
  compareCalls(
    'summary',
    requests,
    models.map(({ id }) => id),
  );
});

test('causes of wrong answers are the same in every build', () => {
  /** @type {any[][]} */
  const requests = [];
  /** @type {string[]} */
  const ids = [];
  for (const { id, config, rows, total } of models) {
    const row = rows.find((/** @type {any} */ one) => one.params > 0) ?? rows[0];
    const question = { layer: row.name, of: 'params' };
    // A bias too few and too many, and a total without the last layer: some cause is found for most.
    for (const answer of [row.params - 1, `${row.params + 1}`]) requests.push([config, question, answer]);
    requests.push([config, { of: 'total_params' }, total - rows.at(-1).params]);
    ids.push(id, id, id);
  }
  compareCalls('diagnose', requests, ids);
});

test('models that Keras refuses are refused alike in every build', () => {
  const spoilt = models.map(({ config }) => {
    const copy = structuredClone(config);
    const layer = copy.config.layers.at(-1);
    for (const name of ['units', 'filters', 'pool_size', 'rate', 'axis'])
      if (name in layer.config) layer.config[name] = -7;
    return [copy];
  });
  compareCalls(
    'analyse',
    spoilt,
    models.map(({ id }) => `${id}, spoilt`),
  );
});

/** Numbers between -1 and 1 that every build is given. @param {number[]} shape */
function inputNumbers(shape) {
  const size = shape.reduce((a, b) => a * b, 1);
  return Array.from({ length: size }, (_, i) => Math.fround(((i * 7919 + 13) % 2003) / 1001.5 - 1));
}

/** Weights that start in every way there is. */
const starts = [
  ...['random_normal', 'truncated_normal', 'he_normal', 'lecun_uniform', 'orthogonal', 'identity', 'ones'],
  { class_name: 'VarianceScaling', config: { scale: 3, mode: 'fan_out', distribution: 'untruncated_normal' } },
].map((start, i) => ({
  id: `start ${i}`,
  config: {
    class_name: 'Sequential',
    config: {
      layers: [
        { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 6, 9] } },
        { class_name: 'LSTM', config: { name: 'lstm', units: 7 } },
        { class_name: 'Dense', config: { name: 'dense', units: 11, kernel_initializer: start } },
      ],
    },
  },
}));

test('floats of every fixture that runs are the same in every build', () => {
  let compared = 0;
  let largest = 0;
  for (const { id, config } of [...models, ...starts]) {
    const kinds =
      JSON.stringify(config)
        .match(/"class_name":"\w+"/g)
        ?.join() ?? '';
    const most = /RNN|LSTM|GRU/.test(kinds) && /Normalization/.test(kinds) ? 1e-5 : 1e-6;
    const networks = Object.values(engines).map((engine) => outcome(() => engine.compile(config, { seed })));
    if (networks[0].error) {
      assert.deepEqual(networks[1], networks[0], id);
      continue;
    }
    const inputs = networks[0].inputShapes.map(inputNumbers);
    const [{ outputs }] = native([{ call: 'forward', arguments: [config, seed, inputs] }]);
    networks.forEach((network, build) => {
      network.run(inputs.length === 1 ? inputs[0] : inputs);
      const activations = network.activations();
      // The native door lists the input too, which a Sequential's summary does not.
      const shown = outputs.slice(outputs.length - activations.length);
      activations.forEach((/** @type {any} */ { name, data }, /** @type {number} */ i) => {
        assert.equal(data.length, shown[i].length);
        for (let k = 0; k < data.length; k++) {
          const difference = Math.abs(data[k] - shown[i][k]) / Math.max(1, Math.abs(shown[i][k]));
          // Neither a NaN nor anything larger.
          if (!(difference <= most) && !Object.is(data[k], shown[i][k])) {
            const place = `${Object.keys(engines)[build]}: ${name}[${k}] of ${id}`;
            assert.fail(`${place}: ${data[k]} for ${shown[i][k]}`);
          }
          largest = Math.max(largest, difference);
        }
      });
      network.free();
    });
    compared++;
  }
  console.log(
    `seed ${seed}: ${compared} models run in three builds, floats differ by ${largest.toExponential(1)} at most`,
  );
  assert.ok(compared > 20);
});
