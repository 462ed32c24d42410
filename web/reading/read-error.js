// What a reader says where it cannot go on.

/**
 * A model that could not be read: what is wrong, where, and what can be done.
 * @property {string} id which kind of fault, in snake case
 * @property {number | null} line of the source, from 1; null for files
 * @property {number | null} column from 1
 * @property {{ key: string, line: number, kind: 'number' | 'shape' | 'value' }[]} [asks] what would have to be known: reading
 *   again with `answers: { [key]: value }` goes on
 */
export class ReadError extends Error {
  /** @param {{ id: string, line?: number | null, column?: number | null, message: string, asks?: { key: string, line: number, kind: string }[], [more: string]: any }} fault */
  constructor({ id, line = null, column = null, message, asks, ...more }) {
    super(message);
    this.name = 'ReadError';
    this.id = id;
    this.line = line;
    this.column = column;
    if (asks) this.asks = asks;
    Object.assign(this, more);
  }
}
