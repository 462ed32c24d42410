// What softmax and its kind make of a value: the others of its row, which they read too, and what it is among them.

import { html, nothing } from 'lit';
import { formula } from '../../drawing/formula.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Trace, TracedRow } from '../../engine/types.js' */
/** @import { Part } from '../../drawing/formula.js' */

/** Values beside the one in question that are written out. */
const mostOthers = 4;

/** The value in question and the largest others, in the order of the row, each with its number there. @param {Trace} trace @param {TracedRow} row */
function shown({ index }, row) {
  const all = row.units.map((unit, i) => ({ ...unit, number: i + 1, chosen: unit.index === index }));
  const others = all.filter(({ chosen }) => !chosen).sort((a, b) => b.before - a.before);
  const kept = new Set(others.slice(0, mostOthers));
  return all.filter((unit) => unit.chosen || kept.has(unit));
}

/** @param {LessonNeeds} element @param {Trace} trace @param {TracedRow} row */
function table({ words }, trace, row) {
  const name = row.function;
  const power = row.power_sum !== null;
  const shift = words.float(row.shift);
  const head = [
    words.text(trace.position.length === 1 ? 'trace-row-unit' : 'trace-row-value'),
    words.text('trace-before', { activation: name }),
    ...(power ? [row.shift === 0 ? words.text('trace-power') : words.text('trace-power-less', { shift })] : []),
    words.text('trace-activation', { activation: name }),
  ];
  const line = (/** @type {ReturnType<typeof shown>[0]} */ unit) => html`<tr class=${unit.chosen ? 'chosen' : ''}>
    <th scope="row">${words.number(unit.number)}</th><td>${words.float(unit.before)}</td>
    ${unit.power === null ? nothing : html`<td>${words.float(unit.power)}</td>`}<td>${words.float(unit.output)}</td></tr>`;
  const sum = html`<tr><th scope="row">${words.text('trace-row-all', { count: row.units.length })}</th><td></td>
    <td>${words.float(row.power_sum ?? 0)}</td><td></td></tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text('trace-row-title', { activation: name })}>
    <table class="products row-shares">
      <thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
      <tbody>${shown(trace, row).map(line)}${power ? sum : nothing}</tbody>
    </table></div>`;
}

/** How the value comes out of its row. @param {LessonNeeds} element @param {Trace} trace @param {TracedRow} row @returns {Part[]} */
function parts({ words }, trace, row) {
  const part = (/** @type {string} */ id, /** @type {number | string} */ value) => ({
    label: words.text(id, { activation: row.function, count: row.units.length }),
    value: typeof value === 'number' ? words.float(value) : value,
  });
  const after = part('trace-activation', trace.output);
  const before = part('trace-before', trace.before_activation);
  const sum = words.float(row.power_sum ?? 0);
  const largest = row.shift === 0 ? [] : [{ sign: '−' }, part('trace-largest', row.shift)];
  if (row.function === 'log_softmax')
    return [before, ...largest, { sign: '−' }, part('trace-logarithm', `ln ${sum}`), { sign: '=' }, after];
  if (row.function === 'sparsemax')
    return [before, { sign: '−' }, part('trace-bound', row.shift), { sign: trace.output > 0 ? '=' : '→' }, after];
  const power = row.units.find(({ index }) => index === trace.index)?.power ?? 0;
  const share = {
    top: [{ label: '', value: words.float(power) }],
    bottom: [{ label: '', value: sum }],
    label: words.text('trace-share', { count: row.units.length }),
  };
  return [share, { sign: '=' }, after];
}

/** @param {LessonNeeds} element @param {Trace} trace */
export function traceRow(element, trace) {
  const { row } = trace;
  if (!row) return nothing;
  const args = { activation: row.function, count: row.units.length };
  return html`<p class="soft">${element.words.text(`trace-row-${row.function}`, args)}</p>
    ${table(element, trace, row)} ${formula(parts(element, trace, row))}`;
}
