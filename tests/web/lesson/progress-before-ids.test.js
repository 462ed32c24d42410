// Progress as version 0.1.0 stores it, by places: read, carried over into the form by ids, and left as it is.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listQuestions } from '../../../web/lesson/listed-questions.js';
import { readByPlace } from '../../../web/lesson/progress-before-ids.js';
import { openStore } from '../../../web/page/store.js';
import { root } from '../../../web/tools/engine-build.js';
import { fakeStorage, play, question } from '../support.js';

const folder = join(root, 'tests', 'fixtures', 'progress');
const recorded = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  .filter(({ store }) => store);

const two = listQuestions({ id: 'x', steps: [{ ask: 'a' }, { ask: 'b' }] });

test('a state by places is read whole or not at all', () => {
  const good = { epoch: 0, current: 1, progress: [{}, { hints: 1, colour: 'red' }] };
  assert.deepEqual(readByPlace(good, two), {
    epoch: 0,
    current: 'x/b',
    progress: new Map([
      ['x/a', question()],
      ['x/b', question({ hints: 1 })],
    ]),
  });
  assert.ok(readByPlace({ ...good, epoch: 7, current: 0 }, two));
  /** @type {[string, any][]} */
  const bad = [
    ['just behind the last question', { ...good, current: 2 }],
    ['before the first', { ...good, current: -1 }],
    ['between two', { ...good, current: 0.5 }],
    ['no place', { ...good, current: undefined }],
    ['a place as text', { ...good, current: '1' }],
    ['no epoch', { ...good, epoch: undefined }],
    ['a negative epoch', { ...good, epoch: -1 }],
    ['no list', { ...good, progress: { length: 2 } }],
    ['one question fewer', { ...good, progress: [{}] }],
    ['one more', { ...good, progress: [{}, {}, {}] }],
    ['a question that is none', { ...good, progress: [{}, null] }],
    ['a field that is none', { ...good, progress: [{}, { tries: [7] }] }],
    ['nothing', undefined],
    ['null', null],
  ];
  for (const [name, value] of bad) assert.equal(readByPlace(value, two), undefined, name);
});

test('of a question that a link asks twice, what was answered at either place is there', () => {
  const [a] = two;
  const read = (/** @type {object[]} */ progress) => readByPlace({ epoch: 0, current: 1, progress }, [a, a])?.progress;
  const answered = new Map([['x/a', question({ done: true, draft: '5' })]]);
  assert.deepEqual(read([{ done: true, draft: '5' }, {}]), answered);
  assert.deepEqual(read([{}, { done: true, draft: '5' }]), answered);
});

/** Every recorded lesson, with what it holds by place. */
const lessons = recorded.flatMap(({ store, config, about }) =>
  Object.keys(store)
    .filter((key) => key.includes(':lesson:'))
    .map((key) => {
      const id = key.split(':')[3];
      return { about, store, key, id, config: id === 'own-model' ? config : undefined, saved: JSON.parse(store[key]) };
    }),
);

test('what was recorded is carried over without loss, and opens the same when only the new form is left', () => {
  assert.ok(lessons.length >= 5);
  for (const { about, store, key, id, config, saved } of lessons) {
    const storage = fakeStorage(store);
    const first = play(id, { config, store: openStore(() => storage) }).player;
    first.go(first.current); // this writes
    const written = storage.keys().filter((/** @type {string} */ name) => !(name in store));
    assert.equal(written.length, 1, about);
    assert.match(written[0], /^cnn-params:1:lesson:[a-z-]+:[0-9a-f]{8}$/);
    assert.equal(storage.getItem(key), store[key], 'and the earlier form stays');
    storage.removeItem(key);
    const again = play(id, { config, store: openStore(() => storage) }).player;
    const then = again.progress.filter((_, i) => !again.steps[i].later);
    assert.deepEqual(then, saved.progress.map(question), about);
    assert.deepEqual(again.progress, first.progress, about);
    assert.equal(again.current, saved.current, about);
    again.go(again.current);
    assert.equal(JSON.parse(storage.getItem(written[0])).epoch, saved.epoch, about);
  }
});

/** A tab of version 0.1.0 in the middle of lesson 1, with a tab of today beside it. */
function beside() {
  const { store: items, key } = lessons.filter(({ id }) => id === 'zero-padding')[1];
  const storage = fakeStorage(items);
  const { player, store } = play('zero-padding', { store: openStore(() => storage) });
  store.listen((name, writer) => writer !== player && player.hear(name));
  const saved = JSON.parse(items[key]);
  const write = (/** @type {object} */ more) => store.write(key.replace('cnn-params:1:', ''), { ...saved, ...more });
  const opened = () => play('zero-padding', { store: openStore(() => storage) }).player;
  return { player, saved, write, opened, storage, key };
}

test('what a tab of version 0.1.0 answers meanwhile is answered here, now and when it is opened again', () => {
  const { player, saved, write, opened } = beside();
  player.go(player.placeOf(5));
  player.submit('1200');
  const progress = saved.progress.with(6, { done: true, draft: '2' });
  write({ progress });
  for (const one of [player, opened()]) assert.deepEqual([one.progress[4].done, one.progress[6].done], [true, true]);
});

test('what is answered here destroys nothing of version 0.1.0, whichever is opened next', () => {
  const { player, saved, storage, key } = beside();
  player.showMe();
  player.restart();
  player.undo();
  assert.deepEqual(JSON.parse(storage.getItem(key)), saved);
});

test('what was taken back here does not come back from the form of version 0.1.0; what is begun anew there is here too', () => {
  const { player, saved, write, opened } = beside();
  player.restart();
  assert.equal(opened().doneCount, 0);
  write({ progress: saved.progress });
  assert.deepEqual([player.doneCount, opened().doneCount], [0, 0]);
  player.submit('20,20,2');
  write({ epoch: 7, progress: saved.progress.map(() => ({})) });
  assert.deepEqual([player.doneCount, opened().doneCount], [0, 0]);
});
