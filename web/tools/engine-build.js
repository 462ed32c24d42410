// Builds C++ targets through the CMake presets. A second build with nothing changed takes a moment.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Debian's Emscripten looks for acorn among Debian's own Node modules, which another Node does not search. */
const environment = {
  ...process.env,
  NODE_PATH: ['/usr/share/nodejs', process.env.NODE_PATH].filter(Boolean).join(':'),
};

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
  if (preset === 'wasm' && targets.includes('engine')) packEngine();
}

/**
 * The WebAssembly as a module of text, so that a page needs no second file and no request. It is deflated first:
 * plain Base64 of it would be a fifth larger on the wire.
 */
function packEngine() {
  const wasm = join(root, 'build', 'wasm', 'engine.wasm');
  const packed = join(root, 'build', 'wasm', 'engine-bytes.mjs');
  if (existsSync(packed) && statSync(packed).mtimeMs >= statSync(wasm).mtimeMs) return;
  const text = deflateRawSync(readFileSync(wasm), { level: 9 }).toString('base64');
  writeFileSync(packed, `export default '${text}';\n`);
}
