// The public table of known differences: tests/oracles/known-differences.md.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/tools/engine-build.js';

/** @typedef {{ names: string[], reason: string }} Difference */

/**
 * The lines of one section's tables: names in backticks, and the reason.
 * @param {string} title @returns {Difference[]}
 */
export function readDifferences(title) {
  const text = readFileSync(join(root, 'tests', 'oracles', 'known-differences.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(title));
  if (!section) throw new Error(`known-differences.md has no section "${title}"`);
  return [...section.matchAll(/^\| (`.*?) \| (.*?) +\|$/gm)].map(([, names, reason]) => ({
    names: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    reason,
  }));
}

/** Whether a name stands for a case; `*` stands for anything. @param {string} pattern @param {string} name */
export function matches(pattern, name) {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
