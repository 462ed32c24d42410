// Where progress is kept, with what other tabs write: events of a storage at an EventTarget in place of the page's.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { openStore } from '../../../web/page/store.js';
import { fakeStorage, memory } from '../support.js';

const all = /** @type {any} */ (globalThis);
/** @type {string[]} */ let calls = [];
/** What another tab does is heard of here. @type {EventTarget} */ let page;

beforeEach(() => {
  page = new EventTarget();
  calls = [];
  for (const name of ['addEventListener', 'removeEventListener']) {
    all[name] = (/** @type {any[]} */ ...values) => {
      calls.push(name);
      /** @type {any} */ (page)[name](...values);
    };
  }
});
afterEach(() => {
  delete all.addEventListener;
  delete all.removeEventListener;
});

/** Another tab wrote. @param {any} storageArea @param {string | null} key @param {string | null} newValue */
const happen = (storageArea, key, newValue) =>
  page.dispatchEvent(Object.assign(new Event('storage'), { storageArea, key, newValue }));

/** A store with a listener that notes what it hears. */
function listening() {
  const storage = fakeStorage();
  const store = openStore(() => storage);
  /** @type {any[]} */ const heard = [];
  const stop = store.listen((key, writer) => heard.push([key, writer]));
  return { storage, store, heard, stop };
}

test('what another tab writes is read here, and everybody who listens hears of it', () => {
  const { storage, store, heard } = listening();
  store.listen((key) => heard.push(`${key} again`));
  store.write('a', 1, storage);
  happen(storage, 'cnn-params:1:a', '2');
  assert.deepEqual(heard, [['a', storage], 'a again', ['a', undefined], 'a again']);
  assert.equal(store.read('a'), 2);
});

test('other storages, other keys, and what is removed or cleared elsewhere change nothing', () => {
  const { storage, store, heard } = listening();
  store.write('a', 1);
  heard.splice(0);
  /** @type {[string, any, string | null, string | null][]} */
  const foreign = [
    ['another storage', fakeStorage(), 'cnn-params:1:a', '2'],
    ['no storage', null, 'cnn-params:1:a', '2'],
    ['a key of somebody else', storage, 'a', '2'],
    ['a key of another version', storage, 'cnn-params:2:a', '2'],
    ['a key that ends as ours begins', storage, 'x-cnn-params:1:a', '2'],
    ['removed', storage, 'cnn-params:1:a', null],
    ['all is cleared', storage, null, null],
  ];
  for (const [name, ...event] of foreign) {
    happen(...event);
    assert.deepEqual([heard, store.read('a')], [[], 1], name);
  }
});

test('a store in memory hears of no other tab', () => {
  const store = memory();
  /** @type {string[]} */ const heard = [];
  store.listen((key) => heard.push(key));
  happen(undefined, 'cnn-params:1:a', '2');
  assert.deepEqual([heard, store.read('a')], [[], undefined]);
});

test('the page is listened to from the first listener to the last', () => {
  const { storage, store, heard, stop } = listening();
  const stopOther = store.listen(() => {});
  assert.deepEqual(calls, ['addEventListener'], 'once for all of them');
  stop();
  happen(storage, 'cnn-params:1:a', '2');
  assert.deepEqual([heard, store.read('a'), calls.length], [[], 2, 1], 'the other one still listens');
  stopOther();
  assert.deepEqual(calls, ['addEventListener', 'removeEventListener']);
  happen(storage, 'cnn-params:1:a', '3');
  assert.equal(store.read('a'), 2);
  store.listen((key) => heard.push(key));
  happen(storage, 'cnn-params:1:a', '4');
  assert.deepEqual([heard, store.read('a')], [['a'], 4], 'and begins again');
});

test('the writer is told to the listeners, who leave out what they wrote themselves', () => {
  const { store, heard } = listening();
  const writer = {};
  store.write('b', { c: 1 }, writer);
  store.write('b', 2);
  assert.deepEqual(heard, [
    ['b', writer],
    ['b', undefined],
  ]);
  assert.equal(heard[0][1], writer);
});

test('what was written here outlives a change behind its back, and a storage that is cleared', () => {
  const { storage, store } = listening();
  store.write('a', 1);
  storage.setItem('cnn-params:1:a', '2');
  assert.equal(store.read('a'), 1);
  storage.removeItem('cnn-params:1:a');
  assert.equal(store.read('a'), 1);
  assert.equal(openStore(() => storage).read('a'), undefined, 'another page has nothing of it');
});

test('what was there before is read, and nothing is left behind by trying the storage', () => {
  const storage = fakeStorage({ 'cnn-params:1:a': '{"b":1}', a: '7' });
  const store = openStore(() => storage);
  assert.deepEqual([store.read('a'), store.read('c'), store.lasting], [{ b: 1 }, undefined, true]);
  assert.deepEqual(storage.keys(), ['cnn-params:1:a', 'a']);
});

test('what is no JSON is set aside under its key, and what is written after is read', () => {
  const storage = fakeStorage({ 'cnn-params:1:a': '{"b"' });
  const store = openStore(() => storage);
  assert.equal(store.read('a'), undefined);
  assert.deepEqual(storage.keys(), ['cnn-params:1:aside:a']);
  assert.equal(storage.getItem('cnn-params:1:aside:a'), '{"b"');
  store.write('a', 1);
  store.setAside('a');
  assert.deepEqual([store.read('a'), storage.getItem('cnn-params:1:aside:a')], [undefined, '1']);
});
