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

/** What can be left out, the least worth first. @type {((one: any) => void)[]} */
const savings = [
  (one) => delete one.tries,
  (one) => one.done && delete one.draft,
  (one) => delete one.draft,
  (one) => delete one.hints,
];

/** @param {string} text of one lesson @param {(one: any) => void} save */
function smaller(text, save) {
  const state = JSON.parse(text);
  state?.progress?.forEach?.(save);
  return toJson(state) ?? text;
}

/** @param {Items} items @returns {string} at most `longest` characters */
export function packItems(items) {
  let kept = { ...items };
  for (const save of [undefined, ...savings]) {
    if (save) kept = Object.fromEntries(Object.entries(kept).map(([key, text]) => [key, smaller(text, save)]));
    const packed = wrap(kept);
    if (packed.length <= longest) return packed;
  }
  return wrap({});
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
