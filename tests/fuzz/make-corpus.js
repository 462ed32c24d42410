// Makes the seeds of the config fuzzer from Keras's fixtures: for each layer class the smallest model that has it,
// without what the engine does not read. `node tests/fuzz/make-corpus.js` writes them anew.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../web/tools/engine-build.js';
import { builtModels } from '../fixtures.js';

const folder = join(root, 'tests', 'fuzz', 'corpus', 'config');
const unread =
  /^(registered_name|compile_config|build_config|sparse|ragged|optional|.*_(initializer|regularizer|constraint))$/;
/** Longer seeds make every run slow. */
const longest = 4000;

/** @param {any} value @returns {any} */
function stripped(value) {
  if (Array.isArray(value)) return value.map(stripped);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key, one]) => !unread.test(key) && !(key === 'dtype' && one?.config?.name === 'float32'),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, stripped(one)]));
}

/** @param {any} entry @returns {string[]} */
function classes(entry) {
  const inside = [...(entry.config?.layers ?? []), entry.config?.layer].filter(Boolean);
  return [entry.class_name, ...inside.flatMap(classes)];
}

const seeds = builtModels()
  .map(({ id, config }) => ({ id, text: JSON.stringify(stripped(config)), classes: classes(config) }))
  .filter(({ text }) => text.length <= longest)
  .sort((a, b) => a.text.length - b.text.length);
const seen = new Set();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let written = 0;
for (const { id, text, classes } of seeds) {
  if (classes.every((name) => seen.has(name))) continue;
  for (const name of classes) seen.add(name);
  writeFileSync(join(folder, `${id}.json`), text);
  written++;
}
console.log(`${written} seeds with ${seen.size} classes in ${folder}`);
