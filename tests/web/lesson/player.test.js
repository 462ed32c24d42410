// The lesson's state without a page: the same questions, answers and hints as in the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelError } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { ownLesson } from '../../../web/lesson/lessons/own-model.js';
import { pictures, pixelsOf } from '../../../web/drawing/pictures/all.js';
import { openStore } from '../../../web/page/store.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, fakeStorage, play as open } from '../support.js';

/** @param {string} id @param {Storage} [storage] */
const play = (id, storage = fakeStorage()) => open(id, { store: openStore(() => storage) }).player;

test('every lesson can be finished with the answers of the course', () => {
  /** @type {Record<string, any[]>} */
  const answers = {
    'zero-padding': ['20,20,2', 56, '20,20,3', 57, 1200, 0, 2, 2402, 2515],
    'no-padding': [['dense'], '18,18,2', '16,16,3', 768, 1538, 1651, '34.35', ['conv2d', 'conv2d_1', 'flatten']],
    'max-pooling': [['dense'], '10,10,3', 0, 300, 602, 715, '71.57 %', ['flatten']],
  };
  for (const [id, list] of Object.entries(answers)) {
    const player = play(id);
    // Of lessons 2 and 3 only what the prediction leaves open is asked.
    for (const answer of list) {
      const where = `${id}, ${player.step.ask} ${player.step.layer ?? ''}`;
      assert.equal(player.submit(Array.isArray(answer) ? answer : String(answer)).correct, true, where);
      player.next();
    }
    assert.ok(player.finished);
  }
});

test('a wrong answer stays, is diagnosed and leaves the cell open', () => {
  const player = play('zero-padding');
  player.go(1);
  const verdict = player.submit('54');
  assert.equal(verdict.correct, false);
  assert.equal(verdict.diagnosis?.causes[0].id, 'conv_no_bias');
  assert.deepEqual(verdict.diagnosis?.causes[0].gaps, [{ weight: 'bias', label: '' }]);
  assert.equal(player.here.draft, '54');
  assert.equal(player.knows('params', 'conv2d'), false);
});

test('rows predicted too many or too few are named', () => {
  const player = play('no-padding');
  const verdict = player.submit(['conv2d']);
  assert.deepEqual([verdict.correct, verdict.missing, verdict.extra], [false, ['dense'], ['conv2d']]);
});

test('unreadable answers are no tries', () => {
  const player = play('zero-padding');
  assert.equal(player.submit('about twenty').diagnosis?.understood.kind, 'unreadable');
  assert.deepEqual(player.here.tries, []);
  assert.equal(player.here.draft, 'about twenty');
});

test('progress survives a reload, undo takes a step back, restart begins anew and can be undone', () => {
  const storage = fakeStorage();
  const player = play('zero-padding', storage);
  player.submit('20,20,2');
  player.next();
  const again = play('zero-padding', storage);
  assert.equal(again.doneCount, 1);
  assert.equal(again.current, 1);
  again.showMe();
  assert.equal(again.doneCount, 2);
  again.undo();
  assert.equal(again.doneCount, 1);
  again.restart();
  assert.equal(again.doneCount, 0);
  again.undo();
  assert.equal(again.doneCount, 1);
});

test('foreign or broken saved states are ignored, and a good one is not', () => {
  const first = fakeStorage();
  play('zero-padding', first).submit('20,20,2');
  const key = first.keys().find((/** @type {string} */ name) => name.includes('lesson:zero-padding'));
  const good = first.getItem(key);
  const restored = (/** @type {string} */ saved) => {
    const storage = fakeStorage();
    storage.setItem(key, saved);
    return play('zero-padding', storage);
  };
  assert.equal(restored(good).doneCount, 1, 'this is where a state is read from');
  const state = JSON.parse(good);
  const progress = state.progress.map(
    (/** @type {any} */ _, /** @type {number} */ i) =>
      [null, 7, { tries: 3, hints: 99, draft: {} }, { done: 'yes' }][i % 4],
  );
  const foreign = [null, 7, [1, 2], { steps: [] }, { progress: 3 }, { ...state, progress }, { ...state, current: -1 }];
  for (const saved of ['not json', good.slice(0, -9), ...foreign.map((value) => JSON.stringify(value))]) {
    const player = restored(saved);
    player.submit('1');
    const { tries, hints, draft } = player.here;
    assert.deepEqual([player.doneCount, player.current, tries, hints, draft], [0, 0, ['1'], 0, '1'], saved);
  }
});

test('storage that throws is replaced by memory', () => {
  const store = openStore(() => {
    throw new Error('SecurityError');
  });
  assert.equal(store.lasting, false);
  store.write('a', { b: 1 });
  assert.deepEqual(store.read('a'), { b: 1 });
  let full = false;
  const storage = fakeStorage();
  const { setItem } = storage;
  storage.setItem = (/** @type {string} */ key, /** @type {string} */ value) => {
    if (full) throw new Error('QuotaExceededError');
    setItem(key, value);
  };
  const filling = openStore(() => storage);
  full = true;
  filling.write('a', 2);
  assert.equal(filling.read('a'), 2);
  assert.equal(filling.lasting, false);
});

test('lessons ask and never answer', () => {
  for (const lesson of lessons) {
    for (const step of lesson.steps) {
      assert.deepEqual(
        Object.keys(step).filter((key) => !['ask', 'layer', 'number', 'withdrawn', 'given'].includes(key)),
        [],
        lesson.id,
      );
      // Names of factors, and no number.
      for (const label of step.given ?? []) assert.match(label, /^[a-z_]+$/);
    }
  }
});

test('there are words for every belief, lesson and question', async () => {
  const words = await wordsOf('en');
  const ids = [...new Set(engine.beliefs.map((/** @type {any} */ { id }) => id))];
  assert.ok(ids.length > 55);
  assert.deepEqual(
    ids.filter((id) => !words.has(id)),
    [],
  );
  for (const { id } of lessons) for (const base of ['lesson', 'about']) assert.ok(words.has(`${base}-${id}`));
});

test('a model of one’s own becomes a lesson; what cannot be built names layer and argument', () => {
  const config = structuredClone(lessons[0].config);
  assert.equal(ownLesson(engine, config).steps.length, 9);
  config.config.layers[1].config.filters = 0;
  assert.throws(
    () => engine.analyse(config),
    (error) => {
      assert.ok(error instanceof ModelError);
      assert.deepEqual(
        [error.layer, error.argument, error.expected, error.found],
        ['conv2d', 'filters', 'positive_integer', 0],
      );
      return true;
    },
  );
});

/** What is done to the layers of a good model, and what the engine calls it. @type {[(layers: any[]) => void, string][]} */
const breaks = [
  [(layers) => (layers[1].config.kernel_size = 25), 'output_too_small'],
  [(layers) => layers.splice(1, 1, layers[3]), 'duplicate_name'],
  [(layers) => layers.splice(1, 2, { class_name: 'Flatten', config: { name: 'f' } }, layers[1]), 'wrong_rank'],
  [(layers) => layers.shift(), 'missing_input_shape'],
  [(layers) => delete layers[1].config.filters, 'missing_argument'],
  [(layers) => (layers[1].config.padding = 'zero'), 'invalid_argument'],
  [(layers) => (layers[1].config.filters = 3.5), 'invalid_argument'],
  [(layers) => (layers[1].config.filters = 2 ** 52), 'too_large'],
];

test('the engine refuses what it cannot count and names it', () => {
  const base = lessons[1].config;
  /** @param {(layers: any[]) => void} change */
  const broken = (change) => {
    const config = structuredClone(base);
    change(config.config.layers);
    try {
      engine.analyse(config);
    } catch (error) {
      return /** @type {ModelError} */ (error).code;
    }
    return 'accepted';
  };
  for (const [change, code] of breaks) assert.equal(broken(change), code, String(change));
});

test('a network runs, can be traced, and its sums agree with its floats', () => {
  const net = engine.compile(lessons[0].config, { seed: 1645 });
  const input = Float32Array.from({ length: 1200 }, (_, i) => ((i * 37) % 101) / 101);
  const output = net.run(input);
  assert.ok(Math.abs(output[0] + output[1] - 1) < 1e-6);
  for (const { name, data } of net.activations().map((map) => ({ ...map, data: map.data.slice() }))) {
    for (const index of [0, data.length - 1]) {
      const trace = net.trace(name, index);
      assert.ok(Math.abs(trace.output - data[index]) < 1e-6);
      if (trace.activation === 'relu') assert.ok(Math.abs(Math.max(0, trace.before_activation) - data[index]) < 1e-5);
    }
  }
  assert.throws(() => net.run(new Float32Array(3)), ModelError);
  assert.throws(() => net.trace('conv2d', 1e9), ModelError);
  net.free();
  assert.throws(() => net.run(input), ModelError);
});

test('with the lessons’ weights no feature map is dead, whichever picture runs through', () => {
  for (const { id, config, seed } of lessons) {
    const network = engine.compile(config, { seed });
    for (const picture of pictures) {
      network.run(pixelsOf(picture));
      for (const { name, shape, data } of network.activations().filter((map) => map.shape.length === 3)) {
        const largest = Math.max(...data);
        for (let channel = 0; channel < shape[2]; channel++) {
          const alive = data.filter((value, i) => i % shape[2] === channel && value > 0.02 * largest).length;
          const share = alive / (shape[0] * shape[1]);
          assert.ok(share > 0.25, `${id}, ${picture.id}: map ${channel + 1} of ${name} shows ${share.toFixed(2)}`);
        }
      }
    }
    network.free();
  }
});

test('a class is described by its arguments, an operation too, and a name of Object’s own is none', () => {
  assert.equal(engine.describe('Conv2D').arguments[0].name, 'filters');
  assert.ok(engine.describe('Mean').operation);
  for (const name of ['constructor', '__proto__', 'toString', ''])
    assert.deepEqual(engine.describe(name).arguments, []);
});
