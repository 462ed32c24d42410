// Compares two recordings line by line, and says of the first lines that differ what differs in them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many lines that differ are shown of each file. */
const shown = 20;
const longest = 300;

/** What a record is about: all its texts beside the answer. @param {any} record */
const keyOf = (record) =>
  Object.entries(record)
    .filter(([key]) => key !== 'answer')
    .map(([, value]) => value)
    .join(' | ');

/** @param {string} path @returns {Map<string, string>} lines by what they are about */
function readRecords(path) {
  const lines = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const key = keyOf(JSON.parse(line));
    if (lines.has(key)) throw new Error(`${path} says twice what ${key} is`);
    lines.set(key, line);
  }
  return lines;
}

/** The first place where two values differ. @param {any} before @param {any} after @param {string} [path] @returns {{ path: string, before: any, after: any } | undefined} */
export function firstDifference(before, after, path = '') {
  if (Object.is(before, after)) return undefined;
  const inside = [before, after].every((value) => value !== null && typeof value === 'object');
  if (!inside || Array.isArray(before) !== Array.isArray(after)) return { path, before, after };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = firstDifference(before[key], after[key], `${path}/${key}`);
    if (found) return found;
  }
  const [first, second] = [Object.keys(before), Object.keys(after)];
  if (first.join('\0') === second.join('\0')) return undefined;
  return { path: `${path} (order of keys)`, before: first, after: second };
}

/** Around the first letter that differs. @param {any} value @param {any} other */
function short(value, other) {
  const [text, beside] = [value, other].map((one) => JSON.stringify(one) ?? 'nothing');
  let same = 0;
  while (same < text.length && text[same] === beside[same]) same++;
  const start = text.length <= longest ? 0 : Math.max(0, same - 80);
  const cut = text.slice(start, start + longest);
  return `${start > 0 ? '…' : ''}${cut}${start + longest < text.length ? '…' : ''}`;
}

/** @param {string} key @param {string | undefined} before @param {string | undefined} after */
function tell(key, before, after) {
  if (!before || !after) return console.log(`${key}\n  only ${before ? 'before' : 'after'}`);
  const found = firstDifference(JSON.parse(before), JSON.parse(after));
  if (!found) return console.log(`${key}\n  the lines are written differently`);
  console.log(`${key}\n  at ${found.path}`);
  console.log(`  before: ${short(found.before, found.after)}\n  after:  ${short(found.after, found.before)}`);
}

/** @param {string} before @param {string} after two files @param {string} name @returns {boolean} whether they say the same */
function compareFiles(before, after, name) {
  const [first, second] = [readRecords(before), readRecords(after)];
  const keys = [...new Set([...first.keys(), ...second.keys()])];
  const different = keys.filter((key) => first.get(key) !== second.get(key));
  for (const key of different.slice(0, shown)) tell(`${name}: ${key}`, first.get(key), second.get(key));
  if (different.length > shown) console.log(`… and ${different.length - shown} more`);
  const ordered = different.length > 0 || [...first.keys()].join('\n') === [...second.keys()].join('\n');
  if (!ordered) console.log(`${name}: the same lines in another order`);
  console.log(`${name}: ${keys.length} lines, ${different.length} different`);
  return different.length === 0 && ordered;
}

/** @param {string} before @param {string} after two folders @param {string[]} names of the recordings @returns {boolean} whether they say the same */
export function compareFolders(before, after, names) {
  let same = true;
  let compared = 0;
  for (const name of names) {
    const [first, second] = [before, after].map((folder) => join(folder, `${name}.jsonl`));
    if (!existsSync(first) && !existsSync(second)) continue;
    compared++;
    const both = existsSync(first) && existsSync(second);
    if (!both) console.log(`${name}: only one of the folders has it`);
    same = both && compareFiles(first, second, name) && same;
  }
  return same && compared > 0;
}
