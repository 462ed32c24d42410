// The rooms of docs/architecture.md as data: the one list that people and tests read.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ name: string, doors: string[] }} Room doors: paths below the room without their ending */

const page = join(fileURLToPath(import.meta.url), '..', '..', '..', 'docs', 'architecture.md');

/**
 * The rooms of one half of the house, in their order: each may use those before it.
 * @param {'core' | 'web'} half
 * @param {string} [text] the page's text
 * @returns {Room[]}
 */
export function readRooms(half, text = readFileSync(page, 'utf8')) {
  const [, section = ''] = text.split(new RegExp(`^## ${half}$`, 'm'));
  const rows = section.split(/^## /m)[0].matchAll(/^\| `(\w+)` *\|([^|]*)\|/gm);
  return [...rows].map(([, name, doors]) => ({
    name,
    doors: [...doors.matchAll(/`([^`]+)`/g)].map(([, door]) => door),
  }));
}

/** Whether a file below a room, without its ending, is one of its doors. @param {Room} room @param {string} file */
export function isDoor({ doors }, file) {
  return doors.some((door) => {
    if (door.endsWith('**')) return file.startsWith(door.slice(0, -2));
    return door === '*' ? !file.includes('/') : door === file;
  });
}
