// The source as it was pasted, made plain Python line for line: prompts, shell lines and magics go, and no line moves.

import { ReadError } from '../read-error.js';

/** @typedef {{ line: number, id: string, [more: string]: any }} Note */

/** What an interpreter puts in front of what was typed. */
const prompts = [/^(>>>|\.\.\.)( |$)/, /^In \[\d*\]:( |$)/, /^ {3,}\.\.\.: ?/];

/** Lines that are not Python at all: the shell's, IPython's, and what an interpreter answered. */
const foreign = /^\s*([!%]|\?\w|\w+(\.\w+)*\?{1,2}\s*$)|^Out\[\d*\]: /;

/**
 * @param {string} text @param {Note[]} notes @returns {string} with as many lines
 */
export function plainPython(text, notes) {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  // A number alone on its line stands above a whole cell: what follows is code, not an answer.
  const prompted = lines.some((line) => /^(>>> |In \[\d*\]: )\s*\S/.test(line));
  let shell = false;
  return lines
    .map((line, i) => {
      const bare =
        prompted || /^In \[\d*\]:\s*$/.test(line)
          ? prompts.reduce((rest, prompt) => rest.replace(prompt, ''), line)
          : line;
      const answer = prompted && bare === line && line.trim() !== '' && !/^[ \t#]/.test(line) && !isTyped(lines, i);
      if (!shell && !foreign.test(bare) && !answer) return bare;
      shell = (shell || /^\s*!/.test(bare)) && bare.trimEnd().endsWith('\\');
      if (!answer) notes.push({ line: i + 1, id: 'passed_over', what: bare.trim().slice(0, 80) });
      return '';
    })
    .join('\n');
}

/** Where prompts are pasted, a line without one is an answer; a text without any later prompt is none. @param {string[]} lines @param {number} i */
const isTyped = (lines, i) => !lines.slice(0, i).some((line) => /^(>>> |In \[\d*\]: )/.test(line));

/** Which characters stand for which in Python; people copy them from pages and word processors. */
const lookalikes = new Map(
  Object.entries({
    '‘': "'", '’': "'", '“': '"', '”': '"', '（': '(', '）': ')', '［': '[', '］': ']', '｛': '{', '｝': '}', '，': ',',
    '：': ':', '；': ';', '＝': '=', '＋': '+', '－': '-', '＊': '*', '／': '/', '．': '.', '。': '.', '、': ',', '–': '-',
    '—': '-', '−': '-', '×': '*', '\u00a0': ' ', '\u3000': ' ', '\u200b': '', '\ufeff': '', '\u2028': '\n',
  }),
); // prettier-ignore

/** A character outside of texts and comments that only looks like Python's. @param {string} character @param {number} line @param {number} column */
export function checkCharacter(character, line, column) {
  const meant = lookalikes.get(character);
  if (meant === undefined) return;
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  throw new ReadError({
    id: 'foreign_character',
    line,
    column,
    message: `The character ${code} is not one of Python's here. ${meant.trim() ? `Write ${meant} instead.` : 'Write a plain space instead.'}`,
    found: character,
    meant,
  });
}
