// The text in which the WebAssembly travels.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import first from '#engine-first';
import rest from '#engine-rest';
import { packBytes, unpackBytes } from '../../web/packed-bytes.js';

test('bytes come back from the text, whichever they are', () => {
  const all = Uint8Array.from({ length: 5000 }, (_, i) => (i * i + (i >> 3)) % 256);
  const cases = [new Uint8Array(), Uint8Array.of(0), Uint8Array.from({ length: 256 }, (_, i) => i), all];
  for (const bytes of cases) assert.deepEqual(unpackBytes(packBytes(bytes)), bytes);
});

test('the text is printable ASCII that neither ends a string nor a script element', () => {
  const { text } = packBytes(Uint8Array.from({ length: 256 }, (_, i) => i));
  assert.match(text, /^[ -~]+$/);
  assert.doesNotMatch(text, /['\\<]/);
});

test('what the page unpacks is the WebAssembly that was built', () => {
  const built = (/** @type {string} */ name) => new Uint8Array(readFileSync(`build/wasm/${name}.wasm`));
  assert.deepEqual(unpackBytes(first), built('engine-first'));
  assert.deepEqual(unpackBytes(rest), built('engine-rest'));
});
