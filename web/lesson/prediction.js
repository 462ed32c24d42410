// What a right prediction saves: cells that stay as they were in the model before are not asked again.

/** @import { Course } from './course.js' */
/** @import { Progress } from './progress.js' */

/**
 * The open questions whose cell is the same in the model before, but for rows that were thought to change at first.
 * @param {{ course: Course, steps: { ask: string, layer?: string }[], progress: Progress[] }} player
 * @param {any[]} tries wrong predictions, as names of rows @returns {Progress[]}
 */
export function savedByPrediction({ course: { analysis, before }, steps, progress }, tries) {
  const named = new Set(tries.flat());
  return progress.filter((one, i) => {
    const { ask, layer } = steps[i];
    if (one.done || (ask !== 'output_shape' && ask !== 'params')) return false;
    const [now, then] = [analysis, before?.analysis].map((model) => model?.layers.find(({ name }) => name === layer));
    if (!now || !then || String(now[ask]) !== String(then[ask])) return false;
    // Who thought that this row's count changes is asked for it, though it does not.
    return now.params !== then.params || !named.has(layer);
  });
}
