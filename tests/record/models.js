// What the engine is asked about: the lessons, Keras's fixtures and applications. Each with an id that names it for good.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applicationModels, readLines } from '../fixtures.js';
import { brokenModels } from './broken.js';
import { root } from './root.js';

/**
 * @typedef {object} Model
 * @property {string} id
 * @property {any} config
 * @property {'lesson' | 'fixture' | 'application' | 'broken'} kind
 * @property {any[]} [steps]  of a lesson
 * @property {any} [from]  the config that a lesson changes
 * @property {any[]} [printed]  options of `summary()` with which a lesson is printed in the fixtures
 */

/** The lessons' own files, wherever in web/ they lie. @returns {any[]} */
export function lessonFiles() {
  const names = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' });
  const found = names.filter((name) => /(^|\/)lessons\/[^/]+\.json$/.test(name));
  const lessons = found.map((name) => JSON.parse(readFileSync(join(root, 'web', name), 'utf8')));
  if (lessons.length === 0) throw new Error('no lessons in web/');
  return lessons.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @returns {Model[]} */
function lessonModels() {
  const all = lessonFiles();
  const lines = readLines('summaries-lessons.jsonl');
  return all.map(({ id, config, steps, from }) => {
    const printed = lines.filter(({ lesson }) => lesson === id).map(({ options }) => options);
    return { id, config, kind: 'lesson', steps, printed, from: all.find((other) => other.id === from)?.config };
  });
}

/** A model that Keras refuses, as the graph it would be: a class name with `+` merges what comes in with a Conv2D of it. @param {any} fixture */
function refusedGraph({ input_shape, layers: wanted }) {
  const call = (/** @type {string[]} */ names) => [names.map((name) => [name, 0, 0, {}])];
  /** @type {any[]} */
  const layers = [{ class_name: 'InputLayer', name: 'input', config: { batch_shape: input_shape }, inbound_nodes: [] }];
  let last = 'input';
  const add = (
    /** @type {string} */ class_name,
    /** @type {any} */ config,
    /** @type {string[]} */ from,
    name = '',
  ) => {
    layers.push({ class_name, name, config: { ...config, name }, inbound_nodes: call(from) });
    last = name;
  };
  for (const [i, { class_name, config }] of wanted.entries()) {
    const before = last;
    const name = `layer_${i + 1}`;
    if (!class_name.startsWith('+')) add(class_name, config, [before], name);
    else {
      add('Conv2D', config, [before], `${name}_branch`);
      add(class_name.slice(1), {}, [before, last], name);
    }
  }
  const ends = { input_layers: [['input', 0, 0]], output_layers: [[last, 0, 0]] };
  return { class_name: 'Functional', config: { name: 'refused', layers, ...ends } };
}

/** @returns {Model[]} */
function fixtureModels() {
  return ['keras-models', 'keras-graphs'].flatMap((file) =>
    readLines(`${file}.jsonl`).map((fixture) => ({
      id: `${file}/${fixture.id}`,
      config: fixture.config ?? refusedGraph(fixture),
      kind: /** @type {const} */ ('fixture'),
    })),
  );
}

/** Every model, always in the same order. @returns {Model[]} */
export function allModels() {
  const applications = [...applicationModels()].map(([name, { config }]) => ({ id: `applications/${name}`, config }));
  return [
    ...lessonModels(),
    ...fixtureModels(),
    ...applications.map((one) => ({ ...one, kind: /** @type {const} */ ('application') })),
    ...brokenModels().map(([name, config]) => ({
      id: `broken/${name}`,
      config,
      kind: /** @type {const} */ ('broken'),
    })),
  ];
}

/** The seeds of the config fuzzer, to be broken place by place. @returns {[string, any][]} */
export function fuzzSeeds() {
  const folder = join(root, 'tests', 'fuzz', 'corpus', 'config');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
}
