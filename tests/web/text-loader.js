// Lets Node import the texts (.ftl, .css, .py) that the bundler inlines.

import * as module from 'node:module';

const source = `
export async function load(url, context, next) {
  if (!/\\.(ftl|css|py)$/.test(url)) return next(url, context);
  const { readFile } = await import('node:fs/promises');
  const { fileURLToPath } = await import('node:url');
  const text = await readFile(fileURLToPath(url), 'utf8');
  return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(text) };
}`;
module.register(`data:text/javascript,${encodeURIComponent(source)}`);
