// Builds dist/: the site, the module, the classic script, the single file, the page for iframes, and the package's modules.

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundle, bundleClassic, bundleSplit, dist } from './bundle.js';
import { buildEngine, root } from './engine-build.js';
import { stop } from './esbuild-service.js';
import { writePackage } from './package-files.js';
import { writeSite } from './site-files.js';

/** Kilobytes that these may take, Brotli-compressed. */
const budgets = { firstLoad: 115, singleFile: 620 };

/** @param {string} name */
function sizes(name) {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  const kilobytes = [bytes.length, gzipSync(bytes).length, brotli].map((size) => (size / 1024).toFixed(1).padStart(7));
  console.log(`  ${name.padEnd(26)} ${kilobytes.join(' ')} KB`);
  return brotli;
}

/** @param {string} what @param {number} size bytes @param {number} budget kilobytes */
function hold(what, size, budget) {
  if (size <= budget * 1024) return;
  console.error(`${what} is over ${budget} KB Brotli.`);
  process.exitCode = 1;
}

mkdirSync(dist, { recursive: true });
await buildEngine('wasm', ['engine']);
await buildEngine('wasm2js', ['engine']);
copyFileSync(join(root, 'build', 'wasm2js', 'engine-js.js'), join(dist, 'engine-js.js'));
const { files, first, worker } = await bundleSplit('index.js', 'cnn-params.js');
await bundleClassic('element/define.js', 'cnn-params.iife.js', worker);
await bundle('engine/engine.js', 'engine.js', 'esm');
await bundle('hosts/anywidget.js', 'anywidget.js', 'esm');
await writeSite(files);
await writePackage();
await stop();
console.log(`Built dist/${''.padEnd(18)}     raw    gzip  brotli`);
hold('The single file', sizes('cnn-params.html'), budgets.singleFile);
['cnn-params.iife.js', 'engine.js', 'engine-js.js', 'cnn-params-compatible.html'].forEach(sizes);
console.log('First load of the site:');
const load = ['index.html', 'site.js', ...first].map(sizes).reduce((sum, size) => sum + size, 0);
console.log(`  ${'together'.padEnd(26)} ${(load / 1024).toFixed(1).padStart(23)} KB`);
hold('The first load', load, budgets.firstLoad);
