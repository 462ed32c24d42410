// Progress in the 4,096 characters that SCORM 1.2 gives: what does not fit is left out in order of worth, and a checksum
// tells text that a learning platform has cut from whole text.

import { checksum } from '../../base/checksum.js';
import { toJson } from '../../base/json.js';

/** SCORM 1.2: `cmi.suspend_data` is a CMIString4096. */
export const longest = 4096;
const prefix = 'cnn-params:1:';

/** @typedef {Record<string, string>} Items  texts by key, as a Storage holds them */

/** @param {Items} items */
function wrap(items) {
  const body = toJson(items) ?? '{}';
  return `${checksum(body)}${body}`;
}

/** Version 0.1.0 stored a lesson by places; where it is there by ids too, all of that has been carried over. @param {Items} items */
function withoutEarlierForm(items) {
  const lessonOf = (/** @type {string} */ key) => key.match(/^lesson:[^:]*/)?.[0];
  const isById = (/** @type {string} */ text) => text.startsWith('{"version":');
  const all = Object.entries(items).map(([key, text]) => ({ key, text, lesson: lessonOf(key) }));
  const carried = new Set(all.filter(({ lesson, text }) => lesson && isById(text)).map(({ lesson }) => lesson));
  const kept = all.filter(({ lesson, text }) => !carried.has(lesson) || isById(text));
  return Object.fromEntries(kept.map(({ key, text }) => [key, text]));
}

/** @param {Items} items */
const withoutLog = (items) => Object.fromEntries(Object.entries(items).filter(([key]) => key !== 'log'));

/** @param {(one: any) => void} save what a question has @returns {(items: Items) => Items} */
const ofQuestions = (save) => (items) =>
  Object.fromEntries(
    Object.entries(items).map(([key, text]) => {
      const state = JSON.parse(text);
      state?.progress?.forEach?.(save);
      return [key, toJson(state) ?? text];
    }),
  );

/** What can be left out, the least worth first. */
const savings = [
  withoutEarlierForm,
  withoutLog,
  ofQuestions((one) => delete one.tries),
  ofQuestions((one) => one.done && delete one.draft),
  ofQuestions((one) => delete one.draft),
  ofQuestions((one) => delete one.hints),
];

/** @param {Items} items @returns {string} at most `longest` characters */
export function packItems(items) {
  let kept = items;
  for (const save of savings) {
    const packed = wrap(kept);
    if (packed.length <= longest) return packed;
    kept = save(kept);
  }
  const packed = wrap(kept);
  return packed.length <= longest ? packed : wrap({});
}

/** @param {string} packed @returns {Items | undefined} undefined where it was cut or is not ours */
export function unpackItems(packed) {
  const body = packed.slice(8);
  if (packed.slice(0, 8) !== checksum(body)) return undefined;
  try {
    const items = JSON.parse(body);
    const isText = Object.values(items).every((text) => typeof text === 'string');
    return isText ? items : undefined;
  } catch {
    return undefined;
  }
}

/** A Storage over such items. @param {Items} items @param {() => void} changed @returns {Storage} */
export function storageOver(items, changed) {
  const short = (/** @type {string} */ key) => key.replace(prefix, '');
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => items[short(key)] ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ text) {
      items[short(key)] = text;
      changed();
    },
    removeItem(/** @type {string} */ key) {
      delete items[short(key)];
    },
  });
}
