// What learners are let answer: for every cell of a summary, the right answer and many wrong ones.

/** @typedef {import('../../web/engine/types.js').Analysis} Analysis */
/** @typedef {import('../../web/engine/types.js').LayerRow} LayerRow */
/** @typedef {{ question: any, answer: any }} Asked */

/** Texts that are no count, or one in an odd spelling. */
const oddTexts = ['', ' ', 'hello', '2.515', '1,200', '2 515', '-5', '3 - 8', '3*3*filters', '12/0', '1e3', '2.5'];
const more = ['(3*3*3+1)*2', '3x3x3', '½', '١٢', '0x10', '9'.repeat(30), '9'.repeat(1000), '10%', 'NaN', '__proto__'];
export const odd = [...oddTexts, ...more];

/** @param {any[]} items */
const distinct = (items) => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

/** @param {number} right @param {LayerRow} row */
function wrongCounts(right, row) {
  const terms = row.terms ?? [];
  const sum = (/** @type {any[]} */ some) => some.reduce((total, { params }) => total + params, 0);
  const factors = terms.flatMap(({ factors }) => factors.map(({ size }) => size));
  const product = (/** @type {any} */ { factors }) => factors.map((/** @type {any} */ { size }) => size).join('*');
  return distinct([
    String(right),
    String(right + 1),
    String(right - 1),
    String(sum(terms.filter(({ weight }) => weight !== 'bias'))),
    String(sum(terms.filter(({ weight }) => weight === 'bias'))),
    String(right * 2),
    String(Math.round(right * 0.9)),
    right * 10,
    ...distinct(factors.filter((size) => size > 1)).map((size) => String(Math.round(right / size))),
    terms.map(product).join(' + '),
    terms.map((term) => product({ factors: term.factors.slice(1) })).join(' + '),
  ]);
}

/** @param {(number | null)[]} shape */
function wrongShapes(shape) {
  const sizes = shape.slice(1).map((size) => size ?? 0);
  const changed = (/** @type {(size: number, axis: number) => number} */ change) => sizes.map(change).join(', ');
  return distinct([
    sizes.join(', '),
    `(None, ${sizes.join(', ')})`,
    sizes.join('x'),
    changed((size) => size + 1),
    changed((size) => size - 1),
    changed((size, axis) => (axis === 0 ? size - 2 : size)),
    changed((size, axis) => (axis < sizes.length - 1 ? Math.floor(size / 2) : size)),
    [...sizes].reverse().join(', '),
    sizes.slice(0, -1).join(', '),
    String(sizes.reduce((product, size) => product * size, 1)),
    [null, ...sizes],
    [...sizes, 1].join(', '),
  ]);
}

/** @param {Analysis} analysis */
function wrongTotals({ total_params: right, trainable_params, non_trainable_params, layers }) {
  const rows = layers.filter(({ params }) => params > 0);
  const biases = rows.flatMap(({ terms }) => terms ?? []).filter(({ weight }) => weight === 'bias');
  const [first, last] = [rows[0]?.params ?? 0, rows.at(-1)?.params ?? 0];
  const numbers = [right, right + 1, right - 1, right * 2, right - first, right - last, Math.round(right * 0.9)];
  numbers.push(trainable_params, non_trainable_params, right - biases.reduce((sum, { params }) => sum + params, 0));
  return distinct([...numbers.map(String), rows.map(({ params }) => params).join('+')]);
}

/** @param {Analysis} analysis @returns {Asked[]} */
export function manyAnswers(analysis) {
  const answers = (/** @type {any} */ question, /** @type {any[]} */ all) =>
    all.map((answer) => ({ question, answer }));
  const cells = analysis.layers.flatMap((row) => [
    ...(row.params === null ? [] : answers({ layer: row.name, of: 'params' }, wrongCounts(row.params, row))),
    ...(row.output_shape ? answers({ layer: row.name, of: 'output_shape' }, wrongShapes(row.output_shape)) : []),
  ]);
  const totals = ['total_params', 'trainable_params', 'non_trainable_params'];
  return [...cells, ...totals.flatMap((of) => answers({ of }, wrongTotals(analysis)))];
}

/** Questions as follow-ups ask them. @param {Analysis} analysis @returns {any[]} */
export function innerQuestions({ layers }) {
  const weighted = layers.filter(({ terms }) => terms?.length > 0);
  const ofLayers = weighted.flatMap(({ name: layer, terms }) => [
    ...['biases', 'weights_of_one', 'weights', 'kernel_shape', 'all_shapes', 'all_terms', 'all_params'].map((of) => ({
      layer,
      of,
    })),
    ...terms.flatMap(({ weight, factors }) => factors.map(({ label }) => ({ layer, of: 'factor', weight, label }))),
  ]);
  return ofLayers;
}

/** Questions that nobody can answer. */
export const noQuestions = [
  { of: 'all_shapes' },
  { of: 'all_params' },
  { of: 'nothing' },
  { layer: 'nobody', of: 'params' },
  {},
];

/** So many of a list, spread evenly, beginning further on in each list. @template T @param {T[]} list @param {number} count @param {number} turn @returns {T[]} */
export function sample(list, count, turn) {
  if (list.length <= count) return list;
  const step = list.length / count;
  const places = Array.from({ length: count }, (_, i) => Math.floor(i * step + (turn % step)));
  return [...new Set(places)].map((place) => list[place]).filter((one) => one !== undefined);
}
