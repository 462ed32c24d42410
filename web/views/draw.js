// Paints the canvases after each render: the picture, feature maps in one hue with the padding that the next layer puts
// around them, flattened rows in lines, units as bars, and the window of the chosen value.

import { gridOf, outerOf } from './map-grid.js';

/** @import { CnnParams } from '../element.js' */
/** @import { LayerRow, Trace } from '../types.js' */
/** @import { Grid } from './map-grid.js' */

/**
 * What one round of painting shares: the colours, which the browser resolves only in real properties, and the screen
 * pixels of one cell. height, width: the colours that these dimensions of a window have everywhere.
 * @typedef {{ low: number[], high: number[], mark: string, soft: string, height: string, width: string, cell: number }} Paint
 */

/** Screen pixels of a cell, best first; where none fits, the strip scrolls. */
const cellSizes = [7, 6, 5, 4];

/** The numbers of a computed colour: `rgb(1, 2, 3)`. @param {string} text @returns {number[]} */
function parts(text) {
  return (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

/** @param {Paint} paint @param {number} share from 0, paper, to 1, ink */
function shade({ low, high }, share) {
  return `rgb(${low.map((part, i) => Math.round(part + (high[i] - part) * share)).join(' ')})`;
}

/** @param {ArrayLike<number>} data */
function largestOf(data) {
  let largest = 1e-9;
  for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i]));
  return largest;
}

/** @param {HTMLCanvasElement} canvas @param {Grid} grid @param {number} cell */
function sizeCanvas(canvas, grid, cell) {
  const { width, height } = outerOf(grid, cell);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
}

/** A context whose unit is one cell of the grid and whose origin is its first cell. @param {HTMLCanvasElement} canvas @param {Grid} grid @param {number} cell */
function contextOf(canvas, grid, cell) {
  const ratio = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  const { width, height, across, down } = outerOf(grid, cell);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const [above, , before] = grid.margin;
  context.setTransform(across * ratio, 0, 0, down * ratio, before * across * ratio, above * down * ratio);
  return context;
}

/** Padding is drawn as what it is: a dot, that is a zero, in each cell. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Paint} paint */
function drawPadding(context, { rows, columns, margin: [above, below, before, after] }, { soft }) {
  context.fillStyle = soft;
  for (let row = -above; row < rows + below; row++) {
    for (let column = -before; column < columns + after; column++) {
      const inside = row >= 0 && row < rows && column >= 0 && column < columns;
      if (!inside) context.fillRect(column + 0.36, row + 0.36, 0.28, 0.28);
    }
  }
}

/** @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Float32Array} pixels @param {number} channels */
function drawPicture(context, { rows, columns }, pixels, channels) {
  for (let i = 0; i < rows * columns; i++) {
    const at = (/** @type {number} */ channel) =>
      Math.round(255 * pixels[i * channels + Math.min(channel, channels - 1)]);
    context.fillStyle = `rgb(${at(0)} ${at(1)} ${at(2)})`;
    context.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  }
}

/** One feature map, or all values of a row in lines with a gap between them. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Float32Array} data @param {number} channel @param {Paint} paint */
function drawValues(context, { rows, columns, maps, kind }, data, channel, paint) {
  const largest = largestOf(data);
  const height = kind === 'lines' ? 0.8 : 1;
  for (let i = 0; i < rows * columns && i * maps + channel < data.length; i++) {
    context.fillStyle = shade(paint, Math.min(1, Math.abs(data[i * maps + channel]) / largest));
    context.fillRect(i % columns, Math.floor(i / columns), 1, height);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Float32Array} data @param {Paint} paint */
function drawBars(context, data, paint) {
  const largest = Math.max(1, largestOf(data));
  data.forEach((value, i) => {
    context.fillStyle = shade(paint, 0.1);
    context.fillRect(i + 0.12, 0, 0.76, 1);
    const height = Math.max(0, value) / largest;
    context.fillStyle = shade(paint, 0.8);
    context.fillRect(i + 0.12, 1 - height, 0.76, height);
  });
}

/** @param {CanvasRenderingContext2D} context @param {Paint} paint @param {number} x @param {number} y @param {number} width @param {number} height */
function outline(context, { mark }, x, y, width, height) {
  context.lineWidth = 0.4;
  context.strokeStyle = mark;
  context.strokeRect(x, y, width, height);
}

/** A window wears the colours of its height and width, on a rim of paper that sets it off from the map. @param {CanvasRenderingContext2D} context @param {Paint} paint @param {number} x @param {number} y @param {number} width @param {number} height */
function outlineSides(context, paint, x, y, width, height) {
  context.lineWidth = 0.9;
  context.strokeStyle = shade(paint, 0);
  context.strokeRect(x, y, width, height);
  context.lineWidth = 0.5;
  context.lineCap = 'square';
  for (const [colour, across, down] of /** @type {const} */ ([
    [paint.width, width, 0],
    [paint.height, 0, height],
  ])) {
    context.strokeStyle = colour;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + across, y + down);
    context.moveTo(x + width, y + height);
    context.lineTo(x + width - across, y + height - down);
    context.stroke();
  }
}

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

/** @param {CnnParams} element @param {HTMLCanvasElement} canvas @param {Paint} paint */
function drawCanvas(element, canvas, paint) {
  const { network, player } = element;
  const { layer, channel: text } = canvas.dataset;
  if (!network || !player) return;
  const grid = gridOf(element, layer);
  const channel = Number(text ?? -1);
  const context = contextOf(canvas, grid, paint.cell);
  drawPadding(context, grid, paint);
  const map = layer === undefined ? undefined : network.mapOf(layer);
  if (!map) drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  else if (grid.kind === 'bars') drawBars(context, map.data, paint);
  else drawValues(context, grid, map.data, channel, paint);
  const { trace, selected } = network;
  if (!trace || !selected) return;
  const rows = player.course.analysis.layers;
  const reader = rows.findIndex(({ name }) => name === selected.layer);
  if (reader < 0) return;
  if (layer === rows[rows[reader].inputs[0]]?.name) outlineWindow(context, trace, rows[reader], channel, paint);
  if (layer === selected.layer) outlineChosen(context, grid, selected.index, channel, paint);
}

/** The largest cell with which the strip fits, so that all maps have one scale and shrinking is seen. @param {CnnParams} element @param {HTMLCanvasElement[]} canvases */
function fitStrip(element, canvases) {
  /** @type {HTMLElement | null} */
  const strip = element.renderRoot.querySelector('.strip');
  const grids = canvases.map((canvas) => gridOf(element, canvas.dataset.layer));
  for (const cell of cellSizes) {
    const height = Math.max(...grids.map((grid) => outerOf(grid, cell).height));
    strip?.style.setProperty('--map-height', `${height}px`);
    canvases.forEach((canvas, i) => sizeCanvas(canvas, grids[i], cell));
    if (!strip || strip.scrollWidth <= strip.clientWidth) return cell;
  }
  return cellSizes[cellSizes.length - 1];
}

/** @param {CnnParams} element */
export function drawMaps(element) {
  const { network, player, renderRoot } = element;
  if (!network || !player || !renderRoot) return;
  const inStrip = /** @type {HTMLCanvasElement[]} */ ([...renderRoot.querySelectorAll('.strip canvas')]);
  if (inStrip.length === 0) return;
  const style = getComputedStyle(inStrip[0]);
  const cell = fitStrip(element, inStrip);
  const low = parts(style.backgroundColor);
  const { color, accentColor: mark, caretColor: soft, textDecorationColor: height, columnRuleColor: width } = style;
  const paint = { low, high: parts(color), mark, soft, height, width, cell };
  for (const canvas of inStrip) drawCanvas(element, canvas, paint);
  drawBoard(element);
}

/** The drawing board shows the picture alone, with the cell that the keyboard is on. @param {CnnParams} element */
function drawBoard({ network, renderRoot, view }) {
  /** @type {HTMLCanvasElement | null} */
  const canvas = renderRoot.querySelector('canvas.drawing');
  if (!canvas || !network) return;
  const style = getComputedStyle(canvas);
  const [rows, columns] = network.shape;
  /** @type {Grid} */
  const grid = { rows, columns, maps: 1, kind: 'map', margin: [0, 0, 0, 0] };
  sizeCanvas(canvas, grid, 12);
  const context = contextOf(canvas, grid, 12);
  drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  const paint = { low: [], high: [], mark: style.accentColor, soft: '', height: '', width: '', cell: 12 };
  outline(context, paint, view.drawAt % columns, Math.floor(view.drawAt / columns), 1, 1);
}
