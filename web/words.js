// All words of the page, from Fluent files. The rest of the page knows ids only.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { languages } from './locales/all.js';

/** @typedef {Record<string, string | number>} WordArguments */
/**
 * @typedef {object} Words
 * @property {(id: string, args?: WordArguments) => string} text  the message, or the id where there is none
 * @property {(id: string, attribute: string, args?: WordArguments) => string} attribute  a second part of a message, or nothing
 * @property {(id: string) => boolean} has
 * @property {(value: number, digits?: number) => string} number  by the language's rules; digits after the point
 * @property {(items: string[]) => string} list
 * @property {string} language
 */

/** A tag that Intl accepts: a browser may report one that makes it throw, such as `C`. @param {string} tag */
function safeTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** @type {Map<string, Words>} */
const loaded = new Map();

/**
 * @param {string} [wanted] a language tag; English where there are no words for it
 * @returns {Words}
 */
export function loadWords(wanted = 'en') {
  const tag = safeTag(wanted);
  const language = Object.hasOwn(languages, tag.split('-')[0]) ? tag.split('-')[0] : 'en';
  const words = loaded.get(language) ?? wordsOf(language);
  loaded.set(language, words);
  return words;
}

/** @param {string} language @returns {Words} */
function wordsOf(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const text of languages[language].texts) bundle.addResource(new FluentResource(text));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    language,
    has: (id) => bundle.hasMessage(id),
    text(id, args = {}) {
      const message = bundle.getMessage(id);
      return message?.value ? bundle.formatPattern(message.value, args) : id;
    },
    attribute(id, attribute, args = {}) {
      const pattern = bundle.getMessage(id)?.attributes[attribute];
      return pattern ? bundle.formatPattern(pattern, args) : '';
    },
    number: (value, digits = 0) =>
      value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits || 20 }),
    list: (items) => list.format(items),
  };
}
