// Where values go: names, attributes, items, and several at once.

import { setAttribute } from './attributes.js';
import { starredItems } from './starred.js';
import { subscript } from './subscripts.js';
import { iterate, placeIn } from './items.js';
import { childrenOf, itemsOf } from './nodes.js';
import { binary } from './operators.js';
import { PyDict, PyList, PyTuple, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** A name for what is not known: that of the variable, so that it can be asked for. @param {Interpreter} interpreter @param {string} name @param {any} value @param {number} at */
function namedAs(interpreter, name, value, at) {
  if (!(value instanceof Unknown)) return value;
  if (Object.hasOwn(interpreter.answers, name)) return interpreter.answers[name];
  return value.undefinedName ? value : new Unknown(name, at);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} target @param {any} value @param {Scope} scope */
function bindOne(interpreter, target, value, scope) {
  if (target.name === 'VariableName') {
    const name = interpreter.textOf(target);
    scope.bind(name, namedAs(interpreter, name, value, target.from));
    return;
  }
  if (target.name === 'MemberExpression') return bindMember(interpreter, target, value, scope);
  if (/^(Tuple|Array|Parenthesized)Expression$/.test(target.name)) {
    return bindTarget(interpreter, itemsOf(target), value, scope);
  }
  interpreter.fault('no_python', 'Nothing can be assigned to what stands here.', { at: target.from });
}

/** @param {Interpreter} interpreter @param {SyntaxNode} target @param {any} value @param {Scope} scope */
function bindMember(interpreter, target, value, scope) {
  const children = childrenOf(target);
  const owner = interpreter.evaluate(children[0], scope);
  const last = children[children.length - 1];
  if (last.name === 'PropertyName') {
    const name = interpreter.textOf(last);
    return setAttribute(interpreter, owner, name, namedAs(interpreter, name, value, target.from));
  }
  const key = subscript(interpreter, target, scope);
  if (owner instanceof PyDict) owner.set(key, value);
  else if (owner instanceof PyList && typeof key === 'number')
    owner.items[placeIn(interpreter, owner.items, key)] = value;
  else if (!(owner instanceof Unknown) && !owner?.passesOver && !owner?.setItem?.(key, value, interpreter)) {
    interpreter.fault('not_read', 'This kind of assignment is not read here.', {
      at: target.from,
      what: interpreter.textOf(target).slice(0, 40),
    });
  }
}

/** Several targets share the items; one with a star takes what is left. @param {Interpreter} interpreter @param {SyntaxNode[]} targets @param {any} value @param {Scope} scope @returns {void} */
export function bindTarget(interpreter, targets, value, scope) {
  const stars = targets.filter(({ name }) => name === '*').length;
  const names = targets.filter(({ name }) => name !== '*');
  if (names.length === 1 && stars === 0 && names[0].parent?.name !== 'TupleExpression')
    return bindOne(interpreter, names[0], value, scope);
  if (value instanceof Unknown) {
    for (const name of names) bindOne(interpreter, name, value, scope);
    return;
  }
  const items = [...iterate(interpreter, value)];
  const starAt = targets.findIndex(({ name }) => name === '*');
  if (stars === 0 ? items.length !== names.length : items.length < names.length - 1) {
    interpreter.fault('wrong_value', `${items.length} values cannot be shared among ${names.length} names.`);
  }
  if (stars > 0) {
    const taken = items.length - (names.length - 1);
    items.splice(starAt, taken, new PyList(items.slice(starAt, starAt + taken)));
  }
  names.forEach((name, i) => bindOne(interpreter, name, items[i], scope));
}

/** Names on the left, each list of them before an `=`, and the value behind the last. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function assign(interpreter, node, scope) {
  const children = childrenOf(node).filter(({ name }) => name !== 'TypeDef');
  /** @type {SyntaxNode[][]} */ const sides = [[]];
  for (const child of children) {
    if (child.name === 'AssignOp') sides.push([]);
    else sides[sides.length - 1].push(child);
  }
  if (sides.length < 2) return undefined;
  const right = sides[sides.length - 1];
  const value = rightSide(interpreter, right, scope);
  interpreter.at = node.from;
  for (const side of sides.slice(0, -1)) {
    const targets = side.filter(({ name }) => name !== ',');
    if (targets.length === 1 && side.length === 1) bindTarget(interpreter, targets, value, scope);
    else bindSeveral(interpreter, targets, value, scope);
  }
  return undefined;
}

/** `a, = x` has one name and shares all the same. @param {Interpreter} interpreter @param {SyntaxNode[]} targets @param {any} value @param {Scope} scope */
function bindSeveral(interpreter, targets, value, scope) {
  if (targets.length > 1) return bindTarget(interpreter, targets, value, scope);
  const [first] = iterate(interpreter, value);
  return bindTarget(interpreter, targets, first ?? value, scope);
}

/** One value, or several that make a tuple. @param {Interpreter} interpreter @param {SyntaxNode[]} nodes @param {Scope} scope @returns {any} */
export function rightSide(interpreter, nodes, scope) {
  if (nodes.length === 1) return interpreter.evaluate(nodes[0], scope);
  const items = starredItems(
    interpreter,
    nodes.filter(({ name }) => name !== ','),
    scope,
  );
  return new PyTuple(items);
}

/** `x += 1`. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function update(interpreter, node, scope) {
  const [target, operator, ...right] = childrenOf(node);
  const before = interpreter.evaluate(target, scope);
  const more = rightSide(interpreter, right, scope);
  interpreter.at = node.from;
  if (before instanceof PyList && interpreter.textOf(operator) === '+=') {
    const items = [...iterate(interpreter, more)];
    interpreter.make(before.items.length + items.length);
    before.items = [...before.items, ...items];
    return undefined;
  }
  bindTarget(
    interpreter,
    [target],
    binary(interpreter, interpreter.textOf(operator).slice(0, -1), before, more),
    scope,
  );
  return undefined;
}
