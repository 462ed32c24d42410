// Arithmetic and comparisons, as Python has them.

import { article, iterate, lengthOf, truth } from './items.js';
import { childrenOf } from './nodes.js';
import { formatPercent } from './format.js';
import { keyOf, PyDict, PyFloat, PyList, PySet, PyTuple, typeName, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @param {any} value */
export const isNumber = (value) => typeof value === 'number' || typeof value === 'boolean' || value instanceof PyFloat;
/** @param {any} value @returns {number} */
export const numberOf = (value) => (value instanceof PyFloat ? value.value : Number(value));

/** @param {number} a @param {number} b */
const modulo = (a, b) => ((a % b) + b) % b;

/** @type {Record<string, (a: number, b: number) => number>} */
const arithmetic = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': modulo,
  '**': (a, b) => a ** b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
  '&': (a, b) => Number(BigInt(a) & BigInt(b)),
  '|': (a, b) => Number(BigInt(a) | BigInt(b)),
  '^': (a, b) => Number(BigInt(a) ^ BigInt(b)),
};

/** @param {Interpreter} interpreter @param {string} operator @param {any} left @param {any} right */
function ofNumbers(interpreter, operator, left, right) {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (['/', '//', '%'].includes(operator) && b === 0) interpreter.fault('wrong_value', 'This divides by 0.');
  const whole = !(left instanceof PyFloat) && !(right instanceof PyFloat);
  if (!whole && /[<>&|^]/.test(operator)) interpreter.fault('wrong_type', `${operator} needs whole numbers.`);
  const isWhole = whole && operator !== '/' && !(operator === '**' && b < 0);
  const result = arithmetic[operator](a, b);
  if (!isWhole) return new PyFloat(result);
  if (!Number.isSafeInteger(result)) interpreter.fault('too_large', 'This number becomes too large to read.');
  return result;
}

/** Lists and texts, repeated. @param {Interpreter} interpreter @param {any} value @param {any} times */
function repeated(interpreter, value, times) {
  const count = Math.max(0, Number(times));
  interpreter.make((lengthOf(value) ?? 0) * count);
  if (typeof value === 'string') return value.repeat(count);
  const items = Array.from({ length: count }, () => value.items).flat();
  return value instanceof PyTuple ? new PyTuple(items) : new PyList(items);
}

/** @param {any} value */
const isSequence = (value) => typeof value === 'string' || value instanceof PyList || value instanceof PyTuple;

/** @param {Interpreter} interpreter @param {string} operator @param {any} left @param {any} right @returns {any} undefined where it is none of these */
function ofContainers(interpreter, operator, left, right) {
  if (operator === '%' && typeof left === 'string') return formatPercent(interpreter, left, right);
  if (operator === '*' && isSequence(left) && Number.isInteger(right)) return repeated(interpreter, left, right);
  if (operator === '*' && isSequence(right) && Number.isInteger(left)) return repeated(interpreter, right, left);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    interpreter.make(left.length + right.length);
    return left + right;
  }
  for (const type of [PyList, PyTuple]) {
    if (operator !== '+' || !(left instanceof type) || !(right instanceof type)) continue;
    interpreter.make(left.items.length + right.items.length);
    return new type([...left.items, ...right.items]);
  }
  if (operator === '|' && left instanceof PyDict && right instanceof PyDict) {
    const merged = left instanceof PySet ? new PySet() : new PyDict();
    for (const { key, value } of [...left.entries.values(), ...right.entries.values()]) merged.set(key, value);
    return merged;
  }
  return undefined;
}

/** @param {Interpreter} interpreter @param {string} operator @param {any} left @param {any} right @returns {any} */
export function binary(interpreter, operator, left, right) {
  for (const [own, other, flipped] of [
    [left, right, false],
    [right, left, true],
  ]) {
    // prettier-ignore
    const result = own?.binary?.(operator, other, flipped, interpreter);
    if (result !== undefined) return result;
  }
  const unknown = left instanceof Unknown ? left : right instanceof Unknown ? right : null;
  if (unknown)
    return new Unknown(unknown.name, unknown.undefinedName ? unknown.at : interpreter.at, unknown.undefinedName);
  if (isNumber(left) && isNumber(right) && Object.hasOwn(arithmetic, operator)) {
    return ofNumbers(interpreter, operator, left, right);
  }
  const result = ofContainers(interpreter, operator, left, right);
  if (result !== undefined) return result;
  const message = `${operator} cannot stand between ${article(typeName(left))} and ${article(typeName(right))}.`;
  return interpreter.fault('wrong_type', message);
}

/** @param {Interpreter} interpreter @param {string} operator @param {any} value */
export function unary(interpreter, operator, value) {
  if (operator === 'not') return value instanceof Unknown ? value : !truth(interpreter, value);
  if (value instanceof Unknown) return value;
  const own = value?.unary?.(operator, interpreter);
  if (own !== undefined) return own;
  if (!isNumber(value)) interpreter.fault('wrong_type', `${operator} cannot stand before ${article(typeName(value))}.`);
  if (operator === '~') return -Number(value) - 1;
  const signed = operator === '-' ? -numberOf(value) : numberOf(value);
  return value instanceof PyFloat ? new PyFloat(signed) : signed;
}

/** @param {any} left @param {any} right @returns {boolean} */
export function equal(left, right) {
  if (isNumber(left) && isNumber(right)) return numberOf(left) === numberOf(right);
  for (const type of [PyList, PyTuple]) {
    if (left instanceof type && right instanceof type) {
      return left.items.length === right.items.length && left.items.every((item, i) => equal(item, right.items[i]));
    }
  }
  if (left instanceof PyDict && right instanceof PyDict) {
    return left.entries.size === right.entries.size && [...left.entries].every(([key, { value }]) => equal(value, right.entries.get(key)?.value)); // prettier-ignore
  }
  return left === right;
}

/** @param {Interpreter} interpreter @param {any} left @param {any} right @returns {number} below 0, 0 or above it */
export function order(interpreter, left, right) {
  if (isNumber(left) && isNumber(right)) return numberOf(left) - numberOf(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  for (const type of [PyList, PyTuple]) {
    if (!(left instanceof type) || !(right instanceof type)) continue;
    for (let i = 0; i < Math.min(left.items.length, right.items.length); i++) {
      const first = order(interpreter, left.items[i], right.items[i]);
      if (first !== 0) return first;
    }
    return left.items.length - right.items.length;
  }
  return interpreter.fault('wrong_type', `${article(typeName(left))} and ${article(typeName(right))} have no order.`);
}

/** @param {Interpreter} interpreter @param {any} item @param {any} all */
function contains(interpreter, item, all) {
  if (typeof all === 'string') return typeof item === 'string' && all.includes(item);
  if (all instanceof PyDict) return all.entries.has(keyOf(item));
  for (const one of iterate(interpreter, all)) if (equal(one, item)) return true;
  return false;
}

/** @param {Interpreter} interpreter @param {string} operator @param {any} left @param {any} right @returns {boolean | Unknown} */
function compare(interpreter, operator, left, right) {
  if (operator === 'is' || operator === 'is not') {
    if ((left instanceof Unknown || right instanceof Unknown) && left !== right) {
      return left === null || right === null ? operator === 'is not' : left instanceof Unknown ? left : right;
    }
    return (left === right) === (operator === 'is');
  }
  for (const [own, other] of [
    [left, right],
    [right, left],
  ]) {
    // prettier-ignore
    if (own?.refusesTruth && other !== null) interpreter.fault('depends_on_values', 'This depends on the values that flow through the network: there are no fixed layers.');
  }
  const unknown = left instanceof Unknown ? left : right instanceof Unknown ? right : null;
  if (unknown) return unknown;
  if (operator === 'in' || operator === 'not in') return contains(interpreter, left, right) === (operator === 'in');
  if (operator === '==' || operator === '!=') return equal(left, right) === (operator === '==');
  const between = order(interpreter, left, right);
  if (operator === '<') return between < 0;
  if (operator === '<=') return between <= 0;
  return operator === '>' ? between > 0 : between >= 0;
}

/** `a < b <= c`: the tree has the first pair inside. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {any} */
export function compareChain(interpreter, node, scope) {
  const children = childrenOf(node);
  const operator = children.slice(1, -1).map((one) => interpreter.textOf(one)).join(' '); // prettier-ignore
  const inner = childrenOf(children[0]);
  const isChain = children[0].name === 'BinaryExpression' && (inner[1].name === 'CompareOp' || ['is', 'in', 'not'].includes(inner[1].name)); // prettier-ignore
  const left = interpreter.evaluate(isChain ? inner[inner.length - 1] : children[0], scope);
  if (isChain) {
    const held = compareChain(interpreter, children[0], scope);
    if (held instanceof Unknown || !held) return held;
  }
  return compare(interpreter, operator, left, interpreter.evaluate(children[children.length - 1], scope));
}
