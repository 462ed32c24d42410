// Lights cells of maps: the values that a parameter makes, and those that it is multiplied by.

import { outline } from './paint.js';
import { sourceOf } from './drawn-network.js';

/** @import { Grid } from './map-grid.js' */
/** @import { Paint } from './paint.js' */
/** @import { DrawnNetwork } from './drawn-network.js' */

/** The cells of a canvas that are lit, if its map has any. @param {DrawnNetwork} drawn @param {string | undefined} layer @param {Grid} grid @param {number} channel */
function litCells(drawn, layer, grid, channel) {
  const { lit, rows, network } = drawn;
  if (!lit) return undefined;
  const reads = sourceOf(
    drawn,
    rows.find(({ name }) => name === lit.layer),
  )?.name;
  const values = layer === lit.layer ? lit.outputs : layer === reads ? lit.inputs : undefined;
  if (!values) return undefined;
  const maps = layer === undefined ? (network.shape[2] ?? 1) : grid.maps;
  const here = [...values].filter((index) => layer === undefined || index % maps === channel);
  return new Set(here.map((index) => Math.floor(index / maps)));
}

/** Up to so many cells are lit by a ring each, more by a dot each, where a cell has room for one. */
const fewLit = 4;
const dotRoom = 6;

/** Lights cells and veils the others. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Set<number>} cells @param {Paint} paint */
export function drawLit(context, { rows, columns, kind }, cells, paint) {
  context.fillStyle = `rgb(${paint.low.join(' ')} / 0.65)`;
  for (let i = 0; i < rows * columns; i++) {
    if (!cells.has(i)) context.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  }
  context.fillStyle = paint.mark;
  for (const cell of cells) {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    if (kind === 'bars') context.fillRect(column + 0.12, 0.96, 0.76, 0.04);
    else if (kind === 'lines') context.fillRect(column - 1, row - 0.2, 3, 1.2);
    else if (cells.size <= fewLit) outline(context, paint, column - 0.2, row - 0.2, 1.4, 1.4);
    else if (paint.cell >= dotRoom) context.fillRect(column + 0.34, row + 0.34, 0.32, 0.32);
  }
}

/** What is lit on one canvas of a network. @type {NonNullable<DrawnNetwork['lit']>['draw']} */
export function drawLitMap(drawn, layer, channel, context, grid, paint) {
  const cells = litCells(drawn, layer, grid, channel);
  if (cells) drawLit(context, grid, cells, paint);
}
