// Imports: nothing is loaded; a module is a name with names in it.

import { childrenOf } from './nodes.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** The dotted names of one part, and what it is called here. @param {Interpreter} interpreter @param {SyntaxNode[]} nodes */
function nameOf(interpreter, nodes) {
  const as = nodes.findIndex(({ name }) => name === 'as');
  const path = nodes.slice(0, as < 0 ? undefined : as).map((one) => interpreter.textOf(one)).join(''); // prettier-ignore
  return { path, alias: as < 0 ? undefined : interpreter.textOf(nodes[as + 1]) };
}

/** @param {SyntaxNode[]} nodes @returns {SyntaxNode[][]} */
function partsOf(nodes) {
  /** @type {SyntaxNode[][]} */ const parts = [[]];
  for (const node of nodes) {
    if (node.name === '(' || node.name === ')') continue;
    if (node.name === ',') parts.push([]);
    else parts[parts.length - 1].push(node);
  }
  return parts.filter((part) => part.length > 0);
}

/** @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope @returns {undefined} */
export function importStatement(interpreter, node, scope) {
  const children = childrenOf(node);
  const { world } = interpreter;
  const word = children.findIndex(({ name }) => name === 'import');
  if (children[0].name === 'import') {
    for (const part of partsOf(children.slice(1))) {
      const { path, alias } = nameOf(interpreter, part);
      if (alias) scope.bind(alias, world.importModule(path));
      else scope.bind(path.split('.')[0], world.importModule(path.split('.')[0]));
    }
    return undefined;
  }
  const path = children.slice(1, word).map((one) => interpreter.textOf(one)).join(''); // prettier-ignore
  for (const part of partsOf(children.slice(word + 1))) {
    interpreter.at = part[0].from;
    const { path: name, alias } = nameOf(interpreter, part);
    if (name === '*') world.starNames(path).forEach((value, own) => scope.bind(own, value));
    else scope.bind(alias ?? name, world.importName(path, name));
  }
  return undefined;
}
