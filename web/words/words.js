// All words of the page, from Fluent files. The rest of the page knows ids only.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { languages } from './locales/all.js';

/** @typedef {Record<string, string | number>} WordArguments */
/**
 * @typedef {object} Words
 * @property {(id: string, args?: WordArguments) => string} text  the message, in English where the language lacks it, or the id
 * @property {(id: string, attribute: string, args?: WordArguments) => string} attribute  a second part of a message, or nothing
 * @property {(id: string) => boolean} has
 * @property {(value: number, digits?: number) => string} number  by the language's rules; digits after the point
 * @property {(value: number) => string} float  short enough to be read: two digits after the point, three for small ones
 * @property {(value: number) => string} short  two digits, for small cells
 * @property {(items: string[]) => string} list
 * @property {string} language
 * @property {'ltr' | 'rtl'} direction
 */

/** A tag that Intl accepts: a browser may report one that makes it throw, such as `C`. @param {string} tag */
function safeTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** @type {Map<string, { words: Words, add: (texts: string[]) => void }>} */
const loaded = new Map();
/** @type {Map<string, Promise<void>>} */
const arriving = new Map();

/** @param {string} [wanted] a language tag @returns {string} a language that there are words for */
function known(wanted = 'en') {
  const [code] = safeTag(wanted).split('-');
  return Object.hasOwn(languages, code) ? code : 'en';
}

/**
 * @param {string} [wanted] a language tag; English where there are no words for it, and until they have come
 * @param {() => void} [arrived] called once they have
 * @returns {Words}
 */
export function loadWords(wanted, arrived = () => {}) {
  const language = known(wanted);
  const there = loaded.get(language);
  if (there) return there.words;
  const { texts } = languages[language];
  if (texts) return wordsIn(language, texts);
  fetchWords(language).then(arrived, () => {}); // without a network English stays
  return loadWords('en');
}

/** All words, for those who can wait. @param {string} wanted @returns {Promise<Words>} */
export async function wordsOf(wanted) {
  const language = known(wanted);
  if (!languages[language].texts) await fetchWords(language);
  await completeWords();
  return loadWords(language);
}

/** @type {Promise<void> | undefined} */
let completing;

/** Brings the English that no lesson opens with; other languages are whole when they come. */
export function completeWords() {
  const { more } = languages.en;
  completing ??= Promise.resolve(more?.()).then((module) => {
    loadWords('en');
    loaded.get('en')?.add(module?.texts ?? []);
  });
  completing.catch(() => (completing = undefined)); // the next one tries again
  return completing;
}

/** @param {string} language */
function fetchWords(language) {
  const fetching =
    arriving.get(language) ??
    Promise.resolve(languages[language].load?.()).then((module) => {
      wordsIn(language, module?.texts ?? []);
    });
  arriving.set(language, fetching);
  fetching.catch(() => arriving.delete(language)); // the next one tries again
  return fetching;
}

/** @param {string} language @param {string[]} texts */
function wordsIn(language, texts) {
  const before = loaded.get(language);
  if (before) return before.words;
  const bundle = new FluentBundle(language, { useIsolating: false });
  const add = (/** @type {string[]} */ more) => more.forEach((text) => bundle.addResource(new FluentResource(text)));
  add(texts);
  const words = wordsFrom(language, bundle);
  loaded.set(language, { words, add });
  return words;
}

/** Floats with a minus as wide as a plus, and no minus zero. @param {string} language @param {number} digits after the point */
function floatFormat(language, digits) {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const minusZero = format.format(-0);
  return (/** @type {number} */ value) => {
    if (!Number.isFinite(value)) return String(value);
    const text = format.format(value);
    return text === minusZero ? format.format(0) : text.replace('-', '−');
  };
}

/** @param {string} language @param {FluentBundle} bundle @returns {Words} */
function wordsFrom(language, bundle) {
  const english = language === 'en' ? undefined : loadWords('en');
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const [short, longer] = [2, 3].map((digits) => floatFormat(language, digits));
  return {
    language,
    direction: languages[language].direction,
    has: (id) => bundle.hasMessage(id) || Boolean(english?.has(id)),
    text(id, args = {}) {
      const message = bundle.getMessage(id);
      return message?.value ? bundle.formatPattern(message.value, args) : (english?.text(id, args) ?? id);
    },
    attribute(id, attribute, args = {}) {
      const message = bundle.getMessage(id);
      if (!message && english) return english.attribute(id, attribute, args);
      const pattern = message?.attributes[attribute];
      return pattern ? bundle.formatPattern(pattern, args) : '';
    },
    number: (value, digits = 0) =>
      value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits || 20 }),
    float: (value) => (Math.abs(value) < 0.1 && value !== 0 ? longer(value) : short(value)),
    short,
    list: (items) => list.format(items),
  };
}
