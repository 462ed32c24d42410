// Faults of links, storage and the platform that need no browser, by their numbers in tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCourse } from '../../web/lesson/course.js';
import { rateLimit } from '../../web/hosts/frame/messages.js';
import { EngineLost, loadEngine } from '../../web/engine/engine.js';
import { toJson } from '../../web/base/json.js';
import { findLesson } from '../../web/lesson/lessons/all.js';
import { Player } from '../../web/lesson/player.js';
import { Platform } from '../../web/hosts/scorm/platform.js';
import { longest, packItems, storageOver, unpackItems } from '../../web/hosts/scorm/suspend-data.js';
import { readAddress, readSetting, settings, writeAddress } from '../../web/settings/settings.js';
import { openStore } from '../../web/page/store.js';
import { loadWords } from '../../web/words/words.js';

/** @param {Map<string, string>} [items] */
function fakeStorage(items = new Map()) {
  return /** @type {any} */ ({
    items,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => items.set(key, value),
    removeItem: (/** @type {string} */ key) => items.delete(key),
  });
}

/** @param {import('../../web/page/store.js').Store} store @param {string} id */
async function play(store, id = 'zero-padding') {
  const engine = await loadEngine();
  const course = openCourse(engine, { lesson: id });
  if (!course) throw new Error(id);
  return new Player(course, store);
}

test('fault 34: keys such as __proto__ in a config set nothing and are no crash', async () => {
  const engine = await loadEngine();
  const layers = '[{"class_name":"InputLayer","config":{"name":"i","batch_shape":[null,4]}}]';
  const text = `{"class_name":"Sequential","__proto__":{"polluted":1},"config":{"constructor":{"x":1},"name":"s","layers":${layers}}}`;
  assert.equal(engine.analyse(JSON.parse(text)).total_params, 0);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test('fault 39: a link is applied whole or not at all', () => {
  const good = readAddress('', '#lesson=max-pooling&step=3&theme=dark&hide=code+summary&lock=true');
  const values = { lesson: 'max-pooling', step: 3, theme: 'dark', hide: 'code summary', lock: true };
  assert.deepEqual([{ ...good.values }, good.refused], [values, false]);
  for (const hash of [
    'lesson=max-pooling&step=x',
    'lesson=max-pooling&seed=99999999999',
    'lesson=max-pool',
    'lesson=no-padding&theme=%F0%9F',
    'step=0',
    'hide=everything',
    'step=1e2',
    'step=-1',
    `lesson=no-padding&x=${'y'.repeat(1e6)}`,
  ]) {
    assert.deepEqual(readAddress('', `#${hash}`), { values: {}, refused: true }, hash.slice(0, 60));
  }
  assert.equal(readAddress('', '#an-anchor-of-the-page').refused, false);
});

test('fault 39: what an address is written from is read back from it', () => {
  const values = {
    lesson: 'no-padding',
    step: 2,
    seed: 4294967295,
    lang: 'en',
    theme: 'light',
    hide: 'code',
    lock: true,
  };
  assert.deepEqual({ ...readAddress('', `#${writeAddress(values)}`).values }, values);
  for (const setting of settings)
    assert.equal(readSetting(setting, '\u0000<img>'), setting.kind === 'flag' || undefined);
});

test('faults 40 and 34: names of objects in a link are no settings', () => {
  const { values } = readAddress('', '#__proto__=1&constructor=2&site=true&config=3');
  assert.deepEqual(Object.keys(values), []);
});

test('fault 42: of a flood, thirty messages a second are read', () => {
  let time = 0;
  const mayPass = rateLimit(() => time);
  const passed = (/** @type {number} */ count) => Array.from({ length: count }, mayPass).filter(Boolean).length;
  assert.equal(passed(10000), 30);
  time = 1000;
  assert.equal(passed(10000), 30);
});

test('fault 46: a value that is not ours is moved aside whole, not destroyed', async () => {
  const storage = fakeStorage();
  const player = await play(openStore(() => storage));
  player.submit('20,20,2');
  const key = [...storage.items.keys()].find((name) => name.includes('lesson:zero-padding'));
  const good = JSON.parse(storage.items.get(key));
  for (const foreign of [
    'not json',
    '[1,2]',
    '"text"',
    '{"steps":[]}',
    JSON.stringify({ ...good, current: 99 }),
    JSON.stringify({ ...good, epoch: -1 }),
    JSON.stringify({ ...good, progress: good.progress.map(() => ({ done: 'yes' })) }),
    JSON.stringify({ ...good, progress: good.progress.map(() => ({ tries: [{}] })) }),
    JSON.stringify({ ...good, progress: [null] }),
  ]) {
    const items = new Map([[key, foreign]]);
    const fresh = await play(openStore(() => fakeStorage(items)));
    assert.equal(fresh.doneCount, 0, foreign.slice(0, 60));
    assert.equal(items.get(key), undefined, 'out of the way');
    assert.equal(items.get(key.replace('cnn-params:1:', 'cnn-params:1:aside:')), foreign);
  }
});

test('faults 44 and 45: storage that throws, is full or is cleared loses nothing of this page', async () => {
  const throwing = openStore(() => {
    throw new Error('SecurityError');
  });
  const player = await play(throwing);
  player.submit('20,20,2');
  assert.equal((await play(throwing)).doneCount, 1);
  assert.equal(throwing.lasting, false);
  const storage = fakeStorage();
  const store = openStore(() => storage);
  (await play(store)).submit('20,20,2');
  storage.items.clear();
  assert.equal((await play(store)).doneCount, 1, 'cleared in the middle');
  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  const third = await play(store);
  third.go(1);
  third.submit('56');
  assert.equal((await play(store)).doneCount, 2, 'full');
  assert.equal(store.lasting, false);
});

test('fault 47: two players of one lesson lose no answer, and agree in the end', async () => {
  const store = openStore(() => fakeStorage());
  const [first, second] = [await play(store), await play(store)];
  const pairs = new Map([
    [first, second],
    [second, first],
  ]);
  let messages = 0;
  store.listen((key, writer) => {
    messages++;
    for (const player of pairs.keys()) if (player !== writer) player.hear(key);
  });
  first.submit('20,20,2');
  second.go(1);
  second.submit('54');
  second.submit('56');
  assert.deepEqual([first.doneCount, second.doneCount], [2, 2]);
  assert.deepEqual(first.progress[1].tries, ['54']);
  first.restart();
  assert.deepEqual([first.doneCount, second.doneCount], [0, 0], 'taking back goes before');
  second.submit('56');
  assert.deepEqual([first.doneCount, second.doneCount], [1, 1]);
  assert.ok(messages < 40, `${messages} messages: they do not echo for ever`);
});

test('fault 48: a clock that goes backwards changes nothing', async (context) => {
  const storage = fakeStorage();
  context.mock.timers.enable({ apis: ['Date'], now: 1e12 });
  (await play(openStore(() => storage))).submit('20,20,2');
  context.mock.timers.setTime(0);
  const player = await play(openStore(() => storage));
  player.restart();
  assert.equal((await play(openStore(() => storage))).doneCount, 0);
});

test('fault 49: a platform that is missing, throws, or says "false" is told so by one value', () => {
  const parentless = (/** @type {any} */ one) => Object.assign(one, { parent: one });
  assert.equal(new Platform(parentless({})).works, false);
  const throwing = {
    API: new Proxy(
      {},
      {
        get: () => () => {
          throw new Error('closed');
        },
      },
    ),
  };
  assert.equal(new Platform(parentless(throwing)).works, false);
  const foreign = {
    parent: Object.defineProperty({}, 'API', {
      get: () => {
        throw new Error('SecurityError');
      },
    }),
  };
  assert.equal(new Platform(foreign).works, false);
  const answers = { LMSInitialize: 'true', LMSSetValue: 'true', LMSCommit: 'true', LMSGetValue: '', LMSFinish: 'true' };
  const API = Object.fromEntries(
    Object.keys(answers).map((name) => [name, () => answers[/** @type {keyof answers} */ (name)]]),
  );
  const deep = Array.from({ length: 5 }).reduce((/** @type {any} */ parent) => ({ parent }), { API });
  const platform = new Platform(deep);
  assert.equal(platform.write({ 'cmi.core.score.raw': '5' }), true);
  answers.LMSCommit = 'false';
  assert.equal(platform.write({ 'cmi.core.score.raw': '6' }), false);
  answers.LMSCommit = 'true';
  assert.equal(platform.write({ 'cmi.core.score.raw': '6' }), true, 'it came back');
});

test('fault 50: suspend_data fits, and a cut one is noticed', async () => {
  /** @type {Record<string, string>} */
  const items = {};
  const store = openStore(() => storageOver(items, () => {}));
  for (const id of ['zero-padding', 'max-pooling']) {
    const player = await play(store, id);
    for (const step of player.steps.keys()) {
      player.go(step);
      player.here.tries = Array.from({ length: 40 }, (_, i) => String(1000003 + i));
      player.keep('a draft');
    }
  }
  const packed = packItems(items);
  assert.ok(packed.length <= longest, `${packed.length} characters`);
  assert.ok(unpackItems(packed));
  for (const length of [0, 1, 8, 100, packed.length - 1]) assert.equal(unpackItems(packed.slice(0, length)), undefined);
  assert.equal(unpackItems('anything of another course'), undefined);
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

test('fault 56: JSON is written without asking prototypes that an old library has changed', () => {
  const arrays = /** @type {any} */ (Array.prototype);
  const value = { b: [1, [null, 'x"y']], a: undefined, c: { d: true }, e: [undefined] };
  const expected = JSON.stringify(value);
  arrays.toJSON = () => 'broken';
  try {
    assert.equal(toJson(value), expected);
  } finally {
    delete arrays.toJSON;
  }
});

test('fault 60: an odd language tag is English, and a missing word is its id', () => {
  for (const tag of ['C', 'en_GB', 'x', '', 'de-DE', 'zz-\u0000', '__proto__', 'constructor']) {
    assert.equal(loadWords(tag).language, 'en', tag);
  }
  assert.equal(loadWords('en').text('no-such-word'), 'no-such-word');
});
