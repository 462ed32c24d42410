// The pages that are measured: bundles of each contestant, their WebAssembly files, and a browser to open them in.

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { root } from '../../web/tools/engine-build.js';
import { serveFolder } from '../../web/tools/serve.js';

const here = dirname(fileURLToPath(import.meta.url));
const site = join(root, 'build', 'bench');
const modules = join(here, 'node_modules');

export const contestants = ['ours', 'tfjs', 'ort', 'convnet'];

/** The rivals have a lock file of their own, so that nobody else has to install them. */
export function installRivals() {
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  const stamp = join(modules, '.lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the rivals … (about 20 seconds)');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (done.status !== 0) throw new Error('npm ci failed in tests/bench');
  writeFileSync(stamp, lock);
}

/** Files beside the bundles that a contestant loads by itself: place in the site, place among the packages. */
const beside = {
  tfjs: [['tfjs/tfjs-backend-wasm-simd.wasm', '@tensorflow/tfjs-backend-wasm/dist']],
  ort: [
    ['ort/ort-wasm-simd-threaded.wasm', 'onnxruntime-web/dist'],
    ['ort/ort-wasm-simd-threaded.mjs', 'onnxruntime-web/dist'],
  ],
};

/** What a page with this contestant loads, as files of the site. @param {string} name */
export function filesOf(name) {
  const files = beside[/** @type {keyof typeof beside} */ (name)] ?? [];
  const parts = name === 'ours' ? readdirSync(join(site, 'cold')).filter((file) => file.includes('-')) : [];
  const own = [`${name}.js`, ...parts].map((file) => join(site, 'cold', file));
  return [...own, ...files.map(([place]) => join(site, place))];
}

/** A module and all that it imports before it runs. @param {string} path @returns {string[]} */
export function withImports(path) {
  const imports = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]+)"/g);
  return [...new Set([path, ...[...imports].flatMap(([, name]) => withImports(join(dirname(path), name)))])];
}

export async function buildSite() {
  const built = spawnSync('node', ['web/tools/build.js'], { cwd: root, encoding: 'utf8' });
  if (!built.stdout.includes('engine.js')) throw new Error(built.stdout + built.stderr);
  for (const [to, from] of Object.values(beside).flat()) {
    mkdirSync(dirname(join(site, to)), { recursive: true });
    copyFileSync(join(modules, from, basename(to)), join(site, to));
  }
  const entries = (/** @type {string} */ folder, names = contestants) =>
    Object.fromEntries(names.map((name) => [`${folder}/${name}`, join(here, folder, `${name}.js`)]));
  rmSync(join(site, 'cold'), { recursive: true, force: true });
  const rivals = contestants.filter((name) => name !== 'ours');
  await bundle({ ...entries('contestants'), ...entries('cold', rivals), page: join(here, 'page.js') });
  // Ours comes in parts, as the package's module does; a rival in parts would only fetch more files.
  await bundle(entries('cold', ['ours']), { splitting: true, chunkNames: 'cold/[name]-[hash]' });
  writePages();
}

/** @param {Record<string, string>} entryPoints @param {import('esbuild').BuildOptions} [options] */
function bundle(entryPoints, options) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir: site,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // The engine is built already; the bundles hold it, as a page of a user would. Its JavaScript build stays a file of
    // its own there too, which is loaded only where WebAssembly is refused.
    external: [join(root, 'dist', 'engine-js.js'), join(root, 'dist', 'module', 'engine-js.js')],
    logLevel: 'error',
    ...options,
  });
}

function writePages() {
  const page = (/** @type {string} */ script) =>
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title>${script}`;
  const tag = (/** @type {string} */ name) => `<script type="module" src="/${name}.js"></script>`;
  writeFileSync(join(site, 'index.html'), page(tag('page')));
  for (const name of contestants) writeFileSync(join(site, `cold-${name}.html`), page(tag(`cold/${name}`)));
  const blank = 'requestAnimationFrame(() => setTimeout(() => { globalThis.finished = performance.now(); }));';
  writeFileSync(join(site, 'blank.js'), blank);
  writeFileSync(join(site, 'cold-blank.html'), page(tag('blank')));
}

/** Without isolation headers, which pages of a course cannot set: so no threads for anybody. */
export async function openSite() {
  const server = serveFolder(site);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

export function launch() {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args });
}

/** @param {import('playwright-core').Browser} browser @param {string} address */
export async function openBench(browser, address, files = contestants) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate((list) => /** @type {any} */ (globalThis).bench.load(list), files);
  return page;
}

/** The most memory a renderer of this browser ever held, in bytes. @param {import('playwright-core').Browser} browser */
export async function peakMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) * 1024);
  return Math.max(...peaks);
}
