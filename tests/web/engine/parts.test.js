// The two parts of the WebAssembly: together they are the engine that was built, and the first alone opens every lesson.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import createModule from '#engine';
import firstText from '#engine-first';
import restText from '#engine-rest';
import { bytesOfText } from '../../../web/base/byte-text.js';
import { keras3Listing } from '../../../web/model/listing.js';
import { openCourse } from '../../../web/lesson/course.js';
import { Engine } from '../../../web/engine/api.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { startNetwork } from '../../../web/drawing/running-network.js';
import { pictures } from '../../../web/drawing/pictures/all.js';
import { candidateRows } from '../../../web/lesson/questions/all.js';

const first = new WebAssembly.Module(bytesOfText(firstText));
const rest = new WebAssembly.Module(bytesOfText(restText));
const whole = new WebAssembly.Module(readFileSync('build/wasm/engine.wasm'));

test('the first part offers all that the engine offers, and the rest needs nothing but the first part', () => {
  const offered = WebAssembly.Module.exports(first).map(({ name }) => name);
  const needed = WebAssembly.Module.imports(rest);
  assert.deepEqual(
    WebAssembly.Module.exports(whole).filter(({ name }) => !offered.includes(name)),
    [],
  );
  assert.deepEqual(
    needed.filter(({ module, name }) => module !== 'primary' || !offered.includes(name)),
    [],
  );
});

test('most of the engine comes with the rest', () => {
  assert.ok(restText.length > 1.5 * firstText.length, `${firstText.length} letters first, then ${restText.length}`);
});

/** An engine of the first part alone, which breaks down where it calls something of the rest. */
async function firstAlone() {
  const module = await createModule({
    locateFile: (/** @type {string} */ name) => name,
    printErr: () => {},
    instantiateWasm(/** @type {any} */ imports, /** @type {(instance: WebAssembly.Instance) => void} */ receive) {
      const missing = (/** @type {string} */ place) => () => assert.fail(`function ${place} of the rest is called`);
      const placeholder = new Proxy({}, { get: (_, place) => missing(String(place)) });
      const instance = new WebAssembly.Instance(first, { ...imports, placeholder });
      receive(instance);
      return {};
    },
  });
  return new Engine(module, 'wasm');
}

/** Everything that a lesson shows before somebody turns to it, and where its own picture or another value is chosen sooner. @param {any} engine @param {string} id */
function shownBy(engine, id) {
  const course = openCourse(engine, { lesson: id });
  assert.ok(course);
  const { network } = startNetwork(course, () => {});
  assert.ok(network);
  const own = Float32Array.from({ length: 1200 }, (_, i) => [0.5, -3e-7, 1e9, Number.NaN, Infinity][i % 5]);
  const seen = [];
  for (const choose of [...pictures.map((picture) => () => network.choose(picture.id)), () => network.show(own)]) {
    choose();
    seen.push(network.maps);
    for (const { name, data } of network.maps ?? []) {
      for (let index = 0; index < data.length; index += 7) {
        network.select(name, index);
        seen.push(network.trace);
      }
    }
  }
  const listing = keras3Listing(course.lesson.config, (name) => engine.describe(name));
  return { course: { ...course, engine: null }, rows: course.before && candidateRows(course), listing, seen };
}

for (const { id } of lessons) {
  test(`the first part alone shows ${id} as the whole engine does`, async () => {
    const [alone, together] = [await firstAlone(), await loadEngine()];
    assert.deepEqual(shownBy(alone, id), shownBy(together, id));
  });
}
