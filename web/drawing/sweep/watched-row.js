// Which layer can be watched at work, and what kind of work it does.

/** @import { LayerRow } from '../../engine/types.js' */
/** @import { DrawingNeeds } from '../needs.js' */
/** @import { DrawnNetwork } from '../drawn-network.js' */

/** A window slides, values are put in a row, or every unit reads every value. @param {LayerRow | undefined} row @returns {'window' | 'flatten' | 'dense' | undefined} */
export function workOf(row) {
  if (row?.windows.length === 2 && !row.windows[0].transposed) return 'window';
  if (row?.class_name === 'Flatten' && row.input_shapes[0].length === 4) return 'flatten';
  return row?.class_name === 'Dense' && row.input_shapes[0].length === 2 ? 'dense' : undefined;
}

/** The layer in question, or the first that can be watched, once there are maps. @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export function rowToWatch({ player }, { network, rows }) {
  if (!network.maps) return undefined;
  const row = rows.find(({ name }) => name === player?.step.layer);
  return workOf(row) ? row : rows.find(workOf);
}
