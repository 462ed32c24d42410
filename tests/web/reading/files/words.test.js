// Every refusal and every note has its sentence in every language, which speaks only of what it is given.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '../../../../web/words/locales/all.js';
import { wordsOf } from '../../../../web/words/words.js';

const folder = new URL('../../../../web/reading/files/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** @param {RegExp} pattern @returns {string[]} */
const found = (pattern) => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, id]) => id)))];

// The kind of a link is part of its id.
const refusals = [...found(/\brefuse\(\s*'(\w+)'/g), 'soft_link', 'external_link'];
const notes = found(/\{ id: '(\w+)'/g);

test('what the files refuse and remark is found', () => {
  assert.ok(refusals.length >= 28, `${refusals}`);
  assert.ok(refusals.includes('wrong_weight_shape') && refusals.includes('zip_incomplete'));
  assert.equal(notes.length, 8, `${notes}`);
});

for (const language of Object.keys(languages)) {
  test(`each has its sentence: ${language}`, async () => {
    const words = await wordsOf(language);
    const ids = [...refusals.map((id) => `file-${id}`), ...notes.map((id) => `file-note-${id}`)];
    assert.deepEqual(
      ids.filter((id) => !words.has(id)),
      [],
    );
  });
}
