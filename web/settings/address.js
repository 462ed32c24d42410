// Settings as text: in attributes and in addresses.

import { settings } from './settings.js';

/** @import { Setting } from './settings.js' */

/** Characters of an address that are looked at; a longer one is refused unread. */
const longestAddress = 2000;

/**
 * @param {Setting} setting @param {string | null} text
 * @returns {any} undefined where the text is not understood
 */
export function readSetting({ kind, values = [], range = [0, 0], pattern }, text) {
  if (kind === 'flag') return text !== null && text !== 'false';
  if (text === null || text === '') return undefined;
  if (kind === 'pattern') return pattern?.test(text) ? text : undefined;
  if (kind === 'choice') return values.includes(text) ? text : undefined;
  if (kind === 'number') {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
    return value >= range[0] && value <= range[1] ? value : undefined;
  }
  const names = text.split(/[\s,]+/).filter(Boolean);
  if (kind === 'numbers') {
    const fits = (/** @type {string} */ name) => /^\d{1,3}$/.test(name) && +name >= range[0] && +name <= range[1];
    return names.length > 0 && names.every(fits) ? names.map(Number).join(' ') : undefined;
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
