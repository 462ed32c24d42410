// Settings as text: in attributes and in addresses.

import { settings } from './settings.js';

/** @import { Setting } from './settings.js' */

/** Characters of an address that are looked at; a longer one is refused unread. */
const longestAddress = 9999;

/** As events tell it: the lesson, what is asked, and the layer. A layer with other signs in its name is reached by number. */
const questionId = /^[a-z0-9-]+(\/[\w.-]+)+$/;

/**
 * @param {string} text a number or an id @param {number} digits at most @param {[number, number]} range
 * @returns {number | string | undefined}
 */
function readQuestion(text, digits, range) {
  if (/^\d+$/.test(text)) return text.length <= digits ? inRange(Number(text), range) : undefined;
  return questionId.test(text) ? text : undefined;
}

/** @param {number} value @param {[number, number]} range */
const inRange = (value, [least, most]) => (value >= least && value <= most ? value : undefined);

/**
 * @param {Setting} setting @param {string | null} text
 * @returns {any} undefined where the text is not understood
 */
export function readSetting({ kind, values = [], range = [0, 0], pattern }, text) {
  if (kind === 'flag') return text !== null && text !== 'false';
  if (text === null || text === '') return undefined;
  if (kind === 'pattern') return pattern?.test(text) ? text : undefined;
  if (kind === 'choice') return values.includes(text) ? text : undefined;
  if (kind === 'number') return /^\d{1,10}$/.test(text) ? inRange(Number(text), range) : undefined;
  if (kind === 'question') return readQuestion(text, 10, range);
  const names = text.split(/[\s,]+/).filter(Boolean);
  if (kind === 'questions') {
    if (text === 'all') return text;
    const read = names.map((name) => readQuestion(name, 3, range));
    return read.length > 0 && !read.includes(undefined) ? read.join(' ') : undefined;
  }
  return names.every((name) => values.includes(name)) ? names.join(' ') : undefined;
}

/**
 * What an address sets: all of it, or nothing where one part is not understood.
 * @param {string} search such as `?lang=en` @param {string} hash such as `#lesson=max-pooling`; it wins
 * @returns {{ values: Record<string, any>, refused: boolean }}
 */
export function readAddress(search, hash) {
  if (search.length + hash.length > longestAddress) return { values: {}, refused: true };
  const given = new Map([...new URLSearchParams(search), ...new URLSearchParams(hash.replace(/^#/, ''))]);
  /** @type {Record<string, any>} */
  const values = Object.create(null);
  for (const setting of settings) {
    const text = setting.shared ? given.get(setting.name) : undefined;
    if (text === undefined) continue;
    values[setting.name] = readSetting(setting, text);
    if (values[setting.name] === undefined) return { values: {}, refused: true };
  }
  return { values, refused: false };
}

/** The part of an address that sets the same again. @param {Record<string, any>} values @returns {string} without the `#` */
export function writeAddress(values) {
  const given = new URLSearchParams();
  for (const { name, kind, shared } of settings) {
    const value = values[name];
    if (shared && value !== undefined && value !== '' && value !== false)
      given.set(name, kind === 'flag' ? 'true' : String(value));
  }
  return given.toString();
}
