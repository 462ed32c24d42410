// The three models side by side: rows that changed are lit, totals are bars, reductions are percentages.

import { html, nothing, svg } from 'lit';
import { sizesText } from '../format.js';
import { lessons } from '../lessons/all.js';

/** @import { CnnParams } from '../element.js' */
/** @import { LayerRow } from '../types.js' */

/** Every lesson against the first one. @param {CnnParams} element */
function comparisons({ engine }) {
  return lessons.map((lesson) => ({ lesson, compared: engine.compare(lessons[0].config, lesson.config) }));
}

/** Row names in the order of the fullest model. @param {ReturnType<typeof comparisons>} models @returns {string[]} */
function rowNames(models) {
  const fullest = models.reduce((a, b) => (b.compared.rows.length > a.compared.rows.length ? b : a));
  return fullest.compared.rows.map((/** @type {any} */ row) => row.name);
}

/** One model's shape and count of a row; what changed is marked for eyes and for ears. @param {CnnParams} element @param {any} row */
function cell({ words }, row) {
  if (!row?.after) return html`<td class="absent">${words.text('compare-absent')}</td>`;
  const value = (/** @type {string} */ text, /** @type {boolean} */ changed) =>
    changed && row.before
      ? html`<span class="changed">${text}<span class="hidden"> ${words.text('compare-changed')}</span></span>`
      : html`<span>${text}</span>`;
  return html`<td><div class="pairs">
    ${value(sizesText(row.after.output_shape), row.shape_changed)} ${value(words.number(row.after.params), row.params_changed)}
  </div></td>`;
}

/** @param {CnnParams} element @param {ReturnType<typeof comparisons>} models */
function table(element, models) {
  const { words } = element;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.text('title-compare')}>
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">${words.text('compare-layer')}</th>
          ${models.map(
            ({ lesson }) => html`<th scope="col">
                ${words.text(`lesson-${lesson.id}`)}
                <div class="pairs"><span>${words.text('compare-shape')}</span><span>${words.text('compare-params')}</span></div>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rowNames(models).map(
          (name) => html`<tr>
            <th scope="row">${name}</th>
            ${models.map(({ compared }) =>
              cell(
                element,
                compared.rows.find((/** @type {any} */ row) => row.name === name),
              ),
            )}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.text('compare-total')}</th>
          ${models.map(({ compared }) => html`<td class="count">${words.number(compared.after_total)}</td>`)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** @param {CnnParams} element @param {ReturnType<typeof comparisons>} models */
function bars(element, models) {
  const { words } = element;
  const largest = Math.max(...models.map(({ compared }) => compared.after_total));
  return html`<ul class="bars" aria-label=${words.text('compare-bars')}>
    ${models.map(({ lesson, compared }) => {
      const width = (100 * compared.after_total) / largest;
      const percent = `${words.number(compared.reduction_percent, 2)} %`;
      return html`<li>
        <span class="bar-name">${words.text(`lesson-${lesson.id}`)}</span>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="bar" x="0" y="0" width=${width} height="8" rx="0.6"></rect>`}</svg>
        <span class="bar-value"><b>${words.number(compared.after_total)}</b>
          ${compared.reduction_percent > 0 ? html`<span class="soft">${words.text('compare-change', { percent })}</span>` : nothing}</span>
      </li>`;
    })}
  </ul>`;
}

/** @param {CnnParams} element */
function view(element) {
  const models = comparisons(element);
  return html`<section class="card">${bars(element, models)}</section>
    <section class="card">${table(element, models)}</section>`;
}

/** @type {Awaited<ReturnType<import('./all.js').Activity['load']>>['open']} */
export const open = (element) => ({ view: () => view(element) });
