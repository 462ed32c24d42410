// Watching Flatten put the values of its maps in a row, and a unit of a Dense layer read them: which cell a place comes from.

import { html } from 'lit';
import { formula } from '../formula.js';
import { countParts, nothingOpen } from '../formula-parts.js';
import { drawBars, drawPadding, drawPicture, drawValues, outline } from '../paint.js';
import { sourceOf } from '../drawn-network.js';

/** @import { LayerRow } from '../../engine/types.js' */
/** @import { Part } from '../formula.js' */
/** @import { Grid } from '../map-grid.js' */
/** @import { Paint } from '../paint.js' */
/** @import { DrawnNetwork } from '../drawn-network.js' */
/** @import { Plane, Watch, Work } from './work.js' */

/** Maps that are drawn side by side; of more, the one with the value. */
const mostMaps = 4;

/** The Flatten layer that puts values in a row: the layer itself, or the one that a Dense layer reads. @param {DrawnNetwork} drawn @param {LayerRow} row */
function flattenOf(drawn, row) {
  const found = row.class_name === 'Flatten' ? row : sourceOf(drawn, row);
  return found?.class_name === 'Flatten' && found.input_shapes[0].length === 4 ? found : undefined;
}

/** @param {DrawnNetwork} drawn @param {LayerRow} row */
function mapsOf(drawn, row) {
  const flatten = flattenOf(drawn, row);
  if (!flatten) return undefined;
  const source = sourceOf(drawn, flatten);
  const [rows, columns, maps] = flatten.input_shapes[0].slice(1).map(Number);
  return { flatten, source, rows, columns, maps };
}

/** The cell that a place of the row comes from, all from 0. @param {Watch} watch */
function cellOf({ drawn, row, sweep }) {
  const all = mapsOf(drawn, row);
  if (!all) return undefined;
  const cell = Math.floor(sweep.place / all.maps);
  return { ...all, row: Math.floor(cell / all.columns), column: cell % all.columns, map: sweep.place % all.maps };
}

/** A row of places for each row of the image. @param {DrawnNetwork} drawn @param {LayerRow} row @param {number} units @returns {[number, number, number]} */
function placesOf(drawn, row, units) {
  const all = mapsOf(drawn, row);
  if (all) return [all.rows, all.columns * all.maps, units];
  return [1, Number(row.input_shapes[0].at(-1)), units];
}

/** The maps before Flatten. @param {Watch} watch @returns {Plane[]} */
function mapPlanes(watch) {
  const cell = cellOf(watch);
  if (!cell) return [];
  const { source, maps, map } = cell;
  const channels = maps > mostMaps || !source ? [map] : Array.from({ length: maps }, (_, i) => i);
  return [
    { plane: 'map', layer: source?.name, channels, caption: source?.name ?? watch.element.words.text('input-name') },
  ];
}

/** Where the value at this place comes from. @param {Watch} watch */
function placeText(watch) {
  const { element, drawn, row, sweep } = watch;
  const { words, player } = element;
  const cell = cellOf(watch);
  const number = words.number(sweep.place + 1);
  if (!cell) return words.text('sweep-input', { number });
  const known = player?.knows('output_shape', cell.flatten.name) ?? false;
  const source = cell.source?.name ?? words.text('input-name');
  const at = { row: cell.row + 1, column: cell.column + 1, map: cell.map + 1, source };
  const id = `sweep-${row === flattenOf(drawn, row) ? 'value' : 'input'}-from${known ? '-known' : ''}`;
  return words.text(id, { ...at, number, count: words.number(sweep.count) });
}

/** rows before × width × channels + columns before × channels + channel. @param {Watch} watch @returns {Part[]} */
function orderParts(watch) {
  const cell = cellOf(watch);
  const { words } = watch.element;
  if (!cell) return [];
  const part = (/** @type {string} */ id, /** @type {number} */ value, dimension = '') => ({
    label: words.text(`dim-${id}`),
    dimension,
    value: words.number(value),
  });
  const channels = part('channels', cell.maps, 'channels');
  return [
    ...[
      part('rows-before', cell.row, 'height'),
      { sign: '×' },
      part('width', cell.columns, 'width'),
      { sign: '×' },
      channels,
    ],
    ...[{ sign: '+' }, part('columns-before', cell.column, 'width'), { sign: '×' }, channels],
    ...[{ sign: '+' }, part('channel', cell.map + 1, 'channels'), { sign: '=' }],
    { label: words.text('dim-place'), value: words.number(watch.sweep.place + 1) },
  ];
}

/** @param {Watch} watch @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Paint} paint */
function draw(watch, canvas, context, grid, paint) {
  const { drawn, row, sweep } = watch;
  const { network } = drawn;
  const { plane, of: layer, channel } = canvas.dataset;
  const data = network.mapOf(layer ?? '')?.data ?? new Float32Array(0);
  if (plane === 'map') {
    const cell = cellOf(watch);
    if (layer === undefined) drawPicture(context, grid, network.input, network.shape[2] ?? 1);
    else drawValues(context, grid, data, Number(channel), paint);
    if (cell && (cell.map === Number(channel) || layer === undefined))
      outline(context, paint, cell.column - 0.2, cell.row - 0.2, 1.4, 1.4);
  } else if (plane === 'row') {
    const upTo = row.class_name === 'Flatten' ? sweep.place + 1 : Infinity;
    drawValues(context, grid, data, 0, paint, upTo);
    context.fillStyle = paint.mark;
    context.fillRect((sweep.place % grid.columns) - 1, Math.floor(sweep.place / grid.columns) - 0.2, 3, 1.2);
  } else {
    drawPadding(context, grid, paint);
    if (grid.kind === 'bars') drawBars(context, data, paint);
    else drawValues(context, grid, data, 0, paint);
    context.fillStyle = paint.mark;
    if (grid.kind === 'bars') context.fillRect(sweep.channel + 0.12, 0.97, 0.76, 0.03);
  }
}

/** @param {Grid} grid */
const frame = (grid) => ({ ...grid, margin: /** @type {Grid['margin']} */ ([0, 0, 0, 0]) });

/** @type {Work} */
export const flattenWork = {
  places: (drawn, row) => placesOf(drawn, row, 1),
  value: (sweep) => sweep.place,
  planes: (watch) => [
    ...mapPlanes(watch),
    { plane: 'row', layer: watch.row.name, channels: [0], caption: watch.row.name },
  ],
  says: placeText,
  why: (watch) => {
    const { words, player } = watch.element;
    if (!player?.knows('output_shape', watch.row.name))
      return html`<p class="soft">${words.text('sweep-in-a-row')}</p>`;
    return html`<p class="soft">${words.text('sweep-in-a-row')}</p>${formula(orderParts(watch))}`;
  },
  room: 130,
  frame,
  draw,
};

/** The product that a unit makes of this input. @param {Watch} watch */
function productText({ element: { words }, drawn: { network }, sweep }) {
  const product = network.trace?.products.find(({ input_index: index }) => index === sweep.place);
  if (!product) return '';
  const { input, weight, product: result } = product;
  const unit = sweep.channel + 1;
  return words.text('sweep-product', {
    unit,
    input: words.float(input),
    weight: words.float(weight ?? 0),
    product: words.float(result),
  });
}

/** @type {Work} */
export const denseWork = {
  places: (drawn, row) => placesOf(drawn, row, Number(row.output_shape?.at(-1))),
  value: (sweep) => sweep.channel,
  planes: (watch) => {
    const { drawn, row, sweep, element } = watch;
    const source = sourceOf(drawn, row);
    const between = source ? [{ plane: 'row', layer: source.name, channels: [0], caption: source.name }] : [];
    const caption = element.words.text('sweep-unit', { layer: row.name, number: sweep.channel + 1 });
    return [...mapPlanes(watch), ...between, { plane: 'units', layer: row.name, channels: [0], caption }];
  },
  says: (watch) => `${placeText(watch)} ${productText(watch)}`,
  why: ({ element: { words, player }, row }) => {
    const about = html`<p class="soft">${words.text('sweep-own-weight')}</p>`;
    if (!player?.knows('params', row.name)) return about;
    return html`${about}${formula(countParts(row, words, nothingOpen))}`;
  },
  room: 130,
  frame,
  draw,
};
