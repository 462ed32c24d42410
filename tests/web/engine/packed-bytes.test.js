// The text in which the WebAssembly travels.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packBytes, unpackBytes } from '../../../web/engine/packed-bytes.js';

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
