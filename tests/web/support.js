// What the tests of the page without a browser share: storages in memory, and a lesson ready to be played.

import { openCourse } from '../../web/lesson/course.js';
import { loadEngine } from '../../web/engine/engine.js';
import { LearnerLog } from '../../web/lesson/learner-log.js';
import { ownLesson } from '../../web/lesson/lessons/own-model.js';
import { Player } from '../../web/lesson/player.js';
import { openStore } from '../../web/page/store.js';

/** @import { Progress } from '../../web/lesson/progress.js' */
/** @import { Store } from '../../web/page/store.js' */

export const engine = await loadEngine();

/** A Storage in memory. @param {Record<string, string>} [entries] */
export function fakeStorage(entries = {}) {
  const items = new Map(Object.entries(entries));
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => items.set(key, value),
    removeItem: (/** @type {string} */ key) => items.delete(key),
    keys: () => [...items.keys()],
  });
}

/** A store that nothing outlives. */
export const memory = () =>
  openStore(() => {
    throw new Error('no storage');
  });

/**
 * A learner in a lesson, with the log and the store.
 * @param {string} id @param {{ questions?: string, config?: any, store?: Store }} [chosen]
 */
export function play(id, { store = memory(), ...chosen } = {}) {
  const log = new LearnerLog(store);
  const course = openCourse(engine, { lesson: id, ...chosen }, ownLesson);
  if (!course) throw new Error(id);
  return { player: new Player(course, store, log), log, store };
}

/** A question to which only this has happened. @param {Partial<Progress>} [happened] @returns {Progress} */
export const question = (happened = {}) => ({
  done: false,
  shown: false,
  filled: false,
  draft: '',
  guess: '',
  tries: [],
  hints: 0,
  ...happened,
});

/** A Sequential of these layers, with the names that Keras gives them in lessons. @param {(number | null)[]} input @param {[string, string, object][]} layers class, name, arguments */
export const sequential = (input, layers) => ({
  class_name: 'Sequential',
  config: {
    name: 'sequential',
    layers: [
      { class_name: 'InputLayer', config: { name: 'input_layer', batch_shape: [null, ...input] } },
      ...layers.map(([class_name, name, config]) => ({ class_name, config: { name, ...config } })),
    ],
  },
});
