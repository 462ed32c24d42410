// Watching the window of a convolution or a pooling layer: where it stands, what it reads, and what it makes of it.

import { html } from 'lit';
import { formula } from '../formula.js';
import { shapeParts } from '../formula-parts.js';
import { gridOf } from '../map-grid.js';
import { drawPadding, drawPicture, drawValues, outline, outlineSides } from '../paint.js';
import { sourceOf } from '../drawn-network.js';

/** @import { Trace } from '../../engine/types.js' */
/** @import { Grid } from '../map-grid.js' */
/** @import { Paint } from '../paint.js' */
/** @import { Watch, Work } from './work.js' */

/** Input maps that are drawn side by side. */
const mostInputs = 3;

/** The place of the pooling window's largest value: the one that is kept. @param {Trace} trace */
function winnerOf({ kind, products }) {
  if (kind !== 'maximum') return undefined;
  return products.reduce((best, one) => (one.position && (!best?.position || one.input > best.input) ? one : best));
}

/** What is to be seen at this place, in words. @param {Watch} watch */
function says({ element: { player, words }, drawn: { network }, sweep }) {
  const { trace } = network;
  if (!trace) return '';
  const known = player?.knows('output_shape', sweep.layer);
  const at = { row: sweep.row + 1, column: sweep.column + 1, rows: sweep.rows, columns: sweep.columns };
  const where = words.text(known ? 'sweep-place-known' : 'sweep-place', at);
  const value = words.float(trace.output);
  const winner = winnerOf(trace);
  if (winner?.position) {
    const [row, column] = winner.position;
    const count = trace.products.length;
    return `${where} ${words.text('sweep-winner', { value, row: row + 1, column: column + 1, count })}`;
  }
  const cells = trace.products.length;
  const outside = trace.products.filter(({ position }) => position === null).length;
  const reads = words.text(outside > 0 ? 'sweep-reads-padding' : 'sweep-reads', { cells, outside, value });
  return `${where} ${reads}`;
}

/** Why there are so many places, once that is no answer given away. @param {Watch} watch */
function why({ element: { player, words }, row, sweep }) {
  if (!player?.knows('output_shape', row.name)) return html`<p class="soft">${words.text('sweep-count-them')}</p>`;
  const { pad_before: before, pad_after: after, stride } = row.windows[0];
  const reason = before + after > 0 ? 'ring' : stride > 1 ? 'stride' : 'none';
  const [lines] = shapeParts(row, words, 'none');
  return html`<p class="soft">${words.text(`sweep-why-${reason}`, {
    rows: sweep.rows,
    columns: sweep.columns,
    stride,
    ring: Math.max(before, after),
  })}</p>
    ${formula(lines)}`;
}

/** @param {Watch} watch */
function planes({ element: { words }, drawn, row, sweep }) {
  const source = sourceOf(drawn, row);
  const deep = source ? gridOf(drawn, source.name).maps : 1;
  const pools = row.class_name.includes('Pooling');
  const channels = pools ? [sweep.channel] : Array.from({ length: Math.min(deep, mostInputs) }, (_, i) => i);
  const output = words.text('sweep-output', { layer: row.name, number: sweep.channel + 1, count: sweep.maps });
  return [
    { plane: 'input', layer: source?.name, channels, caption: source?.name ?? words.text('input-name') },
    { plane: 'output', layer: row.name, channels: [sweep.channel], caption: output },
  ];
}

/** An output lies in the middle of a frame as large as its input. @param {Grid} grid @param {string} plane @param {Grid} input @returns {Grid} */
function frame(grid, plane, input) {
  if (plane === 'input') return grid;
  const halves = (/** @type {number} */ size) => [Math.floor(size / 2), Math.ceil(size / 2)];
  const [above, below] = halves(Math.max(input.rows - grid.rows, 0));
  const [before, after] = halves(Math.max(input.columns - grid.columns, 0));
  return { ...grid, margin: [above, below, before, after] };
}

/** @param {Watch} watch @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Paint} paint */
function draw({ drawn: { network }, row, sweep }, canvas, context, grid, paint) {
  const { plane, of: layer, channel } = canvas.dataset;
  const data = network.mapOf(layer ?? '')?.data ?? [];
  if (plane === 'output') {
    drawValues(context, grid, data, sweep.channel, paint, sweep.place + 1);
    outline(context, paint, sweep.column, sweep.row, 1, 1);
    return;
  }
  drawPadding(context, grid, paint);
  if (layer === undefined) drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  else drawValues(context, grid, data, Number(channel), paint);
  const [height, width] = row.windows;
  const top = sweep.row * height.stride - height.pad_before;
  const left = sweep.column * width.stride - width.pad_before;
  outlineSides(context, paint, left, top, width.span, height.span);
  const winner = network.trace && winnerOf(network.trace);
  if (winner?.position) outline(context, paint, winner.position[1] + 0.1, winner.position[0] + 0.1, 0.8, 0.8);
}

/** @type {Work} */
export const windowWork = {
  places: ({ network }, row) => /** @type {[number, number, number]} */ (network.mapOf(row.name)?.shape),
  value: (sweep) => sweep.index,
  planes,
  says,
  why,
  room: 240,
  frame,
  draw,
};
