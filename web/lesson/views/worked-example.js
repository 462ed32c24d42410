// One worked example before the first question: a small convolution, counted in four steps with its picture.

import { html } from 'lit';
import { countedOf, countPicture, styles } from '../../drawing/count-picture.js';
import { headingLevel } from '../../page/heading-level.js';
import { addStyles } from '../../page/late-styles.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Filters } from '../../drawing/count-picture.js' */

/** None of its numbers is one of the lesson's, and no two of them are alike. */
const model = {
  class_name: 'Sequential',
  config: {
    name: 'example',
    layers: [
      { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 7, 7, 3] } },
      { class_name: 'Conv2D', config: { name: 'example', filters: 4, kernel_size: [2, 2] } },
    ],
  },
};

/** What each step adds to the picture of one filter. @param {Filters} whole @returns {Filters[]} */
const stepsTo = (whole) => [
  { ...whole, depth: 1, count: 1, bias: false },
  { ...whole, count: 1, bias: false },
  { ...whole, count: 1 },
  whole,
];

/** @param {LessonNeeds} element */
export function workedExample(element) {
  const { words, view } = element;
  const [row] = /** @type {import("../../engine/types.js").Analysis} */ (element.engine.analyse(model)).layers;
  const steps = stepsTo(/** @type {Filters} */ (countedOf(row, true)));
  const last = steps.length - 1;
  const at = Math.min(view.example ?? 0, last);
  addStyles(/** @type {any} */ (element), styles);
  const texts = {
    window: row.windows.map(({ kernel }) => words.number(kernel)).join('\u00a0×\u00a0'),
    depth: words.number(row.input_shapes[0]?.at(-1) ?? 0),
    filters: words.number(row.config.filters),
    params: words.number(row.params),
  };
  const go = (/** @type {number | undefined} */ example) => () => element.setView({ example });
  const next = at < last ? 'example-next' : 'example-now';
  return html`<section class="card question example" part="example" aria-labelledby="question-title">
    <div class="card-head"><span class="soft">${words.text('example-of', { step: at + 1, steps: steps.length })}</span></div>
    <h3 aria-level=${headingLevel(element, 3)} id="question-title" class="asked">${words.text('example-title', texts)}</h3>
    <div role="status" aria-live="polite">${steps.slice(0, at + 1).map((_, i) => html`<p>${words.text(`example-${i + 1}`, texts)}</p>`)}</div>
    ${countPicture(steps[at], words, { own: false, told: true })}
    <div class="buttons">
      <button class="main next" type="button" @click=${go(at < last ? at + 1 : undefined)}>${words.text(next)}</button>
      ${at > 0 ? html`<button class="quiet" type="button" @click=${go(at - 1)}>${words.text('example-back')}</button>` : ''}
      ${at < last ? html`<button class="quiet" type="button" @click=${go(undefined)}>${words.text('example-skip')}</button>` : ''}
    </div>
  </section>`;
}
