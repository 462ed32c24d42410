// Sizes, and what goes over them: maps, windows, borders.

import { arrow, box, curve, dot, frame, grid, line, sign, stack, upTo } from './pieces.js';

/** A map with a ring of cells around it. */
const ring = (/** @type {number} */ column, /** @type {number} */ row) =>
  column === 0 || row === 0 || column === 6 || row === 6 ? 'dashed' : 'plain';

/** @type {Record<string, import('./pieces.js').Picture>} */
export const pictures = {
  map: () => [grid(8, 9, 6, 6, 6), frame(8, 9, 18), arrow(50, 27), grid(70, 17, 5, 5, 4, () => 'made')],
  channel: () => stack(28, 16, 4, (x, y, i) => box(x, y, 28, 28, ['read', 'made', 'weight', 'bias'][i])),
  shape: () => [
    stack(28, 18, 3, (x, y) => box(x, y, 26, 26)),
    sign(21, 34, '20'),
    sign(41, 53, '20'),
    sign(70, 26, '3'),
  ],
  batch: () => upTo(3).map((i) => stack(6 + i * 30, 22, 2, (x, y) => box(x, y, 18, 18, 'pale'))),
  none: () => [
    box(6, 18, 18, 18, 'dashed'),
    sign(15, 31, '?'),
    sign(32, 31, '×'),
    stack(48, 20, 3, (x, y) => box(x, y, 24, 24, 'pale')),
  ],
  window: () => [
    grid(24, 3, 8, 8, 6, (column, row) => (column > 2 && column < 6 && row > 1 && row < 5 ? 'pale' : 'plain')),
    frame(42, 15, 18),
  ],
  stride: () => [
    grid(8, 12, 10, 4, 8),
    frame(8, 12, 24),
    box(24, 12, 24, 24, 'dashed'),
    curve('M20 8c4 -6 12 -6 16 0', 'strong'),
    sign(28, 53, '2'),
  ],
  padding: () => [grid(27, 6, 7, 7, 6, ring), frame(27, 6, 18)],
  same: () => [grid(6, 6, 7, 7, 6, ring), frame(6, 6, 18), arrow(52, 27), grid(68, 12, 5, 5, 6, () => 'made')],
  valid: () => [grid(8, 12, 5, 5, 6), frame(8, 12, 18), arrow(46, 27), grid(70, 18, 3, 3, 6, () => 'made')],
  dilation: () => [
    grid(27, 6, 7, 7, 6, (column, row) => (column % 2 && row % 2 ? 'weight' : 'plain')),
    box(33, 12, 30, 30, 'strong'),
  ],
  groups: () => [
    upTo(4).map((i) => box(12, 5 + i * 12, 16, 8, i < 2 ? 'read' : 'weight')),
    upTo(4).map((i) => box(70, 5 + i * 12, 16, 8, 'made')),
    upTo(4).map((i) => upTo(2).map((j) => line(28, 9 + i * 12, 70, 9 + ((i < 2 ? 0 : 2) + j) * 12))),
  ],
  'receptive-field': () => [
    grid(6, 12, 5, 5, 6, () => 'pale'),
    arrow(40, 27, 8),
    grid(54, 18, 3, 3, 6),
    arrow(75, 27, 6),
    dot(89, 27, 'made'),
  ],
};
