// Which words with a hyphen or an underscore may stand on the page: Keras's, those of the model at hand, and ordinary ones of
// the language. All others are ids of ours that lack their words.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../../web/engine/engine.js';
import { root } from '../../web/tools/engine-build.js';

const joined = /[\p{L}\d_]+(?:[-_][\p{L}\d_]+)+/gu;

/** Activations and dtypes with an underscore, and arguments of Keras's that no layer of the catalogue has for itself. */
const keras = [
  ...[
    'log_softmax',
    'leaky_relu',
    'hard_sigmoid',
    'hard_silu',
    'hard_swish',
    'hard_tanh',
    'hard_shrink',
    'soft_shrink',
  ],
  ...['tanh_shrink', 'log_sigmoid', 'sparse_plus', 'sparse_sigmoid', 'mixed_float16', 'mixed_bfloat16'],
  ...['to_json', 'get_config', 'input_shape', 'batch_shape', 'batch_input_shape', 'return_state', 'class_name'],
];

/** Ordinary words of a language's own messages, which stand there with their hyphens; ids and what is in braces do not count. @param {string} language */
function ordinary(language) {
  const folder = join(root, 'web', 'words', 'locales', language);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ftl'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const said = texts.join('\n').replace(/^#.*$|^\s*\.?[\w-]+ =|\[[\w-]+\]|\{[^{}]*(?:->|\})/gm, ' ');
  return said.match(joined)?.filter((word) => !word.includes('_')) ?? [];
}

/** What may always stand there, by language. @returns {Promise<(language: string) => Set<string>>} */
export async function knownWords() {
  const { layers } = await loadEngine();
  const named = layers.flatMap(({ class_name, arguments: all }) => [
    class_name,
    ...all.flatMap((/** @type {any} */ one) => [one.name, ...one.choices]),
  ]);
  return (language) => new Set([...keras, ...named, ...ordinary(language)].map(String));
}

/** Whether Keras names a layer so where nobody does: by its class, and a number. @param {string} word @param {Set<string>} known */
function isLayerName(word, known) {
  const name = word.replace(/_\d+$/, '');
  return [...known].some((one) => /^[A-Z]/.test(one) && snakeCase(one) === name);
}

/** As Keras does it: MaxPooling2D becomes max_pooling2d. @param {string} name */
const snakeCase = (name) =>
  name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Words of the texts that are none of the known ones. @param {string[]} texts @param {Set<string>} known @param {string[]} names of the model at hand */
export function strangeWords(texts, known, names) {
  const own = new Set(names);
  // A parameter by its name, as a link carries it: layer, weight and place.
  const isParameter = (/** @type {string} */ text, /** @type {number} */ at) => /^\w*\.?[\w/]*\[/.test(text.slice(at));
  return texts.flatMap((text) =>
    [...text.matchAll(joined)]
      .filter(
        ([word], i, all) =>
          !known.has(word) && !own.has(word) && !isLayerName(word, known) && !isParameter(text, all[i].index),
      )
      .map(([word]) => `${word} in “${text.slice(0, 120)}”`),
  );
}
