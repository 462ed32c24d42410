// Which of a large model's cells are worth a question: one of each kind of reckoning, the hardest last. A row that only repeats
// another is not asked: what is typed of the one fills the other.

/** @import { LayerRow } from '../../engine/types.js' */
/** @import { Step } from './all.js' */

/** So many questions are asked at most, the total with them. */
export const mostQuestions = 12;

/** Sizes are the easier half, and of more kinds: they must not crowd the counts out. */
const mostShapes = 5;

/** @param {boolean[]} facts */
const marks = (facts) => facts.map(Number).join('');

/**
 * How the cell is reckoned, whatever its numbers; nothing where there is nothing to reckon.
 * @param {string} ask @param {LayerRow} row
 */
function reckoning(ask, row) {
  if (ask === 'params') {
    const terms = row.terms.map(({ weight, factors }) => `${weight}:${factors.map(({ label }) => label).join('.')}`);
    return terms.length > 0 ? [row.class_name, ...terms].join(' ') : 'no weights';
  }
  if (row.windows.length > 0) {
    const [{ padding, transposed }] = row.windows;
    const is = (/** @type {(one: LayerRow['windows'][0]) => boolean} */ test) => row.windows.some(test);
    const steps = marks([is(({ stride }) => stride > 1), is(({ span, kernel }) => span > kernel), transposed]);
    return `${row.class_name.replace(/^(Max|Average)/, '')} ${padding} ${steps}`;
  }
  const same = row.input_shapes.every((shape) => String(shape) === String(row.output_shape));
  return same ? '' : row.class_name;
}

/** How many numbers are multiplied, first of all. @param {string} ask @param {LayerRow} row */
function difficulty(ask, row) {
  if (ask === 'params')
    return Math.max(0, ...row.terms.map(({ factors }) => factors.length * 2)) + row.terms.length / 10;
  return row.windows.length * 2 + row.output_factors.length;
}

/** All that makes a row's numbers, without its name. @param {LayerRow} row */
function likeness({ class_name: kind, config, input_shapes: inputs }) {
  return JSON.stringify([kind, { ...config, name: '' }, inputs]);
}

/**
 * The cells of one kind of reckoning, in the model's order.
 * @typedef {{ ask: string, rows: LayerRow[], weight: number }} Kind
 *   weight: how much of the model hangs on it: percents of its parameters, or of its rows
 */

/** @param {Step[]} cells @param {LayerRow[]} rows @returns {Kind[]} */
function kindsOf(cells, rows) {
  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  const named = new Map(rows.map((row) => [row.name, row]));
  for (const { ask, layer = '' } of cells) {
    const row = named.get(layer);
    const key = row && reckoning(ask, row);
    if (!key) continue;
    const kind = kinds.get(`${ask} ${key}`) ?? { ask, rows: [], weight: 0 };
    kinds.set(`${ask} ${key}`, kind);
    kind.rows.push(row);
    kind.weight += ask === 'params' ? (row.share ?? 0) : 100 / rows.length;
  }
  return [...kinds.values()];
}

/** The names of other rows with the very same numbers. @param {LayerRow[]} rows @param {LayerRow} row */
function repeatsOf(rows, row) {
  const own = likeness(row);
  return rows.filter((one) => one !== row && likeness(one) === own).map(({ name }) => name);
}

/** Of the rows behind the first, one that the most others repeat; among equals the one with the most parameters. @param {LayerRow[]} rows */
function commonest([first, ...others]) {
  /** @type {Map<string, LayerRow[]>} */
  const alike = new Map();
  for (const row of others) alike.set(likeness(row), [...(alike.get(likeness(row)) ?? []), row]);
  alike.delete(likeness(first));
  const groups = [...alike.values()].sort((a, b) => b.length - a.length || (b[0].params ?? 0) - (a[0].params ?? 0));
  return groups[0]?.[0] ?? first;
}

/**
 * Marks what is asked of many cells; the others are spare. What was asked is remembered by kind, so that there is more like it.
 * @param {Step[]} cells of the summary @param {LayerRow[]} rows @returns {Step[]}
 */
export function worthAsking(cells, rows) {
  const most = mostQuestions - 1;
  const heaviest = kindsOf(cells, rows).sort((a, b) => b.weight - a.weight);
  const shapes = heaviest.filter(({ ask }) => ask === 'output_shape').slice(0, mostShapes);
  const kinds = [...heaviest.filter(({ ask }) => ask === 'params'), ...shapes].slice(0, most);
  const picked = kinds.map((kind) => ({ kind, row: kind.rows[0] }));
  // Where there is room, the kinds that most hangs on come twice: first as they begin, then as most rows have them.
  for (const kind of kinds.filter(({ rows: { length } }) => length > 1).slice(0, most - picked.length))
    picked.push({ kind, row: commonest(kind.rows) });
  /** @type {Map<string, Partial<Step>>} */
  const chosen = new Map();
  for (const { kind, row } of picked) {
    const known = picked.filter((one) => one.kind === kind).map((one) => likeness(one.row));
    const more = kind.rows.filter((one) => !known.includes(likeness(one))).map(({ name }) => name);
    const rank = difficulty(kind.ask, row);
    chosen.set(`${kind.ask} ${row.name}`, { repeats: repeatsOf(kind.rows, row), more, rank });
  }
  return cells.map((cell) => ({ ...cell, ...(chosen.get(`${cell.ask} ${cell.layer}`) ?? { spare: true }) }));
}
