// Choosing a value of a feature map by pointer or keyboard.

import { floatText } from '../format.js';

/** @import { CnnParams } from '../element.js' */

/** @type {Record<string, [number, number, number]>} rows, columns, maps to move by */
const moves = {
  ArrowUp: [-1, 0, 0],
  ArrowDown: [1, 0, 0],
  ArrowLeft: [0, -1, 0],
  ArrowRight: [0, 1, 0],
  PageUp: [0, 0, -1],
  PageDown: [0, 0, 1],
};

/** @param {number} value @param {number} size */
const within = (value, size) => Math.min(Math.max(value, 0), size - 1);

/** Cells of padding around a map: above, below, left, right. @typedef {[number, number, number, number]} Margin */

/**
 * The padding that the layer after puts around a map; the map is drawn with it.
 * @param {CnnParams} element @param {string} [layer] the picture, where none is named @returns {Margin}
 */
export function marginOf({ player }, layer) {
  const rows = player?.course.analysis.layers ?? [];
  const index = rows.findIndex(({ name }) => name === layer);
  const reader = rows.find(({ inputs }) => (index < 0 ? inputs.length === 0 : inputs.includes(index)));
  const [height, width] = reader?.windows ?? [];
  if (!height || !width) return [0, 0, 0, 0];
  return [height.pad_before, height.pad_after, width.pad_before, width.pad_after];
}

/** How a flattened row is drawn: in lines of so many columns, each value so many pixels wide. @param {number} count */
export function flatGrid(count) {
  if (count <= 10) return { rows: 1, columns: count, size: 8 };
  const size = count <= 100 ? 8 : count <= 2400 ? 2 : 1;
  const columns = Math.ceil(count / (80 / size));
  return { rows: Math.ceil(count / columns), columns, size };
}

/**
 * Rows, columns and maps of a layer's output; a row of values is as wide as it is drawn.
 * @param {CnnParams} element @param {string} layer
 */
function gridOf(element, layer) {
  const map = element.network?.mapOf(layer);
  if (map?.shape.length === 3) return { rows: map.shape[0], columns: map.shape[1], maps: map.shape[2] };
  return { ...flatGrid(map?.data.length ?? 1), maps: 1 };
}

/** @param {CnnParams} element @param {string} layer @param {number} channel */
export function mapEvents(element, layer, channel) {
  const indexAt = (/** @type {PointerEvent | MouseEvent} */ event) => {
    const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
    const box = canvas.getBoundingClientRect();
    const { rows, columns, maps } = gridOf(element, layer);
    const [above, below, before, after] = marginOf(element, layer);
    const y = ((event.clientY - box.top) / box.height) * (rows + above + below) - above;
    const x = ((event.clientX - box.left) / box.width) * (columns + before + after) - before;
    const index = (within(Math.floor(y), rows) * columns + within(Math.floor(x), columns)) * maps + (maps > 1 ? channel : 0);
    return Math.min(index, (element.network?.mapOf(layer)?.data.length ?? 1) - 1);
  };
  return {
    /** @param {MouseEvent} event */
    click: (event) => element.select(layer, indexAt(event)),
    /** The number under the pointer, as a tooltip. @param {PointerEvent} event */
    hover: (event) => {
      const value = element.network?.mapOf(layer)?.data[indexAt(event)];
      const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
      if (value !== undefined) canvas.title = floatText(value);
    },
    /** @param {KeyboardEvent} event */
    keydown: (event) => {
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopPropagation(); // slides and other hosts listen for arrows too
      const { rows, columns, maps } = gridOf(element, layer);
      const selected = element.network?.selected;
      const index = selected?.layer === layer ? selected.index : (element.network?.tellingIndex(layer) ?? 0);
      const row = within(Math.floor(index / maps / columns) + move[0], rows);
      const column = within((Math.floor(index / maps) % columns) + move[1], columns);
      const map = within((index % maps) + move[2], maps);
      const last = (element.network?.mapOf(layer)?.data.length ?? 1) - 1;
      element.select(layer, Math.min((row * columns + column) * maps + map, last));
    },
  };
}
