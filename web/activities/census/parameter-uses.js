// One parameter: its name, its value, and every multiplication that uses it, lit on what the layer reads and what it makes.

import { html, nothing } from 'lit';
import { sizesText } from '../../words/shape-text.js';
import { gridOf } from '../../drawing/map-grid.js';
import { contextOf, drawBars, drawPadding, drawValues, paintOf, sizeCanvas } from '../../drawing/paint.js';
import { drawLit } from '../../drawing/draw-lit.js';
import { sourceOf } from '../../drawing/drawn-network.js';

/** @import { Tensor } from '../../model/parameters.js' */
/** @import { LayerRow, Uses } from '../../engine/types.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

/**
 * A map with the values of it that are used. layer: undefined is the picture.
 * @typedef {{ layer: string | undefined, channel: number, cells: Set<number> }} LitMap
 */

/** A flattened row is shown as the image it was: its values are in the same order. @param {DrawnNetwork} drawn @param {LayerRow | undefined} row */
function imageOf(drawn, row) {
  return row?.class_name === 'Flatten' ? sourceOf(drawn, row) : row;
}

/** @param {DrawnNetwork} drawn @param {LayerRow | undefined} row the picture, where there is none @param {Set<number>} values @returns {LitMap} */
function litMap(drawn, row, values) {
  const maps = row ? gridOf(drawn, row.name).maps : (drawn.network.shape[2] ?? 1);
  const [first = 0] = values;
  const cells = new Set([...values].map((index) => Math.floor(index / maps)));
  return { layer: row?.name, channel: first % maps, cells };
}

/** What is read and what is made with a parameter. @param {DrawnNetwork} drawn @returns {LitMap[]} */
function litMaps(drawn) {
  const { lit, rows } = drawn;
  const row = rows.find(({ name }) => name === lit?.layer);
  if (!lit || !row) return [];
  const made = litMap(drawn, row, lit.outputs);
  if (lit.inputs.size === 0) return [made];
  return [litMap(drawn, imageOf(drawn, sourceOf(drawn, row)), lit.inputs), made];
}

/** @param {DrawnNetwork} drawn @param {string | undefined} layer @param {number} channel */
function captionOf(drawn, layer, channel) {
  const { words, network } = drawn;
  const number = channel + 1;
  if (layer === undefined) return words.text(network.shape[2] === 3 ? 'census-colour' : 'census-input', { number });
  const unit = gridOf(drawn, layer).kind !== 'map';
  return words.text(unit ? 'census-of-unit' : 'census-map', { layer, number });
}

/** @param {DrawnNetwork} drawn @param {number} value of the parameter */
export function usesMaps(drawn, value) {
  const { words } = drawn;
  const maps = litMaps(drawn);
  return html`<div class="uses-maps">${maps.map(({ layer, channel, cells }, i) => {
    const caption = captionOf(drawn, layer, channel);
    return html`${i > 0 ? html`<span class="times-value" aria-hidden="true">×<b>${words.float(value)}</b>→</span>` : nothing}
      <figure>
        <canvas class="used" data-at=${i} role="img" aria-label=${words.text('census-lit', { map: caption, count: cells.size })}></canvas>
        <figcaption>${caption}</figcaption>
      </figure>`;
  })}</div>`;
}

/** @param {ParentNode} root @param {DrawnNetwork} drawn */
export function drawUses(root, drawn) {
  const maps = litMaps(drawn);
  const canvases = /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas.used')]);
  canvases.forEach((canvas, i) => {
    if (!maps[i]) return;
    const { layer, channel, cells } = maps[i];
    const { network } = drawn;
    const grid = gridOf(drawn, layer);
    const room = Math.min(190, (canvas.closest('.uses-maps')?.clientWidth ?? 380) / 2 - 24);
    const wide = grid.columns + grid.margin[2] + grid.margin[3];
    const cell = grid.kind === 'map' ? Math.max(2, Math.min(20, Math.floor(room / wide))) : 8;
    const paint = paintOf(canvas, cell);
    sizeCanvas(canvas, grid, cell);
    const context = contextOf(canvas, grid, cell);
    drawPadding(context, grid, paint);
    const map = layer === undefined ? undefined : network.mapOf(layer);
    const plane = { ...grid, maps: network.shape[2] ?? 1 };
    if (!map) drawValues(context, plane, network.input, channel, paint);
    else if (grid.kind === 'bars') drawBars(context, map.data, paint);
    else drawValues(context, grid, map.data, channel, paint);
    drawLit(context, grid, cells, paint);
  });
}

/** @param {DrawnNetwork} drawn @param {LayerRow} row @param {string} name @param {Uses} uses @param {LayerRow[]} rows */
function usesText({ words }, row, name, uses, rows) {
  const total = rows.reduce((sum, { params }) => sum + params, 0);
  const args = { name, count: uses.count, layer: row.name, params: row.params, total };
  const isBias = uses.uses.every(({ input_index: index }) => index === null);
  if (row.windows.length === 0 && uses.count === 1)
    return words.text(isBias ? 'census-bias-once' : 'census-once', args);
  const sizes = (row.output_shape ?? []).slice(1, -1).map(Number);
  const all = { ...args, places: sizesText([null, ...sizes], words.language) };
  if (isBias) return words.text('census-bias', all);
  const everywhere = uses.count >= sizes.reduce((one, size) => one * size, 1);
  return words.text(everywhere ? 'census-shared' : 'census-shared-padded', all);
}

/** What is said of a parameter's uses. @param {DrawnNetwork} drawn @param {string} name @param {Uses} uses */
export function usesSentence(drawn, name, uses) {
  const { words, rows } = drawn;
  const row = /** @type {LayerRow} */ (rows.find((one) => one.name === uses.layer));
  const times = words.text('census-times', { count: uses.count });
  return html`<p class="times"><strong>${times}</strong></p>
    <p>${usesText(drawn, row, name, uses, rows)}</p>
    ${uses.capped ? html`<p class="soft">${words.text('census-capped', { count: uses.uses.length })}</p>` : nothing}`;
}

/** What is heard when another parameter is chosen. @param {DrawnNetwork} drawn @param {string} name @param {number} value @param {Uses | undefined} uses */
export function heard({ words }, name, value, uses) {
  const said = words.text('census-heard', { name, value: words.float(value) });
  return uses ? `${said} ${words.text('census-times', { count: uses.count })}` : said;
}
