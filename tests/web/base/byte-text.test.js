// Bytes that travel as text come back as they were, whatever they are, in signs that no script has to escape.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOfText, textOfBytes } from '../../../web/base/byte-text.js';

test('bytes come back from their text: none, each of them, few of them very often, and by chance', () => {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) % 256;
  const cases = [
    new Uint8Array(0),
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    Uint8Array.from({ length: 512 }, (_, i) => 255 - (i % 256)),
    Uint8Array.from({ length: 4000 }, (_, i) => (i % 7 === 0 ? random() : 65)),
    Uint8Array.from({ length: 70000 }, random),
  ];
  for (const bytes of cases) {
    const text = textOfBytes(bytes);
    assert.deepEqual(bytesOfText(text), bytes);
    assert.match(text, /^[ !#%&(-;=-[\]^_a-~]*$/, 'no quote, backslash, dollar or opening of a tag');
    assert.equal(JSON.stringify(text).length, text.length + 2);
  }
});

test('frequent bytes take one sign', () => {
  assert.ok(textOfBytes(new Uint8Array(10000).fill(200)).length < 10200);
});
