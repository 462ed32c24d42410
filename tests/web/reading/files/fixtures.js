// Saved models and what Keras says of them: see tests/fixtures/README.md.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../../../web/tools/engine-build.js';

const folder = join(root, 'tests', 'fixtures', 'files');

/** @param {string} name @returns {{ name: string, bytes: Uint8Array }} */
export const fileOf = (name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) });

/** What is told of a file. @param {string} name @returns {any} */
const factsOf = (name) => JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.json.gz`))).toString());

/** All files with what is told of them. @type {{ name: string, facts: any }[]} */
export const savedFiles = readdirSync(folder)
  .filter((name) => !name.endsWith('.json.gz'))
  .map((name) => ({ name, facts: factsOf(name) }));

/** Those that can be read. */
export const goodFiles = savedFiles.filter(({ facts }) => !facts.error);

/** Files of weights alone need the config of their model. @param {any} facts */
export const optionsOf = (facts) => (/weights$/.test(facts.kind) ? { config: facts.config } : {});
