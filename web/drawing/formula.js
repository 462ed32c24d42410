// Worked formulas: every factor with its name under it, in the colour of its dimension. Gaps stay open as "?".

import { html, mathml, nothing } from 'lit';

/**
 * A part of a formula: a number with a label, a sign between numbers, or a fraction; its label says that it is rounded down.
 * @typedef {{ label: string, dimension?: string, value: string, open?: boolean }} NumberPart
 * @typedef {{ top: Part[], bottom: Part[], label: string }} FractionPart
 * @typedef {NumberPart | FractionPart | { sign: string }} Part
 */

/** Formula as text, for those who hear it. @param {Part[]} parts @returns {string} */
function spoken(parts) {
  const texts = parts.map((part) => {
    if ('sign' in part) return part.sign;
    if ('top' in part) return `(${spoken(part.top)}) / ${spoken(part.bottom)},${part.label && ` ${part.label},`}`;
    return `${part.open ? '?' : part.value} ${part.label}`;
  });
  return texts.join(' ');
}

/** A place of one height, whatever signs stand in it. @param {unknown} content @param {string} height @param {string | typeof nothing} [depth] as deep as it is, where nothing is said */
const even = (content, height, depth = '0.25em') =>
  mathml`<mpadded height=${height} depth=${depth}>${content}</mpadded>`;

/** @param {string} label */
const labelled = (label) => even(mathml`<mtext>${label}</mtext>`, '0.9375em');

/** @param {Part} part @returns {import('lit').TemplateResult} */
function drawn(part) {
  if ('sign' in part) return mathml`<mo stretchy="false">${part.sign}</mo>`;
  if ('top' in part) {
    const labels = part.bottom.some((one) => 'label' in one && one.label);
    const bottom = even(mathml`<mrow>${part.bottom.map(drawn)}</mrow>`, '1.375em', labels ? nothing : undefined);
    const quotient = mathml`<mfrac><mrow>${part.top.map(drawn)}</mrow>${bottom}</mfrac>`;
    return part.label ? mathml`<munder>${quotient}${labelled(part.label)}</munder>` : quotient;
  }
  const dimension = `dim-${part.dimension ?? 'none'}`;
  const number = even(mathml`<mn class=${part.open ? 'open' : ''}>${part.open ? '?' : part.value}</mn>`, '1em');
  if (!part.label) return mathml`<mrow class=${dimension}>${number}</mrow>`;
  return mathml`<munder class=${dimension}>${number}${labelled(part.label)}</munder>`;
}

/** @param {Part[]} parts */
export function formula(parts) {
  if (parts.length === 0) return nothing;
  return html`<math class="formula" aria-label=${spoken(parts)}>${units(parts).map((unit) => mathml`<mrow>${unit.map(drawn)}</mrow>`)}</math>`;
}

/** A formula may break before a sign and nowhere else. @param {Part[]} parts */
function units(parts) {
  /** @type {Part[][]} */
  const all = [];
  parts.forEach((part, i) => {
    const previous = parts[i - 1];
    const starts = 'sign' in part ? part.sign !== ')' : !previous || !('sign' in previous);
    if (starts || all.length === 0) all.push([part]);
    else all[all.length - 1].push(part);
  });
  return all;
}
