// Words for the cause of a wrong answer: what the answer *is*, then what is missing; and where its formula stays open.

import { html, nothing } from 'lit';
import { shapeText } from '../format.js';
import { nothingOpen } from './formula.js';

/** @import { CnnParams } from '../element.js' */
/** @import { Cause, LayerRow } from '../types.js' */
/** @import { Opens } from './formula.js' */

/** @param {CnnParams} element @returns {LayerRow[]} */
function rowsOf({ player }) {
  return player?.course.analysis.layers ?? [];
}

/** @param {CnnParams} element */
export function rowInQuestion(element) {
  return rowsOf(element).find(({ name }) => name === element.player?.step.layer);
}

/** @param {CnnParams} element @param {any} value */
export function cellText({ words }, value) {
  if (Array.isArray(value)) return shapeText(value);
  return typeof value === 'number' ? words.number(Math.round(value * 100) / 100) : String(value);
}

/**
 * The rows whose count a believer has otherwise, with the believer's count.
 * @param {CnnParams} element @param {Cause} cause @returns {{ row: LayerRow, params: number }[]}
 */
function believedRows(element, cause) {
  const { player, engine } = element;
  if (!player || cause.beliefs.some((id) => /^(total|percent)_/.test(id))) return [];
  return rowsOf(element).flatMap((row) => {
    try {
      const question = { layer: row.name, of: 'params' };
      const params = engine.answer(player.course.lesson.config, question, { beliefs: cause.beliefs });
      return typeof params === 'number' && params !== row.params ? [{ row, params }] : [];
    } catch {
      return []; // the belief does not touch this row
    }
  });
}

/**
 * The layer a sentence speaks of: the one in question where the belief touches it, else the first that it touches.
 * @param {CnnParams} element @param {Cause} cause @param {LayerRow} [speaksOf]
 */
function originOf(element, cause, speaksOf = rowInQuestion(element)) {
  if (speaksOf && cause.layers.includes(speaksOf.name)) return speaksOf;
  return rowsOf(element).find(({ name }) => name === cause.layers[0]) ?? speaksOf;
}

/** Numbers that the sentences about a belief may use. @param {CnnParams} element @param {Cause} cause @param {LayerRow} [row] @param {any} [value] */
function causeArguments(element, cause, row, value = cause.value) {
  const origin = originOf(element, cause, row);
  const window = origin?.windows[0];
  const input = origin?.input_shapes[0] ?? [];
  return {
    value: cellText(element, value),
    layer: origin?.name ?? '',
    layers: element.words.list(cause.layers),
    channels: Number(input[input.length - 1] ?? 0),
    kernel: window?.kernel ?? 0,
    lost: window?.lost ?? 0,
  };
}

/** What one cause says; two beliefs at once are said after each other. @param {CnnParams} element @param {Cause} cause */
export function causeText(element, cause) {
  const { words, player } = element;
  const believed = player?.step.ask === 'total_params' ? believedRows(element, cause)[0] : undefined;
  const args = causeArguments(element, cause, believed?.row, believed?.params);
  const known = cause.beliefs.filter((id) => words.has(id));
  if (known.length === 0) return words.text('wrong-unknown', { answer: args.value });
  const total = { value: cellText(element, cause.value), layer: believed?.row.name ?? '', part: args.value };
  const start = believed ? `${words.text('cause-in-total', total)} ` : nothing;
  if (known.length > 1) {
    const rests = known.map((id) => words.attribute(id, 'missing', args) || words.text(id, args));
    return html`${start}<strong>${words.text('cause-two', args)}</strong> ${rests.join(' ')}`;
  }
  return html`${start}<strong>${words.text(known[0], args)}</strong> ${words.attribute(known[0], 'missing', args)}`;
}

/** Places of the formula that a cause leaves open; in a total, the rows it counts otherwise. @param {CnnParams} element @param {Cause | undefined} cause @returns {Opens} */
export function opensOf(element, cause) {
  if (!cause) return nothingOpen;
  if (element.player?.step.ask === 'total_params') {
    const rows = believedRows(element, cause).map(({ row }) => row.name);
    const open = rows.length > 0 ? rows : cause.layers;
    return (name) => open.includes(name);
  }
  return (weight, label) => cause.gaps.some((gap) => gap.weight === weight && gap.label === label);
}
