// Rooms, doors and stairs of core/: what docs/architecture.md says is what the files do, and a fault is named.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { doubleTypes, readIncludes, wrongIncludes, wrongKernels } from './core.js';
import { readRooms } from './rooms.js';

const rooms = readRooms('core');
const includes = readIncludes('core');

/** The tree with one more include. @param {string} file @param {string} path */
const planted = (file, path) => new Map([...includes, [file, [...(includes.get(file) ?? []), path]]]);

test('no file of core/ includes a room after its own, reaches past a door, or stands in a circle', () => {
  assert.ok(includes.size > 200, `${includes.size} files`);
  assert.deepEqual(wrongIncludes(includes, rooms), []);
  assert.deepEqual(wrongKernels(includes), []);
});

test('no two headers give a type the same name', () => {
  assert.deepEqual(doubleTypes('core'), []);
});

test('only the bindings know Emscripten', () => {
  const known = [...includes.keys()].filter((file) => /emscripten/i.test(readFileSync(`core/${file}`, 'utf8')));
  assert.deepEqual(known, ['bindings.cpp']);
});

for (const [what, file, path, said] of [
  [
    'an upward include',
    'model/layer.hpp',
    'diagnosis/causes.hpp',
    /^model\/layer\.hpp includes diagnosis\/causes\.hpp: model stands before diagnosis$/,
  ],
  [
    'an include past a door',
    'api/api.cpp',
    'layers/core/dense.cpp',
    /^api\/api\.cpp includes layers\/core\/dense\.cpp, which is no door of layers$/,
  ],
  [
    'an include of what is not there',
    'api/api.cpp',
    'model/nothing.hpp',
    /^api\/api\.cpp includes model\/nothing\.hpp, which is not in core\/$/,
  ],
]) {
  test(`${what} is found and both files are named`, () => {
    const wrong = wrongIncludes(planted(String(file), String(path)), rooms);
    assert.equal(wrong.filter((line) => /** @type {RegExp} */ (said).test(line)).length, 1, wrong.join('\n'));
  });
}

test('a circle of headers is found and all of it is named', () => {
  const wrong = wrongIncludes(planted('base/value.hpp', 'base/json.hpp'), rooms);
  assert.ok(
    wrong.some(
      (line) =>
        line.endsWith(': a circle') && /base\/value includes base\/json|base\/json includes .*base\/value/.test(line),
    ),
    wrong.join('\n'),
  );
});

test('a kernel that knows layers is found', () => {
  const [wrong] = wrongKernels(planted('running/kernels/dense/plain.cpp', 'model/layer.hpp'));
  assert.match(wrong, /running\/kernels\/dense\/plain\.cpp includes model\/layer\.hpp/);
});
