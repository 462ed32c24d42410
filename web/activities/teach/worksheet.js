// A sheet of exercises from one number: the same for the page, for paper, and for the files of learning platforms.

import { exerciseCourse } from '../../lesson/exercise.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { Course } from '../../lesson/course.js' */
/** @import { Variant } from '../../engine/types.js' */

/**
 * One exercise for each skill.
 * @param {{ engine: EngineApi }} owner @param {string[]} skills @param {number} seed
 * @returns {{ exercise: Variant, course: Course }[]}
 */
export function worksheet(owner, skills, seed) {
  return skills.map((skill) => {
    const exercise = owner.engine.variant({ skill, seed });
    return { exercise, course: exerciseCourse(owner, exercise) };
  });
}
