// Choosing a value of a feature map by pointer or keyboard.

import { cellAt, gridOf, within } from './map-grid.js';

/** @import { DrawnNetwork } from './drawn-network.js' */

/** @type {Record<string, [number, number, number]>} rows, columns, maps to move by */
const moves = {
  ArrowUp: [-1, 0, 0],
  ArrowDown: [1, 0, 0],
  ArrowLeft: [0, -1, 0],
  ArrowRight: [0, 1, 0],
  PageUp: [0, 0, -1],
  PageDown: [0, 0, 1],
};

/** @param {DrawnNetwork} drawn @param {string} layer @param {number} channel */
export function mapEvents(drawn, layer, channel) {
  const { words, network, choose } = drawn;
  const count = () => network.mapOf(layer)?.data.length ?? 1;
  const indexAt = (/** @type {MouseEvent} */ event) => {
    const grid = gridOf(drawn, layer);
    const { row, column } = cellAt(grid, event);
    return within((row * grid.columns + column) * grid.maps + channel, count());
  };
  return {
    /** @param {MouseEvent} event */
    click: (event) => choose?.(layer, indexAt(event)),
    /** The number under the pointer, as a tooltip. @param {PointerEvent} event */
    hover: (event) => {
      const value = network.mapOf(layer)?.data[indexAt(event)];
      const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
      if (value !== undefined) canvas.title = words.float(value);
    },
    /** @param {KeyboardEvent} event */
    keydown: (event) => {
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      const { rows, columns, maps } = gridOf(drawn, layer);
      const { selected } = network;
      const index = selected?.layer === layer ? selected.index : network.tellingIndex(layer);
      const row = within(Math.floor(index / maps / columns) + move[0], rows);
      const column = within((Math.floor(index / maps) % columns) + move[1], columns);
      const map = within((index % maps) + move[2], maps);
      choose?.(layer, within((row * columns + column) * maps + map, count()));
    },
  };
}
