// How each form of statement runs, by the name of its node.

import { assign, bindTarget, rightSide, update } from './assignment.js';
import { decorate, define } from './definitions.js';
import { importStatement } from './imports.js';
import { iterate, truth } from './items.js';
import { childrenOf, itemsOf } from './nodes.js';
import { passOver } from './undecided.js';
import { PyDict, PyList, Unknown } from './values.js';
import { ReadError } from '../read-error.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Ending, Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @typedef {(interpreter: Interpreter, node: SyntaxNode, scope: Scope) => Ending | undefined} Execute */

/** @type {Execute} */
function ifStatement(interpreter, node, scope) {
  const children = childrenOf(node);
  for (let i = 0; i < children.length; i++) {
    const { name } = children[i];
    if (name === 'else') return interpreter.executeAll(children[i + 1], scope);
    if (name !== 'if' && name !== 'elif') continue;
    const condition = interpreter.evaluate(children[i + 1], scope);
    if (condition instanceof Unknown) return passOver(interpreter, node, condition, scope);
    if (truth(interpreter, condition)) return interpreter.executeAll(children[i + 2], scope);
  }
  return undefined;
}

/** @param {Interpreter} interpreter @param {SyntaxNode[]} bodies @param {Scope} scope */
const elseBody = (interpreter, bodies, scope) => (bodies[1] ? interpreter.executeAll(bodies[1], scope) : undefined);

/** @type {Execute} */
function forStatement(interpreter, node, scope) {
  const children = childrenOf(node);
  const start = children.findIndex(({ name }) => name === 'for');
  const end = children.findIndex(({ name }) => name === 'in');
  const bodies = children.filter(({ name }) => name === 'Body');
  const source = children.slice(end + 1, children.indexOf(bodies[0]));
  const values = rightSide(interpreter, source, scope);
  if (values instanceof Unknown) return passOver(interpreter, node, values, scope);
  const targets = children.slice(start + 1, end).filter(({ name }) => name !== ',');
  for (const value of iterate(interpreter, values)) {
    bindTarget(interpreter, targets, value, scope);
    const ending = interpreter.executeAll(bodies[0], scope);
    if (ending?.kind === 'return') return ending;
    if (ending?.kind === 'break') return undefined;
    interpreter.at = node.from;
  }
  return elseBody(interpreter, bodies, scope);
}

/** @type {Execute} */
function whileStatement(interpreter, node, scope) {
  const [, test, ...rest] = childrenOf(node);
  const bodies = rest.filter(({ name }) => name === 'Body');
  for (;;) {
    const condition = interpreter.evaluate(test, scope);
    if (condition instanceof Unknown) return passOver(interpreter, node, condition, scope);
    if (!truth(interpreter, condition)) return elseBody(interpreter, bodies, scope);
    const ending = interpreter.executeAll(bodies[0], scope);
    if (ending?.kind === 'return') return ending;
    if (ending?.kind === 'break') return undefined;
    interpreter.at = node.from;
  }
}

/** A block that opens something: what it opens matters to nobody here. @type {Execute} */
function withStatement(interpreter, node, scope) {
  const children = childrenOf(node);
  const body = children[children.length - 1];
  interpreter.lenient++;
  for (let i = 1; i < children.length - 1; i++) {
    const { name } = children[i];
    if (name === ',' || name === 'as' || children[i - 1].name === 'as') continue;
    const opened = /^open\(/.test(interpreter.textOf(children[i]));
    const value = opened ? new Unknown('file', children[i].from) : interpreter.evaluate(children[i], scope);
    if (children[i + 1].name === 'as') bindTarget(interpreter, [children[i + 2]], value, scope);
  }
  interpreter.lenient--;
  return interpreter.executeAll(body, scope);
}

/** What is in `try` is done; where that cannot be, the first `except`. @type {Execute} */
function tryStatement(interpreter, node, scope) {
  const bodies = childrenOf(node).filter(({ name }) => name === 'Body');
  const words = childrenOf(node).filter(({ name }) => ['except', 'else', 'finally'].includes(name));
  const last = words[words.length - 1]?.name === 'finally' ? bodies[bodies.length - 1] : undefined;
  let ending;
  try {
    ending = interpreter.executeAll(bodies[0], scope);
    const otherwise = words.findIndex(({ name }) => name === 'else');
    if (!ending && otherwise >= 0) ending = interpreter.executeAll(bodies[otherwise + 1], scope);
  } catch (error) {
    const over = error instanceof ReadError && ['too_long', 'too_large', 'too_deep', 'not_read'].includes(error.id);
    if (!(error instanceof ReadError) || over || words[0]?.name !== 'except') throw error;
    ending = interpreter.executeAll(bodies[1], scope);
  }
  if (last && !ending) ending = interpreter.executeAll(last, scope);
  return ending;
}

/** @type {Execute} */
function returnStatement(interpreter, node, scope) {
  const [, ...values] = childrenOf(node);
  return { kind: 'return', value: values.length > 0 ? rightSide(interpreter, values, scope) : null };
}

/** @type {Execute} */
function deleteStatement(interpreter, node, scope) {
  for (const target of itemsOf(node).slice(1)) {
    if (target.name === 'VariableName') scope.names.delete(interpreter.textOf(target));
    else if (target.name === 'MemberExpression' && interpreter.textOf(target).endsWith(']'))
      deleteItem(interpreter, target, scope);
  }
  return undefined;
}

/** @param {Interpreter} interpreter @param {SyntaxNode} target @param {Scope} scope */
function deleteItem(interpreter, target, scope) {
  const [owner, , key] = childrenOf(target);
  const value = interpreter.evaluate(owner, scope);
  const at = interpreter.evaluate(key, scope);
  if (value instanceof PyDict) value.delete(at);
  else if (value instanceof PyList && typeof at === 'number') value.items.splice(at, 1);
}

/** `global` and `nonlocal`. @type {Execute} */
function scopeStatement(interpreter, node, scope) {
  const [word, ...names] = itemsOf(node);
  for (const name of names.map((one) => interpreter.textOf(one))) {
    const outer = word.name === 'global' ? scope.module : scope.outer?.holder(name);
    if (outer) scope.elsewhere.set(name, outer);
  }
  return undefined;
}

/** @type {Execute} */
function raiseStatement(interpreter, node, scope) {
  const [, raised] = childrenOf(node);
  const text = raised ? interpreter.textOf(raised) : '';
  interpreter.lenient++;
  if (raised) interpreter.evaluate(raised, scope);
  interpreter.lenient--;
  return interpreter.fault('raised', `The text itself stops here: raise ${text.slice(0, 80)}`, { at: node.from });
}

/** @type {Execute} */
function expressionStatement(interpreter, node, scope) {
  for (const child of itemsOf(node)) if (child.name !== 'String') interpreter.evaluate(child, scope);
  return undefined;
}

/** @type {Map<string, Execute>} what has no entry (`pass`, `assert`) does nothing */
export const statements = new Map(
  Object.entries({
    ExpressionStatement: expressionStatement,
    AssignStatement: /** @type {Execute} */ (assign),
    UpdateStatement: /** @type {Execute} */ (update),
    StatementGroup: /** @type {Execute} */ ((interpreter, node, scope) => interpreter.executeAll(node, scope)),
    IfStatement: ifStatement,
    ForStatement: forStatement,
    WhileStatement: whileStatement,
    WithStatement: withStatement,
    TryStatement: tryStatement,
    FunctionDefinition: /** @type {Execute} */ (define),
    ClassDefinition: /** @type {Execute} */ (define),
    DecoratedStatement: /** @type {Execute} */ (decorate),
    ReturnStatement: returnStatement,
    BreakStatement: () => ({ kind: 'break' }),
    ContinueStatement: () => ({ kind: 'continue' }),
    ImportStatement: /** @type {Execute} */ (importStatement),
    DeleteStatement: deleteStatement,
    ScopeStatement: scopeStatement,
    RaiseStatement: raiseStatement,
    PassStatement: () => undefined,
  }),
);
