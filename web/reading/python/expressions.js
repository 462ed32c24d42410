// How each form of expression is evaluated, by the name of its node.

import { argumentsOf, call } from './calls.js';
import { comprehensions } from './comprehensions.js';
import { attributeOf } from './attributes.js';
import { itemOf, truth } from './items.js';
import { lambda } from './definitions.js';
import { isLogic, logic } from './logic.js';
import { childrenOf, itemsOf, partedAt } from './nodes.js';
import { subscript } from './subscripts.js';
import { binary, compareChain, unary } from './operators.js';
import { starredItems } from './starred.js';
import { literalText, formatText } from './texts.js';
import { ellipsis, PyDict, PyFloat, PyList, PySet, PyTuple, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @typedef {(interpreter: Interpreter, node: SyntaxNode, scope: Scope) => any} Evaluate */

/** @type {Evaluate} */
function number(interpreter, node) {
  const text = interpreter.textOf(node).replaceAll('_', '').toLowerCase();
  if (text.endsWith('j'))
    interpreter.fault('not_read', 'Complex numbers are not read here.', { at: node.from, what: text });
  const value = Number(text);
  if (!Number.isFinite(value)) interpreter.fault('too_large', 'This number is too large.', { at: node.from });
  const isFloat = interpreter.points.has(node.to) || (!text.startsWith('0x') && /[.e]/.test(text));
  if (isFloat) return new PyFloat(value);
  if (!Number.isSafeInteger(value)) interpreter.fault('too_large', 'This number is too large.', { at: node.from });
  return value;
}

/** @type {Evaluate} */
function dictionary(interpreter, node, scope) {
  const dict = new PyDict();
  const parts = partedAt(childrenOf(node).slice(1, -1), ',');
  for (const part of parts) {
    if (part.length === 0) continue;
    if (part[0].name === '**') {
      const more = interpreter.evaluate(part[1], scope);
      if (more instanceof PyDict) for (const { key, value } of more.entries.values()) dict.set(key, value);
      else if (!(more instanceof Unknown))
        interpreter.fault('wrong_type', 'Only a dictionary can stand behind ** here.');
      continue;
    }
    const [key, value] = [part[0], part[part.length - 1]].map((one) => interpreter.evaluate(one, scope));
    dict.set(key, value);
  }
  interpreter.make(dict.entries.size);
  return dict;
}

/** @type {Evaluate} */
function member(interpreter, node, scope) {
  const children = childrenOf(node);
  const value = interpreter.evaluate(children[0], scope);
  const last = children[children.length - 1];
  if (last.name === 'PropertyName') {
    interpreter.at = last.from;
    return attributeOf(interpreter, value, interpreter.textOf(last));
  }
  if (last.name !== ']') interpreter.fault('no_python', 'Python would not understand what stands here.');
  const key = subscript(interpreter, node, scope);
  interpreter.at = node.from;
  return itemOf(interpreter, value, key);
}

/** @type {Evaluate} */
function callExpression(interpreter, node, scope) {
  const [calleeNode, list] = childrenOf(node);
  const callee = interpreter.evaluate(calleeNode, scope);
  const passedOver = callee instanceof Unknown || callee?.passesOver === true;
  if (passedOver) interpreter.lenient++;
  const { args, named } = argumentsOf(interpreter, list, scope);
  if (passedOver) interpreter.lenient--;
  interpreter.at = node.from;
  return call(interpreter, callee, args, named, { scope, isStatement: node.parent?.name === 'ExpressionStatement' });
}

/** @type {Evaluate} */
function conditional(interpreter, node, scope) {
  const [then, , condition, , otherwise] = childrenOf(node);
  const value = interpreter.evaluate(condition, scope);
  if (value instanceof Unknown) return value;
  return interpreter.evaluate(truth(interpreter, value) ? then : otherwise, scope);
}

/** @type {Evaluate} */
function binaryExpression(interpreter, node, scope) {
  const children = childrenOf(node);
  if (isLogic(interpreter, node)) return logic(interpreter, node, scope);
  const operator = children.slice(1, -1).map((one) => interpreter.textOf(one)).join(' '); // prettier-ignore
  if (children[1].name === 'CompareOp' || ['is', 'in', 'not'].includes(children[1].name)) {
    return compareChain(interpreter, node, scope);
  }
  const [left, right] = [children[0], children[children.length - 1]].map((one) => interpreter.evaluate(one, scope));
  interpreter.at = node.from;
  return binary(interpreter, operator, left, right);
}

/** @type {Evaluate} */
function named(interpreter, node, scope) {
  const [name, , value] = childrenOf(node);
  const result = interpreter.evaluate(value, scope);
  scope.bind(interpreter.textOf(name), result);
  return result;
}

/** @type {Map<string, Evaluate>} */
export const expressions = new Map(
  Object.entries({
    Number: number,
    String: (interpreter, node) => literalText(interpreter, interpreter.textOf(node), node.from),
    FormatString: formatText,
    ContinuedString: (interpreter, node, scope) =>
      childrenOf(node).map((one) => interpreter.evaluate(one, scope)).reduce((text, one) => text + one), // prettier-ignore
    Boolean: (interpreter, node) => interpreter.textOf(node) === 'True',
    None: () => null,
    Ellipsis: () => ellipsis,
    VariableName: (interpreter, node, scope) => {
      if (!interpreter.lenient) interpreter.at = node.from;
      return interpreter.lookUp(interpreter.textOf(node), scope);
    },
    ParenthesizedExpression: (interpreter, node, scope) => interpreter.evaluate(childrenOf(node)[1], scope),
    ArrayExpression: (interpreter, node, scope) => new PyList(starredItems(interpreter, itemsOf(node), scope)),
    TupleExpression: (interpreter, node, scope) => new PyTuple(starredItems(interpreter, itemsOf(node), scope)),
    SetExpression: (interpreter, node, scope) => {
      const set = new PySet();
      for (const item of starredItems(interpreter, itemsOf(node), scope)) set.set(item, true);
      return set;
    },
    DictionaryExpression: dictionary,
    ...comprehensions,
    MemberExpression: member,
    CallExpression: callExpression,
    LambdaExpression: lambda,
    ConditionalExpression: conditional,
    BinaryExpression: binaryExpression,
    UnaryExpression: (interpreter, node, scope) => {
      if (isLogic(interpreter, node)) return logic(interpreter, node, scope);
      const [operator, operand] = childrenOf(node);
      return unary(interpreter, interpreter.textOf(operator), interpreter.evaluate(operand, scope));
    },
    NamedExpression: named,
    AwaitExpression: (interpreter, node, scope) => interpreter.evaluate(childrenOf(node)[1], scope),
    YieldExpression: (interpreter) => new Unknown('yield', interpreter.at),
  }),
);
