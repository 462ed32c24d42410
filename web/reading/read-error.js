// What somebody brought cannot be read, said so that a page can word it.

/** Why a text or a file is not read. Further values of an id (`layer`, `found`, …) are properties of the error. */
export class ReadError extends Error {
  /**
   * @param {{ id: string, line?: number | null, column?: number | null, message: string, asks?: any, [more: string]: any }} reason
   *   id: a code in snake case; line, column: 1-based, null where there are none; message: a plain English sentence
   */
  constructor({ id, line = null, column = null, message, asks, ...more }) {
    super(message);
    this.name = 'ReadError';
    this.id = id;
    this.line = line;
    this.column = column;
    this.asks = asks;
    Object.assign(this, more);
  }
}
