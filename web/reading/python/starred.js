// Items of a list, a tuple or a right side, where `*more` may stand among them.

import { iterate } from './items.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** @param {Interpreter} interpreter @param {SyntaxNode[]} nodes without brackets and commas @param {Scope} scope @returns {any[]} */
export function starredItems(interpreter, nodes, scope) {
  const items = [];
  let star = false;
  for (const node of nodes) {
    if (node.name === '*') {
      star = true;
      continue;
    }
    const value = interpreter.evaluate(node, scope);
    if (star) items.push(...iterate(interpreter, value));
    else items.push(value);
    star = false;
  }
  interpreter.make(items.length);
  return items;
}
