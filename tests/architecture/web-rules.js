// The rules of dependency-cruiser that docs/architecture.md states for web/: types, in JSDoc too, count as imports.

import { cruise } from 'dependency-cruiser';
import { readRooms } from './rooms.js';

/** @import { IForbiddenRuleType } from 'dependency-cruiser' */
/** @import { Room } from './rooms.js' */

/** @param {string[]} names */
const anyOf = (names) => `(${names.join('|')})`;

/** The files of a door, as a part of an expression. @param {string} door */
const doorFiles = (door) => door.replace('**', '.+').replace(/(?<!\.)\*/, '[^/]+');

/** @param {Room} room @param {number} index @param {Room[]} rooms @returns {IForbiddenRuleType[]} */
function roomRules({ name, doors }, index, rooms) {
  const later = rooms.slice(index + 1).map((room) => room.name);
  const inside = `^web/${name}/`;
  const pathNot = doors.length > 0 ? `${inside}${anyOf(doors.map(doorFiles))}[.][^/]+$` : undefined;
  const door = { path: inside, ...(pathNot ? { pathNot } : {}) };
  const rules = [
    { name: `past a door of ${name}`, severity: 'error', from: { path: '^web/', pathNot: inside }, to: door },
    { name: `upward from ${name}`, severity: 'error', from: { path: inside }, to: { path: `^web/${anyOf(later)}/` } },
  ];
  return /** @type {IForbiddenRuleType[]} */ (later.length > 0 ? rules : rules.slice(0, 1));
}

/** @param {Room[]} rooms @returns {IForbiddenRuleType[]} */
function rulesFor(rooms) {
  const known = `^web/${anyOf(rooms.map(({ name }) => name))}/`;
  return [
    ...rooms.flatMap(roomRules),
    { name: 'round a circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no room of the list',
      severity: 'error',
      from: { path: '^web/[^/]+/' },
      to: { path: '^web/', pathNot: known },
    },
    {
      name: 'one activity uses another',
      severity: 'error',
      from: { path: '^web/activities/([^/]+)/' },
      to: { path: '^web/activities/[^/]+/', pathNot: '^web/activities/$1/' },
    },
  ];
}

/**
 * Imports in web/ that break the rules, each as `rule: file → file`.
 * @param {string} baseDir what web/ is in @returns {Promise<{ files: number, broken: string[] }>}
 */
export async function brokenRules(baseDir) {
  const { output } = await cruise(['web'], {
    baseDir,
    parser: 'tsc',
    detectJSDocImports: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    validate: true,
    ruleSet: { forbidden: rulesFor(readRooms('web')) },
  });
  if (typeof output === 'string') throw new Error(output);
  const { violations, totalCruised } = output.summary;
  return { files: totalCruised, broken: violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`) };
}
