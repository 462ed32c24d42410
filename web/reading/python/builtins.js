// Python's own functions, as far as they are read.

import { ReadError } from '../read-error.js';
import { attributeOf, setAttribute } from './attributes.js';
import { call } from './calls.js';
import { sorted } from './container-methods.js';
import { textOfValue } from './format.js';
import { article, iterate, lengthOf, truth, wholeNumber } from './items.js';
import { binary, isNumber, numberOf, order } from './operators.js';
import { Bound, Builtin, PyClass, PyDict, PyFloat, PyInstance, PyList, PyRange, PySet, PyTuple, typeName, Unknown } from './values.js'; // prettier-ignore

/** @import { Interpreter } from './evaluation.js' */

/** @typedef {(interpreter: Interpreter, args: any[], named: Map<string, any>) => any} Run */

/** Not read, whatever they are given: they would run code or touch the machine. */
const refused = ['eval', 'exec', 'compile', '__import__', 'open', 'globals', 'locals', 'vars', 'breakpoint'];

/** Functions with one number. @param {(value: number) => number} change @param {boolean} whole @returns {Run} */
const ofNumber =
  (change, whole) =>
  (interpreter, [value]) => {
    if (value instanceof Unknown) return value;
    if (!isNumber(value)) interpreter.fault('wrong_type', `A number is needed here, not ${article(typeName(value))}.`);
    const result = change(numberOf(value));
    return whole || !(value instanceof PyFloat) ? result : new PyFloat(result);
  };

/** @type {Run} */
function int(interpreter, [value = 0, base]) {
  if (value instanceof Unknown) return value;
  if (typeof value === 'string') {
    const number = base === undefined ? Number(value.replaceAll('_', '').trim() || NaN) : parseInt(value, Number(base));
    if (!Number.isInteger(number)) interpreter.fault('wrong_value', `'${value}' is no whole number.`);
    return number;
  }
  return ofNumber(Math.trunc, true)(interpreter, [value], new Map());
}

/** @type {Run} */
function range(interpreter, args) {
  const unknown = args.find((one) => one instanceof Unknown);
  if (unknown) return unknown;
  const [first, second, step = 1] = args.map((one) => wholeNumber(interpreter, one));
  if (step === 0) interpreter.fault('wrong_value', 'range() cannot go in steps of 0.');
  return args.length === 1 ? new PyRange(0, first, 1) : new PyRange(first, second, step);
}

/** @type {Run} */
function length(interpreter, [value]) {
  if (value instanceof Unknown) return value;
  const size = lengthOf(value);
  return size ?? interpreter.fault('wrong_type', `${article(typeName(value))} has no length.`);
}

/** @param {number} sign @returns {Run} */
const extreme = (sign) => (interpreter, args, named) => {
  const items = args.length === 1 ? [...iterate(interpreter, args[0])] : args;
  const unknown = [...args, ...items].find((one) => one instanceof Unknown);
  if (unknown) return unknown;
  if (items.length === 0)
    return named.get('default') ?? interpreter.fault('wrong_value', 'There is nothing to choose from.');
  const key = named.get('key') ?? null;
  const by = (/** @type {any} */ item) => (key === null ? item : call(interpreter, key, [item]));
  return items.reduce((best, item) => (sign * order(interpreter, by(item), by(best)) > 0 ? item : best));
};

/** @param {Interpreter} interpreter @param {any[]} lists */
function zipped(interpreter, lists) {
  const unknown = lists.find((one) => one instanceof Unknown);
  if (unknown) return unknown;
  const items = lists.map((one) =>
    one instanceof PyRange && one.length > 100_000 ? [] : [...iterate(interpreter, one)],
  );
  const count = Math.min(...items.map((one) => one.length));
  interpreter.make(Number.isFinite(count) ? count : 0);
  return new PyList(
    Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, i) => new PyTuple(items.map((one) => one[i]))),
  );
}

/** Every item, where they are not too many. @param {Interpreter} interpreter @param {any} value @returns {any[]} */
function itemsOf(interpreter, value) {
  interpreter.make(lengthOf(value) ?? 0);
  return [...iterate(interpreter, value)];
}

/** @type {Run} */
function isInstance(interpreter, [value, kinds]) {
  const all = kinds instanceof PyTuple ? kinds.items : [kinds];
  if (value instanceof Unknown) return value;
  return all.some((kind) => {
    if (kind instanceof PyClass) return value instanceof PyInstance && isKind(value.kind, kind);
    if (kind instanceof Builtin)
      return typeName(value) === kind.name || (kind.name === 'int' && typeof value === 'boolean');
    return interpreter.world.isOf(value, kind);
  });
}

/** @param {PyClass} kind @param {PyClass} wanted @returns {boolean} */
const isKind = (kind, wanted) =>
  kind === wanted || kind.bases.some((base) => base instanceof PyClass && isKind(base, wanted));

/** @param {Interpreter} interpreter @param {any} value @param {string} name */
function hasAttribute(interpreter, value, name) {
  try {
    return !(attributeOf(interpreter, value, name) instanceof Unknown);
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

/** `super()` and `super(Net, self)`. @param {Interpreter} interpreter @param {any[]} args */
function superOf(interpreter, args) {
  const method = args.length === 2 ? { owner: args[0], self: args[1] } : interpreter.method;
  if (!method?.self) return interpreter.fault('wrong_value', 'super() stands in no method here.');
  const { owner, self } = method;
  return {
    className: 'super',
    attribute: (/** @type {string} */ name) => {
      for (const base of owner.bases) {
        const member = base instanceof PyClass ? base.find(name) : undefined;
        if (member !== undefined) return new Bound(member, [self]);
      }
      return interpreter.world.superAttribute(self, name);
    },
  };
}

/** @type {Record<string, Run>} */
const functions = {
  int,
  float: (interpreter, [value = 0]) => {
    if (value instanceof Unknown) return value;
    const number = typeof value === 'string' ? Number(value || NaN) : numberOf(value);
    if (Number.isNaN(number) && value !== 'nan')
      interpreter.fault('wrong_value', `${textOfValue(value, true)} is no number.`);
    return new PyFloat(number);
  },
  str: (_, [value = '']) => (value instanceof Unknown ? value : textOfValue(value)),
  repr: (_, [value]) => textOfValue(value, true),
  format: (_, [value]) => textOfValue(value),
  bool: (interpreter, [value = null]) => (value instanceof Unknown ? value : truth(interpreter, value)),
  abs: ofNumber(Math.abs, false),
  round: (interpreter, [value, digits]) => {
    if (value instanceof Unknown) return value;
    // To the even one of two that are equally near.
    const scale = 10 ** Number(digits ?? 0);
    const scaled = numberOf(value) * scale;
    const near = Math.abs(scaled % 1) === 0.5 ? 2 * Math.round(scaled / 2) : Math.round(scaled);
    return digits === undefined || digits === null ? near : new PyFloat(near / scale);
  },
  pow: (interpreter, [base, exponent]) => binary(interpreter, '**', base, exponent),
  divmod: (interpreter, [a, b]) => new PyTuple([binary(interpreter, '//', a, b), binary(interpreter, '%', a, b)]),
  len: length,
  range,
  min: extreme(-1),
  max: extreme(1),
  sum: (interpreter, [items, start = 0]) =>
    itemsOf(interpreter, items).reduce((sum, one) => binary(interpreter, '+', sum, one), start),
  any: (interpreter, [items]) => itemsOf(interpreter, items).some((one) => truth(interpreter, one)),
  all: (interpreter, [items]) => itemsOf(interpreter, items).every((one) => truth(interpreter, one)),
  list: (interpreter, [items]) =>
    items instanceof Unknown ? items : new PyList(items === undefined ? [] : itemsOf(interpreter, items)),
  tuple: (interpreter, [items]) =>
    items instanceof Unknown ? items : new PyTuple(items === undefined ? [] : itemsOf(interpreter, items)),
  set: (interpreter, [items]) => {
    if (items instanceof Unknown) return items;
    const set = new PySet();
    for (const one of items === undefined ? [] : itemsOf(interpreter, items)) set.set(one, true);
    return set;
  },
  dict: (interpreter, [from], named) => {
    const dict = new PyDict();
    if (from instanceof Unknown) return from;
    if (from instanceof PyDict) for (const { key, value } of from.entries.values()) dict.set(key, value);
    else if (from !== undefined) for (const one of iterate(interpreter, from)) dict.set(one.items[0], one.items[1]);
    named.forEach((value, key) => dict.set(key, value));
    return dict;
  },
  enumerate: (interpreter, [items, start = 0], named) => {
    if (items instanceof Unknown) return items;
    const first = Number(named.get('start') ?? start);
    return new PyList(itemsOf(interpreter, items).map((one, i) => new PyTuple([first + i, one])));
  },
  zip: (interpreter, lists) => zipped(interpreter, lists),
  reversed: (interpreter, [items]) =>
    items instanceof Unknown ? items : new PyList(itemsOf(interpreter, items).reverse()),
  sorted: (interpreter, [items], named) =>
    items instanceof Unknown ? items : new PyList(sorted(interpreter, itemsOf(interpreter, items), named)),
  map: (interpreter, [change, ...lists]) => {
    const turns = zipped(interpreter, lists);
    return turns instanceof Unknown
      ? turns
      : new PyList(turns.items.map((one) => call(interpreter, change, one.items)));
  },
  filter: (interpreter, [test, items]) => {
    const kept = itemsOf(interpreter, items).filter((one) =>
      truth(interpreter, test === null ? one : call(interpreter, test, [one])),
    );
    return new PyList(kept);
  },
  next: (interpreter, [items]) => (items instanceof Unknown ? items : [...iterate(interpreter, items)][0]),
  iter: (_, [items]) => items,
  isinstance: isInstance,
  issubclass: (_, [kind, base]) => kind instanceof PyClass && base instanceof PyClass && isKind(kind, base),
  type: (interpreter, [value]) => (value instanceof PyInstance ? value.kind : interpreter.world.typeOf(value)),
  callable: (_, [value]) => typeof value === 'object' && value !== null,
  hasattr: (interpreter, [value, name]) => hasAttribute(interpreter, value, String(name)),
  getattr: (interpreter, [value, name, otherwise]) =>
    otherwise !== undefined && !hasAttribute(interpreter, value, String(name))
      ? otherwise
      : attributeOf(interpreter, value, String(name)),
  setattr: (interpreter, [value, name, given]) => setAttribute(interpreter, value, String(name), given) ?? null,
  id: (interpreter) => new Unknown('id', interpreter.at),
  input: (interpreter) => new Unknown('input', interpreter.at),
  super: (interpreter, args) => superOf(interpreter, args),
  object: () => new PyInstance(new PyClass('object', [], new Map(), '')),
};

/** Errors are only names: what raises one ends the reading. */
const errors = ['Exception', 'ValueError', 'TypeError', 'ImportError', 'ModuleNotFoundError', 'RuntimeError', 'KeyError',
  'IndexError', 'AttributeError', 'NotImplementedError', 'AssertionError', 'FileNotFoundError', 'OSError', 'NameError']; // prettier-ignore

/** @param {Interpreter} interpreter @returns {Map<string, any>} */
export function builtinsFor(interpreter) {
  /** @type {Map<string, any>} */ const all = new Map([
    ['__name__', '__main__'],
    ['__file__', 'paste.py'],
    ['NotImplemented', null],
  ]);
  for (const [name, run] of Object.entries(functions)) {
    all.set(name, new Builtin(name, (args, named) => run(interpreter, args, named)));
  }
  for (const name of ['print', 'display']) {
    all.set(name, new Builtin(name, () => null, true));
  }
  for (const name of refused) {
    const message = `${name}() is not read: nothing is executed here, and no file is opened.`;
    all.set(name, new Builtin(name, () => interpreter.fault('not_read', message, { what: name })));
  }
  for (const name of errors) all.set(name, new Unknown(name, 0));
  all.set('staticmethod', new Builtin('staticmethod', ([made]) => made));
  return all;
}
