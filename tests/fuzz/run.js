// Fuzzes the engine: `npm run fuzz` gives each target a minute, `npm run fuzz -- --runs 50000000` as many executions in
// all as asked for. What is new goes into build/fuzz/corpus; a finding stops with the file that shows it.

import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine, root } from '../../web/tools/engine-build.js';
import { runCommand } from '../../web/tools/run-command.js';

/** Each target with the longest input it is given. @type {[string, string, number][]} */
const targets = [
  ['config', 'config_fuzz', 4096],
  ['forward', 'forward_fuzz', 256],
];

/** @param {string} name @param {number} fallback */
function option(name, fallback) {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? fallback : Number(process.argv[place + 1]);
}

const seconds = option('seconds', 60);
const runs = option('runs', 0);
const only = process.argv.includes('--target') ? process.argv[process.argv.indexOf('--target') + 1] : undefined;
const limit = runs > 0 ? `-runs=${Math.ceil(runs / (only ? 1 : targets.length))}` : `-max_total_time=${seconds}`;

await buildEngine(
  'fuzz',
  targets.map(([, target]) => target),
);
let executions = 0;
let failed = false;
for (const [name, target, longest] of targets) {
  if (only && only !== name) continue;
  const corpus = join(root, 'build', 'fuzz', 'corpus', name);
  mkdirSync(corpus, { recursive: true });
  cpSync(join(root, 'tests', 'fuzz', 'corpus', name), corpus, { recursive: true });
  const options = [
    limit,
    `-max_len=${longest}`,
    '-timeout=20',
    '-rss_limit_mb=4096',
    '-print_final_stats=1',
    '-use_value_profile=0',
  ];
  const words = name === 'config' ? [`-dict=${join(root, 'tests', 'fuzz', 'config.dict')}`] : [];
  const prefix = `-artifact_prefix=${join(root, 'build', 'fuzz')}/${name}-`;
  const start = Date.now();
  const { ok, output } = await runCommand(join(root, 'build', 'fuzz', target), [...options, ...words, prefix, corpus], {
    cwd: root,
    title: target,
  });
  const done = Number(output.match(/stat::number_of_executed_units:\s*(\d+)/)?.[1] ?? 0);
  executions += done;
  failed ||= !ok;
  console.log(
    `${target}: ${done.toLocaleString('en')} executions in ${((Date.now() - start) / 1000).toFixed(0)} s, ${ok ? 'no finding' : 'a finding'}`,
  );
  if (!ok) console.log(output.slice(-6000));
}
console.log(`${executions.toLocaleString('en')} executions in all, ${failed ? 'with a finding' : 'no finding'}`);
process.exitCode = failed ? 1 : 0;
