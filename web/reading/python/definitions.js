// Functions and classes of the paste: their parameters, their bodies, what calls them get.

import { childrenOf, partedAt } from './nodes.js';
import { Scope } from './scope.js';
import { PyClass, PyDict, PyFunction, PyTuple, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Parameter } from './values.js' */

/** @param {Interpreter} interpreter @param {SyntaxNode} list a ParamList @param {Scope} scope @returns {Parameter[]} */
function parametersOf(interpreter, list, scope) {
  /** @type {Parameter[]} */ const parameters = [];
  let onlyNamed = false;
  const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  for (const part of partedAt(nodes, ',')) {
    const name = part.find((one) => one.name === 'VariableName');
    if (part.length > 0 && part[0].name === '*') onlyNamed = true;
    if (!name) continue;
    const kind = part[0].name === '*' ? 'star' : part[0].name === '**' ? 'double' : onlyNamed ? 'named' : 'plain';
    const hasDefault = part.some((one) => one.name === 'AssignOp');
    const value = hasDefault ? interpreter.evaluate(part[part.length - 1], scope) : undefined;
    parameters.push({ name: interpreter.textOf(name), kind, default: value, hasDefault });
  }
  return parameters;
}

/**
 * What each parameter of a call is bound to.
 * @param {Interpreter} interpreter @param {PyFunction} callee @param {any[]} args @param {Map<string, any>} named @returns {Map<string, any>}
 */
export function parameterValues(interpreter, callee, args, named) {
  const values = new Map();
  const rest = new Map(named);
  let next = 0;
  for (const { name, kind, default: otherwise, hasDefault } of callee.parameters) {
    if (kind === 'star') {
      values.set(name, new PyTuple(args.slice(next)));
      next = args.length;
    } else if (kind === 'double') {
      const dict = new PyDict();
      rest.forEach((value, key) => dict.set(key, value));
      rest.clear();
      values.set(name, dict);
    } else if (kind === 'plain' && next < args.length) values.set(name, args[next++]);
    else if (rest.has(name)) {
      values.set(name, rest.get(name));
      rest.delete(name);
    } else if (hasDefault) values.set(name, otherwise);
    else missing(interpreter, callee, name, values);
  }
  if (next < args.length) interpreter.fault('too_many_arguments', `${callee.name}() is given more than it takes.`);
  for (const name of rest.keys())
    interpreter.fault('unknown_argument', `${callee.name}() has no argument ${name}.`, { what: name });
  return values;
}

/** @param {Interpreter} interpreter @param {PyFunction} callee @param {string} name @param {Map<string, any>} values */
function missing(interpreter, callee, name, values) {
  if (!Object.hasOwn(interpreter.answers, name)) {
    interpreter.fault('missing_argument', `${callee.name}() needs ${name}.`, { argument: name });
  }
  values.set(name, interpreter.answers[name]);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {PyFunction} */
export function lambda(interpreter, node, scope) {
  const children = childrenOf(node);
  const list = children.find(({ name }) => name === 'ParamList');
  const parameters = list ? parametersOf(interpreter, list, scope) : [];
  return new PyFunction('lambda', parameters, children[children.length - 1], scope, true);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {PyFunction} */
function functionOf(interpreter, node, scope) {
  const children = childrenOf(node);
  const name = interpreter.textOf(/** @type {SyntaxNode} */ (children.find((one) => one.name === 'VariableName')));
  const list = /** @type {SyntaxNode} */ (children.find((one) => one.name === 'ParamList'));
  return new PyFunction(name, parametersOf(interpreter, list, scope), children[children.length - 1], scope, false);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {PyClass} */
function classOf(interpreter, node, scope) {
  const children = childrenOf(node);
  const name = interpreter.textOf(/** @type {SyntaxNode} */ (children.find((one) => one.name === 'VariableName')));
  const list = children.find((one) => one.name === 'ArgList');
  const bases = list ? partedAt(childrenOf(list).slice(1, -1), ',').filter((part) => part.length === 1).map(([one]) => interpreter.evaluate(one, scope)) : []; // prettier-ignore
  const body = new Scope(scope);
  body.isClass = true;
  interpreter.executeAll(children[children.length - 1], body);
  const kind = new PyClass(name, bases, body.names, interpreter.world.baseName(bases));
  kind.at = node.from;
  for (const member of body.names.values()) {
    for (const one of [member, member?.isStatic, member?.isProperty, member?.isClassMethod]) {
      if (one instanceof PyFunction) one.owner = kind;
    }
  }
  return kind;
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function define(interpreter, node, scope) {
  const made =
    node.name === 'ClassDefinition' ? classOf(interpreter, node, scope) : functionOf(interpreter, node, scope);
  scope.bind(made.name, made);
  return undefined;
}

/** What a decorator makes of a function: those of Python's own, and those of the paste; others leave it as it is. @param {Interpreter} interpreter @param {SyntaxNode} node @param {any} made @param {Scope} scope */
function decorated(interpreter, node, made, scope) {
  const [, first, ...more] = childrenOf(node);
  const name = interpreter.textOf(first);
  if (name === 'staticmethod') return { isStatic: made };
  if (name === 'classmethod') return { isClassMethod: made };
  if (name === 'property') return { isProperty: made };
  if (name === 'dataclass' || name === 'dataclasses') {
    made.members.set('__dataclass__', true);
    return made;
  }
  let decorator = interpreter.evaluate(first, scope);
  for (const one of more) {
    if (one.name === 'PropertyName') decorator = interpreter.attribute(decorator, interpreter.textOf(one));
  }
  if (!(decorator instanceof PyFunction)) return made;
  return interpreter.call(decorator, [made]);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function decorate(interpreter, node, scope) {
  const children = childrenOf(node);
  const definition = children[children.length - 1];
  let made = /** @type {any} */ (definition.name === 'ClassDefinition' ? classOf(interpreter, definition, scope) : functionOf(interpreter, definition, scope)); // prettier-ignore
  const { name } = made;
  for (const one of children.slice(0, -1).reverse()) made = decorated(interpreter, one, made, scope);
  scope.bind(name, made instanceof Unknown ? new Unknown(name, node.from) : made);
  return undefined;
}
