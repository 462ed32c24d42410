// Runs every stage, goes on after one that fails, and ends with a line a stage and the grand total.
// `npm test -- --only native,web` runs some stages, `--only core/diagnosis`, `--only web/lesson` or `--only lesson` one
// room's tests; `npm run test:long` is what takes hours. See tests/README.md for what each proves.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildEngine, root } from '../web/tools/engine-build.js';
import { runCommand } from '../web/tools/run-command.js';

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} command @param {string[]} args @param {string} [title] @param {number} [silence] */
const run = (command, args, title, silence) => runCommand(command, args, { cwd: root, title, silence });

/** Nothing passed is a failure too: a suite that did not run must not look green. @param {boolean} ok @param {number} passed @param {number} failed @returns {Count} */
function counted(ok, passed, failed) {
  return { passed, failed: Math.max(failed, ok && passed > 0 ? 0 : 1) };
}

/** doctest's summary line. @param {string} command @param {string[]} args @returns {Promise<Count>} */
async function doctest(command, args) {
  const { ok, output } = await run(command, [...args, '--no-colors'], 'doctest');
  const [, passed = 0, failed = 0] = output.match(/test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/) ?? [];
  if (!ok) console.log(output.slice(-6000));
  return counted(ok, Number(passed), Number(failed));
}

/** Seconds: no test takes so long, even on a machine that builds at the same time. A million models do. */
const long = process.argv.includes('--long');
const longestSilence = long ? undefined : 600;

/** All tests below a folder. @param {string} folder @param {string[]} [options] @returns {Promise<Count>} */
async function nodeTests(folder, options = []) {
  const all = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const files = all.filter((name) => name.endsWith('.test.js')).sort();
  if (files.length === 0) throw new Error(`${folder} has no tests`);
  const loader = ['--import', './tests/web/text-loader.js'];
  const paths = files.map((name) => join(folder, name));
  const args = [...loader, '--test', '--test-reporter=spec', ...options, ...paths];
  const { ok, output } = await run('node', args, folder, longestSilence);
  const count = (/** @type {string} */ name) => Number(output.match(new RegExp(`ℹ ${name} (\\d+)`))?.[1] ?? 0);
  if (ok) for (const line of output.match(/^seed .*$/gm) ?? []) console.log(`   ${line}`);
  else console.log(output.slice(-12000));
  return counted(ok, count('pass'), count('fail'));
}

/** Tests in Node of both builds that a page loads. @param {string} folder */
async function engineTests(folder) {
  await buildEngine('wasm', ['engine']);
  await buildEngine('wasm2js', ['engine']);
  // As many files at once as there are cores: each has an engine of its own.
  return nodeTests(folder, [`--test-concurrency=${availableParallelism()}`]);
}

/** Writes tests/three-browsers/table.md. @returns {Promise<Count>} */
async function threeBrowsers() {
  const { ok, output } = await run('node', ['tests/three-browsers/run.js'], 'three browsers');
  if (!ok) console.log(output.slice(-6000));
  const [, passed = 0, failed = 0] = output.match(/(\d+) passed, (\d+) failed/) ?? [];
  return counted(ok, Number(passed), Number(failed));
}

/** A check that passes or fails as a whole. @param {string} command @param {string[]} args @returns {Promise<Count>} */
async function check(command, args) {
  const { ok, output } = await run(command, args);
  if (!ok) console.log(output.slice(-6000));
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[ch]pp$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** clang-tidy is slow, so only files that changed since they last passed are read again. @returns {Promise<Count>} */
async function tidy() {
  const stampFile = join(root, 'build', 'tidy.json');
  /** @type {Record<string, string>} */
  const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  const hash = (/** @type {string[]} */ names) =>
    createHash('sha256')
      .update(names.map((name) => readFileSync(join(root, name), 'utf8')).join('\0'))
      .digest('hex');
  const all = sources('core');
  const headers = hash([...all.filter((name) => name.endsWith('.hpp')), '.clang-tidy']);
  // The native build does not compile bindings.cpp.
  const files = all.filter((name) => name.endsWith('.cpp') && !name.endsWith('bindings.cpp'));
  const changed = files.filter((name) => stamps[name] !== headers + hash([name]));
  await buildEngine('native', ['core_tests']);
  let failed = 0;
  const worker = async () => {
    for (let name = changed.shift(); name !== undefined; name = changed.shift()) {
      const { ok, output } = await run('clang-tidy-14', ['-p', 'build/native', '--quiet', name], `clang-tidy ${name}`);
      if (ok) stamps[name] = headers + hash([name]);
      else console.log(output.slice(0, 3000));
      failed += ok ? 0 : 1;
      writeFileSync(stampFile, JSON.stringify(stamps)); // an interrupted run need not begin anew
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return { passed: files.length - failed, failed };
}

/** @type {[string, string, () => Promise<Count>][]} */
const stages = [
  [
    'native',
    'engine, native (doctest)',
    async () => {
      await buildEngine('native', ['core_tests', 'engine_cli']);
      return doctest('build/native/core_tests', []);
    },
  ],
  [
    'double',
    'the plain forward pass in double',
    async () => {
      await buildEngine('double', ['double_tests']);
      return doctest('build/double/double_tests', []);
    },
  ],
  [
    'wasm',
    'engine, the same suite in WebAssembly',
    async () => {
      await buildEngine('wasm', ['core_tests', 'engine']);
      // Emscripten 3.1.6 takes Node's fetch for a browser's and would ask it for a path.
      // The suite is built without -Oz: its deepest allowed JSON (500 levels) needs more stack than Node's default.
      const options = ['--stack-size=7000', '--import', 'data:text/javascript,delete globalThis.fetch'];
      return doctest('node', [...options, 'build/wasm/core_tests.cjs']);
    },
  ],
  [
    'sanitize',
    'engine, the same suite under sanitizers',
    async () => {
      await buildEngine('sanitize', ['core_tests']);
      return doctest('build/sanitize/core_tests', []);
    },
  ],
  ['rooms', 'rooms of the house', () => nodeTests('tests/architecture')],
  ['web', 'page without a browser', () => engineTests('tests/web')],
  [
    'oracles',
    'the engine against other judges',
    async () => {
      await buildEngine('native', ['engine_cli']);
      return engineTests('tests/oracles');
    },
  ],
  ['types', 'types (tsc)', () => check('node_modules/.bin/tsc', ['--noEmit'])],
  ['lint', 'lint (eslint)', () => check('node_modules/.bin/eslint', ['.'])],
  [
    'format',
    'format (prettier, clang-format)',
    async () => {
      const web = await check('node_modules/.bin/prettier', ['--check', '--log-level', 'warn', '.']);
      const core = await check('clang-format-14', ['--dry-run', '-Werror', ...sources('core'), ...sources('tests')]);
      return { passed: web.passed + core.passed, failed: web.failed + core.failed };
    },
  ],
  ['tidy', 'lint (clang-tidy)', tidy],
  ['dist', 'build of dist/', () => check('node', ['web/tools/build.js'])],
  [
    'package',
    'package (publint, are the types wrong)',
    async () => {
      const lint = await check('node_modules/.bin/publint', ['--strict']);
      const types = await check('node_modules/.bin/attw', ['--pack', '.', '--profile', 'esm-only', '--no-emoji']);
      return { passed: lint.passed + types.passed, failed: lint.failed + types.failed };
    },
  ],
  ['browser', 'browser (Chromium)', () => nodeTests('tests/browser', ['--test-concurrency=1'])],
  ['three-browsers', 'three browsers in every situation', threeBrowsers],
];

// A million random models instead of some thousands.
if (long) {
  process.env.CNN_PARAMS_MODELS ??= '1000000';
  process.env.CNN_PARAMS_REPLIES ??= '50000';
}

const wanted = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1].split(',')
  : undefined;
/** How the tests of one room run, by the half of the house. @type {Record<string, (name: string) => [string, () => Promise<Count>]>} */
const halves = {
  core: (name) => [
    `engine, native: ${name}`,
    async () => {
      await buildEngine('native', ['core_tests']);
      return doctest('build/native/core_tests', [`--source-file=*tests/core/${name}/*`]);
    },
  ],
  web: (name) => [`page without a browser: ${name}`, () => engineTests(join('tests/web', name))],
};

/**
 * `core/NAME` is a folder of tests/core, `web/NAME` one of tests/web, and NAME alone both.
 * @param {string} id @returns {typeof stages}
 */
function roomStages(id) {
  const [name, half] = id.split('/').reverse();
  const found = Object.keys(halves).filter(
    (one) => (half ?? one) === one && existsSync(join(root, 'tests', one, name)),
  );
  if (found.length === 0) throw new Error(`there is no stage and no room ${id}`);
  return found.map((one) => [id, ...halves[one](name)]);
}

/** What takes hours: `npm run test:long`. @type {typeof stages} */
const longStages = [
  ['web', 'page without a browser, a million random models', () => engineTests('tests/web')],
  ['oracles', 'other judges, a million random models', () => engineTests('tests/oracles')],
  [
    'measure',
    'every belief on 2,000 models, 100,000 exercises of every skill',
    async () => {
      await buildEngine('native', ['measure']);
      return check('build/native/measure', []);
    },
  ],
  ['fuzz', 'fuzzing, 50 million runs', () => check('node', ['tests/fuzz/run.js', '--runs', '50000000'])],
];

const known = long ? longStages : stages;
const rooms = (wanted ?? []).filter((id) => !known.some(([one]) => one === id)).flatMap(roomStages);
/** @type {{ title: string, passed: number, failed: number, seconds: number }[]} */
const results = [];
for (const [id, title, stage] of [...known, ...rooms]) {
  if (wanted && !wanted.includes(id)) continue;
  console.log(`\n── ${title}`);
  const start = Date.now();
  let count = { passed: 0, failed: 1 };
  try {
    count = await stage();
  } catch (error) {
    console.log(String(error).slice(0, 6000));
  }
  const seconds = (Date.now() - start) / 1000;
  console.log(`   ${count.passed} passed, ${count.failed} failed (${seconds.toFixed(1)} s)`);
  results.push({ title, ...count, seconds });
}

console.log('\n── summary');
for (const { title, passed, failed, seconds } of results) {
  console.log(
    `   ${failed === 0 ? 'ok  ' : 'FAIL'} ${title}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`,
  );
}
const total = (/** @type {'passed' | 'failed'} */ field) => results.reduce((sum, result) => sum + result[field], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && results.length > 0 ? 0 : 1;
