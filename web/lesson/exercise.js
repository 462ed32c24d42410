// A fresh exercise of the engine as a course that a player can play.

import { openStore } from '../page/store.js';
import { listQuestions } from './listed-questions.js';
import { Player } from './player.js';
import { questionKinds } from './questions/all.js';
import { receptiveFieldQuestion } from './questions/receptive-field.js';

/** @import { EngineApi } from '../engine/engine.js' */
/** @import { LearnerLog } from './learner-log.js' */
/** @import { Course } from './course.js' */
/** @import { Variant } from '../engine/types.js' */

/** What exercises alone ask comes with them. */
questionKinds.receptive_field = receptiveFieldQuestion;

/** Seeds are small enough to be read aloud. */
const largestSeed = 999_999;

/** A seed that nobody has chosen. */
export function newSeed() {
  return 1 + (crypto.getRandomValues(new Uint32Array(1))[0] % largestSeed);
}

/** @param {{ engine: EngineApi }} owner whose engine may be replaced by a fresh one @param {Variant} exercise @returns {Course} */
export function exerciseCourse(owner, exercise) {
  const { config, questions, skill, seed, attempt } = exercise;
  const steps = questions.map(({ of, layer }) => (layer ? { ask: of, layer } : { ask: of }));
  const lesson = {
    id: `practice-${skill}-${seed}.${attempt}`,
    seed: 1,
    picture: 'lighthouse',
    fresh: true,
    config,
    steps,
  };
  const analysis = owner.engine.analyse(config);
  return {
    get engine() {
      return owner.engine;
    },
    lesson,
    questions: listQuestions(lesson),
    analysis,
  };
}

/** Progress in an exercise ends with it, what was answered is in the log. @param {Course} course @param {LearnerLog} [log] */
export function exercisePlayer(course, log) {
  const nowhere = openStore(() => {
    throw new Error('exercises are not stored');
  });
  return new Player(course, nowhere, log);
}
