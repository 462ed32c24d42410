// What a kind of work is that can be watched: a sliding window, values put in a row, units that read them.

/** @import { Sweep } from './sweep-state.js' */
/** @import { LayerRow } from '../../engine/types.js' */
/** @import { DrawingNeeds } from '../needs.js' */
/** @import { Grid } from '../map-grid.js' */
/** @import { Paint } from '../paint.js' */
/** @import { DrawnNetwork } from '../drawn-network.js' */

/**
 * What is watched at one place.
 * @typedef {{ element: DrawingNeeds, drawn: DrawnNetwork, row: LayerRow, sweep: Sweep }} Watch
 */
/**
 * One canvas or several side by side, with a name below.
 * @typedef {{ plane: string, layer?: string, channels: number[], caption: string }} Plane
 *   plane: its part in the work; layer: whose values it shows, the picture where none is named
 */
/**
 * How a kind of work is watched.
 * @typedef {object} Work
 * @property {(drawn: DrawnNetwork, row: LayerRow) => [number, number, number]} places  rows and columns of places, and maps
 * @property {(sweep: Sweep) => number} value  the index of the value that is made, in the layer's output
 * @property {(watch: Watch) => Plane[]} planes  in the order data flows
 * @property {(watch: Watch) => string} says
 * @property {(watch: Watch) => unknown} why
 * @property {number} room  pixels for one canvas, side by side with others
 * @property {(grid: Grid, plane: string, input: Grid) => Grid} frame  the grid on its canvas
 * @property {(watch: Watch, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, grid: Grid, paint: Paint) => void} draw
 */

export {};
