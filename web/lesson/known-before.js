// What a diagnosis may go by besides the answer: the cells of the summary that stand there, and wrong answers to the others. Of
// a cell nobody was asked for, nobody can be wrong; only who adds them up has them before the eyes.

/** @import { Course } from './course.js' */
/** @import { Progress } from './progress.js' */
/** @import { Knows } from './questions/question-kind.js' */
/** @import { Question } from '../engine/types.js' */

/**
 * Right answers speak against causes that need others; on wrong ones later answers may rightly be built.
 * @param {{ course: Course, steps: { layer?: string }[], progress: Progress[], current: number, knows: Knows, indexOf: (ask: string, layer: string) => number }} player
 * @returns {(Question & { answer: any })[]}
 */
export function knownBefore(player) {
  const { course, progress, steps, current } = player;
  const isAdded = steps[current].layer === undefined;
  const asks = /** @type {const} */ (['output_shape', 'params']);
  return course.analysis.layers.flatMap((row) =>
    asks.flatMap((of) => {
      const place = player.indexOf(of, row.name);
      if (place === current || row[of] === null || (place < 0 && !isAdded)) return [];
      const cell = { layer: row.name, of };
      if (player.knows(of, row.name)) return [{ ...cell, answer: row[of] }];
      const tries = place < 0 ? [] : progress[place].tries;
      return tries.length > 0 ? [{ ...cell, answer: tries[tries.length - 1] }] : [];
    }),
  );
}
