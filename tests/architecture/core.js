// Who includes whom in core/, held against the rooms of docs/architecture.md.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDoor } from './rooms.js';

/** @typedef {import('./rooms.js').Room} Room */

/** A source and its header are one place: what either includes, both do. @param {string} file below core/ */
const place = (file) => file.replace(/\.[ch]pp$/, '');

/** @param {string} file below core/ */
const roomOf = (file) => place(file).split('/')[0];

/** The includes of a tree, file by file, as paths below it. @param {string} core @returns {Map<string, string[]>} */
export function readIncludes(core) {
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[ch]pp$/.test(name));
  const includes = (/** @type {string} */ name) =>
    [...readFileSync(join(core, name), 'utf8').matchAll(/^#include "([^"]+)"/gm)].map(([, path]) =>
      path.replace(/^core\//, ''),
    );
  return new Map(files.sort().map((name) => [name, includes(name)]));
}

/**
 * A source and its header as one file. That neither header names the other's is not enough: of two parts that need each
 * other neither can be read alone.
 * @param {Map<string, string[]>} includes @returns {Map<string, string[]>}
 */
function byPlace(includes) {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const [file, paths] of includes) {
    const others = paths.map(place).filter((other) => other !== place(file));
    places.set(place(file), [...(places.get(place(file)) ?? []), ...others]);
  }
  return places;
}

/** One way round through the graph from each circle. @param {Map<string, string[]>} includes */
function circles(includes) {
  /** @type {Map<string, 'open' | 'done'>} */
  const seen = new Map();
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {string} */ file, /** @type {string[]} */ path) => {
    if (seen.get(file) === 'open') {
      const circle = [...path.slice(path.indexOf(file)), file];
      found.push(`${circle.join(' includes ')}: a circle`);
    }
    if (seen.has(file)) return;
    seen.set(file, 'open');
    for (const next of includes.get(file) ?? []) if (includes.has(next)) visit(next, [...path, file]);
    seen.set(file, 'done');
  };
  for (const file of includes.keys()) visit(file, []);
  return found;
}

/**
 * What does not keep to the rooms, each with the names of both files.
 * @param {Map<string, string[]>} includes @param {Room[]} rooms in their order
 * @returns {string[]}
 */
export function wrongIncludes(includes, rooms) {
  const order = rooms.map(({ name }) => name);
  const wrong = [...includes].flatMap(([file, paths]) =>
    paths.flatMap((path) => {
      const [here, there] = [roomOf(file), roomOf(path)];
      if (!order.includes(here)) return [`${file} stands in no room`];
      if (!includes.has(path)) return [`${file} includes ${path}, which is not in core/`];
      if (here === there) return [];
      if (order.indexOf(there) > order.indexOf(here))
        return [`${file} includes ${path}: ${here} stands before ${there}`];
      const inside = place(path).split('/').slice(1).join('/');
      const room = rooms[order.indexOf(there)];
      return inside === '' || isDoor(room, inside) ? [] : [`${file} includes ${path}, which is no door of ${there}`];
    }),
  );
  return [...wrong, ...circles(byPlace(includes))];
}

/** Kernels know floats and sizes: nothing of layers. @param {Map<string, string[]>} includes @returns {string[]} */
export function wrongKernels(includes) {
  return [...includes].flatMap(([file, paths]) =>
    file.startsWith('running/kernels/')
      ? paths
          .filter((path) => !/^(base|running\/kernels)\//.test(path) && path !== 'model/activation_names.hpp')
          .map((path) => `${file} includes ${path}: kernels know floats and sizes only`)
      : [],
  );
}

/**
 * Names that two headers give to types. The linker takes them for one, whatever is in them, and says nothing.
 * @param {string} core @returns {string[]}
 */
export function doubleTypes(core) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const file of readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hpp'))) {
    const text = readFileSync(join(core, file), 'utf8');
    const space = /^namespace (\S+)/m.exec(text)?.[1] ?? '';
    for (const [, name] of text.matchAll(/^(?:struct|class|enum class) (\w+)[^;]*?\{/gm)) {
      const whole = `${space}::${name}`;
      found.set(whole, [...(found.get(whole) ?? []), file]);
    }
  }
  return [...found].filter(([, files]) => files.length > 1).map(([name, files]) => `${name}: ${files.join(', ')}`);
}
