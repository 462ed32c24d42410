// A running network as it is drawn: its rows, its floats, what is lit on it, and what happens when a value is pointed at.

/** @import { RunningNetwork } from './running-network.js' */
/** @import { LayerRow } from '../engine/types.js' */
/** @import { Words } from '../words/words.js' */
/** @import { Grid } from './map-grid.js' */
/** @import { Paint } from './paint.js' */

/**
 * Values that are lit: `inputs` in what the layer reads, `outputs` in what it makes; flat indices. draw: lights those of a canvas.
 * @typedef {{ layer: string, inputs: Set<number>, outputs: Set<number>, draw: (drawn: DrawnNetwork, layer: string | undefined,
 *   channel: number, context: CanvasRenderingContext2D, grid: Grid, paint: Paint) => void }} Lit
 */
/**
 * @typedef {object} DrawnNetwork
 * @property {Words} words
 * @property {Pick<RunningNetwork, 'shape' | 'input' | 'maps' | 'mapOf' | 'trace' | 'selected' | 'select' | 'tellingIndex'>} network
 * @property {LayerRow[]} rows
 * @property {(layer: string, index: number) => void} [choose]
 * @property {Lit} [lit]
 */

/** An input layer: it hands on the picture, which stands there already. @param {LayerRow} row */
export const isPicture = ({ class_name: kind, inputs }) => kind === 'InputLayer' && inputs.length === 0;

/** The row whose output a layer reads; nothing where it reads the picture. @param {DrawnNetwork} drawn @param {LayerRow | undefined} row */
export function sourceOf({ rows }, row) {
  const source = rows[row?.inputs[0] ?? -1];
  return source && isPicture(source) ? undefined : source;
}
