// Which rows of a long model stand in the drawing and in the summary: those that are asked about; the others are folded.

/** @import { LessonNeeds } from '../needs.js' */
/** @import { LayerRow } from '../../engine/types.js' */

/** Models of more rows are folded. */
const mostRows = 24;

/** @param {LessonNeeds} element @returns {(row: LayerRow) => boolean} */
export function shownRows({ player, view }) {
  const rows = player?.course.analysis.layers ?? [];
  if (!player || view.unfolded || rows.length <= mostRows) return () => true;
  const names = new Set([rows[0].name, rows[rows.length - 1].name, ...player.steps.map(({ layer }) => layer)]);
  return ({ name }) => names.has(name);
}
