// Small helpers over Lezer's nodes.

/** @import { SyntaxNode } from '@lezer/common' */

/** All children. @param {SyntaxNode} node @returns {SyntaxNode[]} */
export function childrenOf(node) {
  const children = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment' && child.name !== '⚠') children.push(child);
  }
  return children;
}

const marks = new Set(['(', ')', '[', ']', '{', '}', ',']);

/** Without brackets and commas. @param {SyntaxNode} node */
export const itemsOf = (node) => childrenOf(node).filter(({ name }) => !marks.has(name));

/** A list parted at nodes of one name. @param {SyntaxNode[]} nodes @param {string} name @returns {SyntaxNode[][]} */
export function partedAt(nodes, name) {
  /** @type {SyntaxNode[][]} */ const parts = [[]];
  for (const node of nodes) {
    if (node.name === name) parts.push([]);
    else parts[parts.length - 1].push(node);
  }
  return parts;
}
