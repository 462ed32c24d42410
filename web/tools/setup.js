// Installs what is missing, and nothing twice: npm packages, and with apt what builds and tests the engine.
// Uses Node's own modules only, because it runs before anything is installed.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const buildPackages = ['emscripten', 'cmake', 'ninja-build'];
const testPackages = [
  'clang-14',
  'libclang-rt-14-dev',
  'llvm-14',
  'doctest-dev',
  'nlohmann-json3-dev',
  'chromium',
  'clang-format-14',
  'clang-tidy-14',
  'libonnx-testdata',
  'python3-keras-applications',
];

/** @param {string} text @returns {never} */
function stop(text) {
  console.error(`\n${text}\n`);
  process.exit(1);
}

/** Node 20 is the oldest whose test runner and JSON imports we use. */
function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) stop(`cnn-params needs Node 20 or newer; this is ${process.versions.node}.`);
}

/** Runs `npm ci` when the lock file has changed since the last time. */
function installNpmPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.cnn-params-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing npm packages … (about 20 seconds)');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) stop('npm ci failed; its message stands above. Is the npm registry reachable?');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** @param {string} name */
function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('install ok installed');
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** @param {string[]} wanted Debian packages */
function installDebianPackages(wanted) {
  const list = wanted.join(' ');
  if (!works('dpkg-query', ['--version'])) {
    stop(`This is no Debian. Please install the equivalents of: ${list}\nThen run the command again.`);
  }
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y ${missing.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !works('sudo', ['-n', 'true'])) {
    stop(
      `Missing Debian packages, and no right to install them. Please run as root:\n\n  ${command}\n\nThen run this command again.`,
    );
  }
  console.log(`Installing ${missing.join(', ')} … (two to five minutes)`);
  const apt = (/** @type {string[]} */ ...args) => {
    const full = [...(isRoot ? [] : ['sudo']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    execFileSync(full[0], full.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing);
  } catch {
    stop(`apt-get could not install the packages. Please run as root:\n\n  ${command}\n\nThen run this command again.`);
  }
}

checkNode();
installNpmPackages();
const tests = process.argv.includes('--tests');
if (process.env.CNN_PARAMS_SKIP_APT === undefined) {
  installDebianPackages(tests ? [...buildPackages, ...testPackages] : buildPackages);
}
