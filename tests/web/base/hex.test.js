// The text in which the WebAssembly travels.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOfHex, hexOfBytes } from '../../../web/base/hex.js';

const every = Uint8Array.from({ length: 256 }, (_, i) => i);

test('bytes come back from the text, whichever they are', () => {
  for (const bytes of [new Uint8Array(), Uint8Array.of(0), Uint8Array.of(255), every]) {
    assert.deepEqual(bytesOfHex(hexOfBytes(bytes)), bytes);
  }
});

test('the text is what Node calls hex', () => {
  assert.equal(hexOfBytes(every), Buffer.from(every).toString('hex'));
});
