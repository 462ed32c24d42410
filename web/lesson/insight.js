// Where a model's parameters sit, before a change and after it: what a lesson leaves behind. No page, so that files have it too.

/** @import { Course } from './course.js' */
/** @import { Analysis } from '../engine/types.js' */

/**
 * The rows of one model that have parameters, as parts of a bar.
 * @typedef {{ name: string, class_name: string, params: number, share: number }} BarPart
 * @typedef {{ lesson: string, total: number, parts: BarPart[] }} Bar
 */

/** @param {string} lesson @param {Analysis} analysis @returns {Bar} */
function barOf(lesson, { layers, total_params }) {
  const counted = layers.filter(({ params }) => params > 0);
  const parts = counted.map(({ name, class_name, params, share }) => ({ name, class_name, params, share: share ?? 0 }));
  return { lesson, total: total_params, parts };
}

/** The bars of a lesson: of the model it changes, where it changes one, and of its own. @param {Course} course @returns {Bar[]} */
export function barsOf({ lesson, analysis, before }) {
  const own = barOf(lesson.id, analysis);
  return before ? [barOf(lesson.from ?? '', before.analysis), own] : [own];
}

/** The row with the most parameters. @param {Bar} bar @returns {BarPart | undefined} */
export const largestOf = ({ parts }) => [...parts].sort((a, b) => b.params - a.params)[0];
