// model.summary() as the scoreboard: unknown cells are the questions; complete, it is the table Keras prints.

import { html, nothing } from 'lit';
import { foldedRows } from '../../drawing/network-strip.js';
import { fillsCell } from '../questions/all.js';
import { shapeText } from '../../words/shape-text.js';
import { shownRows } from './shown-rows.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { LayerRow } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** The names of Keras's three columns. @param {Words} words */
export function summaryHead(words) {
  return html`<tr>
    <th scope="col">${words.text('summary-layer')}</th>
    <th scope="col">${words.text('summary-shape')}</th>
    <th scope="col" class="count">${words.text('summary-params')}</th>
  </tr>`;
}

/** @param {LessonNeeds} element @param {string} ask @param {string | undefined} layer @param {string} known @param {string} label */
function cell(element, ask, layer, known, label) {
  const { player } = element;
  if (!player || player.knows(ask, layer)) return html`${known}`;
  const index = player.indexOf(ask, layer);
  const current = index === player.current;
  return html`<button class="unknown ${current ? 'current' : ''}" aria-label=${label}
    @click=${() => element.goTo((lesson) => lesson.go(index))}>?</button>`;
}

/** @param {LessonNeeds} element @param {LayerRow} row */
function summaryRow(element, row) {
  const { player, words } = element;
  const current = player?.step.layer === row.name;
  const unknown = words.text('unknown');
  const ask = (/** @type {string} */ of) => words.text(`ask-cell-${of}`, { layer: row.name });
  return html`<tr class=${current ? 'lit' : ''}>
    <th scope="row">${row.name} <span class="class-name">(${row.class_name})</span></th>
    <td>${cell(element, 'output_shape', row.name, row.output_shape ? shapeText(row.output_shape) : unknown, ask('shape'))}</td>
    <td class="count">${cell(element, 'params', row.name, row.params === null ? unknown : words.number(row.params), ask('params'))}</td>
  </tr>`;
}

/** Rows that are folded, and a way to them. @param {LessonNeeds} element @param {number} count */
function foldRow(element, count) {
  return html`<tr><td colspan="3"><button class="quiet" @click=${() => element.setView({ unfolded: true })}>${element.words.text('rows-folded', { count })}</button></td></tr>`;
}

/** @param {LessonNeeds} element */
function totals(element) {
  const { player, words } = element;
  if (!player) return nothing;
  const { analysis } = player.course;
  if (!analysis.complete && !player.finished) return nothing; // it would tell what is still asked
  const least = (/** @type {number} */ count) =>
    analysis.complete ? words.number(count) : words.text('at-least', { count: words.number(count) });
  const known = `${least(analysis.total_params)} (${analysis.size_text})`;
  const total = cell(element, 'total_params', undefined, known, words.text('ask-cell-total'));
  const rest = player.knows('total_params');
  return html`<dl class="totals">
    <div><dt>${words.text('summary-total')}</dt><dd>${total}</dd></div>
    ${
      rest
        ? html`<div><dt>${words.text('summary-trainable')}</dt><dd>${least(analysis.trainable_params)}</dd></div>
          <div><dt>${words.text('summary-frozen')}</dt><dd>${least(analysis.non_trainable_params)}</dd></div>`
        : nothing
    }
  </dl>`;
}

/** @param {LessonNeeds} element */
export function summaryCard(element) {
  const { player, words } = element;
  if (!player) return html``;
  const cells = player.progress.filter((_, i) => fillsCell(player.steps[i]));
  const done = cells.filter((progress) => progress.done).length;
  const filled = words.text('summary-filled', { done, count: cells.length });
  return html`<section class="card summary-card" part="summary">
    <div class="card-head">
      <h3 aria-level=${headingLevel(element, 3)}>${words.text('summary-title')}</h3>
      <span class="soft">${filled}</span>
    </div>
    <table translate="no">
      <thead>
        ${summaryHead(words)}
      </thead>
      <tbody>
        ${foldedRows(player.course.analysis.layers, shownRows(element)).map((row) => (Array.isArray(row) ? foldRow(element, row.length) : summaryRow(element, row)))}
      </tbody>
    </table>
    ${totals(element)} ${element.later?.fileNotes(element)}
    ${done === cells.length && player.course.analysis.complete ? html`<p class="soft complete">${words.text('summary-complete')}</p>` : nothing}
  </section>`;
}
