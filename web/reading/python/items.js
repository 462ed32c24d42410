// Items of values: what can be iterated, what has a length, what an index means, what counts as true.

import { PyDict, PyFloat, PyList, PyRange, PySet, PySlice, PyTuple, typeName, Unknown } from './values.js';

/** @import { Interpreter } from './evaluation.js' */

/** The items one after the other. Of an unknown thing there are none that are known. @param {Interpreter} interpreter @param {any} value @returns {Iterable<any>} */
export function iterate(interpreter, value) {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  if (value instanceof PyRange) return rangeItems(value);
  if (typeof value === 'string') return value;
  if (value instanceof PyDict) return [...value.entries.values()].map(({ key }) => key);
  if (value instanceof Unknown) return [];
  const own = value?.iterate?.(interpreter);
  if (own) return own;
  return interpreter.fault('wrong_type', `There is nothing to go through in ${article(typeName(value))}.`);
}

/** @param {PyRange} range */
function* rangeItems({ start, step, length }) {
  for (let i = 0; i < length; i++) yield start + i * step;
}

/** @param {string} name */
export const article = (name) => (/^[aeiou]/i.test(name) ? `an ${name}` : `a ${name}`);

/** @param {Interpreter} interpreter @param {any} value @returns {boolean} */
export function truth(interpreter, value) {
  if (value instanceof Unknown) interpreter.ask(value, { kind: 'value' });
  if (value === null) return false;
  if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value);
  if (value instanceof PyFloat) return value.value !== 0;
  const size = lengthOf(value);
  if (size !== undefined) return size > 0;
  if (value.refusesTruth)
    interpreter.fault(
      'depends_on_values',
      'This depends on the values that flow through the network: there are no fixed layers.',
    );
  return true;
}

/** @param {any} value @returns {number | undefined} */
export function lengthOf(value) {
  if (typeof value === 'string') return value.length;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyRange) return value.length;
  if (value instanceof PyDict) return value.entries.size;
  return value?.size?.();
}

/** A slice's indices. @param {Interpreter} interpreter @param {PySlice} slice @param {number} length @returns {number[]} */
export function sliceIndices(interpreter, { start, stop, step }, length) {
  const by = step === null ? 1 : wholeNumber(interpreter, step);
  if (by === 0) interpreter.fault('wrong_value', 'A slice cannot go in steps of 0.');
  const place = (/** @type {any} */ given, /** @type {number} */ otherwise) => {
    if (given === null) return otherwise;
    const at = wholeNumber(interpreter, given);
    const from = at < 0 ? at + length : at;
    return Math.max(by < 0 ? -1 : 0, Math.min(by < 0 ? length - 1 : length, from));
  };
  const from = place(start, by < 0 ? length - 1 : 0);
  const to = place(stop, by < 0 ? -1 : length);
  const indices = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) indices.push(i);
  return indices;
}

/** @param {Interpreter} interpreter @param {any} value @returns {number} */
export function wholeNumber(interpreter, value) {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value;
  if (value instanceof Unknown) interpreter.ask(value);
  const found = value instanceof PyFloat ? `${value.value}` : article(typeName(value));
  return interpreter.fault('wrong_type', `A whole number is needed here, not ${found}.`);
}

/** @param {Interpreter} interpreter @param {any} value @param {any} key @returns {any} */
export function itemOf(interpreter, value, key) {
  if (value instanceof Unknown) return new Unknown(value.name, interpreter.at, value.undefinedName);
  if (value instanceof PyDict && !(value instanceof PySet)) {
    if (value.has(key)) return value.get(key);
    return interpreter.fault('no_such_key', `There is no ${String(key)} in this dictionary.`);
  }
  const own = value?.item?.(key, interpreter);
  if (own !== undefined) return own;
  if (
    typeof value !== 'string' &&
    !(value instanceof PyList) &&
    !(value instanceof PyTuple) &&
    !(value instanceof PyRange)
  ) {
    return interpreter.fault('wrong_type', `Brackets cannot stand behind ${article(typeName(value))}.`);
  }
  const items = typeof value === 'string' ? value : [...iterate(interpreter, value)];
  if (key instanceof Unknown) return new Unknown(key.name, interpreter.at, key.undefinedName);
  if (key instanceof PySlice) {
    const picked = sliceIndices(interpreter, key, items.length).map((i) => items[i]);
    if (typeof value === 'string') return picked.join('');
    return value instanceof PyTuple ? new PyTuple(picked) : new PyList(picked);
  }
  return items[placeIn(interpreter, items, key)];
}

/** @param {Interpreter} interpreter @param {{ length: number }} items @param {any} key @returns {number} */
export function placeIn(interpreter, items, key) {
  const at = wholeNumber(interpreter, key);
  const place = at < 0 ? at + items.length : at;
  if (place >= 0 && place < items.length) return place;
  return interpreter.fault('no_such_item', `There is no item ${at}: there are ${items.length}.`);
}
