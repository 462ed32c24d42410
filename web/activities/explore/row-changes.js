// What a change of a model did to each row, and why: the arguments that are its own, or what the layer before hands on.
// It only holds numbers of the engine's comparison against each other.

/** @import { Comparison2, LayerRow } from '../../engine/types.js' */

/** @typedef {{ what: string, before: any, after: any }} Reason  what: an argument, a factor, or `input` (a shape) */
/**
 * kind: `params` (the count changed), `shape` (only the shape did), `same_shape` (arguments changed, neither did), `new`, `gone`.
 * @typedef {{ layer: string, kind: string, before: LayerRow | null, after: LayerRow | null, shape_changed: boolean,
 *   reasons: Reason[] }} RowChange
 */

const counted = ['filters', 'kernel_size', 'units'];
const shaped = ['filters', 'kernel_size', 'strides', 'padding', 'pool_size', 'units'];
/** Factors that the layer before decides. */
export const handedOn = ['input_channels', 'input_features'];

/** @param {any} a @param {any} b */
const differ = (a, b) => JSON.stringify(a) !== JSON.stringify(b);

/** @param {LayerRow} before @param {LayerRow} after @param {string[]} names @returns {Reason[]} */
function ownReasons(before, after, names) {
  return names
    .filter((name) => differ(before.config[name], after.config[name]))
    .map((name) => ({ what: name, before: before.config[name], after: after.config[name] }));
}

/** @param {LayerRow} row @param {string} label */
function factorOf({ terms }, label) {
  return terms.flatMap(({ factors }) => factors).find((factor) => factor.label === label)?.size;
}

/** @param {LayerRow} before @param {LayerRow} after @returns {Reason[]} */
function countReasons(before, after) {
  const factors = handedOn.map((what) => ({ what, before: factorOf(before, what), after: factorOf(after, what) }));
  return [...ownReasons(before, after, counted), ...factors.filter((one) => one.before !== one.after)];
}

/** @param {LayerRow} before @param {LayerRow} after @returns {Reason[]} */
function shapeReasons(before, after) {
  const input = { what: 'input', before: before.input_shapes[0], after: after.input_shapes[0] };
  return [...ownReasons(before, after, shaped), ...(differ(input.before, input.after) ? [input] : [])];
}

/** @param {Comparison2} compared @returns {RowChange[]} rows that changed, in their order */
export function rowChangesOf({ rows }) {
  return rows.flatMap(({ name, before, after, shape_changed, params_changed }) => {
    const base = { layer: name, before, after, shape_changed };
    if (!before || !after) return [{ ...base, kind: before ? 'gone' : 'new', reasons: [] }];
    if (params_changed) return [{ ...base, kind: 'params', reasons: countReasons(before, after) }];
    if (shape_changed) return [{ ...base, kind: 'shape', reasons: shapeReasons(before, after) }];
    const own = ownReasons(before, after, shaped);
    return own.length > 0 ? [{ ...base, kind: 'same_shape', reasons: own }] : [];
  });
}
