// Results as files: what one learner did, as JSON or CSV, and what a class's files say together. No page, no network.

import { toJson } from '../base/json.js';
import { isEntry } from './learner-log.js';

/** @import { Entry } from './learner-log.js' */

const format = 'cnn-params-results';
const version = 1;
/** Bytes of a class file that are read; a larger one is no file of ours. */
export const largestFile = 5_000_000;

/** @param {Entry[]} entries @param {object} [more] such as the score of a challenge */
export function resultsText(entries, more = {}) {
  return `${toJson({ format, version, ...more, entries })}\n`;
}

/** A cell that no spreadsheet takes for a formula. @param {any} value */
function cell(value) {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  const plain = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",;\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** @type {(keyof Entry)[]} */
const columns = [
  'kind',
  'question',
  'answer',
  'correct',
  'shown',
  'carried',
  'causes',
  'seconds',
  'skill',
  'seed',
  'clean',
  'at',
  'sure',
];

/** @param {Entry[]} entries */
export function resultsCsv(entries) {
  const rows = entries.map((entry) => columns.map((name) => cell(entry[name])));
  return [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * @param {string} text of a file
 * @returns {Entry[] | undefined} nothing where it is not ours
 */
export function readResults(text) {
  if (text.length > largestFile) return undefined;
  try {
    const file = JSON.parse(text);
    if (file?.format !== format || file.version !== version || !Array.isArray(file.entries)) return undefined;
    return file.entries.every(isEntry) ? file.entries : undefined;
  } catch {
    return undefined;
  }
}

/** Adds a learner to a row of a table. @param {Map<string, Set<number>>} table @param {string} row @param {number} learner */
function put(table, row, learner) {
  table.set(row, (table.get(row) ?? new Set()).add(learner));
}

/** Rows with how many learners they have, most first. @param {Map<string, Set<number>>} table */
function counted(table) {
  return [...table].map(([id, learners]) => ({ id, learners: learners.size })).sort((a, b) => b.learners - a.learners);
}

/**
 * Which belief how many learners have, and how the questions went. Causes that were not told apart count for nobody.
 * @param {Entry[][]} files one list for each learner
 */
export function classReport(files) {
  const [beliefs, asked, missed] = [new Map(), new Map(), new Map()];
  files.forEach((entries, learner) => {
    for (const { kind, question, causes = [], correct, carried } of entries) {
      if (kind === 'cause') for (const id of causes.flatMap((one) => one.split('+'))) put(beliefs, id, learner);
      if (kind !== 'answer') continue;
      put(asked, question, learner);
      if (!correct && !carried) put(missed, question, learner);
    }
  });
  const questions = counted(asked).map(({ id, learners }) => ({ id, learners, missed: missed.get(id)?.size ?? 0 }));
  return {
    learners: files.length,
    beliefs: counted(beliefs),
    questions: questions.sort((a, b) => b.missed - a.missed),
  };
}
