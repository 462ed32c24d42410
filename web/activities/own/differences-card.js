// Two models of one text side by side: which rows were changed by hand, which follow, and what each comes to.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { shapeText } from '../../words/shape-text.js';

/** @import { ModelDifferences } from '../../engine/types.js' */
/** @import { ReadModel } from '../../reading/read-model.js' */
/** @import { ActivityNeeds } from '../needs.js' */

/** More rows than this are not listed: those that are the same go first. */
const mostRows = 200;

/** @param {ActivityNeeds} element @param {ModelDifferences['rows'][0]['before']} side */
function cells({ words }, side) {
  if (!side) return html`<td></td><td></td>`;
  return html`<td>${side.output_shape ? shapeText(side.output_shape) : '?'}</td>
    <td>${side.params === null ? '?' : words.number(side.params)}</td>`;
}

/** What was changed, such as `filters: 2 → 4`. @param {ModelDifferences['rows'][0]} row */
const changes = ({ arguments: changed }) =>
  changed.map(({ name, before, after }) => `${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`).join(', ');

/** @param {ActivityNeeds} element @param {ModelDifferences['rows'][0]} row */
function rowOf(element, row) {
  const { class_name: kind, change, before, after } = row;
  const said = changes(row) || element.words.text(`own-change-${change}`);
  return html`<tr class="change-${change}">
    <th scope="row">${kind} <span class="soft">${said}</span></th>
    ${cells(element, before)} ${cells(element, after)}
  </tr>`;
}

/**
 * @param {ActivityNeeds} element @param {ReadModel} first @param {ReadModel} second
 */
export function differencesCard(element, first, second) {
  const { words, engine } = element;
  /** @type {ModelDifferences} */ let found;
  try {
    found = engine.differences(first.config, second.config);
  } catch {
    return nothing; // one of them cannot be counted, which is told where it is shown
  }
  const rows = found.rows.length > mostRows ? found.rows.filter(({ change }) => change !== 'same') : found.rows;
  return html`<section class="card differences" tabindex="0">
    <h3 aria-level=${headingLevel(element, 3)}>${words.text('own-differences', { first: first.name, second: second.name })}</h3>
    <table translate="no">
      <thead><tr><td></td><th colspan="2" scope="colgroup">${first.name}</th><th colspan="2" scope="colgroup">${second.name}</th></tr></thead>
      <tbody>${rows.slice(0, mostRows).map((row) => rowOf(element, row))}</tbody>
      <tfoot><tr><th scope="row">${words.text('own-total')}</th><td></td><td>${words.number(found.before_total)}</td><td></td><td>${words.number(found.after_total)}</td></tr></tfoot>
    </table>
  </section>`;
}
