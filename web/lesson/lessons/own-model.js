// A walkthrough of a teacher's own model: the same questions as in the lessons, made from its rows. What cannot be counted is
// not asked; of a large model, what is worth asking.

import { toJson } from '../../base/json.js';
import { mostQuestions, worthAsking } from './worth-asking.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Lesson, Step } from './all.js' */

/**
 * Any form of a model that people have, as the config of today: pages show and write that one. What is in that form already
 * stays the same, so that its progress is found again.
 * @param {EngineApi} engine @param {any} given
 */
function readOwn(engine, given) {
  const read = engine.readConfig(given);
  const same = read.class_name === given.class_name && toJson(read.config) === toJson(given.config);
  return same ? given : read;
}

/**
 * @param {EngineApi} engine
 * @param {any} given a Keras config in any form that the engine reads
 * @returns {Lesson}
 */
export function ownLesson(engine, given) {
  const config = readOwn(engine, given);
  const analysis = engine.analyse(config);
  // Of an input there is nothing to reckon: its shape stands in the listing.
  const isKnown = (/** @type {string} */ kind) => (kind === 'InputLayer' ? { withdrawn: true } : {});
  /** @type {Step[]} */
  const cells = analysis.layers.flatMap(({ name, class_name: kind, output_shape, params }) => [
    ...(output_shape ? [{ ask: 'output_shape', layer: name, ...isKnown(kind) }] : []),
    ...(params === null ? [] : [{ ask: 'params', layer: name, ...isKnown(kind) }]),
  ]);
  const open = cells.filter(({ withdrawn }) => !withdrawn).length;
  const asked = open < mostQuestions ? cells : worthAsking(cells, analysis.layers);
  const rank = asked === cells ? {} : { rank: Infinity };
  const total = analysis.complete ? [{ ask: 'total_params', ...rank }] : [];
  return { id: 'own-model', seed: 4071, picture: 'lighthouse', config, steps: [...asked, ...total] };
}
