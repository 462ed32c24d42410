// How a layer's output is laid out on its canvas: rows, columns and maps of cells, and the padding around them.

/** @import { FeatureMap } from '../engine/pass.js' */
/** @import { LayerRow } from '../engine/types.js' */

/**
 * The rows of a model, and the shapes of what they put out.
 * @typedef {{ rows: LayerRow[], network: { shape: number[], mapOf: (layer: string) => FeatureMap | undefined } }} Maps
 */

/** Cells of padding around a map: above, below, left, right. @typedef {[number, number, number, number]} Margin */
/**
 * kind: `map` for images; `lines` for a long row, one line for each row of the image it came from; `bars` for a few units.
 * @typedef {{ rows: number, columns: number, maps: number, kind: 'map' | 'lines' | 'bars', margin: Margin }} Grid
 */

/** @type {Margin} */
const noMargin = [0, 0, 0, 0];
/** Up to so many values are drawn as bars. */
const mostBars = 10;
/** Screen pixels of the longer side of a map between others, and of a row of values. */
const largestMap = 168;
const widestLines = 400;

/**
 * The padding that the layer after puts around a map.
 * @param {Maps} drawn @param {string} [layer] the picture, where none is named @returns {Margin}
 */
function marginOf({ rows }, layer) {
  const index = rows.findIndex(({ name }) => name === layer);
  const reader = rows.find(({ inputs }) => inputs.includes(index));
  const [height, width] = reader?.windows ?? [];
  if (!height || !width) return noMargin;
  return [height.pad_before, height.pad_after, width.pad_before, width.pad_after];
}

/** A line for each row of the image that was flattened, else lines of forty. @param {Maps} drawn @param {string} layer @param {number} count */
function linesOf({ rows, network }, layer, count) {
  const row = rows.find(({ name }) => name === layer);
  const source = rows[row?.inputs[0] ?? -1];
  const shape = source ? network.mapOf(source.name)?.shape : network.shape;
  if (shape?.length === 3 && count === shape[0] * shape[1] * shape[2]) return shape[0];
  return Math.ceil(count / 40);
}

/** @param {Maps} drawn @param {string} [layer] the picture, where none is named @returns {Grid} */
export function gridOf(drawn, layer) {
  const map = layer === undefined ? undefined : drawn.network.mapOf(layer);
  const shape = map ? map.shape : drawn.network.shape;
  if (!map || shape.length === 3) {
    const [rows, columns = 1, maps = 1] = shape;
    return { rows, columns, maps: map ? maps : 1, kind: 'map', margin: marginOf(drawn, layer) };
  }
  const count = map.data.length;
  if (count <= mostBars) return { rows: 1, columns: count, maps: 1, kind: 'bars', margin: noMargin };
  const rows = linesOf(drawn, map.name, count);
  return { rows, columns: Math.ceil(count / rows), maps: 1, kind: 'lines', margin: noMargin };
}

/** Screen pixels of a cell that was chosen for small maps, on a map that may be large. @param {Grid} grid @param {number} cell */
export function cellWithin({ rows, columns, kind, margin: [above, below, before, after] }, cell) {
  if (kind === 'bars') return cell;
  const across = kind === 'lines' ? 1 : columns + before + after;
  return Math.min(cell, largestMap / Math.max(rows + above + below, across));
}

/** Screen pixels of a cell and of the whole canvas. @param {Grid} grid @param {number} cell */
export function outerOf({ rows, columns, kind, margin: [above, below, before, after] }, cell) {
  const across = kind === 'bars' ? 22 : kind === 'lines' ? Math.min(2, widestLines / columns) : cell;
  const down = kind === 'bars' ? 20 * cell : cell;
  return { across, down, width: (columns + before + after) * across, height: (rows + above + below) * down };
}

/** The place of a pointer on a canvas as row and column, held inside the map. @param {Grid} grid @param {MouseEvent} event */
export function cellAt({ rows, columns, margin: [above, below, before, after] }, event) {
  const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  const y = ((event.clientY - box.top) / box.height) * (rows + above + below) - above;
  const x = ((event.clientX - box.left) / box.width) * (columns + before + after) - before;
  return { row: within(Math.floor(y), rows), column: within(Math.floor(x), columns) };
}

/** @param {number} value @param {number} size */
export const within = (value, size) => Math.min(Math.max(value, 0), size - 1);
