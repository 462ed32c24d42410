// Methods of lists, tuples, dictionaries and sets.

import { iterate, placeIn } from './items.js';
import { equal, order } from './operators.js';
import { PyDict, PyList, PySet, PyTuple } from './values.js';

/** @import { Interpreter } from './evaluation.js' */
/** @import { Method } from './text-methods.js' */

/** Sorts stably. @param {Interpreter} interpreter @param {any[]} items @param {Map<string, any>} named */
export function sorted(interpreter, items, named) {
  const key = named.get('key') ?? null;
  const keyed = items.map((item) => ({ item, by: key === null ? item : interpreter.call(key, [item]) }));
  keyed.sort((a, b) => order(interpreter, a.by, b.by));
  if (named.get('reverse') === true) keyed.reverse();
  return keyed.map(({ item }) => item);
}

/** @type {Map<string, Method>} */
export const listMethods = new Map(
  Object.entries({
    append: (interpreter, list, [item]) => {
      interpreter.make(1);
      list.items.push(item);
      return null;
    },
    extend: (interpreter, list, [more]) => {
      const items = [...iterate(interpreter, more)];
      interpreter.make(list.items.length + items.length);
      list.items = [...list.items, ...items];
      return null;
    },
    insert: (interpreter, list, [at, item]) => {
      interpreter.make(1);
      list.items.splice(Number(at), 0, item);
      return null;
    },
    pop: (interpreter, list, [at = -1]) => list.items.splice(placeIn(interpreter, list.items, at), 1)[0],
    remove: (interpreter, list, [item]) => {
      const at = list.items.findIndex((/** @type {any} */ one) => equal(one, item));
      if (at < 0) interpreter.fault('no_such_item', 'What should be removed is not in this list.');
      list.items.splice(at, 1);
      return null;
    },
    clear: (_, list) => {
      list.items.length = 0;
      return null;
    },
    reverse: (_, list) => {
      list.items.reverse();
      return null;
    },
    copy: (_, list) => new PyList([...list.items]),
    index: (_, list, [item]) => list.items.findIndex((/** @type {any} */ one) => equal(one, item)),
    count: (_, list, [item]) => list.items.filter((/** @type {any} */ one) => equal(one, item)).length,
    sort: (interpreter, list, _, named) => {
      list.items = sorted(interpreter, list.items, named);
      return null;
    },
    // A shape's, as TensorFlow has it.
    as_list: (_, list) => new PyList([...list.items]),
  }),
);

/** @param {PyDict} dict */
const entriesOf = (dict) => [...dict.entries.values()];

/** @type {Map<string, Method>} */
export const dictMethods = new Map(
  Object.entries({
    get: (_, dict, [key, otherwise = null]) => (dict.has(key) ? dict.get(key) : otherwise),
    keys: (_, dict) => new PyList(entriesOf(dict).map(({ key }) => key)),
    values: (_, dict) => new PyList(entriesOf(dict).map(({ value }) => value)),
    items: (_, dict) => new PyList(entriesOf(dict).map(({ key, value }) => new PyTuple([key, value]))),
    pop: (interpreter, dict, [key, otherwise]) => {
      const value = dict.has(key) ? dict.get(key) : otherwise;
      if (value === undefined) interpreter.fault('no_such_key', `There is no ${String(key)} in this dictionary.`);
      dict.delete(key);
      return value;
    },
    setdefault: (_, dict, [key, otherwise = null]) => dict.get(key) ?? dict.set(key, otherwise).get(key),
    update: (_, dict, [more], named) => {
      if (more instanceof PyDict) for (const { key, value } of entriesOf(more)) dict.set(key, value);
      named.forEach((value, key) => dict.set(key, value));
      return null;
    },
    copy: (_, dict) => entriesOf(dict).reduce((copy, { key, value }) => copy.set(key, value), new PyDict()),
  }),
);

/** @type {Map<string, Method>} */
export const setMethods = new Map(
  Object.entries({
    add: (interpreter, set, [item]) => {
      interpreter.make(1);
      set.set(item, true);
      return null;
    },
    discard: (_, set, [item]) => {
      set.delete(item);
      return null;
    },
    union: (interpreter, set, [more]) => {
      const all = new PySet();
      for (const one of [...iterate(interpreter, set), ...iterate(interpreter, more)]) all.set(one, true);
      return all;
    },
  }),
);
