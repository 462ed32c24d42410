// Every code with which the core refuses something has a sentence in every language.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '../../../web/words/locales/all.js';
import { wordsOf } from '../../../web/words/words.js';

const core = new URL('../../../core/', import.meta.url);

/** The first text of each Error that a source makes, `Error{"code"` or `return {"code", layer, …}`. */
const places = [/\bError(?: [a-z_]+)?\{\s*"([a-z0-9_]+)"/g, /\berror_text\(\{"([a-z0-9_]+)"/g];
const returned = /\bError [a-z_0-9]+\([^;{]*\)\s*(?:const\s*)?\{(?:[^{}]|\{[^{}]*\})*?\}/g;

/** @returns {Set<string>} */
function codes() {
  /** @type {Set<string>} */ const found = new Set();
  for (const name of readdirSync(core, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[ch]pp$/.test(name)) continue;
    const source = readFileSync(new URL(name, core), 'utf8');
    for (const place of places) for (const [, code] of source.matchAll(place)) found.add(code);
    for (const [made] of source.matchAll(returned)) {
      for (const [, code] of made.matchAll(/return \{"([a-z0-9_]+)",/g)) found.add(code);
    }
  }
  return found;
}

test('every error of the core has its sentence in every language', async () => {
  const all = codes();
  for (const code of [
    'invalid_argument',
    'unknown_tensor',
    'too_deep',
    'keras1_argument',
    'no_such_network',
    'too_long',
  ]) {
    assert.ok(all.has(code), `the test no longer finds ${code}`);
  }
  for (const language of Object.keys(languages)) {
    const words = await wordsOf(language);
    const missing = [...all].filter((code) => !words.has(`error-${code}`));
    assert.deepEqual(missing, [], language);
  }
});
