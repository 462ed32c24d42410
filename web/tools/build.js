// Builds dist/: the site, the module, the classic script, the single file and the headless engine.

import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildEngine, root } from './engine-build.js';

const dist = join(root, 'dist');
/** Bytes that the whole first load may take, Brotli-compressed. */
const budget = 100 * 1024;

/** Sources indent their templates; readers of the page need no such spaces. Only whole lines of markup are joined. */
const minifyTemplates = {
  name: 'minify-templates',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /web\/(views\/.*|element)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/>\s*\n\s*</g, '><'),
    }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { transform } = await import('esbuild');
      const result = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: result.code, loader: 'text' };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  // Emscripten's glue asks for its own address, which a classic script has not; it is never used: the bytes are given.
  logOverride: { 'empty-import-meta': 'silent' },
  conditions: ['production'],
  loader: { '.ftl': 'text' },
  plugins: [minifyTemplates],
  logLevel: 'warning',
};

/** @param {string} entry @param {string} name @param {'esm' | 'iife'} format */
function bundle(entry, name, format) {
  return build({ ...shared, entryPoints: [join(root, 'web', entry)], outfile: join(dist, name), format });
}

/** The site with its module, and the same page with the script inside. */
function writePages() {
  const page = readFileSync(join(root, 'web', 'index.html'), 'utf8');
  const tag = '<script type="module" src="cnn-params.js"></script>';
  if (!page.includes(tag)) throw new Error('web/index.html lacks its script tag');
  writeFileSync(join(dist, 'index.html'), page);
  const script = readFileSync(join(dist, 'cnn-params.iife.js'), 'utf8').replaceAll('</script', '<\\/script');
  // A function, because a text's `$&` would be replaced.
  writeFileSync(
    join(dist, 'cnn-params.html'),
    page.replace(tag, () => `<script>${script}</script>`),
  );
}

/** @param {string} name */
function sizes(name) {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  const kilobytes = [bytes.length, gzipSync(bytes).length, brotli].map((size) => (size / 1024).toFixed(1).padStart(7));
  console.log(`  ${name.padEnd(20)} ${kilobytes.join(' ')} KB`);
  return brotli;
}

mkdirSync(dist, { recursive: true });
await buildEngine('wasm', ['engine']);
await bundle('define.js', 'cnn-params.js', 'esm');
await bundle('define.js', 'cnn-params.iife.js', 'iife');
await bundle('engine.js', 'engine.js', 'esm');
writePages();
console.log(`Built dist/${''.padEnd(12)}     raw    gzip  brotli`);
const first = ['cnn-params.html', 'cnn-params.js', 'cnn-params.iife.js', 'engine.js', 'index.html'].map(sizes)[0];
if (first > budget) {
  console.error(`cnn-params.html is over its budget of ${budget / 1024} KB Brotli.`);
  process.exitCode = 1;
}
