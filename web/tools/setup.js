// Installs what is missing, and nothing twice: npm packages, and with apt what builds and tests the engine.
// Uses Node's own modules only, because it runs before anything is installed, and syntax that an old Node can read,
// so that it can say that it is too old.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = 20;
const buildPackages = ['emscripten', 'cmake', 'ninja-build'];
// libclang-rt: the sanitizers; apt only recommends it beside clang.
const testPackages = [
  ...['clang-14', 'libclang-rt-14-dev', 'clang-format-14', 'clang-tidy-14'],
  ...['llvm-14', 'libonnx-testdata', 'python3-keras-applications'],
  ...['doctest-dev', 'nlohmann-json3-dev', 'chromium', 'fonts-dejavu-core'],
  'libxml2-utils', // xmllint holds exported questions against their grammars
];
/** By flag: what the three browsers and the host pages need beyond the build. @type {Record<string, string[]>} */
const furtherPackages = {
  '--tests': testPackages,
  '--browsers': ['chromium', 'firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'],
  '--hosts': ['chromium', 'python3-sphinx', 'mkdocs', 'mkdocs-material'],
};
/** What other systems call by other names: the commands and files themselves. */
const buildTools = ['emcc', 'cmake', 'ninja'];
const testTools = [
  ...['clang++-14', 'clang-format-14', 'clang-tidy-14'],
  ...['/usr/bin/chromium', '/usr/bin/firefox-esr'],
];
const testHeaders = ['/usr/include/doctest/doctest.h', '/usr/include/nlohmann/json.hpp'];

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** @param {string[]} problems each with what to do @returns {never} */
function stop(problems) {
  console.error(`\n${problems.join('\n\n')}\n\nThen run the same command again.\n`);
  process.exit(1);
}

/** @returns {string[]} */
function nodeProblems() {
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return [];
  return [
    `cnn-params needs Node ${oldestNode} or newer; this is Node ${process.versions.node} (Debian 12 brings Node 18).\n` +
      `Please install a newer one, for example from https://nodejs.org/en/download.`,
  ];
}

/** @param {string} name */
function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('install ok installed');
}

/** How to run apt-get here: the words before it, or nothing where there are no rights. @returns {string[] | undefined} */
function rights() {
  if (process.getuid && process.getuid() === 0) return [];
  if (works('sudo', ['-n', 'true'])) return ['sudo', '-n'];
  const asks = process.stdin.isTTY && works('sudo', ['--version']);
  if (!asks) return undefined;
  console.log('Installing Debian packages needs your password.');
  return spawnSync('sudo', ['-v'], { stdio: 'inherit' }).status === 0 ? ['sudo'] : undefined;
}

/** What is missing on a system without Debian's packages. @param {boolean} tests @returns {string[]} */
function foreignProblems(tests) {
  const missing = (tests ? [...buildTools, ...testTools] : buildTools).filter((tool) => !works(tool, ['--version']));
  if (tests) missing.push(...testHeaders.filter((file) => !existsSync(file)));
  if (missing.length === 0) return [];
  return [
    `This is not Debian, so nothing can be installed here automatically. Missing: ${missing.join(', ')}.\n` +
      'Please install Emscripten 3.1.6 or newer, CMake 3.23 or newer and Ninja' +
      (tests
        ? ', and for the tests clang 14 with clang-format and clang-tidy, doctest, nlohmann-json, Chromium, Firefox ESR and WebKitGTK.'
        : '.'),
  ];
}

/** @param {string[]} missing */
function aptCommand(missing) {
  return `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
}

/** @param {string[]} before @param {string[]} missing */
async function installDebianPackages(before, missing) {
  const { runCommand } = await import('./run-command.js');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...before, 'apt-get', ...args];
    return runCommand(command, rest, { env, title: `apt-get ${args[0]}` });
  };
  console.log(`Installing ${missing.join(', ')}: two to five minutes.`);
  // A broken third-party source fails the update, but need not stop the install.
  const updated = await apt('update');
  const installed = await apt('install', '-y', '--no-install-recommends', ...missing);
  if (installed.ok) return;
  console.error(`${updated.ok ? '' : updated.output.slice(-1500)}\n${installed.output.slice(-1500)}`);
  stop([
    `apt-get could not install the packages; its words stand above. Please run as root:\n\n  ${aptCommand(missing)}`,
  ]);
}

/** Runs `npm ci` when the lock file has changed since the last time. */
async function installNpmPackages() {
  const { runCommand } = await import('./run-command.js');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.cnn-params-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing npm packages: about 20 seconds.');
  const { ok, output } = await runCommand('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, title: 'npm ci' });
  if (!ok)
    stop([
      `${output.slice(-1500)}\nnpm ci failed; its words stand above. Please see to it that the npm registry can be reached.`,
    ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Finds everything that is in the way before anything is installed, so that one message can name it all. */
async function main() {
  const tests = process.argv.includes('--tests');
  const problems = nodeProblems();
  const isDebian = works('dpkg-query', ['--version']) && works('apt-get', ['--version']);
  const further = Object.keys(furtherPackages).filter((flag) => process.argv.includes(flag));
  const wanted = [...new Set([...buildPackages, ...further.flatMap((flag) => furtherPackages[flag])])];
  const missing = isDebian ? wanted.filter((name) => !isInstalled(name)) : [];
  const before = missing.length > 0 ? rights() : [];
  if (!isDebian) problems.push(...foreignProblems(tests));
  if (before === undefined) {
    problems.push(
      `Debian packages are missing, and there is no right to install them. Please run as root:\n\n  ${aptCommand(missing)}`,
    );
  }
  if (problems.length > 0) stop(problems);
  if (missing.length > 0) await installDebianPackages(before || [], missing);
  await installNpmPackages();
}

main();
