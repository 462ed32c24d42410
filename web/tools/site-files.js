// The pages of dist/: the site with its offline copy, the single file, the page for iframes and the script of its parent.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, dist, importFacts } from './bundle.js';
import { root } from './engine-build.js';

/** Bytes that the parent of an iframe may have to load. */
const parentBudget = 2048;

/** @param {string} name */
const source = (name) => readFileSync(join(root, 'web', name), 'utf8');

/** Text of an HTML page. @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** @param {string} page @param {string} mark @param {string} text */
export function replaced(page, mark, text) {
  if (!page.includes(mark)) throw new Error(`a page lacks ${mark}`);
  return page.replace(mark, () => text); // a function, because a text's `$&` would be replaced
}

/** @param {(number | null)[]} shape */
const shapeText = (shape) => `(${shape.map((size) => size ?? 'None').join(', ')})`;

/** The counts as a table, counted by the engine, for readers without scripts. @returns {Promise<string>} */
export async function countTables() {
  const { loadEngine } = await import(pathToFileURL(join(dist, 'engine.js')).href);
  const engine = await loadEngine();
  const { lessons, loadWords } = await importFacts();
  const words = loadWords('en');
  const tables = lessons.map((/** @type {any} */ { id, config }) => {
    const { layers, total_params: total } = engine.analyse(config);
    const rows = layers.map(
      (/** @type {any} */ { name, class_name: kind, output_shape: shape, params }) =>
        `<tr><th scope="row">${escaped(`${name} (${kind})`)}</th><td>${shapeText(shape)}</td><td>${params.toLocaleString('en')}</td></tr>`,
    );
    const foot = `<tr><th scope="row">Total params</th><td></td><td>${total.toLocaleString('en')}</td></tr>`;
    const head =
      '<tr><th scope="col">Layer (type)</th><th scope="col">Output Shape</th><th scope="col">Param #</th></tr>';
    return `<table><caption>${escaped(words.text(`lesson-${id}`))}</caption>${head}${rows.join('')}${foot}</table>`;
  });
  return tables.join('\n');
}

/** The service worker of this build, over the files it serves. @param {string[]} names */
async function writeServiceWorker(names) {
  const hash = (/** @type {string | Buffer} */ content) => createHash('sha256').update(content).digest('hex');
  const files = Object.fromEntries(names.map((name) => [name, hash(readFileSync(join(dist, name)))]));
  const id = hash(JSON.stringify(files)).slice(0, 12);
  const define = { 'globalThis.CNN_PARAMS_BUILD': JSON.stringify({ id, files }) };
  await bundle('hosts/site/service-worker.js', 'service-worker.js', 'iife', { define });
}

/**
 * Everything of dist/ that is opened or framed. The scripts of the element and the engine must be there already.
 * @param {string[]} scripts files of the element's module, activities included
 */
export async function writeSite(scripts) {
  const counts = await countTables();
  const page = replaced(source('index.html'), '<!-- counts -->', counts);
  const script = readFileSync(join(dist, 'cnn-params.iife.js'), 'utf8').replaceAll('</script', '<\\/script');
  const plain = readFileSync(join(dist, 'engine-js.js'), 'utf8').replaceAll('</script', '<\\/script');
  const register = '<script type="module" src="site.js"></script>';
  const module = '<script type="module" src="cnn-params.js"></script>';
  writeFileSync(join(dist, 'index.html'), page);
  const single = (/** @type {string[]} */ ...scripts) =>
    replaced(replaced(page, register, ''), module, scripts.map((text) => `<script>${text}</script>`).join(''));
  writeFileSync(join(dist, 'cnn-params.html'), single(script));
  // Twice as large: for machines on which WebAssembly is forbidden and one file is all that can be brought along.
  writeFileSync(join(dist, 'cnn-params-compatible.html'), single(plain, script));
  writeFileSync(join(dist, 'frame.html'), replaced(source('hosts/frame/frame.html'), '<!-- counts -->', counts));
  await bundle('hosts/frame/inside.js', 'frame.js', 'iife');
  await bundle('hosts/frame/parent.js', 'cnn-params-frame.js', 'iife');
  await bundle('hosts/site/register.js', 'site.js', 'esm');
  await writeServiceWorker(['index.html', 'site.js', ...scripts]);
  const size = readFileSync(join(dist, 'cnn-params-frame.js')).length;
  if (size > parentBudget) throw new Error(`cnn-params-frame.js has ${size} bytes, ${parentBudget} are allowed`);
}
