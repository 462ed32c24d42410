// Brushes for the canvases: the picture, feature maps in one hue, weights in two hues around zero, padding, windows, lit
// cells. A context's unit is one cell of its grid.

import { outerOf } from './map-grid.js';

/** @import { Grid } from './map-grid.js' */

/**
 * What one round of painting shares: the colours, which the browser resolves only in real properties, and the screen
 * pixels of one cell. height, width: the colours that these dimensions of a window have everywhere.
 * @typedef {{ low: number[], high: number[], plus: number[], minus: number[], zero: number[], mark: string, soft: string,
 *   height: string, width: string, cell: number }} Paint
 */

/** The numbers of a computed colour: `rgb(1, 2, 3)`. @param {string} text @returns {number[]} */
function parts(text) {
  return (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

/** The colours of a canvas by its styles. @param {HTMLCanvasElement} canvas @param {number} cell @returns {Paint} */
export function paintOf(canvas, cell) {
  const style = getComputedStyle(canvas);
  return {
    low: parts(style.backgroundColor),
    high: parts(style.color),
    plus: parts(style.stopColor),
    minus: parts(style.floodColor),
    zero: parts(style.lightingColor),
    mark: style.accentColor,
    soft: style.caretColor,
    height: style.textDecorationColor,
    width: style.columnRuleColor,
    cell,
  };
}

/** @param {number[]} from @param {number[]} to @param {number} share @returns {number[]} */
export const mix = (from, to, share) => from.map((part, i) => Math.round(part + (to[i] - part) * share));

/** @param {Paint} paint @param {number} share from 0, paper, to 1, ink */
export function shade({ low, high }, share) {
  return `rgb(${mix(low, high, share).join(' ')})`;
}

/** @param {ArrayLike<number>} data */
export function largestOf(data) {
  let largest = 1e-9;
  for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i]));
  return largest;
}

/** @param {HTMLCanvasElement} canvas @param {Grid} grid @param {number} cell */
export function sizeCanvas(canvas, grid, cell) {
  const { width, height } = outerOf(grid, cell);
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
}

/** A context whose unit is one cell of the grid and whose origin is its first cell. @param {HTMLCanvasElement} canvas @param {Grid} grid @param {number} cell */
export function contextOf(canvas, grid, cell) {
  const ratio = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  const { width, height, across, down } = outerOf(grid, cell);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  // Giving a size, even the same one, throws the old pixels away and takes new memory.
  const [wide, tall] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== tall) canvas.height = tall;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const [above, , before] = grid.margin;
  context.setTransform(across * ratio, 0, 0, down * ratio, before * across * ratio, above * down * ratio);
  return context;
}

/** Padding is drawn as what it is: a dot, that is a zero, in each cell. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Paint} paint */
export function drawPadding(context, { rows, columns, margin: [above, below, before, after] }, { soft }) {
  context.fillStyle = soft;
  for (let row = -above; row < rows + below; row++) {
    for (let column = -before; column < columns + after; column++) {
      const inside = row >= 0 && row < rows && column >= 0 && column < columns;
      if (!inside) context.fillRect(column + 0.36, row + 0.36, 0.28, 0.28);
    }
  }
}

/** @type {HTMLCanvasElement | undefined} */
let small;

/** Cells as one image, enlarged without blur: a fill for each cell would cost a hundred times as much. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {(i: number) => number[] | undefined} colour red, green, blue; nothing where nothing is drawn */
export function drawCells(context, { rows, columns }, colour) {
  small ??= document.createElement('canvas');
  if (small.width < columns) small.width = columns;
  if (small.height < rows) small.height = rows;
  const image = new ImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) {
    const found = colour(i);
    if (found) image.data.set([found[0], found[1], found[2], 255], i * 4);
  }
  const brush = /** @type {CanvasRenderingContext2D} */ (small.getContext('2d', { willReadFrequently: true }));
  brush.putImageData(image, 0, 0);
  const { a, d } = context.getTransform();
  context.imageSmoothingEnabled = Math.min(a, d) < 1; // made smaller, every other cell would be left out
  context.drawImage(small, 0, 0, columns, rows, 0, 0, columns, rows);
}

/** @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Float32Array} pixels @param {number} channels */
export function drawPicture(context, grid, pixels, channels) {
  drawCells(context, grid, (i) =>
    [0, 1, 2].map((part) => Math.round(255 * pixels[i * channels + (channels < 3 ? 0 : part)])),
  );
}

/**
 * One feature map, or all values of a row in lines with a gap between them.
 * @param {CanvasRenderingContext2D} context @param {Grid} grid @param {ArrayLike<number>} data @param {number} channel
 * @param {Paint} paint @param {number} [upTo] cells that are there already
 */
export function drawValues(context, grid, data, channel, paint, upTo = Infinity) {
  const { rows, columns, maps, kind } = grid;
  const largest = largestOf(data);
  drawCells(context, grid, (i) => {
    if (i >= upTo || i * maps + channel >= data.length) return undefined;
    return mix(paint.low, paint.high, Math.min(1, Math.abs(data[i * maps + channel]) / largest));
  });
  if (kind !== 'lines') return;
  context.fillStyle = shade(paint, 0);
  for (let row = 0; row < rows; row++) context.fillRect(0, row + 0.8, columns, 0.2);
}

/** @param {CanvasRenderingContext2D} context @param {Float32Array} data @param {Paint} paint */
export function drawBars(context, data, paint) {
  const largest = Math.max(1, largestOf(data));
  data.forEach((value, i) => {
    context.fillStyle = shade(paint, 0.1);
    context.fillRect(i + 0.12, 0, 0.76, 1);
    const height = Math.max(0, value) / largest;
    context.fillStyle = shade(paint, 0.8);
    context.fillRect(i + 0.12, 1 - height, 0.76, height);
  });
}

/** Screen pixels of a line on a map of tiny cells. */
const thinnest = 1.25;

/** @param {CanvasRenderingContext2D} context @param {Paint} paint @param {number} x @param {number} y @param {number} width @param {number} height */
export function outline(context, { mark, cell }, x, y, width, height) {
  context.lineWidth = Math.max(0.4, thinnest / cell);
  context.strokeStyle = mark;
  context.strokeRect(x, y, width, height);
}

/** A window wears the colours of its height and width, on a rim of paper that sets it off from the map. @param {CanvasRenderingContext2D} context @param {Paint} paint @param {number} x @param {number} y @param {number} width @param {number} height */
export function outlineSides(context, paint, x, y, width, height) {
  context.lineWidth = Math.max(0.9, (2 * thinnest) / paint.cell);
  context.strokeStyle = shade(paint, 0);
  context.strokeRect(x, y, width, height);
  context.lineWidth = Math.max(0.5, thinnest / paint.cell);
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
