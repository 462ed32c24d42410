// Source to a syntax tree, by Lezer's Python grammar.

import { NodeType, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { ReadError } from '../read-error.js';
import { checkLayout } from './layout.js';
import { plainPython } from './lines.js';

/** @import { SyntaxNode } from '@lezer/common' */
/** @import { Note } from './lines.js' */

/** A paste longer than this is refused: 2 MB of letters. */
const longest = 2_100_000;

/** The lines of a text, for places told by line and column. */
export class Places {
  /** @param {string} text */
  constructor(text) {
    this.starts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1);
  }

  /** @param {number} at @returns {{ line: number, column: number }} both from 1 */
  of(at) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.starts[low] + 1 };
  }
}

/** Where the grammar could not go on; a bare `yield` is one for it, and none for Python. @param {any} tree @returns {number} or -1 */
function firstFault(tree) {
  let at = -1;
  tree.iterate({
    enter: (/** @type {any} */ { type, from, node }) => {
      if (type.isError && at < 0 && node.parent?.name !== 'YieldExpression') at = from;
      return at < 0;
    },
  });
  return at;
}

/** No place moves. @param {string} text @param {Set<number>} points */
function withoutPoints(text, points) {
  const pieces = [];
  let from = 0;
  for (const at of points) {
    pieces.push(text.slice(from, at), ' ');
    from = at + 1;
  }
  return pieces.join('') + text.slice(from);
}

/** The statements of one part after the other; a part is read when those before it have run. @param {string} text @param {string} plain @param {number[]} cuts @param {Places} places @returns {Generator<SyntaxNode>} */
function* statementsIn(text, plain, cuts, places) {
  for (let i = 0; i < cuts.length; i++) {
    const range = { from: cuts[i], to: cuts[i + 1] ?? text.length };
    const part = parser.parse(plain, [], [range]);
    // Places in a part are counted from its beginning: within a whole they are those of the text.
    const tree = new Tree(NodeType.none, [part], [range.from], range.to);
    const at = firstFault(tree);
    if (at >= 0) {
      const { line, column } = places.of(Math.min(at, text.length - 1));
      throw new ReadError({ id: 'no_python', line, column, message: 'Python would not understand what stands here.' });
    }
    for (let node = tree.topNode.firstChild?.firstChild ?? null; node; node = node.nextSibling) yield node;
  }
}

/**
 * @param {string} source as it was pasted @param {Note[]} notes what is passed over is told here
 * @returns {{ text: string, places: Places, points: Set<number>, statements: Iterable<SyntaxNode> }}
 *   points: where a number ends in one (`1.`), which its node leaves out; statements: those of the top level, once
 * @throws {ReadError} where it is no Python, with its line; of the later parts of a long text, when they are come to
 */
export function parsePython(source, notes) {
  if (source.length > longest) {
    throw new ReadError({ id: 'source_too_long', line: 1, column: 1, message: 'This text is longer than 2 MB.' });
  }
  const text = plainPython(source, notes);
  const { points, cuts } = checkLayout(text);
  const places = new Places(text);
  const statements = statementsIn(text, withoutPoints(text, points), cuts, places);
  return { text, places, points, statements };
}
