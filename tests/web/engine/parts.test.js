// The two parts of the WebAssembly: together they are the engine that was built, and the first alone opens every lesson.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import createModule from '#engine';
import packedFirst from '#engine-first';
import packedRest from '#engine-rest';
import { keras3Listing } from '../../../web/model/listing.js';
import { openCourse } from '../../../web/lesson/course.js';
import { Engine } from '../../../web/engine/api.js';
import { loadEngine } from '../../../web/engine/engine.js';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { startNetwork } from '../../../web/drawing/running-network.js';
import { unpackBytes } from '../../../web/engine/packed-bytes.js';
import { pictures } from '../../../web/drawing/pictures/all.js';
import { candidateRows } from '../../../web/lesson/questions/changed-rows.js';
import { imageOf, sectionIds, sectionsOf } from '../../../web/tools/wasm-module.js';

/** @param {Uint8Array} module */
const dataIn = (module) => imageOf(sectionsOf(module).find(({ id }) => id === sectionIds.data));
const [first, rest] = [unpackBytes(packedFirst), unpackBytes(packedRest)];
const whole = dataIn(readFileSync('build/wasm/engine.wasm'));

/** What stands in memory in the place of data that come with the rest, so that who reads them gets nonsense. */
const nonsense = 0xa5;

test('the rest writes what the first part leaves out, and nothing else', () => {
  const [sooner, later] = [dataIn(first), dataIn(rest)];
  const wrong = whole.findIndex((byte, at) => sooner[at] + later[at] !== byte || sooner[at] * later[at] !== 0);
  assert.equal(wrong, -1);
  const left = whole.filter((byte, at) => byte !== sooner[at]).length;
  assert.ok(left > 20_000, `only ${left} bytes of data come with the rest`);
});

/** An engine of the first part alone, which breaks down where it calls or reads something of the rest. */
async function firstAlone() {
  const sooner = dataIn(first);
  const module = await createModule({
    locateFile: (/** @type {string} */ name) => name,
    printErr: () => {},
    instantiateWasm(/** @type {any} */ imports, /** @type {(instance: WebAssembly.Instance) => void} */ receive) {
      const missing = (/** @type {string} */ place) => () => assert.fail(`function ${place} of the rest is called`);
      const placeholder = new Proxy({}, { get: (_, place) => missing(String(place)) });
      const instance = new WebAssembly.Instance(new WebAssembly.Module(first), { ...imports, placeholder });
      const memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
      const bytes = new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer);
      whole.forEach((byte, at) => byte !== sooner[at] && (bytes[at] = nonsense));
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
