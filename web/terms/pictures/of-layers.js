// Layers, by what they do to what comes in.

import { joined } from './of-counts.js';
import { arrow, box, curve, dot, frame, grid, line, sign, stack, upTo } from './pieces.js';

/** @param {number} x @param {number} y @param {number} size @param {string} style */
const cell = (x, y, size, style) => box(x, y, size, size, style);

/** @type {Record<string, import('./pieces.js').Picture>} */
export const pictures = {
  convolution: () => [
    stack(6, 18, 3, (x, y) => box(x, y, 28, 28)),
    frame(6, 18, 10),
    arrow(50, 27),
    stack(70, 19, 2, (x, y) => box(x, y, 20, 20, 'made')),
  ],
  pooling: () => [
    grid(8, 9, 4, 4, 9, (column, row) =>
      column === 1 && row === 0 ? 'full' : column < 2 && row < 2 ? 'pale' : 'plain',
    ),
    frame(8, 9, 18),
    arrow(52, 27),
    grid(72, 18, 2, 2, 9, (column, row) => (column + row === 0 ? 'full' : 'plain')),
  ],
  'global-pooling': () => [
    upTo(3).map((i) => [grid(8, 2 + i * 18, 3, 3, 5), arrow(30, 9.5 + i * 18, 26), cell(64, 5 + i * 18, 9, 'made')]),
  ],
  flatten: () => [
    grid(6, 12, 3, 3, 10, (column, row) => ['read', 'pale', 'weight'][row]),
    arrow(42, 27, 8),
    grid(56, 24, 9, 1, 4.2, (column) => ['read', 'pale', 'weight'][Math.floor(column / 3)]),
  ],
  dense: () => joined(2, (unit) => (unit ? 'dashed' : 'thin')),
  depthwise: () => [
    upTo(3).map((i) => [
      cell(8, 2 + i * 18, 14, 'plain'),
      arrow(26, 9 + i * 18, 10),
      grid(42, 3 + i * 18, 3, 3, 4, () => 'weight'),
      arrow(60, 9 + i * 18, 10),
      cell(76, 2 + i * 18, 14, 'made'),
    ]),
  ],
  separable: () => [
    upTo(3).map((i) => grid(10, 3 + i * 18, 3, 3, 4, () => 'weight')),
    sign(38, 31, '→'),
    stack(54, 26, 3, (x, y) => cell(x, y, 8, 'other-weight')),
    arrow(76, 27, 10),
  ],
  transposed: () => [
    cell(14, 22, 10, 'full'),
    arrow(32, 27),
    grid(56, 12, 3, 3, 10, (column, row) => (column === 1 && row === 1 ? 'full' : 'pale')),
  ],
  'batch-normalization': () => [
    curve('M4 44C14 44 16 34 22 34S30 44 40 44', 'thin'),
    arrow(42, 27, 10),
    line(76, 8, 76, 46, 'dashed'),
    curve('M58 44C70 44 70 10 76 10S82 44 94 44'),
  ],
  dropout: () => [
    upTo(4).map((i) => dot(24, 6 + i * 14, 'full')),
    arrow(38, 27, 16),
    upTo(4).map((i) => dot(72, 6 + i * 14, i % 2 ? 'dashed' : 'full')),
  ],
  embedding: () => [
    sign(12, 31, '3'),
    arrow(20, 27),
    grid(40, 7, 5, 5, 8, (column, row) => (row === 3 ? 'full' : 'plain')),
  ],
  recurrent: () => [
    upTo(3).map((i) => [
      cell(10 + i * 30, 16, 16, 'made'),
      line(18 + i * 30, 50, 18 + i * 30, 34),
      i < 2 ? arrow(27 + i * 30, 24, 11) : [],
    ]),
  ],
  attention: () => [
    upTo(4).map((i) => [dot(15 + i * 22, 44, 'pale'), line(37, 14, 15 + i * 22, 40, i === 2 ? 'strong' : 'thin')]),
    dot(37, 10, 'made'),
  ],
};
