// How a gradient came to be and what the optimizer made of it, as lines with numbers that can be checked by hand.

/** @import { Explanation } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** Products that are written out; all others are one number. */
const written = 3;

/** Five digits that count, with a minus as wide as a plus; very small ones with their power of ten. @param {Words} words @param {number} value */
export function figure(words, value) {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && Math.abs(value) < 1e-4) {
    const [digits, power] = value.toExponential(3).split('e');
    return `${words.number(Number(digits))}e${Number(power)}`.replaceAll('-', '−');
  }
  return words.number(Number(value.toPrecision(5))).replace('-', '−');
}

/** A number after a sign: a negative one stands in brackets. @param {string} text */
const bracketed = (text) => (text.startsWith('−') ? `(${text})` : text);

/** `gradient = 0.81 × (−0.0021) + … + rest = −0.0137` @param {Explanation} explanation @param {Words} words */
export function sumLine({ terms, rest, penalty, gradient, count: all }, words) {
  const count = all ?? 0;
  const of = (/** @type {number} */ value) => figure(words, value);
  const parts = terms.slice(0, written).map(({ input, back }) => `${of(input)} × ${bracketed(of(back))}`);
  const others = terms.slice(written).reduce((sum, { product }) => sum + product, 0) + (rest ?? 0);
  if (terms.length > 0 && count > written) parts.push(words.text('train-others', { count: words.number(count - written), sum: of(others) })); // prettier-ignore
  if (penalty) parts.push(words.text('train-penalty', { sum: of(penalty) }));
  return [words.text('train-gradient-name'), ...(parts.length > 0 ? [parts.join(' + ')] : []), of(gradient)].join(
    ' = ',
  );
}

/**
 * What the optimizer did, line by line: Keras's own formulas, and the numbers of this step in them.
 * @param {Explanation} explanation @param {Words} words @returns {string[]}
 */
export function stepLines({ before, after, change, optimizer }, words) {
  const of = (/** @type {any} */ value) => figure(words, Number(value));
  const inBrackets = (/** @type {any} */ value) => bracketed(of(value));
  const { name, learning_rate: rate, gradient, m, v, alpha, epsilon, velocity, mean_square: square, decay } = optimizer;
  /** @type {string[]} */ const lines = [];
  if (name === 'adam' || name === 'adamw') {
    const { beta_1: one, beta_2: two, step } = optimizer;
    lines.push(
      `m = ${of(one)} · m + ${of(1 - one)} · ${inBrackets(gradient)} = ${of(m)}`,
      `v = ${of(two)} · v + ${of(1 - two)} · ${inBrackets(gradient)}² = ${of(v)}`,
      `α = ${of(rate)} · √(1 − ${of(two)}^${step}) / (1 − ${of(one)}^${step}) = ${of(alpha)}`,
      `−α · m / (√v + ε) = −${of(alpha)} · ${inBrackets(m)} / (√${of(v)} + ${of(epsilon)})`,
    );
  } else if (name === 'rmsprop') {
    lines.push(`v = ${of(square)}`, `−${of(rate)} · ${inBrackets(gradient)} / √(v + ${of(epsilon)})`);
  } else if (optimizer.momentum > 0 && velocity !== undefined) {
    lines.push(`${words.text('train-velocity')} = ${of(velocity)}`);
  } else lines.push(`−${of(rate)} · ${inBrackets(gradient)}`);
  if (decay) lines.push(words.text('train-decay', { amount: of(decay) }));
  const last = `${of(before)} + ${inBrackets(change)} = ${of(after)}`;
  return [...lines.slice(0, -1), `${lines.at(-1)} ${decay ? '' : `= ${of(change)}`}`.trim(), last];
}
