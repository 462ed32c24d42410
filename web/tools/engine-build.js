// Builds C++ targets through the CMake presets. A second build with nothing changed takes a moment.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './esbuild-service.js';
import { runCommand } from './run-command.js';
import { splitEngine } from './split-engine.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Debian's Emscripten looks for acorn among Debian's own Node modules, which another Node does not search. */
const nodePath = ['/usr/share/nodejs', process.env.NODE_PATH].filter(Boolean).join(':');

/** @param {string} title @param {string[]} args */
async function cmake(title, args) {
  const { ok, output } = await runCommand('cmake', args, {
    cwd: root,
    env: { ...process.env, NODE_PATH: nodePath },
    title,
  });
  if (!ok) throw new Error(`cmake ${args.join(' ')} failed:\n${output}`);
}

/** Where Emscripten is not Debian's, it says itself where it is. @returns {Promise<string[]>} */
async function toolchain() {
  if (existsSync('/usr/share/emscripten')) return [];
  const { output } = await runCommand('em-config', ['EMSCRIPTEN_ROOT']);
  return [`-DCMAKE_TOOLCHAIN_FILE=${join(output.trim(), 'cmake/Modules/Platform/Emscripten.cmake')}`];
}

/**
 * @param {'native' | 'sanitize' | 'coverage' | 'fuzz' | 'double' | 'wasm' | 'wasm2js'} preset
 * @param {string[]} targets
 */
export async function buildEngine(preset, targets) {
  const title = `building ${targets.join(', ')} (${preset})`;
  if (!existsSync(join(root, 'build', preset, 'build.ninja'))) {
    console.log(`   ${title}: about a minute the first time`);
    await cmake(title, ['--preset', preset, ...(preset.startsWith('wasm') ? await toolchain() : [])]);
  }
  await cmake(title, ['--build', '--preset', preset, '--target', ...targets]);
  if (preset === 'wasm' && targets.includes('engine')) await splitEngine(join(root, 'build', 'wasm'));
  if (preset === 'wasm2js' && targets.includes('engine')) await packScript();
}

/**
 * The engine as plain JavaScript, in one script that can be imported as a module and loaded as a classic script: it
 * leaves its function where web/engine.js looks for it.
 */
async function packScript() {
  const folder = join(root, 'build', 'wasm2js');
  await build({
    stdin: {
      contents: `import create from './engine.mjs'; globalThis[Symbol.for('cnn-params.engine')] = create;`,
      resolveDir: folder,
    },
    outfile: join(folder, 'engine-js.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  });
}
