// Faults of brackets, texts and indentation, told with the line where they began: a grammar finds them lines later.

import { ReadError } from '../read-error.js';
import { checkCharacter } from './lines.js';

const closing = { '(': ')', '[': ']', '{': '}' };
const deepest = 100;
/** Parts of a long text are about as long as this: a whole one would take the grammar too long at once. */
const partLength = 60_000;
const blockStart = /^(if|elif|else|for|while|def|class|with|try|except|finally|async)\b/;

/** @param {string} id @param {number} line @param {number} column @param {string} message @param {any} [more] @returns {never} */
function fault(id, line, column, message, more = {}) {
  throw new ReadError({ id, line, column, message, ...more });
}

/** Walks over the source once, remembering which brackets are open and where each logical line begins. */
class Layout {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.line = 1;
    this.lineStart = 0;
    /** @type {{ bracket: string, line: number, column: number }[]} */ this.open = [];
    /** @type {string[]} */ this.indents = [''];
    /** Of a line that ended in a colon: its number. */ this.awaited = 0;
    /** Where the point of a number stands that has nothing behind it (`1.`). @type {Set<number>} */ this.points =
      new Set();
    /** Where a long text can be cut: each part begins with a statement of the top level. */ this.cuts = [0];
    /** A decorator stands above what it decorates. */ this.decorated = false;
  }

  get column() {
    return this.at - this.lineStart + 1;
  }

  newLine() {
    this.line++;
    this.lineStart = this.at + 1;
  }

  /** Passes a text literal that begins here. @param {string} quote */
  passText(quote) {
    const { line, column, text } = this;
    const long = text.startsWith(quote.repeat(3), this.at);
    const end = long ? quote.repeat(3) : quote;
    this.at += end.length;
    while (this.at < text.length && !text.startsWith(end, this.at)) {
      if (text[this.at] === '\\') this.at++;
      if (text[this.at] === '\n') {
        if (!long && text[this.at - 1] !== '\\')
          fault('text_not_closed', line, column, `The text that begins here is not closed: ${quote} is missing.`);
        this.newLine();
      }
      this.at++;
    }
    if (this.at >= text.length)
      fault('text_not_closed', line, column, `The text that begins here is not closed: ${end} is missing.`);
    this.at += end.length;
  }

  /** @param {string} bracket */
  openBracket(bracket) {
    this.open.push({ bracket, line: this.line, column: this.column });
    if (this.open.length > deepest)
      fault('too_deep', this.line, this.column, `Brackets are nested deeper than ${deepest} here.`);
  }

  /** @param {string} bracket */
  closeBracket(bracket) {
    const last = this.open.pop();
    if (!last) fault('bracket_not_open', this.line, this.column, `${bracket} closes a bracket that is not open.`);
    const { bracket: opened, line, column } = last;
    if (closing[/** @type {'('} */ (opened)] !== bracket) {
      const message = `The ${opened} that is opened here is not closed: ${bracket} comes first, in line ${this.line}.`;
      fault('bracket_not_closed', line, column, message);
    }
  }

  /** The indentation of a logical line, against those around it. @param {string} indent @param {string} rest */
  checkIndent(indent, rest) {
    const last = this.indents[this.indents.length - 1];
    const column = indent.length + 1;
    if (this.awaited) {
      const deeper = indent.length > last.length && indent.startsWith(last);
      const from = this.awaited;
      this.awaited = 0;
      if (!deeper) {
        const message = `What follows the colon of line ${from} must be indented.`;
        fault('not_indented', this.line, column, message);
      }
      this.indents.push(indent);
    } else if (indent !== last) {
      const known = this.indents.lastIndexOf(indent);
      if (known < 0) {
        const mixed = this.indents.some((one) => one.includes('\t') !== indent.includes('\t') && one !== '' && indent);
        const message = mixed
          ? 'Tabs and spaces are mixed in one block.'
          : 'This line is indented unlike those around it.';
        fault(mixed ? 'mixed_tabs' : 'wrong_indent', this.line, column, message);
      }
      this.indents.length = known + 1;
    }
    if (blockStart.test(rest) && this.endsInColon()) this.awaited = this.line;
  }

  /** Whether the logical line that begins here ends in a colon, with nothing behind it but a comment. */
  endsInColon() {
    const copy = new Layout(this.text);
    Object.assign(copy, { at: this.at, line: this.line, lineStart: this.lineStart });
    let last = '';
    while (copy.at < copy.text.length) {
      const character = copy.text[copy.at];
      if (character === '\n' && copy.open.length === 0 && copy.text[copy.at - 1] !== '\\') break;
      if (character.trim() && character !== '#') last = character;
      copy.step();
    }
    return last === ':';
  }

  /** Passes one character, or a text or comment that begins here. */
  step() {
    const character = this.text[this.at];
    if (character === '"' || character === "'") return this.passText(character);
    if (character === '#') {
      while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
      return;
    }
    if (character === '\n') this.newLine();
    else if (character === '(' || character === '[' || character === '{') this.openBracket(character);
    else if (character === ')' || character === ']' || character === '}') this.closeBracket(character);
    else if (character === '.' && /\d/.test(this.text[this.at - 1] ?? '')) this.notePoint();
    else if (character > '\x7f') checkCharacter(character, this.line, this.column);
    this.at++;
  }

  #noteCut() {
    const start = this.text.slice(this.at, this.at + 10);
    if (!/^[\w@(["']/.test(start)) return;
    const goesOn = this.decorated || /^(elif|else|except|finally)\b/.test(start);
    if (!goesOn && this.at - this.cuts[this.cuts.length - 1] >= partLength) this.cuts.push(this.at);
    this.decorated = start.startsWith('@');
  }

  notePoint() {
    const before = /(^|[^\w.])[\d_]+$/.test(this.text.slice(Math.max(0, this.at - 24), this.at));
    if (before && !/[\w.]/.test(this.text[this.at + 1] ?? '')) this.points.add(this.at);
  }

  /** Passes a logical line. */
  logicalLine() {
    const indent = /^[ \t\f]*/.exec(this.text.slice(this.at, this.at + 400))?.[0] ?? '';
    this.at += indent.length;
    const first = this.text[this.at];
    if (indent === '') this.#noteCut();
    if (first !== '\n' && first !== '#' && first !== undefined) {
      this.checkIndent(indent, this.text.slice(this.at, this.at + 10));
    }
    const start = this.line;
    while (this.at < this.text.length) {
      const ends = this.text[this.at] === '\n' && this.open.length === 0 && this.text[this.at - 1] !== '\\';
      if (this.open.length > 0 && this.line > start) this.suspect();
      this.step();
      if (ends) break;
    }
  }

  /** A statement that begins in an open bracket: the bracket was forgotten, and is told where it was opened. */
  suspect() {
    if (this.at !== this.lineStart) return;
    const here = this.text.slice(this.at, this.at + 120);
    const statement =
      /^(import |from \w|def \w+\(|class \w|for .* in .*:|while .*:|return\b|\w+(\.\w+)+\(|\w+ = )/.exec(here);
    if (!statement || this.open.some(({ bracket }) => bracket !== '(')) return;
    // Arguments may stand at the left edge too: `name = value` with a comma behind it, or a call.
    if (/^\w+ = /.test(here) && /^[^\n]*,\s*(#|\n|$)/.test(here)) return;
    if (/^\w+(\.\w+)+\(/.test(here) && !/^\w+\.(add|compile|fit|summary)\(/.test(here)) return;
    const { bracket, line, column } = this.open[this.open.length - 1];
    fault('bracket_not_closed', line, column, `The ${bracket} that is opened here is not closed.`);
  }
}

/**
 * Checks what a grammar cannot tell well.
 * @param {string} text plain Python
 * @returns {{ points: Set<number>, cuts: number[] }} where a number ends in a point, which the grammar does not know; where parts begin
 * @throws {ReadError} `bracket_not_closed`, `bracket_not_open`, `text_not_closed`, `not_indented`, `wrong_indent`, `mixed_tabs`,
 *   `foreign_character`, `too_deep`, where it began
 */
export function checkLayout(text) {
  const layout = new Layout(text);
  while (layout.at < text.length) layout.logicalLine();
  const last = layout.open[layout.open.length - 1];
  if (last)
    fault('bracket_not_closed', last.line, last.column, `The ${last.bracket} that is opened here is not closed.`);
  if (layout.awaited)
    fault('not_indented', layout.awaited, 1, `What follows the colon of line ${layout.awaited} is missing.`);
  return { points: layout.points, cuts: layout.cuts };
}
