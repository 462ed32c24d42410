// Blocks that hang on something unknown: passed over where they touch no model, asked about where they do.

import { childrenOf } from './nodes.js';
import { PyDict, PyList, Unknown } from './values.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Interpreter } from './evaluation.js' */
/** @import { Scope } from './scope.js' */

/** Words of Keras that make or change a network. */
const making = /^(layers|Sequential|Input|add|trainable|pop)$/;

/** Whether a block says anything about a network. @param {Interpreter} interpreter @param {SyntaxNode} block @param {Scope} scope */
function touchesModel(interpreter, block, scope) {
  let touches = false;
  block.cursor().iterate((/** @type {any} */ { node }) => {
    if (node.name === 'PropertyName' && making.test(interpreter.textOf(node))) touches = true;
    if (node.name === 'VariableName') {
      const value = scope.holder(interpreter.textOf(node))?.names.get(interpreter.textOf(node));
      if (value !== undefined && interpreter.world.isModelled(value) && !inPassedOverCall(interpreter, node, scope))
        touches = true;
    }
    return !touches;
  });
  return touches;
}

/** `model.fit(…)` and `plot(model)` change nothing. @param {Interpreter} interpreter @param {SyntaxNode} node @param {Scope} scope */
function inPassedOverCall(interpreter, node, scope) {
  const { parent } = node;
  if (parent?.name === 'MemberExpression') {
    const children = childrenOf(parent);
    return interpreter.world.isIdle(interpreter.textOf(children[children.length - 1]));
  }
  if (parent?.name !== 'ArgList' || !parent.parent) return false;
  const callee = childrenOf(parent.parent)[0];
  const name = interpreter.textOf(callee);
  return /^(print|len|display|str)$/.test(name) || !scope.holder(name.split('.')[0]);
}

/** Every name that is assigned in a block. @param {Interpreter} interpreter @param {SyntaxNode} block @returns {string[]} */
function namesBound(interpreter, block) {
  /** @type {string[]} */ const names = [];
  block.cursor().iterate((/** @type {any} */ { node }) => {
    if (node.name !== 'AssignStatement' && node.name !== 'UpdateStatement' && node.name !== 'ForStatement') return;
    for (const child of childrenOf(node)) {
      if (/^(AssignOp|UpdateOp|in)$/.test(child.name)) break;
      if (child.name === 'VariableName') names.push(interpreter.textOf(child));
    }
  });
  return names;
}

/** Lists and the like that a block fills, by their names: what is in them is not known then. @param {Interpreter} interpreter @param {SyntaxNode} block @param {Scope} scope @returns {string[]} */
function namesFilled(interpreter, block, scope) {
  /** @type {string[]} */ const names = [];
  block.cursor().iterate((/** @type {any} */ { node }) => {
    if (node.name !== 'CallExpression') return;
    const [, name] =
      /^(\w+)\.(append|extend|insert|add|update|setdefault)$/.exec(interpreter.textOf(childrenOf(node)[0])) ?? [];
    const value = name && scope.holder(name)?.names.get(name);
    if (value instanceof PyList || value instanceof PyDict) names.push(name);
  });
  return names;
}

/**
 * @param {Interpreter} interpreter @param {SyntaxNode} node an `if` or a loop @param {Unknown} unknown what it hangs on @param {Scope} scope
 * @returns {undefined}
 */
export function passOver(interpreter, node, unknown, scope) {
  const blocks = childrenOf(node).filter(({ name }) => name === 'Body');
  if (blocks.some((block) => touchesModel(interpreter, block, scope))) {
    interpreter.ask(unknown, { kind: 'value', scope });
  }
  for (const block of [node, ...blocks]) {
    for (const name of [...namesBound(interpreter, block), ...namesFilled(interpreter, block, scope)]) {
      if (Object.hasOwn(interpreter.answers, name)) scope.bind(name, interpreter.answers[name]);
      else scope.bind(name, new Unknown(name, node.from));
    }
  }
  interpreter.at = node.from;
  interpreter.note('passed_over', { what: interpreter.textOf(node).split('\n')[0].slice(0, 80) });
  return undefined;
}
