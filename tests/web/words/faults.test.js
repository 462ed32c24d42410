// Languages and words that are not there; the number is that of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '../../../web/words/words.js';

test('fault 60: an odd language tag is English, and a missing word is its id', () => {
  for (const tag of ['C', 'en_GB', 'x', '', 'de-DE', 'zz-\u0000', '__proto__', 'constructor']) {
    assert.equal(loadWords(tag).language, 'en', tag);
  }
  assert.equal(loadWords('en').text('no-such-word'), 'no-such-word');
});
