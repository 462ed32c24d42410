// Every language says everything, with the same variables; numbers are read in the language's own spelling.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FluentResource } from '@fluent/bundle';
import { loadEngine } from '../../../web/engine/engine.js';
import { languages } from '../../../web/words/locales/all.js';
import { engineSpelling } from '../../../web/words/spelling.js';
import { loadWords, wordsOf } from '../../../web/words/words.js';
import { pseudoText } from '../../pseudo-text.js';

/** Names of the variables anywhere in a pattern. @param {any} part @returns {string[]} */
function variables(part) {
  if (typeof part !== 'object' || part === null) return [];
  if (part.type === 'var') return [part.name];
  return Object.values(part).flatMap(variables);
}

/** @param {string[]} texts @returns {Map<string, string>} each message and attribute with its variables */
function messages(texts) {
  /** @type {Map<string, string>} */ const found = new Map();
  const add = (/** @type {string} */ id, /** @type {any} */ pattern) => {
    assert.ok(!found.has(id), `${id} stands there twice`);
    found.set(id, [...new Set(variables(pattern))].sort().join(' '));
  };
  for (const { id, value, attributes } of texts.flatMap((text) => new FluentResource(text).body)) {
    add(id, value);
    for (const [name, pattern] of Object.entries(attributes)) add(`${id}.${name}`, pattern);
  }
  return found;
}

/** All Fluent files of a language. @param {import('../../../web/words/locales/all.js').Language} language */
const textsOf = async ({ texts, load, more }) => [
  ...(texts ?? (await load?.())?.texts ?? []),
  ...((await more?.())?.texts ?? []),
];
const english = messages(await textsOf(languages.en));

test('every language has the messages of English, with the same variables, and no others', async () => {
  assert.ok(english.size > 500);
  for (const [code, language] of Object.entries(languages)) {
    const own = messages(await textsOf(language));
    const different = [...english].filter(([id, names]) => own.get(id) !== names).map(([id]) => id);
    assert.deepEqual(different, [], code);
    assert.deepEqual(
      [...own.keys()].filter((id) => !english.has(id)),
      [],
      code,
    );
  }
});

test('every text was understood to its end', async () => {
  for (const language of Object.values(languages)) {
    for (const text of await textsOf(language)) {
      const written = text.match(/^[a-zA-Z][\w-]* =/gm)?.length ?? 0;
      assert.equal(new FluentResource(text).body.length, written);
    }
  }
});

test('every belief has a sentence and a name in every language', async () => {
  const engine = await loadEngine();
  const ids = [...new Set(engine.beliefs.map((/** @type {any} */ { id }) => id))];
  for (const code of Object.keys(languages)) {
    const words = await wordsOf(code);
    assert.deepEqual(
      ids.filter((id) => !words.has(id) || !words.has(`name-${id}`)),
      [],
      code,
    );
  }
});

test('Spanish comes when it is asked for, and English stands in until then', async () => {
  const words = await wordsOf('es-MX');
  assert.equal(words.language, 'es');
  assert.equal(loadWords('es').text('check'), 'Comprobar');
  assert.equal(loadWords('tlh').language, 'en');
  assert.equal(words.number(34.35, 2), '34,35');
});

test('the pseudo-language is right to left and says what English says', async () => {
  const texts = (await textsOf(languages.en)).map(pseudoText);
  languages.qps = { name: 'Pseudo', direction: 'rtl', texts };
  const words = loadWords('qps');
  delete languages.qps;
  assert.equal(words.direction, 'rtl');
  assert.match(words.text('progress', { number: 2, count: 9 }), /2.*9/);
  assert.notEqual(words.text('check'), 'Check');
});

test('numbers are read as the language writes them', () => {
  /** @type {[string, string, 'number' | 'shape' | 'percent', string][]} */
  const cases = [
    ['en', '2.515', 'number', '2.515'],
    ['es', '2.515', 'number', '2515'],
    ['es', '1.234.567', 'number', '1234567'],
    ['es', '34,35', 'percent', '34.35'],
    ['es', '34,35 %', 'percent', '34.35 %'],
    ['es', '1.234,5', 'number', '1234.5'],
    ['es', '2.51', 'number', '2.51'],
    ['es', '2,515', 'number', '2.515'],
    ['es', '3*3*3*2+2', 'number', '3*3*3*2+2'],
    ['es', '1.200*2+2', 'number', '1200*2+2'],
    ['es', '20,20,2', 'shape', '20,20,2'],
    ['es', '(None, 1.200)', 'shape', '(None, 1200)'],
    ['es', 'x'.repeat(1000), 'number', 'x'.repeat(1000)],
  ];
  for (const [language, typed, reads, read] of cases) assert.equal(engineSpelling(typed, language, reads), read, typed);
});
