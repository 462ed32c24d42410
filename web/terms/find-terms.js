// Which words of a sentence are terms: by the forms that a language lists for each of them.

import { terms } from './all.js';

/** @import { Words } from '../words/words.js' */

/** A piece of a sentence: plain text, or the words that stand for a term. @typedef {{ text: string, term?: string }} Piece */
/** @typedef {{ pattern: RegExp, terms: Map<string, string> }} Finder */

/** Names such as `max-pooling` and `conv2d.kernel` are not the words that stand in them. */
const before = String.raw`(^|[^\p{L}\p{M}\p{N}_./-])`;
const after = String.raw`(?![\p{L}\p{M}\p{N}_])`;

/** A form with capitals is Keras's spelling and stands as it is; any other may begin a sentence. @param {string} form */
function patternOf(form) {
  const literal = form.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const [first = ''] = literal;
  if (form !== form.toLowerCase() || first === first.toUpperCase()) return literal;
  return `[${first}${first.toUpperCase()}]${literal.slice(1)}`;
}

/** Forms of a term in a language, the way they stand in its words. @param {Words} words @param {string} id */
export const formsOf = (words, id) => words.attribute(`term-${id}`, 'forms').split(', ').filter(Boolean);

/** @param {string} form as it is looked up */
const keyOf = (form) => form.toLowerCase();

/** @type {WeakMap<Words, Finder>} */
const finders = new WeakMap();

/** @param {Words} words @returns {Finder} */
function finderOf(words) {
  const known = finders.get(words);
  if (known) return known;
  const forms = terms.flatMap(({ id }) => formsOf(words, id).map((form) => ({ id, form })));
  // The longest first: “input channels” is not “channels” with a word before it.
  forms.sort((one, other) => other.form.length - one.form.length);
  const any = forms.map(({ form }) => patternOf(form)).join('|');
  const finder = {
    pattern: new RegExp(`${before}(${any})${after}`, 'gu'),
    terms: new Map(forms.map(({ id, form }) => [keyOf(form), id])),
  };
  finders.set(words, finder);
  return finder;
}

/**
 * A sentence in pieces; of each term only the first is one, and none that was seen before.
 * @param {Words} words @param {string} sentence @param {Set<string>} seen ids, to which those that are found are added
 * @returns {Piece[]}
 */
export function findTerms(words, sentence, seen) {
  const { pattern, terms: byForm } = finderOf(words);
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const { index, 1: lead, 2: form } of sentence.matchAll(pattern)) {
    const term = byForm.get(keyOf(form));
    if (!term || seen.has(term)) continue;
    seen.add(term);
    const start = index + lead.length;
    if (start > done) pieces.push({ text: sentence.slice(done, start) });
    pieces.push({ text: form, term });
    done = start + form.length;
  }
  if (done < sentence.length || pieces.length === 0) pieces.push({ text: sentence.slice(done) });
  return pieces;
}
