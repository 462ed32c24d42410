// Paints the canvases after each render: pictures, feature maps in one hue, and the window of the chosen value.

import { flatColumns } from './map-events.js';

/** @import { CnnParams } from '../element.js' */
/** @import { Trace } from '../types.js' */

/** Screen pixels of one cell of a map: as many as the strip has room for. */
let cell = 5;

/** One size for all maps of a strip, so that shrinking is seen. @param {CnnParams} element */
function fittingCell({ network, player, renderRoot }) {
  const strip = renderRoot.querySelector('.strip');
  const maps = network?.maps ?? [];
  const columns = maps.reduce((sum, { shape }) => sum + (shape.length === 3 ? shape[1] * Math.min(shape[2], 8) : 0), 0);
  const arrows = (player?.course.analysis.layers.length ?? 0) * 90;
  const room = (strip?.clientWidth ?? 0) - arrows - 180;
  return Math.max(4, Math.min(6, Math.floor(room / (columns + (network?.shape[1] ?? 1)))));
}

/** The numbers of a computed colour: `rgb(1, 2, 3)`. @param {string} text @returns {number[]} */
function parts(text) {
  return (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

/** @param {number[]} from @param {number[]} to @param {number} share from 0 to 1 */
function between(from, to, share) {
  return `rgb(${from.map((part, i) => Math.round(part + (to[i] - part) * share)).join(' ')})`;
}

/** Readies a canvas of so many cells; answers its context, scaled to cells. @param {HTMLCanvasElement} canvas @param {number} columns @param {number} rows @param {number} size */
function cells(canvas, columns, rows, size) {
  const ratio = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  canvas.width = columns * size * ratio;
  canvas.height = rows * size * ratio;
  canvas.style.setProperty('width', `${columns * size}px`);
  canvas.style.setProperty('height', `${rows * size}px`);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(size * ratio, 0, 0, size * ratio, 0, 0);
  return context;
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array} pixels @param {number[]} shape */
function drawInput(canvas, pixels, [rows, columns = 1, channels = 1]) {
  const context = cells(canvas, columns, rows, cell);
  for (let i = 0; i < rows * columns; i++) {
    const at = (/** @type {number} */ channel) => Math.round(255 * pixels[i * channels + Math.min(channel, channels - 1)]);
    context.fillStyle = `rgb(${at(0)} ${at(1)} ${at(2)})`;
    context.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  }
  return context;
}

/** @param {ArrayLike<number>} data */
function largestOf(data) {
  let largest = 1e-9;
  for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i]));
  return largest;
}

/**
 * One feature map, or a flattened row drawn in lines, or a bar for each unit.
 * @param {HTMLCanvasElement} canvas @param {{ shape: number[], data: Float32Array }} map @param {number[][]} hues
 */
function drawMap(canvas, { shape, data }, [low, high]) {
  const channel = Number(canvas.dataset.channel);
  const maps = shape.length === 3 ? shape[2] : 1;
  if (shape.length < 3 && data.length <= 10) return drawBars(canvas, data, [low, high]);
  const flat = shape.length < 3;
  const columns = flat ? flatColumns(data.length) : shape[1];
  const rows = flat ? Math.ceil(data.length / columns) : shape[0];
  const context = cells(canvas, columns, rows, flat ? Math.max(1, Math.min(4, Math.floor((cell * 20) / rows))) : cell);
  const largest = largestOf(data);
  for (let i = 0; i < rows * columns && i * maps + channel < data.length; i++) {
    context.fillStyle = between(low, high, Math.min(1, Math.abs(data[i * maps + channel]) / largest));
    context.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  }
  return context;
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array} data @param {number[][]} hues */
function drawBars(canvas, data, [low, high]) {
  const context = cells(canvas, data.length, 1, 1);
  const width = Math.max(14, Math.min(24, 120 / data.length));
  const ratio = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  canvas.width = data.length * width * ratio;
  canvas.height = 100 * ratio;
  canvas.style.setProperty('width', `${data.length * width}px`);
  canvas.style.setProperty('height', '100px');
  context.setTransform(width * ratio, 0, 0, 100 * ratio, 0, 0);
  const largest = Math.max(1, largestOf(data));
  data.forEach((value, i) => {
    context.fillStyle = between(low, high, 0.12);
    context.fillRect(i + 0.1, 0, 0.8, 1);
    const height = Math.max(0, value) / largest;
    context.fillStyle = between(low, high, 0.8);
    context.fillRect(i + 0.1, 1 - height, 0.8, height);
  });
  return undefined;
}

/** @param {CanvasRenderingContext2D} context @param {string} hue @param {number[]} box @param {boolean} [dashed] */
function outline(context, hue, [x, y, width, height], dashed = false) {
  context.lineWidth = 0.4;
  context.strokeStyle = hue;
  context.setLineDash(dashed ? [0.6, 0.6] : []);
  context.strokeRect(x, y, width, height);
}

/** The window of the chosen value on the maps it reads. @param {CanvasRenderingContext2D} context @param {Trace} trace @param {string} hue */
function outlineWindow(context, trace, hue) {
  const places = trace.products.flatMap(({ position }) => (position?.length === 3 ? [position] : []));
  if (places.length === 0 || trace.products.length > 400) return;
  const rows = places.map(([row]) => row);
  const columns = places.map(([, column]) => column);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  outline(context, hue, [left, top, Math.max(...columns) - left + 1, Math.max(...rows) - top + 1]);
}

/** @param {CnnParams} element */
export function drawMaps(element) {
  const { network, player } = element;
  const root = element.renderRoot;
  if (!network || !player || !root) return;
  const canvases = [...root.querySelectorAll('canvas')];
  if (canvases.length === 0) return;
  // The browser resolves light-dark() only in real properties.
  const style = getComputedStyle(canvases[0]);
  const hues = [parts(style.backgroundColor), parts(style.color)];
  const mark = style.accentColor;
  cell = fittingCell(element);
  const { trace, selected } = network;
  const layers = player.course.analysis.layers;
  const reader = layers.findIndex(({ name }) => name === selected?.layer);
  const source = reader > 0 ? layers[reader - 1].name : '';
  for (const canvas of canvases) {
    const { layer } = canvas.dataset;
    if ('input' in canvas.dataset) {
      const context = drawInput(canvas, network.input, network.shape);
      if (trace && reader === 0) outlineWindow(context, trace, mark);
    } else if (layer) {
      const map = network.mapOf(layer);
      const context = map && drawMap(canvas, map, hues);
      if (!context || !map || !selected || !trace) continue;
      if (layer === source && reads(trace, Number(canvas.dataset.channel))) outlineWindow(context, trace, mark);
      if (layer === selected.layer) outlineChosen(context, map.shape, selected.index, Number(canvas.dataset.channel), mark);
    }
  }
}

/** Pooling reads one map only. @param {Trace} trace @param {number} channel */
function reads(trace, channel) {
  return trace.products.some(({ position }) => position?.[2] === channel);
}

/** @param {CanvasRenderingContext2D} context @param {number[]} shape @param {number} index @param {number} channel @param {string} mark */
function outlineChosen(context, shape, index, channel, mark) {
  if (shape.length !== 3 || index % shape[2] !== channel) return;
  const place = Math.floor(index / shape[2]);
  outline(context, mark, [(place % shape[1]) - 0.2, Math.floor(place / shape[1]) - 0.2, 1.4, 1.4]);
}
