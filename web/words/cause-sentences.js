// Sentences about the cause of a wrong answer: what the answer *is*, then what is missing. Plain text, for pages and for files.

import { keptBy } from './layer-words.js';
import { shapeText } from './shape-text.js';

/** @import { EngineApi } from '../engine/engine.js' */
/** @import { Analysis, Cause, LayerRow } from '../engine/types.js' */
/** @import { Words } from './words.js' */

/** The model that was asked about, and its numbers. @typedef {{ engine: EngineApi, lesson: { config: any }, analysis: Analysis }} Asked */
/** The cell that was asked for. @typedef {{ ask: string, layer?: string }} Cell */

/** @param {Words} words @param {any} value */
export function cellText(words, value) {
  if (Array.isArray(value)) return shapeText(value);
  return typeof value === 'number' ? words.number(Math.round(value * 100) / 100) : String(value);
}

/**
 * The rows whose count a believer has otherwise, with the believer's count.
 * @param {Asked} course @param {Cause} cause @returns {{ row: LayerRow, params: number }[]}
 */
export function believedRows({ engine, lesson, analysis }, cause) {
  if (cause.beliefs.some((id) => /^(total|percent)_/.test(id))) return [];
  return analysis.layers.flatMap((row) => {
    try {
      const question = { layer: row.name, of: /** @type {const} */ ('params') };
      const params = engine.answer(lesson.config, question, { beliefs: cause.beliefs });
      return typeof params === 'number' && params !== row.params ? [{ row, params }] : [];
    } catch {
      return []; // the belief does not touch this row
    }
  });
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

/** Where a total comes from: every row that the believer counts otherwise. @param {Cause} cause @param {{ row: LayerRow, params: number }[]} rows @param {Words} words */
function totalSentence(cause, rows, words) {
  const parts = rows.map(({ row, params }) =>
    words.text('cause-row', { part: cellText(words, params), layer: row.name }),
  );
  return words.text('cause-in-total', { value: cellText(words, cause.value), parts: words.list(parts) });
}

/**
 * start: where in a total it comes from; is: what the answer is; missing: what it lacks. Two beliefs at once go by their
 * names: what each lacks is said of a number that is not there.
 * @param {Asked} course @param {Cell} step @param {Cause} cause @param {Words} words
 * @returns {{ start: string, is: string, missing: string }}
 */
export function causeSentences(course, step, cause, words) {
  const rows = step.ask === 'total_params' ? believedRows(course, cause) : [];
  const row = rows[0]?.row ?? course.analysis.layers.find(({ name }) => name === step.layer);
  const args = causeArguments(course, cause, words, row, rows[0]?.params ?? cause.value);
  const known = cause.beliefs.filter((id) => words.has(id));
  if (known.length === 0) return { start: '', is: words.text('wrong-unknown', { answer: args.value }), missing: '' };
  const start = rows.length > 0 ? totalSentence(cause, rows, words) : '';
  if (known.length > 1) {
    const [first, second] = known.map((id) => words.text(`name-${id}`));
    return { start, is: words.text('cause-two', { value: cellText(words, cause.value), first, second }), missing: '' };
  }
  return { start, is: words.text(known[0], args), missing: words.attribute(known[0], 'missing', args) };
}
