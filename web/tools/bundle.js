// How everything is bundled: one set of options for the site, the package and the frames.

import { transform } from 'esbuild';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './engine-build.js';
import { build } from './esbuild-service.js';

export const dist = join(root, 'dist');

/** A source with its markup in one line. @param {string} path */
const shortened = (path) => readFileSync(path, 'utf8').replace(/>\s*\n\s*</g, '><');

/** Sources indent their templates and carry documentation; readers of the page need neither. Only whole lines of markup are joined. */
const minifyTexts = {
  name: 'minify-texts',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /web\/(page|drawing|lesson|activities|element)\/.*\.js$/ }, ({ path }) => ({
      contents: shortened(path),
    }));
    build.onLoad({ filter: /web\/settings\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\babout:\s*'(?:[^'\\]|\\.)*'/g, "about: ''"),
    }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const result = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: result.code, loader: 'text' };
    });
  },
};

/** What is loaded later, and each activity by the script of its own name. */
const loadedLater =
  /web\/(element\/loaded-later|engine\/long-pass|engine\/compiled-learner|drawing\/own-picture|reading\/read-python|reading\/files\/read-file|drawing\/sweep\/sweep-panel|activities\/(\w+)\/(\w+))\.js$/;

/**
 * What is loaded later also names all that is loaded first. It changes nothing at run time, but then esbuild keeps the first
 * load in one file: it makes a file of its own for each set of entries that share a module.
 */
const firstInOne = {
  name: 'first-in-one',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: loadedLater }, ({ path }) => {
      const [, , folder, name] = path.match(loadedLater) ?? [];
      if (folder !== name) return undefined; // a part of an activity, which comes with it
      return { contents: `import '${join(root, 'web', 'element', 'define.js')}';\n${shortened(path)}` };
    });
  },
};

/** The JavaScript build of the engine stays a file of its own, which is loaded only where WebAssembly is refused. */
const scriptBeside = {
  name: 'script-beside',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    const folder = build.initialOptions.outdir ? '..' : '.';
    build.onResolve({ filter: /^#engine-js$/ }, () => ({ path: `${folder}/engine-js.js`, external: true }));
  },
};

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  // Emscripten's glue asks for its own address to find a file that is inlined here: a classic script has none, and other
  // bundlers would look for that file.
  define: { 'import.meta.url': '""', 'globalThis.CNN_PARAMS_WORKER': 'undefined' },
  conditions: ['production'],
  loader: { '.ftl': 'text', '.py': 'text' },
  plugins: [minifyTexts, scriptBeside],
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

/** The file that a worker for long passes is started from, beside the activities. @returns {Promise<string>} its name below dist/ */
async function bundleWorker() {
  const { metafile } = await build({
    ...shared,
    entryPoints: [{ in: join(root, 'web', 'engine', 'worker-script.js'), out: 'pass-worker' }],
    outdir: join(dist, 'activities'),
    entryNames: '[name]-[hash]', // it changes with the file, as that of who starts it does
    format: 'iife',
    metafile: true,
  });
  const [output] = Object.keys(/** @type {import('esbuild').Metafile} */ (metafile).outputs);
  return output.replace(/^dist\//, '');
}

/**
 * The module of dist/ whose activities are files of their own, fetched when they are opened.
 * @param {string} entry below web/ @param {string} name
 * @returns {Promise<{ files: string[], first: string[], worker: string }>} all of its files, those of the first load, and
 *   the one of the worker
 */
export async function bundleSplit(entry, name) {
  rmSync(join(dist, 'activities'), { recursive: true, force: true });
  const worker = await bundleWorker();
  const { metafile } = await build({
    ...shared,
    define: { ...shared.define, 'globalThis.CNN_PARAMS_WORKER': JSON.stringify(basename(worker)) },
    plugins: [firstInOne, ...shared.plugins],
    splitting: true,
    chunkNames: 'activities/[name]-[hash]',
    entryPoints: [{ in: join(root, 'web', entry), out: name.replace(/\.js$/, '') }],
    outdir: dist,
    format: 'esm',
    metafile: true,
  });
  const outputs = /** @type {import('esbuild').Metafile} */ (metafile).outputs;
  const first = new Set([`dist/${name}`]);
  for (const output of first) {
    for (const { path, kind } of outputs[output].imports) if (kind === 'import-statement') first.add(path);
  }
  const names = (/** @type {Iterable<string>} */ paths) => [...paths].map((path) => path.replace(/^dist\//, ''));
  return { files: [...names(Object.keys(outputs)), worker], first: names(first), worker };
}

/**
 * The classic script, which is also the script of its own worker: there is no other file that is surely beside it.
 * @param {string} entry below web/ @param {string} name @param {string} worker what bundleSplit has made
 */
export function bundleClassic(entry, name, worker) {
  const text = readFileSync(join(dist, worker), 'utf8');
  return bundle(entry, name, 'iife', {
    define: { ...shared.define, 'globalThis.CNN_PARAMS_WORKER': 'cnnParamsAddress' },
    // Its own address can be asked only while it starts.
    banner: {
      js: `"use strict";if(typeof importScripts==="function"){${text}}else{const cnnParamsAddress=globalThis.document?.currentScript?.src||"";`,
    },
    footer: { js: '}' },
    logOverride: { 'empty-import-meta': 'silent' }, // that is what worker-link.js looks at
  });
}

/** Modules for bundlers: what they have in common is in files of its own, and dependencies stay imports. @param {string[]} entries @param {string} folder */
export function bundleModules(entries, folder) {
  const entryPoints = entries.map((entry) => ({ in: join(root, 'web', entry), out: basename(entry, '.js') }));
  const chunks = { splitting: true, chunkNames: 'shared-[hash]' };
  const outdir = join(dist, folder);
  return build({
    ...shared,
    ...chunks,
    entryPoints,
    outdir,
    format: 'esm',
    external: ['lit', 'lit/*', '@fluent/bundle', 'fflate'],
  });
}

/** What page-facts.js knows, as it stands in the sources. @returns {Promise<any>} */
export async function importFacts() {
  const outfile = join(root, 'build', 'page-facts.mjs');
  await bundle('tools/page-facts.js', '', 'esm', { outfile, minify: false, plugins: [scriptBeside] });
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}
