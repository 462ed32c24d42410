// Comprehensions: loops within brackets, with a scope of their own.

import { bindTarget } from './assignment.js';
import { iterate, truth } from './items.js';
import { childrenOf } from './nodes.js';
import { Scope } from './scope.js';
import { PyDict, PyList, PySet, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */

/** @typedef {{ targets: SyntaxNode[], source: SyntaxNode, conditions: SyntaxNode[] }} Loop */

/** The loops behind the first expression. @param {SyntaxNode[]} nodes @returns {Loop[]} */
function loopsOf(nodes) {
  /** @type {Loop[]} */ const loops = [];
  let at = 0;
  while (at < nodes.length) {
    const { name } = nodes[at];
    if (name === 'for') {
      const end = nodes.findIndex((one, i) => i > at && one.name === 'in');
      const targets = nodes.slice(at + 1, end).filter((one) => one.name !== ',');
      loops.push({ targets, source: nodes[end + 1], conditions: [] });
      at = end + 2;
    } else if (name === 'if') {
      loops[loops.length - 1].conditions.push(nodes[at + 1]);
      at += 2;
    } else at++;
  }
  return loops;
}

/** Runs `make` for every turn. @param {Interpreter} interpreter @param {Loop[]} loops @param {Scope} scope @param {() => void} make @returns {Unknown | undefined} what kept it from running */
function runLoops(interpreter, loops, scope, make) {
  if (loops.length === 0) {
    make();
    return undefined;
  }
  const [{ targets, source, conditions }, ...inner] = loops;
  const values = interpreter.evaluate(source, scope);
  if (values instanceof Unknown) return values;
  for (const value of iterate(interpreter, values)) {
    bindTarget(interpreter, targets, value, scope);
    const held = conditions.every((one) => truth(interpreter, interpreter.evaluate(one, scope)));
    const unknown = held ? runLoops(interpreter, inner, scope, make) : undefined;
    if (unknown) return unknown;
  }
  return undefined;
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @param {(parts: SyntaxNode[], inner: Scope) => void} add */
function comprehension(interpreter, node, scope, add) {
  const children = childrenOf(node);
  const nodes = ['(', '[', '{'].includes(children[0].name) ? children.slice(1, -1) : children;
  const first = nodes.findIndex(({ name }) => name === 'for');
  const head = nodes.slice(0, first).filter(({ name }) => name !== 'async');
  const inner = new Scope(scope);
  return runLoops(interpreter, loopsOf(nodes.slice(first)), inner, () => add(head, inner));
}

/** @type {Record<string, (interpreter: Interpreter, node: SyntaxNode, scope: Scope) => any>} */
export const comprehensions = {
  ArrayComprehensionExpression: list,
  ComprehensionExpression: list,
  SetComprehensionExpression: (interpreter, node, scope) => {
    const set = new PySet();
    const unknown = comprehension(interpreter, node, scope, ([one], inner) => {
      set.set(interpreter.evaluate(one, inner), true);
      interpreter.make(1);
    });
    return unknown ?? set;
  },
  DictionaryComprehensionExpression: (interpreter, node, scope) => {
    const dict = new PyDict();
    const unknown = comprehension(interpreter, node, scope, ([key, , value], inner) => {
      dict.set(interpreter.evaluate(key, inner), interpreter.evaluate(value, inner));
      interpreter.make(1);
    });
    return unknown ?? dict;
  },
};

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
function list(interpreter, node, scope) {
  /** @type {any[]} */ const items = [];
  const unknown = comprehension(interpreter, node, scope, ([one], inner) => {
    items.push(interpreter.evaluate(one, inner));
    interpreter.make(1);
    if (items.length > 100_000) interpreter.make(Infinity);
  });
  return unknown ?? new PyList(items);
}
