// Imports in web/ go one way, round no circle, and through doors, as docs/architecture.md states; each fault is seen.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { readRooms } from './rooms.js';
import { brokenRules } from './web-rules.js';

test('web/ consists of the rooms of the list, and of what belongs to the whole', () => {
  const entries = readdirSync(join(root, 'web'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual(
    folders.sort(),
    readRooms('web')
      .map(({ name }) => name)
      .sort(),
  );
  assert.deepEqual(
    entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(),
    ['index.html', 'index.js'],
  );
});

test('no file of web/ imports upward, round a circle or past a door', async () => {
  const { files, broken } = await brokenRules(root);
  assert.ok(files > 150, `only ${files} files were read`);
  assert.deepEqual(broken, []);
});

/** A small house with what is planted in it: the imports of some files. @param {Record<string, string>} planted @returns {Promise<string[]>} */
async function faultsOf(planted) {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
  const house = {
    'web/base/json.js': '',
    'web/engine/engine.js': "import '../base/json.js';",
    'web/engine/worker-link.js': "import './engine.js';",
    'web/words/words.js': "import '../engine/engine.js';",
    'web/activities/census/census.js': '',
    'web/activities/compare/compare.js': '',
  };
  for (const [name, text] of Object.entries({ ...house, ...planted })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `${text}\nexport {};\n`);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { broken } = await brokenRules(folder);
  rmSync(folder, { recursive: true });
  return broken;
}

/** What is planted, and the one fault that must be named. @type {[string, Record<string, string>, string[]][]} */
const plants = [
  ['nothing', {}, []],
  [
    'an upward import',
    { 'web/base/json.js': "import '../words/words.js';", 'web/words/words.js': '' },
    ['upward from base: web/base/json.js → web/words/words.js'],
  ],
  [
    'an upward import of a type',
    { 'web/base/json.js': "/** @import { Words } from '../words/words.js' */", 'web/words/words.js': '' },
    ['upward from base: web/base/json.js → web/words/words.js'],
  ],
  [
    'a circle',
    { 'web/words/shapes.js': "import './words.js';", 'web/words/words.js': "import './shapes.js';" },
    ['round a circle: web/words/shapes.js → web/words/words.js'],
  ],
  [
    'an import past a door',
    { 'web/words/words.js': "/** @type {import('../engine/worker-link.js').Link} */ let link;" },
    ['past a door of engine: web/words/words.js → web/engine/worker-link.js'],
  ],
  [
    'an activity that uses another',
    { 'web/activities/compare/compare.js': "import '../census/census.js';" },
    ['one activity uses another: web/activities/compare/compare.js → web/activities/census/census.js'],
  ],
  [
    'a folder that is no room',
    { 'web/helpers/more.js': '', 'web/words/words.js': "import '../helpers/more.js';" },
    ['no room of the list: web/words/words.js → web/helpers/more.js'],
  ],
];

for (const [what, planted, expected] of plants) {
  test(`of ${what} both files are named`, async () => {
    assert.deepEqual((await faultsOf(planted)).sort(), expected);
  });
}
