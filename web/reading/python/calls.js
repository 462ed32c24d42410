// Calls: arguments, functions and classes of the paste, methods, and what is not known.

import { attributeOf } from './attributes.js';
import { parameterValues } from './definitions.js';
import { article, iterate } from './items.js';
import { limits } from './budget.js';
import { nearest } from './nearest.js';
import { childrenOf, partedAt } from './nodes.js';
import { Scope } from './scope.js';
import { Bound, Builtin, PyClass, PyDict, PyFunction, PyInstance, typeName, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter, Where } from './evaluation.js' */

/** @param {Interpreter} interpreter @param {SyntaxNode} list @param {Scope} scope @returns {{ args: any[], named: Map<string, any> }} */
export function argumentsOf(interpreter, list, scope) {
  /** @type {any[]} */ const args = [];
  /** @type {Map<string, any>} */ const named = new Map();
  const children = childrenOf(list).slice(1, -1);
  if (children.some(({ name }) => name === 'for'))
    return { args: [interpreter.evaluate(asComprehension(list), scope)], named };
  for (const part of partedAt(children, ',')) {
    if (part.length === 0) continue;
    const value = interpreter.evaluate(part[part.length - 1], scope);
    if (part[0].name === '*') args.push(...iterate(interpreter, value));
    else if (part[0].name === '**') spread(interpreter, value, named);
    else if (part.length >= 3 && part[1].name === 'AssignOp') named.set(interpreter.textOf(part[0]), value);
    else args.push(value);
  }
  return { args, named };
}

/** A generator as the only argument: `sum(x for x in y)`. @param {SyntaxNode} list @returns {any} */
const asComprehension = (list) =>
  new Proxy(list, {
    get: (node, key) => (key === 'name' ? 'ComprehensionExpression' : /** @type {any} */ (node)[key]),
  });

/** @param {Interpreter} interpreter @param {any} value @param {Map<string, any>} named */
function spread(interpreter, value, named) {
  if (value instanceof Unknown) interpreter.ask(value, { kind: 'value' });
  if (!(value instanceof PyDict)) interpreter.fault('wrong_type', 'Only a dictionary can stand behind ** here.');
  for (const { key, value: one } of value.entries.values()) named.set(String(key), one);
}

/** @param {Interpreter} interpreter @param {any} callee @param {any[]} args @param {Map<string, any>} [named] @param {Where} [where] @returns {any} */
export function call(interpreter, callee, args, named = new Map(), where = {}) {
  if (callee instanceof Builtin) return callee.run(args, named) ?? null;
  if (callee instanceof Bound) {
    return call(interpreter, callee.callee, [...callee.args, ...args], new Map([...callee.named, ...named]), where);
  }
  if (callee instanceof PyFunction) return callFunction(interpreter, callee, args, named);
  if (callee instanceof PyClass) return instantiate(interpreter, callee, args, named);
  if (callee instanceof Unknown) return callUnknown(interpreter, callee, args, named, where);
  if (callee instanceof PyInstance) return callInstance(interpreter, callee, args, named);
  if (callee && typeof callee.call === 'function') return callee.call(args, named, interpreter);
  return interpreter.fault('not_callable', `${article(typeName(callee))} cannot be called.`);
}

/** @param {Interpreter} interpreter @param {PyFunction} callee @param {any[]} args @param {Map<string, any>} named @returns {any} */
export function callFunction(interpreter, callee, args, named) {
  callee.called = true;
  if (++interpreter.budget.depth > limits.depth) {
    interpreter.fault('too_deep', `${callee.name} calls itself too often: without end?`);
  }
  const { at } = interpreter;
  const { nesting } = interpreter.budget;
  interpreter.budget.nesting = 0;
  const scope = new Scope(callee.scope);
  const around = interpreter.method;
  if (callee.owner) interpreter.method = { owner: callee.owner, self: args[0] };
  parameterValues(interpreter, callee, args, named).forEach((value, name) => scope.names.set(name, value));
  const value = callee.isLambda
    ? interpreter.evaluate(callee.body, scope)
    : (interpreter.executeAll(callee.body, scope)?.value ?? null);
  interpreter.method = around;
  interpreter.budget.depth--;
  interpreter.budget.nesting = nesting;
  interpreter.at = at;
  return value;
}

/** @param {Interpreter} interpreter @param {PyClass} kind @param {any[]} args @param {Map<string, any>} named */
function instantiate(interpreter, kind, args, named) {
  const instance = new PyInstance(kind);
  interpreter.world.prepareInstance(instance);
  const start = kind.find('__init__');
  if (start) callFunction(interpreter, start, [instance, ...args], named);
  else if (kind.base)
    call(interpreter, attributeOf(interpreter, interpreter.world.baseOf(instance), '__init__'), args, named);
  else if (kind.find('__dataclass__'))
    [...kind.members.keys()].forEach((name, i) => setField(instance, name, args[i] ?? named.get(name)));
  else if (args.length > 0) interpreter.fault('too_many_arguments', `${kind.name}() takes no arguments.`);
  return instance;
}

/** @param {PyInstance} instance @param {string} name @param {any} value */
function setField(instance, name, value) {
  if (value !== undefined) instance.attributes.set(name, value);
}

/** @param {Interpreter} interpreter @param {PyInstance} instance @param {any[]} args @param {Map<string, any>} named */
function callInstance(interpreter, instance, args, named) {
  const own = interpreter.world.callInstance(instance, args, named);
  if (own !== undefined) return own;
  const method = instance.kind.find('__call__');
  if (!method) interpreter.fault('not_callable', `${article(instance.kind.name)} cannot be called.`);
  return callFunction(interpreter, method, [instance, ...args], named);
}

/** @param {Interpreter} interpreter @param {Unknown} callee @param {any[]} args @param {Map<string, any>} named @param {Where} where */
function callUnknown(interpreter, callee, args, named, { scope, isStatement }) {
  const given = [...args, ...named.values()];
  const bare = callee.undefinedName && !callee.name.includes('.');
  const root = callee.name.split('.')[0];
  const misspelt = callee.undefinedName && nearest(root, interpreter.namesAround(scope ?? null)) !== undefined;
  const modelled = given.some((value) => interpreter.world.isModelled(value));
  if (callee.undefinedName && ((bare && !isStatement) || misspelt || modelled)) {
    interpreter.ask(new Unknown(root, callee.at, true), { kind: 'value', scope: scope ?? null });
  }
  if (given.some((value) => interpreter.world.isTensor(value))) {
    const message = `${callee.name} is no layer: what it computes is not read here. A layer of Keras can be.`;
    interpreter.fault('operation_not_read', message, { what: callee.name });
  }
  interpreter.note('passed_over', { what: `${callee.name}(…)` });
  return new Unknown(callee.name, callee.undefinedName ? callee.at : interpreter.at, callee.undefinedName);
}
