// What pictures of terms are drawn with: cells, grids, stacks, dots and arrows, in a field of 96 × 54.

import { svg } from 'lit';

/** @typedef {unknown} Drawn */
/** @typedef {() => Drawn} Picture */

/** @param {number} count @returns {number[]} from 0 */
export const upTo = (count) => Array.from({ length: count }, (_, i) => i);

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} style @returns {Drawn} */
export const box = (x, y, width, height, style = 'plain') =>
  svg`<rect class=${style} x=${x} y=${y} width=${width} height=${height}></rect>`;

/**
 * Cells in rows and columns.
 * @param {number} x @param {number} y @param {number} columns @param {number} rows @param {number} size of a cell
 * @param {(column: number, row: number) => string} [style] of each @returns {Drawn}
 */
export const grid = (x, y, columns, rows, size, style = () => 'plain') =>
  upTo(rows).flatMap((row) =>
    upTo(columns).map((column) => box(x + column * size, y + row * size, size, size, style(column, row))),
  );

/** Grids one behind the other; the first stands in front. @param {number} x @param {number} y @param {number} count @param {(x: number, y: number, index: number) => Drawn} draw @returns {Drawn} */
export const stack = (x, y, count, draw) =>
  upTo(count)
    .reverse()
    .map((index) => draw(x + index * 5, y - index * 5, index));

/** @param {number} x @param {number} y @param {string} style @param {number} [radius] @returns {Drawn} */
export const dot = (x, y, style, radius = 4) => svg`<circle class=${style} cx=${x} cy=${y} r=${radius}></circle>`;

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {string} style @returns {Drawn} */
export const line = (x1, y1, x2, y2, style = 'thin') =>
  svg`<line class=${style} x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`;

/** From left to right. @param {number} x @param {number} y @param {number} length @returns {Drawn} */
export const arrow = (x, y, length = 12) =>
  svg`<path class="thin" d="M${x} ${y}h${length}m-3.5 -3.5l3.5 3.5l-3.5 3.5"></path>`;

/** @param {string} path @param {string} style @returns {Drawn} */
export const curve = (path, style = 'strong') => svg`<path class=${style} d=${path}></path>`;

/** Numbers and signs, never words. @param {number} x its middle @param {number} y @param {string} sign @returns {Drawn} */
export const sign = (x, y, sign) => svg`<text x=${x} y=${y} text-anchor="middle">${sign}</text>`;

/** A window on a grid. @param {number} x @param {number} y @param {number} size @returns {Drawn} */
export const frame = (x, y, size) => box(x, y, size, size, 'strong');
