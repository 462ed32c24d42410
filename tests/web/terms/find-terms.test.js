// Which words are terms, in every language; and that one word is used for one thing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FluentResource } from '@fluent/bundle';
import { pictureOf, terms } from '../../../web/terms/all.js';
import { findTerms, formsOf } from '../../../web/terms/find-terms.js';
import { languages } from '../../../web/words/locales/all.js';
import { loadWords, wordsOf } from '../../../web/words/words.js';
import { pseudoText } from '../../pseudo-text.js';

const codes = Object.keys(languages);

/** The terms of a sentence with the words that stand for them. @param {import('../../../web/words/words.js').Words} words @param {string} sentence */
const found = (words, sentence) =>
  findTerms(words, sentence, new Set()).flatMap(({ term, text }) => (term ? [`${text}: ${term}`] : []));

/** All Fluent files of a language. @param {string} code */
async function textsOf(code) {
  const { texts, load, more } = languages[code];
  return [...(texts ?? (await load?.())?.texts ?? []), ...((await more?.())?.texts ?? [])];
}

/** @type {[string, string, string[]][]} */
const sentences = [
  ['en', 'How many parameters does conv2d have?', ['parameters: parameter']],
  ['en', 'A filter has a weight for each cell.', ['filter: filter', 'weight: weight']],
  ['en', 'Filters, and filters again.', ['Filters: filter']],
  ['en', 'the input channels, not the channels', ['input channels: channel']],
  ['en', 'Padding “same”; the same values stay', ['Padding: padding', '“same”: same']],
  [
    'en',
    '       padding="same", activation="relu"),',
    ['padding: padding', '"same": same', 'activation: activation', 'relu: relu'],
  ],
  ['en', 'zero-padding/params/conv2d and conv2d.kernel[0,2,1,1]', []],
  ['en', 'flatten reads; Flatten puts', ['Flatten: flatten']],
  ['en', 'a batch normalization of the batch', ['batch normalization: batch-normalization', 'batch: batch']],
  ['en', 'Non-trainable params:', ['Non-trainable: trainable', 'params: parameter']],
  ['en', 'Param #', ['Param #: parameter']],
  ['en', 'counterweights, mapped, biased', []],
  ['es', '¿Cuántos parámetros tiene conv2d?', ['parámetros: parameter']],
  ['es', 'el relleno, «same»', ['relleno: padding', '«same»: same']],
  ['es', 'Pesos y sesgos', ['Pesos: weight', 'sesgos: bias']],
  ['es', 'paso a paso', []],
];

for (const [code, sentence, expected] of sentences) {
  test(`terms of “${sentence.trim()}” (${code})`, async () => {
    assert.deepEqual(found(await wordsOf(code), sentence), expected);
  });
}

test('the pieces of a sentence are the sentence, and a term that was seen is not found again', async () => {
  const words = await wordsOf('en');
  const seen = new Set(['bias']);
  const sentence = 'A filter adds up all of its slices and then one bias.';
  const pieces = findTerms(words, sentence, seen);
  assert.equal(pieces.map(({ text }) => text).join(''), sentence);
  assert.deepEqual([...seen], ['bias', 'filter']);
});

for (const code of codes) {
  test(`every term has a sentence, a name that is found as this term, and a picture (${code})`, async () => {
    const words = await wordsOf(code);
    const names = terms.map(({ id }) => words.attribute(`term-${id}`, 'name'));
    assert.equal(new Set(names).size, terms.length);
    terms.forEach(({ id }, i) => {
      assert.match(words.text(`term-${id}`), /^\p{Lu}.*\.$/u, id);
      // A name may be an ordinary word too, such as “same”; then more than it is a form.
      const forms = formsOf(words, id);
      assert.ok(
        forms.some((form) => form.includes(names[i])),
        id,
      );
      for (const form of forms) assert.deepEqual(found(words, form), [`${form}: ${id}`]);
      assert.match(JSON.stringify(pictureOf(id).values), /rect|line|path|circle/, id);
    });
  });

  test(`no form stands for two terms (${code})`, async () => {
    const words = await wordsOf(code);
    const forms = terms.flatMap(({ id }) => [...new Set(formsOf(words, id).map((form) => form.toLowerCase()))]);
    assert.deepEqual(
      forms.filter((form, i) => forms.indexOf(form) < i),
      [],
    );
  });
}

/** What another word is used for everywhere; Keras's names and the sentences of the terms aside. @type {Record<string, RegExp>} */
const otherWords = {
  en: /\b(images?|feature maps?|positions?|neurons?|nodes?|hyperparameters?)\b/i,
  es: /\b(foto|fotos|celdas?|núcleos?|neuronas?|posici(?:ón|ones)|mapas? de características|nodos?)\b/i,
};

for (const code of codes) {
  test(`one word for one thing, in all texts (${code})`, async () => {
    const said = (/** @type {any} */ pattern) =>
      typeof pattern === 'string' ? pattern : JSON.stringify(pattern ?? '');
    const messages = (await textsOf(code)).flatMap((text) => new FluentResource(text).body);
    const others = messages
      .filter(({ id }) => !id.startsWith('term-'))
      .flatMap(({ id, value, attributes }) =>
        [value, ...Object.values(attributes)]
          .map((pattern) => said(pattern).replace(/"(?:name|value|type)":"[\w-]+"/g, ''))
          .filter((text) => otherWords[code]?.test(text))
          .map(() => id),
      );
    assert.deepEqual(others, []);
  });
}

test('a language that a page brings finds its own forms, and English where it has none', async () => {
  languages.qps = { name: 'Pseudo', direction: 'rtl', texts: (await textsOf('en')).map(pseudoText) };
  languages.qpt = { name: 'Without terms', direction: 'ltr', texts: [] };
  const [marked, empty] = [loadWords('qps'), loadWords('qpt')];
  delete languages.qps;
  delete languages.qpt;
  assert.deepEqual(found(marked, marked.text('progress-dot-open', { number: 1 })), []);
  assert.deepEqual(found(marked, marked.text('dim-filters')), [`${marked.text('dim-filters')}: filter`]);
  assert.deepEqual(found(empty, 'one filter'), ['filter: filter']);
});
