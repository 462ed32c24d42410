// Sentences about the cause of a wrong answer: which rows it comes from, what it *is*, what is missing, and how it is
// reckoned. Every number in them is the engine's, so that they add up. Plain text, for pages and for files.

import { keptBy } from './layer-words.js';
import { shapeText } from './shape-text.js';

/** @import { Analysis, Cause, CauseRow, LayerRow } from '../engine/types.js' */
/** @import { Words } from './words.js' */

/** The model that was asked about, with its numbers. @typedef {{ analysis: Analysis }} Asked */
/** The cell that was asked for. @typedef {{ ask: string, layer?: string }} Cell */

/** @param {Words} words @param {any} value */
export function cellText(words, value) {
  if (Array.isArray(value)) return shapeText(value);
  return typeof value === 'number' ? words.number(Math.round(value * 100) / 100) : String(value);
}

/** Mistakes in adding up and comparing: who makes them fills every row rightly, and what is said tells which rows they are about. @param {string} belief */
export const isOfTotals = (belief) => /^(total|percent)_/.test(belief);

/**
 * The rows that a wrong answer comes from: of a total all that the believer has otherwise; of a cell those before it where
 * the mistake was made.
 * @param {Cell} step @param {Cause} cause @returns {CauseRow[]}
 */
export function rowsBehind({ layer }, cause) {
  if (cause.beliefs.some(isOfTotals)) return [];
  if (!layer) return cause.rows;
  return cause.rows.filter((row) => !row.follows && row.layer !== layer);
}

/**
 * Numbers that the sentences about a belief may use. They speak of the layer in question where the belief touches it, else
 * of the first that it touches.
 * @param {Asked} course @param {Cause} cause @param {Words} words @param {LayerRow | undefined} speaksOf @param {any} value
 */
function causeArguments({ analysis }, cause, words, speaksOf, value) {
  const first = analysis.layers.find(({ name }) => name === cause.layers[0]) ?? speaksOf;
  const origin = speaksOf && cause.layers.includes(speaksOf.name) ? speaksOf : first;
  const window = origin?.windows[0];
  const input = origin?.input_shapes[0] ?? [];
  return {
    value: cellText(words, value),
    layer: origin?.name ?? '',
    layers: words.list(cause.layers),
    channels: Number(input[input.length - 1] ?? 0),
    kernel: window?.kernel ?? 0,
    lost: window?.lost ?? 0,
    keeps: keptBy(origin?.class_name ?? ''),
  };
}

/** Where an answer comes from: every row that the believer has otherwise. @param {Cause} cause @param {CauseRow[]} rows @param {Words} words */
function rowsSentence(cause, rows, words) {
  const parts = rows.map(({ layer, value, model }) =>
    words.text(model ? 'cause-row-before' : 'cause-row', { part: cellText(words, value), layer: layer ?? '' }),
  );
  return words.text('cause-in-rows', { value: cellText(words, cause.value), parts: words.list(parts) });
}

/** One weight as the believer counts it; factors that were left out are none. @param {Cause['terms'][number]} term @param {Words} words */
function termText({ factors }, words) {
  const sizes = factors.filter(({ size }) => size !== 1).map(({ size }) => words.number(size));
  return sizes.join('\u00a0×\u00a0') || '1';
}

/** How a believer reckons a count: 20 = 3 × 3 × 2 + 2. @param {Cause} cause @param {Words} words */
function workingOf({ value, terms, times, divided_by }, words) {
  if (terms.length === 0) return '';
  const sum = terms.map((term) => termText(term, words)).join(' + ');
  const scale = times !== 1 ? ` × ${words.number(times)}` : divided_by !== 1 ? ` / ${words.number(divided_by)}` : '';
  const whole = scale && terms.length > 1 ? `(${sum})` : sum;
  return whole === cellText(words, value) ? '' : `${cellText(words, value)} = ${whole}${scale}`;
}

/**
 * start: the rows it comes from; is: what the answer is; missing: what it lacks; working: how it is reckoned. Two beliefs
 * at once go by their names: what each lacks is said of a number that is not there.
 * @param {Asked} course @param {Cell} step @param {Cause} cause @param {Words} words
 * @returns {{ start: string, is: string, missing: string, working: string }}
 */
export function causeSentences(course, step, cause, words) {
  const rows = rowsBehind(step, cause);
  // A mistake that is made at the cell itself is told of its own value, else of the first row that it comes from.
  const itself = step.layer && cause.rows.some(({ layer, follows }) => layer === step.layer && !follows);
  const first = itself ? undefined : rows[0];
  const row = course.analysis.layers.find(({ name }) => name === (first?.layer ?? step.layer));
  const args = causeArguments(course, cause, words, row, first?.value ?? cause.value);
  const start = rows.length > 0 ? rowsSentence(cause, rows, words) : '';
  const working = workingOf(cause, words);
  const [belief, other] = cause.beliefs.filter((id) => words.has(id));
  if (!belief) return { start, is: words.text('wrong-plain', { answer: args.value }), missing: '', working };
  if (other) {
    const names = [belief, other].map((id) => words.text(`name-${id}`));
    const is = words.text('cause-two', { value: cellText(words, cause.value), first: names[0], second: names[1] });
    return { start, is, missing: '', working };
  }
  return { start, is: words.text(belief, args), missing: words.attribute(belief, 'missing', args), working };
}
