// What the papers say is what is: the element's interface is written from its list, and the lines to paste are tested ones.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { elementDocs } from '../../../web/tools/element-docs.js';
import { root } from '../../../web/tools/engine-build.js';
import { parts } from '../../../web/settings/settings.js';

/** @param {...string} path */
const read = (...path) => readFileSync(join(root, ...path), 'utf8');

test('docs/element.md is what the list of settings makes', async () => {
  assert.equal(read('docs', 'element.md'), await elementDocs(), 'run node web/tools/element-docs.js');
});

/** The host site whose files hold the lines of a paper. @type {Record<string, string[]>} */
const sites = {
  html: ['plain/module.html', 'plain/classic.html'],
  sphinx: ['sphinx/conf.py', 'sphinx/index.rst'],
  mkdocs: ['mkdocs/mkdocs.yml', 'mkdocs/docs/exercise.md'],
  docusaurus: ['docusaurus/docusaurus.config.js', 'docusaurus/src/cnn-params.js', 'docusaurus/docs/exercise.mdx'],
  vitepress: ['vitepress/.vitepress/config.js', 'vitepress/.vitepress/theme/index.js', 'vitepress/exercise.md'],
  reveal: ['reveal/index.html'],
  lms: ['lms/index.html'],
};

for (const [name, files] of Object.entries(sites)) {
  test(`every line to paste of docs/add-to/${name}.md stands in its host site`, () => {
    const blocks = [...read('docs', 'add-to', `${name}.md`).matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, text]) => text);
    const lines = new Set(
      files.flatMap((file) =>
        read('tests', 'hosts', file)
          .split('\n')
          .map((line) => line.trim()),
      ),
    );
    assert.ok(blocks.length > 0);
    for (const line of blocks.flatMap((text) => text.split('\n')))
      assert.ok(line.trim() === '' || lines.has(line.trim()), line);
  });
}

test('every fault from 34 to 64 stands by its number in the name of a test', () => {
  const folders = [join('tests', 'web'), join('tests', 'browser'), join('tests', 'core')];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /_?test\.(js|cpp)$/.test(name))
      .map((name) => read(folder, name)),
  );
  const titles = sources.join('\n').match(/\bfaults? [^'"`:]*\d+[^'"`]*:/g) ?? [];
  const found = new Set(titles.flatMap((title) => title.match(/\d+/g) ?? []).map(Number));
  const missing = Array.from({ length: 31 }, (_, i) => 34 + i).filter((number) => number !== 36 && !found.has(number));
  assert.deepEqual(missing, []);
});

/** The scripts of a folder. @param {string} folder */
function sourcesIn(folder) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((file) => file.endsWith('.js')).map((file) => read(folder, file));
}

test('every part of the list is in a view, and can be left out', () => {
  const views = ['drawing', 'lesson', 'element'].flatMap((room) => sourcesIn(join('web', room))).join('\n');
  const styles = read('web', 'element', 'styles.css');
  for (const { name } of parts) {
    assert.ok(views.includes(`part="${name}"`), name);
    assert.ok(styles.includes(`:host([hide~='${name}']) [part='${name}']`), name);
  }
});
