// What is counted: parameters and what they belong to.

import { arrow, box, curve, dot, frame, grid, line, sign, stack, upTo } from './pieces.js';

const weights = (/** @type {number} */ column, /** @type {number} */ row) =>
  (column + row) % 2 ? 'weight' : 'other-weight';

/** Inputs on the left, each joined to the units on the right. @param {number} units @param {(unit: number) => string} style */
const joined = (units, style) => {
  const outs = upTo(units).map((unit) => 27 + (unit - (units - 1) / 2) * 20);
  const ins = upTo(4).map((input) => 6 + input * 14);
  return [
    outs.map((out, unit) => ins.map((from) => line(28, from, 64, out, style(unit)))),
    ins.map((from) => dot(24, from, 'plain')),
    outs.map((out) => dot(68, out, 'made', 5)),
  ];
};

/** @type {Record<string, import('./pieces.js').Picture>} */
export const pictures = {
  parameter: () => [grid(14, 10, 3, 3, 11, weights), sign(60, 31, '+'), dot(76, 27, 'bias', 6)],
  weight: () => [
    box(6, 18, 18, 18, 'pale'),
    sign(34, 31, '·'),
    box(44, 18, 18, 18, 'weight'),
    arrow(68, 27),
    dot(88, 27, 'made'),
  ],
  bias: () => [
    box(6, 18, 18, 18, 'pale'),
    sign(34, 31, '+'),
    dot(48, 27, 'bias', 7),
    arrow(62, 27),
    dot(84, 27, 'made'),
  ],
  kernel: () => [
    grid(8, 9, 6, 6, 6, (column, row) => (column < 3 && row < 3 ? 'pale' : 'plain')),
    frame(8, 9, 18),
    grid(60, 12, 3, 3, 10, weights),
  ],
  filter: () => [
    stack(8, 18, 3, (x, y) => grid(x, y, 3, 3, 8, weights)),
    sign(49, 36, '+'),
    dot(57, 32, 'bias', 4),
    arrow(65, 32, 9),
    grid(78, 22, 4, 4, 4, () => 'made'),
  ],
  unit: () => joined(1, () => 'thin'),
  activation: () => [
    dot(12, 27, 'pale', 6),
    arrow(22, 27),
    curve('M42 40c12 0 10 -26 24 -26'),
    arrow(70, 27),
    dot(90, 27, 'made'),
  ],
  relu: () => [line(12, 40, 84, 40), line(48, 8, 48, 48), curve('M16 40H48L78 10')],
  softmax: () => [
    upTo(3).map((i) => box(8 + i * 10, 40 - [10, 22, 14][i], 7, [10, 22, 14][i], 'pale')),
    arrow(42, 30),
    upTo(3).map((i) => box(62, [10, 15, 38][i], 16, [5, 23, 8][i], ['weight', 'full', 'other-weight'][i])),
    sign(87, 32, '1'),
  ],
  training: () => [
    grid(8, 12, 3, 3, 10, () => 'plain'),
    arrow(43, 27),
    grid(60, 12, 3, 3, 10, (column, row) => ['weight', 'other-weight', 'plain', 'pale'][(column * 2 + row * 3) % 4]),
  ],
  trainable: () => [grid(10, 12, 3, 3, 10, weights), grid(56, 12, 3, 3, 10, () => 'dashed')],
  optimizer: () => [
    curve('M10 8C24 48 66 56 86 12', 'thin'),
    dot(20, 26, 'plain'),
    dot(33, 38, 'pale'),
    dot(49, 42, 'full'),
  ],
};

export { joined };
