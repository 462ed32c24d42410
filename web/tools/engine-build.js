// Builds C++ targets through the CMake presets. A second build with nothing changed takes a moment.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Debian's Emscripten looks for acorn among Debian's own Node modules, which another Node does not search. */
const environment = { ...process.env, NODE_PATH: ['/usr/share/nodejs', process.env.NODE_PATH].filter(Boolean).join(':') };

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status === 0) return;
  const reason = done.error ? String(done.error) : done.stdout + done.stderr;
  throw new Error(`${command} ${args.join(' ')} failed:\n${reason}`);
}

/**
 * @param {'native' | 'sanitize' | 'coverage' | 'fuzz' | 'wasm' | 'wasm2js'} preset
 * @param {string[]} targets
 */
export function buildEngine(preset, targets) {
  const fresh = !existsSync(join(root, 'build', preset, 'build.ninja'));
  if (fresh) {
    console.log(`Building ${targets.join(', ')} (${preset}) … (about a minute the first time)`);
    run('cmake', ['--preset', preset]);
  }
  run('cmake', ['--build', '--preset', preset, '--target', ...targets]);
}
