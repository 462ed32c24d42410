// What Python's values are here: texts and whole numbers are JavaScript's, None is null, all others are objects of these
// classes. They hold data and no rule; names that a paste chooses are keys of maps, never properties.

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Scope } from './scope.js' */

/** A number that is a float in Python, whole or not: `64 / 2` is one. */
export class PyFloat {
  /** @param {number} value */
  constructor(value) {
    this.value = value;
  }
}

export class PyList {
  /** @param {any[]} items */
  constructor(items) {
    this.items = items;
  }
}

export class PyTuple {
  /** @param {any[]} items */
  constructor(items) {
    this.items = items;
  }
}

/** Keys may be texts, numbers, booleans, None and tuples of them. */
export class PyDict {
  constructor() {
    /** By the key as text. @type {Map<string, { key: any, value: any }>} */ this.entries = new Map();
  }

  /** @param {any} key */
  get(key) {
    return this.entries.get(keyOf(key))?.value;
  }

  /** @param {any} key */
  has(key) {
    return this.entries.has(keyOf(key));
  }

  /** @param {any} key @param {any} value */
  set(key, value) {
    this.entries.set(keyOf(key), { key, value });
    return this;
  }

  /** @param {any} key */
  delete(key) {
    return this.entries.delete(keyOf(key));
  }
}

export class PySet extends PyDict {}

export class PySlice {
  /** @param {any} start @param {any} stop @param {any} step null where not given */
  constructor(start, stop, step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** What `range(…)` gives; its numbers are made when they are asked for. */
export class PyRange {
  /** @param {number} start @param {number} stop @param {number} step not 0 */
  constructor(start, stop, step) {
    this.start = start;
    this.step = step;
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
}

/** @typedef {{ name: string, kind: 'plain' | 'star' | 'named' | 'double', default?: any, hasDefault: boolean }} Parameter */

export class PyFunction {
  /** @param {string} name @param {Parameter[]} parameters @param {SyntaxNode} body @param {Scope} scope @param {boolean} isLambda */
  constructor(name, parameters, body, scope, isLambda) {
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.scope = scope;
    this.isLambda = isLambda;
    this.called = false;
    /** Of a method: the class it was written in, for `super()`. @type {any} */ this.owner = null;
  }
}

/** A class that the paste defines. `base`: the Keras class it ends in, such as `Model`; empty for none. */
export class PyClass {
  /** @param {string} name @param {any[]} bases @param {Map<string, any>} members @param {string} base */
  constructor(name, bases, members, base) {
    this.name = name;
    this.bases = bases;
    this.members = members;
    this.base = base;
    this.at = 0;
  }

  /** @param {string} name @returns {any} undefined where neither it nor its bases have it */
  find(name) {
    if (this.members.has(name)) return this.members.get(name);
    for (const base of this.bases) {
      const found = base instanceof PyClass ? base.find(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

export class PyInstance {
  /** @param {PyClass} kind */
  constructor(kind) {
    this.kind = kind;
    /** @type {Map<string, any>} */ this.attributes = new Map();
  }
}

/** A function of ours. `run` gets the arguments, positional and by name. */
export class Builtin {
  /** @param {string} name @param {(args: any[], named: Map<string, any>) => any} run @param {boolean} [passesOver] what it is given may be unknown */
  constructor(name, run, passesOver = false) {
    this.name = name;
    this.run = run;
    this.passesOver = passesOver;
  }
}

/** A method with the object it belongs to, or `functools.partial`. */
export class Bound {
  /** @param {any} callee @param {any[]} args @param {Map<string, any>} [named] */
  constructor(callee, args, named = new Map()) {
    this.callee = callee;
    this.args = args;
    this.named = named;
  }
}

/** What nobody here knows: data in files, libraries that are not read. Whatever is done with it is as unknown; where it would
 * decide a size, that is asked. */
export class Unknown {
  /** @param {string} name what to call it @param {number} at where it was met @param {boolean} [undefinedName] it is a name that nothing defines */
  constructor(name, at, undefinedName = false) {
    this.name = name;
    this.at = at;
    this.undefinedName = undefinedName;
  }
}

/** A module, or anything else that has names in it and no more. */
export class Module {
  /** @param {string} path such as `keras.layers` */
  constructor(path) {
    this.path = path;
  }
}

/** @param {any} key @returns {string} */
export function keyOf(key) {
  if (key instanceof PyFloat) return `number ${key.value}`;
  if (typeof key === 'number' || typeof key === 'boolean') return `number ${Number(key)}`;
  if (typeof key === 'string') return `text ${key}`;
  if (key === null) return 'None';
  if (key instanceof PyTuple) return `(${key.items.map(keyOf).join()})`;
  return `object ${identity(key)}`;
}

/** @type {WeakMap<object, number>} */ const identities = new WeakMap();
let lastIdentity = 0;

/** @param {object} value */
function identity(value) {
  if (!identities.has(value)) identities.set(value, ++lastIdentity);
  return identities.get(value);
}

/** What Python calls the type of a value. @param {any} value @returns {string} */
export function typeName(value) {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'string') return 'str';
  const names = [[PyFloat, 'float'], [PyList, 'list'], [PyTuple, 'tuple'], [PySet, 'set'], [PyDict, 'dict'],
    [PySlice, 'slice'], [PyRange, 'range'], [PyFunction, 'function'], [Bound, 'method'], [Builtin, 'function'],
    [Module, 'module'], [PyClass, 'type']]; // prettier-ignore
  for (const [type, name] of names) if (value instanceof /** @type {any} */ (type)) return /** @type {string} */ (name);
  if (value instanceof PyInstance) return value.kind.name;
  return value.className ?? 'object';
}

/** What `...` is. */
export const ellipsis = { className: 'ellipsis' };
