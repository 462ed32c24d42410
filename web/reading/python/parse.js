// Source to a syntax tree, by Lezer's Python grammar.

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

/**
 * @param {string} source as it was pasted @param {Note[]} notes what is passed over is told here
 * @returns {{ text: string, places: Places, points: Set<number>, top: SyntaxNode }}
 *   points: where a number ends in one (`1.`), which its node leaves out
 * @throws {ReadError} where it is no Python, with its line
 */
export function parsePython(source, notes) {
  if (source.length > longest) {
    throw new ReadError({ id: 'source_too_long', line: 1, column: 1, message: 'This text is longer than 2 MB.' });
  }
  const text = plainPython(source, notes);
  const points = checkLayout(text);
  const tree = parser.parse(withoutPoints(text, points));
  const places = new Places(text);
  const at = firstFault(tree);
  if (at >= 0) {
    const { line, column } = places.of(Math.min(at, text.length - 1));
    throw new ReadError({ id: 'no_python', line, column, message: 'Python would not understand what stands here.' });
  }
  return { text, places, points, top: tree.topNode };
}
