// Which lines and branches of core/ the suites of the engine reach: `npm run coverage`. `--show file.cpp` prints that
// file with the counts of each line.

import { join } from 'node:path';
import { buildEngine, root } from '../web/tools/engine-build.js';
import { runCommand } from '../web/tools/run-command.js';

const folder = join(root, 'build', 'coverage');
const programs = ['core_tests', 'allocation_tests'];

/** @param {string} command @param {string[]} args @param {string} title */
async function must(command, args, title) {
  const { ok, output } = await runCommand(command, args, { cwd: root, title, env: process.env });
  if (!ok) throw new Error(`${title} failed:\n${output.slice(-4000)}`);
  return output;
}

await buildEngine('coverage', programs);
for (const program of programs) {
  process.env.LLVM_PROFILE_FILE = join(folder, `${program}.profraw`);
  await must(join(folder, program), [], program);
}
const data = join(folder, 'coverage.profdata');
const raw = programs.map((program) => join(folder, `${program}.profraw`));
await must('llvm-profdata-14', ['merge', '-sparse', ...raw, '-o', data], 'merging');
const [first, ...others] = programs.map((program) => join(folder, program));
const binaries = [first, ...others.flatMap((other) => ['-object', other]), `-instr-profile=${data}`];
const shown = process.argv.indexOf('--show');
if (shown > 0) {
  const sources = process.argv.slice(shown + 1);
  console.log(await must('llvm-cov-14', ['show', '-show-branches=count', ...binaries, ...sources], 'llvm-cov'));
} else {
  const options = ['-show-branch-summary', '-show-region-summary=false', '-show-instantiation-summary=false'];
  console.log(await must('llvm-cov-14', ['report', ...options, ...binaries, join(root, 'core')], 'llvm-cov'));
}
