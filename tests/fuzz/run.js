// Fuzzes the engine: `npm run fuzz` gives each target a minute, `npm run fuzz -- --runs 50000000` as many executions in
// all as asked for. What is new goes into build/fuzz/corpus; a finding stops with the file that shows it.

import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine, root } from '../../web/tools/engine-build.js';
import { runCommand } from '../../web/tools/run-command.js';

/**
 * Each target with the longest input it is given and its share of the runs: a config takes a third of the time of a
 * forward pass, and most texts are refused early.
 * @type {{ name: string, target: string, longest: number, share: number }[]}
 */
const targets = [
  { name: 'config', target: 'config_fuzz', longest: 1024, share: 0.8 },
  { name: 'forward', target: 'forward_fuzz', longest: 96, share: 0.2 },
];

/** Freed memory is kept back less long and without the stack that freed it: runs take a fifth of the time. */
const sanitizer =
  'malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:detect_stack_use_after_return=0';

/** @param {string} name @param {number} fallback */
function option(name, fallback) {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? fallback : Number(process.argv[place + 1]);
}

const seconds = option('seconds', 60);
const runs = option('runs', 0);
const only = process.argv.includes('--target') ? process.argv[process.argv.indexOf('--target') + 1] : undefined;

/** @param {(typeof targets)[number]} one @returns {Promise<{ executions: number, ok: boolean }>} */
async function fuzz({ name, target, longest, share }) {
  const corpus = join(root, 'build', 'fuzz', 'corpus', name);
  const seeds = join(root, 'tests', 'fuzz', 'corpus', name);
  mkdirSync(corpus, { recursive: true });
  if (existsSync(seeds)) cpSync(seeds, corpus, { recursive: true });
  const limit = runs > 0 ? `-runs=${Math.ceil(runs * (only ? 1 : share))}` : `-max_total_time=${seconds}`;
  const options = [limit, `-max_len=${longest}`, '-timeout=20', '-rss_limit_mb=4096', '-print_final_stats=1'];
  if (name === 'config') options.push(`-dict=${join(root, 'tests', 'fuzz', 'config.dict')}`);
  const prefix = `-artifact_prefix=${join(root, 'build', 'fuzz')}/${name}-`;
  const start = Date.now();
  const { ok, output } = await runCommand(
    join(root, 'build', 'fuzz', target),
    [...options, '-entropic=0', '-verbosity=0', prefix, corpus],
    { cwd: root, env: { ...process.env, ASAN_OPTIONS: sanitizer }, title: target },
  );
  const executions = Number(output.match(/stat::number_of_executed_units:\s*(\d+)/)?.[1] ?? 0);
  const taken = ((Date.now() - start) / 1000).toFixed(0);
  console.log(
    `${target}: ${executions.toLocaleString('en')} executions in ${taken} s, ${ok ? 'no finding' : 'a finding'}`,
  );
  if (!ok) console.log(output.slice(-6000));
  return { executions, ok };
}

const wanted = targets.filter(({ name }) => !only || only === name);
await buildEngine(
  'fuzz',
  wanted.map(({ target }) => target),
);
const results = await Promise.all(wanted.map(fuzz));
const executions = results.reduce((sum, one) => sum + one.executions, 0);
const failed = results.some(({ ok }) => !ok);
console.log(`${executions.toLocaleString('en')} executions in all, ${failed ? 'with a finding' : 'no finding'}`);
process.exitCode = failed ? 1 : 0;
