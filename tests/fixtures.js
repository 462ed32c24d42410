// Reads what Keras printed: see tests/fixtures/README.md.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../web/tools/engine-build.js';

const folder = join(root, 'tests', 'fixtures');

/** A file of one JSON value a line. @param {string} name @returns {any[]} */
export function readLines(name) {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Models that Keras builds, each with its id, config, rows and totals. @returns {any[]} */
export function builtModels() {
  return [...readLines('keras-models.jsonl'), ...readLines('keras-graphs.jsonl')].filter(({ config }) => config);
}

/** The application models by name. @returns {Map<string, any>} */
export function applicationModels() {
  const names = readdirSync(join(folder, 'applications')).map((name) => name.replace('.json.gz', ''));
  const read = (/** @type {string} */ name) => readFileSync(join(folder, 'applications', `${name}.json.gz`));
  return new Map(names.map((name) => [name, JSON.parse(gunzipSync(read(name)).toString())]));
}

/** Source as people paste it, with what Keras 3.16 built of it or refused. @returns {any[]} */
export const listings = () =>
  gunzipSync(readFileSync(join(folder, 'listings.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
