// Worked formulas: every factor with its name under it, in the colour of its dimension. Gaps stay open as "?".

import { html, nothing } from 'lit';

/** @import { Words } from '../words.js' */
/** @import { LayerRow, SlidingWindow, Term } from '../types.js' */

/**
 * A part of a formula: a number with a label, or a sign between numbers.
 * @typedef {{ label: string, dimension?: string, value: string, open?: boolean } | { sign: string }} Part
 */


/** Formula as text, for those who hear it. @param {Part[]} parts */
function spoken(parts) {
  return parts.map((part) => ('sign' in part ? part.sign : `${part.open ? '?' : part.value} ${part.label}`)).join(' ');
}

/** @param {Part[]} parts */
export function formula(parts) {
  if (parts.length === 0) return nothing;
  return html`<div class="formula" role="math" aria-label=${spoken(parts)}>
    ${parts.map((part) =>
      'sign' in part
        ? html`<span class="sign" aria-hidden="true">${part.sign}</span>`
        : html`<span class="factor dim-${part.dimension ?? 'none'}" aria-hidden="true"
            ><b class=${part.open ? 'open' : ''}>${part.open ? '?' : part.value}</b><small>${part.label}</small></span
          >`,
    )}
  </div>`;
}

/** Puts a sign between groups of parts. @param {Part[][]} groups @param {string} sign @returns {Part[]} */
function joined(groups, sign) {
  return groups.flatMap((group, i) => (i > 0 ? [{ sign }, ...group] : group));
}

/** What opens the places of a formula: a cause's gaps, all, or none. @typedef {(weight: string, label: string) => boolean} Opens */
export const nothingOpen = () => false;
export const allOpen = () => true;

/** @param {Term} term @param {Words} words @param {Opens} opens @returns {Part[]} */
function termParts(term, words, opens) {
  const factors = term.factors.map(({ label, size }) => {
    const dimension = term.weight === 'bias' ? 'bias' : label;
    const open = opens(term.weight, label) || opens(term.weight, '');
    return [{ label: words.text(`dim-${dimension}`), dimension, value: words.number(size), open }];
  });
  return joined(factors, '×');
}

/** height × width × input channels × filters + biases. @param {LayerRow} row @param {Words} words @param {Opens} opens @returns {Part[]} */
export function countParts(row, words, opens) {
  return joined(
    row.terms.map((term) => termParts(term, words, opens)),
    '+',
  );
}

/** (size + padding − window) / stride + 1. @param {SlidingWindow} window @param {Words} words @param {boolean} open @returns {Part[]} */
function windowParts(window, words, open) {
  const number = (/** @type {number} */ value) => words.number(value);
  /** @type {Part[]} */
  const parts = [{ sign: '(' }, { label: words.text(`dim-${window.label}`), dimension: window.label, value: number(window.size), open }];
  const padding = [window.pad_before, window.pad_after].filter((cells) => cells > 0);
  for (const cells of padding) parts.push({ sign: '+' }, { label: words.text('dim-padding'), value: number(cells), open });
  parts.push({ sign: '−' }, { label: words.text('dim-window'), dimension: 'kernel_height', value: number(window.span), open });
  parts.push({ sign: ')' }, { sign: '/' }, { label: words.text('dim-stride'), value: number(window.stride), open });
  return [...parts, { sign: '+ 1' }];
}

/** One formula for each size that is computed. @param {LayerRow} row @param {Words} words @param {boolean} open @returns {Part[][]} */
export function shapeParts(row, words, open) {
  const lines = row.windows.map((window) => {
    const parts = windowParts(window, words, open);
    return open ? parts : [...parts, { sign: '=' }, { label: '', value: words.number(window.output) }];
  });
  if (row.output_factors.length > 0) {
    const factors = row.output_factors.map(({ label, size }) => [
      { label: words.text(`dim-${label}`), dimension: label, value: words.number(size), open },
    ]);
    lines.push(joined(factors, '×'));
  }
  const own = row.config.filters ?? row.config.units;
  if (own) {
    const dimension = row.config.filters ? 'filters' : 'units';
    lines.push([{ label: words.text(`dim-${dimension}`), dimension, value: words.number(own), open }]);
  }
  return lines;
}

/** The sum of the rows. @param {LayerRow[]} rows @param {Words} words @param {(name: string) => boolean} opens @returns {Part[]} */
export function totalParts(rows, words, opens) {
  return joined(
    rows.map((row) => [{ label: row.name, value: words.number(row.params), open: opens(row.name) }]),
    '+',
  );
}

/** (before − after) / before. @param {number} before @param {number} after @param {Words} words @param {boolean} open @returns {Part[]} */
export function reductionParts(before, after, words, open) {
  const old = { label: words.text('dim-before'), value: words.number(before), open };
  return [{ sign: '(' }, old, { sign: '−' }, { label: words.text('dim-after'), value: words.number(after), open }, { sign: ')' }, { sign: '/' }, old];
}

