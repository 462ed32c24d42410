// The text in which the WebAssembly travels.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOfText, textOfBytes } from '../../../web/base/byte-text.js';

const every = Uint8Array.from({ length: 256 }, (_, i) => i);
/** Every byte before and after every other. */
const neighbours = Uint8Array.from({ length: 2 * 256 * 256 }, (_, i) => (i % 2 ? i >> 9 : (i >> 1) % 256));

test('bytes come back from the text, whichever they are', () => {
  const cases = [new Uint8Array(), Uint8Array.of(0), Uint8Array.of(255), every, neighbours];
  for (const bytes of cases) assert.deepEqual(bytesOfText(textOfBytes(bytes)), bytes);
});

test('a byte is a letter for its lower six bits, after a digit for its upper two', () => {
  assert.equal(textOfBytes(Uint8Array.of(0, 63, 64, 128, 255)), '=|1=2=3|');
});

test('the text is printable ASCII that neither ends a string nor a script element', () => {
  assert.match(textOfBytes(neighbours), /^[ -~]+$/);
  assert.doesNotMatch(textOfBytes(neighbours), /['"<]/);
});
