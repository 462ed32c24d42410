// What stands in brackets behind a value.

import { childrenOf, partedAt } from './nodes.js';
import { PySlice, PyTuple } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** `a[1]`, `a[1:2]`, `a[:, 0]`. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
export function subscript(interpreter, node, scope) {
  const children = childrenOf(node);
  const open = children.findIndex(({ name }) => name === '[');
  const parts = partedAt(children.slice(open + 1, -1), ',');
  const trailing = parts.length > 1 && parts[parts.length - 1].length === 0;
  const keys = parts.filter((part) => part.length > 0).map((part) => subscriptPart(interpreter, part, scope));
  return keys.length === 1 && !trailing ? keys[0] : new PyTuple(keys);
}

/** @param {Interpreter} interpreter @param {SyntaxNode[]} part @param {Scope} scope */
function subscriptPart(interpreter, part, scope) {
  if (!part.some(({ name }) => name === ':')) return interpreter.evaluate(part[0], scope);
  const [start, stop, step] = partedAt(part, ':').map(([one]) => (one ? interpreter.evaluate(one, scope) : null));
  return new PySlice(start ?? null, stop ?? null, step ?? null);
}
