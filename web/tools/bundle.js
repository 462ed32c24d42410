// How everything is bundled: one set of options for the site, the package and the frames.

import { build, transform } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './engine-build.js';

export const dist = join(root, 'dist');

/** Sources indent their templates and carry documentation; readers of the page need neither. Only whole lines of markup are joined. */
const minifyTexts = {
  name: 'minify-texts',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /web\/(views\/.*|element)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/>\s*\n\s*</g, '><'),
    }));
    build.onLoad({ filter: /web\/settings\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\babout:\s*'(?:[^'\\]|\\.)*'/g, "about: ''"),
    }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const result = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: result.code, loader: 'text' };
    });
  },
};

/** The JavaScript build of the engine stays a file of its own, which is loaded only where WebAssembly is refused. @param {string} path */
const scriptBeside = (path) => ({
  name: 'script-beside',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^#engine-js$/ }, () => ({ path, external: true }));
  },
});

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  // Emscripten's glue asks for its own address to find a file that is inlined here: a classic script has none, and other
  // bundlers would look for that file.
  define: { 'import.meta.url': '""' },
  conditions: ['production'],
  loader: { '.ftl': 'text' },
  plugins: [minifyTexts, scriptBeside('./engine-js.js')],
  logLevel: 'warning',
};

/**
 * One self-contained file of dist/.
 * @param {string} entry below web/ @param {string} name @param {'esm' | 'iife'} format
 * @param {import('esbuild').BuildOptions} [options]
 */
export function bundle(entry, name, format, options = {}) {
  return build({ ...shared, entryPoints: [join(root, 'web', entry)], outfile: join(dist, name), format, ...options });
}

/** Modules for bundlers: what they have in common is in files of its own, and dependencies stay imports. @param {string[]} entries @param {string} folder */
export function bundleModules(entries, folder) {
  const entryPoints = entries.map((entry) => join(root, 'web', entry));
  const chunks = { splitting: true, chunkNames: 'shared-[hash]' };
  const outdir = join(dist, folder);
  const plugins = [minifyTexts, scriptBeside('../engine-js.js')];
  return build({
    ...shared,
    ...chunks,
    plugins,
    entryPoints,
    outdir,
    format: 'esm',
    external: ['lit', 'lit/*', '@fluent/bundle'],
  });
}

/** What page-facts.js knows, as it stands in the sources. @returns {Promise<any>} */
export async function importFacts() {
  const outfile = join(root, 'build', 'page-facts.mjs');
  await bundle('tools/page-facts.js', '', 'esm', { outfile, minify: false, plugins: [scriptBeside('./engine-js.js')] });
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}
