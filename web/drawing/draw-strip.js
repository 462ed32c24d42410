// Paints the canvases of a network after each render: the picture, feature maps with the padding that the next layer puts
// around them, flattened rows in lines, units as bars, the window of the chosen value, and what is lit.

import { cellWithin, gridOf, outerOf } from './map-grid.js';
import {
  contextOf,
  drawBars,
  drawPadding,
  drawPicture,
  drawValues,
  outline,
  outlineSides,
  paintOf,
  sizeCanvas,
} from './paint.js';
import { sourceOf } from './drawn-network.js';

/** @import { LayerRow, Trace } from '../engine/types.js' */
/** @import { Grid } from './map-grid.js' */
/** @import { Paint } from './paint.js' */
/** @import { DrawnNetwork } from './drawn-network.js' */

/** Screen pixels of a cell, best first; where none fits, the strip scrolls. */
const cellSizes = [7, 6, 5, 4];

/** What the chosen value read from this map: a window, padding included, or a single cell. @param {CanvasRenderingContext2D} context @param {Trace} trace @param {LayerRow} reader @param {number} channel @param {Paint} paint */
function outlineWindow(context, trace, reader, channel, paint) {
  const [height, width] = reader.windows;
  const read = trace.products.filter(({ position }) => position?.length === 3);
  if (channel >= 0 && !read.some(({ position }) => position?.[2] === channel)) return;
  if (height && width && trace.position.length === 3) {
    const top = trace.position[0] * height.stride - height.pad_before;
    const left = trace.position[1] * width.stride - width.pad_before;
    outlineSides(context, paint, left, top, width.span, height.span);
  } else if (read.length === 1) {
    const [row, column] = /** @type {number[]} */ (read[0].position);
    outline(context, paint, column - 0.2, row - 0.2, 1.4, 1.4);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Grid} grid @param {number} index @param {number} channel @param {Paint} paint */
function outlineChosen(context, { columns, maps, kind }, index, channel, paint) {
  if (index % maps !== channel) return;
  const place = Math.floor(index / maps);
  const [row, column] = [Math.floor(place / columns), place % columns];
  if (kind === 'map') outline(context, paint, column - 0.2, row - 0.2, 1.4, 1.4);
  context.fillStyle = paint.mark;
  if (kind === 'lines') context.fillRect(column - 1, row - 0.2, 3, 1.2);
  if (kind === 'bars') context.fillRect(column + 0.12, 0.97, 0.76, 0.03);
}

/** @param {DrawnNetwork} drawn @param {HTMLCanvasElement} canvas @param {Paint} shared */
function drawCanvas(drawn, canvas, shared) {
  const { network, rows } = drawn;
  const { layer, channel: text } = canvas.dataset;
  const grid = gridOf(drawn, layer);
  const paint = { ...shared, cell: cellWithin(grid, shared.cell) };
  const channel = Number(text ?? -1);
  const context = contextOf(canvas, grid, paint.cell);
  drawPadding(context, grid, paint);
  const map = layer === undefined ? undefined : network.mapOf(layer);
  if (!map) drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  else if (grid.kind === 'bars') drawBars(context, map.data, paint);
  else drawValues(context, grid, map.data, channel, paint);
  drawn.lit?.draw(drawn, layer, channel, context, grid, paint);
  const { trace, selected } = network;
  const reader = rows.find(({ name }) => name === selected?.layer);
  if (!trace || !selected || !reader) return;
  if (layer === sourceOf(drawn, reader)?.name) outlineWindow(context, trace, reader, channel, paint);
  if (layer === selected.layer) outlineChosen(context, grid, selected.index, channel, paint);
}

/** The size of a cell that fitted each strip, and for what. @type {WeakMap<HTMLElement, { key: string, cell: number }>} */
const fitted = new WeakMap();

/** The largest cell with which the strip fits, so that all maps have one scale and shrinking is seen. @param {DrawnNetwork} drawn @param {HTMLElement} strip @param {HTMLCanvasElement[]} canvases @param {number[]} sizes */
function fitStrip(drawn, strip, canvases, sizes) {
  const grids = canvases.map((canvas) => gridOf(drawn, canvas.dataset.layer));
  // Trying sizes makes the browser lay the page out again and again; the same strip in the same room is not tried anew.
  const key = JSON.stringify([grids, sizes, strip.clientWidth, strip.textContent]);
  const before = fitted.get(strip);
  if (before?.key === key && canvases.every(({ style }) => style.width)) return before.cell;
  const cell = bestCell(strip, canvases, grids, sizes);
  fitted.set(strip, { key, cell });
  return cell;
}

/** Which of the sizes fitted last: the strips of a page have about the same room. */
let lastFit = 0;

/** @param {HTMLElement} strip @param {HTMLCanvasElement[]} canvases @param {Grid[]} grids @param {number[]} sizes */
function bestCell(strip, canvases, grids, sizes) {
  const layOut = (/** @type {number} */ cell) => {
    const height = Math.max(...grids.map((grid) => outerOf(grid, cellWithin(grid, cell)).height));
    strip.style.setProperty('--map-height', `${height}px`);
    canvases.forEach((canvas, i) => sizeCanvas(canvas, grids[i], cellWithin(grids[i], cell)));
  };
  const fits = (/** @type {number} */ index) => {
    layOut(sizes[index]);
    return strip.scrollWidth <= strip.clientWidth;
  };
  const last = sizes.length - 1;
  lastFit = Math.min(lastFit, last);
  if (fits(lastFit)) {
    while (lastFit > 0 && fits(lastFit - 1)) lastFit--;
    if (lastFit > 0) layOut(sizes[lastFit]); // the larger one that was tried did not fit
  } else {
    while (lastFit < last && !fits(++lastFit));
  }
  return sizes[lastFit];
}

/** Paints the strip of a network. @param {ParentNode} root what the strip is in @param {DrawnNetwork} drawn @param {number[]} [sizes] of a cell, best first @returns {number} the one that fitted */
export function drawStrip(root, drawn, sizes = cellSizes) {
  /** @type {HTMLElement | null} */
  const strip = root.querySelector('.strip');
  const canvases = /** @type {HTMLCanvasElement[]} */ ([...(strip?.querySelectorAll('canvas') ?? [])]);
  if (!strip || canvases.length === 0) return sizes[0];
  const cell = fitStrip(drawn, strip, canvases, sizes);
  const paint = paintOf(canvases[0], cell);
  for (const canvas of canvases) drawCanvas(drawn, canvas, paint);
  return cell;
}
