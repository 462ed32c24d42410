// What the set-up says on machines where it cannot install: everything that is missing, in one message.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../web/tools/engine-build.js';

/**
 * Runs the set-up on a machine that has these commands only, each a shell script.
 * @param {Record<string, string>} commands @param {string} [pretend] JavaScript that runs first
 */
function setUp(commands, pretend = '') {
  const folder = mkdtempSync(join(tmpdir(), 'cnn-params-'));
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const args = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'web/tools/setup.js', '--tests'];
  const done = spawnSync(process.execPath, args, { cwd: root, env: { PATH: folder }, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { status: done.status, says: done.stderr };
}

const aDebianWithNothing = { 'dpkg-query': '[ "$1" = --version ]', 'apt-get': '[ "$1" = --version ]' };
const asUser = 'process.getuid = () => 1000;';

test('without rights it names the one command to run as root', () => {
  const { status, says } = setUp(aDebianWithNothing, asUser);
  assert.equal(status, 1);
  assert.match(says, /no right to install/);
  const command = says.match(/apt-get update && apt-get install -y --no-install-recommends (.*)/)?.[1].split(' ') ?? [];
  for (const name of [
    'emscripten',
    'cmake',
    'ninja-build',
    'clang-14',
    'libclang-rt-14-dev',
    'doctest-dev',
    'chromium',
  ]) {
    assert.ok(command.includes(name), name);
  }
});

test('what is installed already is not asked for', () => {
  const has = (/** @type {string} */ name) => `[ "$3" = ${name} ] && printf 'install ok installed'`;
  const query = `[ "$1" = --version ] && exit 0\n${has('emscripten')}\n${has('cmake')}\nexit 0`;
  const { says } = setUp({ ...aDebianWithNothing, 'dpkg-query': query }, asUser);
  assert.match(says, /--no-install-recommends ninja-build clang-14/);
  assert.doesNotMatch(says, /emscripten/);
});

test('on another system it names what is missing', () => {
  const { status, says } = setUp({ cmake: 'exit 0', emcc: 'exit 0' });
  assert.equal(status, 1);
  assert.match(says, /not Debian.*Missing: ninja, clang\+\+-14/s);
  assert.match(says, /Emscripten 3\.1\.6 or newer/);
});

test('an old Node and missing rights are said together', () => {
  const old = `${asUser} Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } });`;
  const { status, says } = setUp(aDebianWithNothing, old);
  assert.equal(status, 1);
  assert.match(says, /needs Node 20 or newer; this is Node 18\.19\.0/);
  assert.match(says, /no right to install/);
});

test('when apt-get cannot install, its words and the command are shown', () => {
  const apt = '[ "$1" = --version ] && exit 0\necho "E: Unable to locate package"\nexit 100';
  const { status, says } = setUp({ ...aDebianWithNothing, 'apt-get': apt, env: 'exit 0' }, 'process.getuid = () => 0;');
  assert.equal(status, 1);
  assert.match(says, /Unable to locate package/);
  assert.match(says, /Please run as root/);
});
