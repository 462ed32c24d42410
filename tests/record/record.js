// Writes down what a build answers and shows, so that a restructuring can be proved to change nothing:
// `npm run record -- --dist DIR --out DIR`, and `npm run record -- --compare A B` for the first lines that differ.

import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareFolders } from './compare.js';
import { recordEngine } from './engine.js';
import { recordPages } from './pages.js';
import { root } from './root.js';

/** @type {Record<string, (dist: string, write: (record: any) => void) => Promise<Record<string, number>>>} */
const recorders = { engine: recordEngine, pages: recordPages };

/** @param {string} name @param {string} dist @param {string} out */
async function record(name, dist, out) {
  const start = performance.now();
  const file = createWriteStream(join(out, `${name}.jsonl`));
  const hash = createHash('sha256');
  let lines = 0;
  const counts = await recorders[name](dist, (one) => {
    const line = `${JSON.stringify(one)}\n`;
    hash.update(line);
    file.write(line);
    lines++;
  });
  await new Promise((done) => file.end(() => done(undefined)));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const more = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  console.log(`${name}.jsonl: ${[`${lines} lines`, ...more].join(', ')}, ${seconds} s, sha256 ${hash.digest('hex')}`);
}

/** @type {import('node:util').ParseArgsConfig['options']} */
const options = {
  dist: { type: 'string', default: join(root, 'dist') },
  out: { type: 'string', default: join(root, 'build', 'record') },
  only: { type: 'string', default: Object.keys(recorders).join(',') },
  compare: { type: 'boolean', default: false },
};
const { values, positionals } = parseArgs({ options, allowPositionals: true });
if (values.compare) {
  const [before, after] = positionals;
  if (!before || !after) throw new Error('which two folders? npm run record -- --compare A B');
  process.exitCode = compareFolders(resolve(before), resolve(after), Object.keys(recorders)) ? 0 : 1;
} else {
  const [dist, out] = [resolve(String(values.dist)), resolve(String(values.out))];
  if (!existsSync(join(dist, 'engine.js'))) throw new Error(`${dist} has no engine.js: npm run build`);
  mkdirSync(out, { recursive: true });
  for (const name of String(values.only).split(',')) await record(name, dist, out);
}
