// `not`, `and`, `or`. The grammar's trees have `not` reach over all that follows; Python's does not.

import { truth } from './items.js';
import { childrenOf } from './nodes.js';
import { unary } from './operators.js';
import { Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @typedef {{ node: SyntaxNode, negated: number }} Operand how often `not` stands before it */

/** @param {Interpreter} interpreter @param {SyntaxNode} node */
const isNot = (interpreter, node) =>
  node.name === 'UnaryExpression' && interpreter.textOf(childrenOf(node)[0]) === 'not';

/** @param {Interpreter} interpreter @param {SyntaxNode} node */
const isAndOr = (interpreter, node) =>
  node.name === 'BinaryExpression' && ['and', 'or'].includes(interpreter.textOf(childrenOf(node)[1]));

/** Operands in the order of the text: alternatives, each of which is a chain of `and`. @param {Interpreter} interpreter @param {SyntaxNode} node @returns {Operand[][]} */
function alternatives(interpreter, node) {
  const children = childrenOf(node);
  if (isNot(interpreter, node)) {
    const all = alternatives(interpreter, children[1]);
    all[0][0].negated++;
    return all;
  }
  if (!isAndOr(interpreter, node)) return [[{ node, negated: 0 }]];
  const left = alternatives(interpreter, children[0]);
  const right = alternatives(interpreter, children[2]);
  if (interpreter.textOf(children[1]) === 'or') return [...left, ...right];
  return [...left.slice(0, -1), [...left[left.length - 1], ...right[0]], ...right.slice(1)];
}

/** The value of the last operand is not asked whether it is true. @param {Interpreter} interpreter @param {SyntaxNode} node one of the three @param {Scope} scope @returns {any} */
export function logic(interpreter, node, scope) {
  let value = null;
  const all = alternatives(interpreter, node);
  for (const chain of all) {
    for (const operand of chain) {
      value = interpreter.evaluate(operand.node, scope);
      for (let i = 0; i < operand.negated; i++) value = unary(interpreter, 'not', value);
      if (value instanceof Unknown) return value;
      if (operand !== chain[chain.length - 1]) {
        if (!truth(interpreter, value)) break;
      } else if (chain !== all[all.length - 1] && truth(interpreter, value)) return value;
    }
  }
  return value;
}

/** Whether it is one of the three. @param {Interpreter} interpreter @param {SyntaxNode} node */
export const isLogic = (interpreter, node) => isNot(interpreter, node) || isAndOr(interpreter, node);
