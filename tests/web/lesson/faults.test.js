// Storage that fails, tabs and clocks; the numbers are those of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCourse } from '../../../web/lesson/course.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { Player } from '../../../web/lesson/player.js';
import { openStore } from '../../../web/page/store.js';

/** @param {Map<string, string>} [items] */
function fakeStorage(items = new Map()) {
  return /** @type {any} */ ({
    items,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => items.set(key, value),
    removeItem: (/** @type {string} */ key) => items.delete(key),
  });
}

/** @param {import('../../../web/page/store.js').Store} store @param {string} id */
async function play(store, id = 'zero-padding') {
  const engine = await loadEngine();
  const course = openCourse(engine, { lesson: id });
  if (!course) throw new Error(id);
  return new Player(course, store);
}

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
