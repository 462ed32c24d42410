// Texts that are marked for later leave one module and come with the other, to the same place in memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveLaterTexts } from '../../../web/tools/later-texts.js';

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** @param {string} text */
const bytesOf = (text) => [...Buffer.from(text, 'latin1')];
/** @param {number} id @param {number[]} said */
const section = (id, said) => [id, said.length, ...said];
const text = '\x01later\x01a long text\x02later\x02';

/** A module with a memory and this text at address 16. @param {string} said */
function withData(said) {
  const bytes = bytesOf(said);
  const memory = section(5, [1, 0, 1]);
  const exported = section(7, [1, 1, 0x6d, 2, 0]);
  return Buffer.from([
    ...header,
    ...memory,
    ...exported,
    ...section(11, [1, 0, 0x41, 16, 0x0b, bytes.length, ...bytes]),
  ]);
}

/** A module that imports that memory, with a function. */
const withCode = Buffer.from([
  ...header,
  ...section(1, [1, 0x60, 0, 0]),
  ...section(2, [1, 1, 0x61, 1, 0x6d, 2, 0, 1]),
  ...section(3, [1, 0]),
  ...section(10, [1, 2, 0, 0x0b]),
]);

test('a marked text comes with the second module, where it was', async () => {
  const { first, rest, places } = moveLaterTexts(withData(`before${text}behind`), withCode);
  assert.deepEqual(places, [22, 29]);
  const { instance } = await WebAssembly.instantiate(new Uint8Array(first));
  const memory = /** @type {WebAssembly.Memory} */ (instance.exports.m);
  const read = () => Buffer.from(memory.buffer, 16, 6 + text.length + 6).toString('latin1');
  assert.equal(read(), `before${'\0'.repeat(text.length)}behind`);
  await WebAssembly.instantiate(rest, { a: { m: memory } });
  assert.equal(read(), `before${text}behind`);
});

test('without a mark nothing moves, and a mark without an end is named', () => {
  const { first, rest, places } = moveLaterTexts(withData('plain'), withCode);
  assert.deepEqual([first, rest, places], [withData('plain'), withCode, []]);
  assert.throws(() => moveLaterTexts(withData('\x01later\x01no end'), withCode), /no end/);
});
