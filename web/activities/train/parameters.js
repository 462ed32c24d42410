// Every parameter of the network as a cell, and one of them: its value over time, its gradient as the sum of the products that
// used it, and the step that the optimizer made of that.

import { html, svg, nothing } from 'lit';
import { parameterBoard } from '../../drawing/parameter-board.js';
import { headingLevel } from '../../page/heading-level.js';
import { parameterName } from '../../model/parameters.js';
import { figure, stepLines, sumLine } from './step-lines.js';

/** @import { Board } from '../../drawing/parameter-board.js' */
/** @import { Train } from './logic.js' */
/** @import { Explanation } from '../../engine/types.js' */
/** @import { Training } from './training.js' */

/** The weight that a parameter is one of. @param {Training} training @param {number} network @param {{ layer: string, weight: string }} place */
function weightOf(training, network, { layer, weight }) {
  return training.networks[network].learner.weights().find((one) => one.layer === layer && one.name === weight);
}

/** @param {Train} train @param {Training} training @returns {Board | undefined} */
export function boardOf(train, training) {
  const { element, selected, chosen } = train;
  if (!selected) return undefined;
  const { rows, groups } = training.networks[chosen];
  const first = training.marks[0]?.networks[chosen].values;
  return {
    words: element.words,
    rows,
    groups,
    selected,
    saidBy: 'train-parameter-says',
    small: true,
    isChanged: () => false,
    dataOf: ({ layer, weight }) =>
      (train.before && first?.get(`${layer} ${weight}`)) ||
      weightOf(training, chosen, { layer, weight })?.data ||
      new Float32Array(1),
    select: (parameter, focus) => train.select(parameter, focus),
  };
}

/** A parameter's value at each mark, as a line. @param {Train} train @param {Training} training */
function timeLine(train, training) {
  const { selected, chosen, element } = train;
  const { words } = element;
  const values = selected ? training.valuesOf(chosen, selected) : [];
  const [wide, tall, edge] = [280, 64, 6];
  const low = Math.min(0, ...values.map(({ value }) => value));
  const high = Math.max(0, ...values.map(({ value }) => value));
  const across = (/** @type {number} */ step) => edge + (step / Math.max(1, training.steps)) * (wide - 2 * edge);
  const down = (/** @type {number} */ value) => tall - edge - ((value - low) / (high - low || 1)) * (tall - 2 * edge);
  const points = values.map(({ step, value }) => `${across(step).toFixed(1)} ${down(value).toFixed(1)}`);
  const said = words.text('train-value-over-time', {
    first: words.float(values[0]?.value ?? 0),
    last: words.float(values.at(-1)?.value ?? 0),
    low: words.float(Math.min(...values.map(({ value }) => value), Infinity)),
    high: words.float(Math.max(...values.map(({ value }) => value), -Infinity)),
  });
  return html`<svg class="time-line" viewBox="0 0 ${wide} ${tall}" role="img" aria-label=${said}>
      ${svg`<line class="grid" x1=${edge} x2=${wide - edge} y1=${down(0)} y2=${down(0)} />`}
      ${points.length > 1 ? svg`<path class="line-0" d="M${points.join('L')}" />` : nothing}
    </svg>
    <p class="soft">${said}</p>`;
}

/** The products that made the gradient, the largest ones. @param {Train} train @param {Explanation} explanation */
function products(train, explanation) {
  const { words } = train.element;
  const { terms, count, uses, samples } = explanation;
  const number = (/** @type {number} */ value) => figure(words, value);
  return html`<details class="products-of"><summary>${words.text('train-products', { shown: terms.length, count: words.number(count ?? 0) })}</summary>
    <div class="scroll without-terms" tabindex="0" role="group" aria-label=${words.text('train-products-label')}><table class="products">
      <thead><tr><th scope="col">${words.text('train-sample')}</th><th scope="col" class="count">${words.text('train-input')}</th><th scope="col" class="count">${words.text('train-back')}</th><th scope="col" class="count">${words.text('train-product')}</th></tr></thead>
      <tbody>${terms.map(({ sample, input, back, product }) => html`<tr><th scope="row">${words.number(sample + 1)}</th><td class="count">${number(input)}</td><td class="count">${number(back)}</td><td class="count">${number(product)}</td></tr>`)}</tbody>
    </table></div>
    <p class="soft">${words.text('train-uses', { uses: words.number(uses ?? 0), samples: words.number(samples), count: words.number(count ?? 0) })}</p>
  </details>`;
}

/** @param {Train} train @param {Training} training */
function explained(train, training) {
  const { words } = train.element;
  const explanation = train.explain();
  if (!explanation) {
    const id = training.at !== undefined ? 'train-explain-past' : training.started ? 'train-explain-frozen' : 'train-explain-first'; // prettier-ignore
    return html`<p class="soft">${words.text(id)}</p>`;
  }
  const sum = sumLine(explanation, words);
  return html`<p class="formula-line"><span>${words.text('train-gradient')}</span></p>
    <p class="sum without-terms" translate="no" dir="ltr">${sum}</p>
    ${explanation.terms.length > 0 ? products(train, explanation) : html`<p class="soft">${words.text('train-no-sum')}</p>`}
    <p class="formula-line"><span>${words.text('train-step-of', { optimizer: explanation.optimizer.name, number: explanation.optimizer.step })}</span></p>
    ${stepLines(explanation, words).map((line) => html`<p class="sum without-terms" translate="no" dir="ltr">${line}</p>`)}`;
}

/** @param {Train} train @param {Training} training */
function oneParameter(train, training) {
  const { words } = train.element;
  const { selected, chosen } = train;
  const weight = selected && weightOf(training, chosen, selected);
  if (!selected || !weight) return nothing;
  const name = parameterName(weight, selected.index);
  const value = weight.data[selected.index];
  return html`<div class="one-parameter">
    <p class="without-terms"><strong class="parameter-name" translate="no">${name}</strong> = ${figure(words, value)}</p>
    <p id="train-parameter-says" class="hidden" role="status">${train.runner?.running ? '' : words.text('census-heard', { name, value: words.float(value) })}</p>
    ${timeLine(train, training)}
    ${train.runner?.running ? html`<p class="soft">${words.text('train-explain-paused')}</p>` : explained(train, training)}
  </div>`;
}

/** @param {Train} train @param {Training} training @param {Board | undefined} board */
export function parametersCard(train, training, board) {
  const { element, chosen, before } = train;
  const { words } = element;
  const one = training.networks[chosen];
  const side = (/** @type {boolean} */ is, /** @type {string} */ id) =>
    html`<button class="quiet ${before === is ? 'chosen' : ''}" aria-pressed=${before === is} @click=${() => train.show(is)}>${words.text(id)}</button>`;
  return html`<section class="card parameters" aria-labelledby="train-parameters">
    <div class="card-head"><h3 id="train-parameters" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('train-all', { total: words.number(one.total), name: train.nameOf(chosen) })}</h3>
      <div class="choices" role="group" aria-label=${words.text('train-when')}>${side(true, 'train-before')}${side(false, 'train-now')}</div></div>
    <p class="soft">${words.text('census-how')}</p>
    <p class="legend" aria-hidden="true"><span class="swatch minus"></span>${words.text('census-minus')}<span class="swatch zero"></span>0<span class="swatch plus"></span>${words.text('census-plus')}</p>
    <div class="parameter-columns">
      <div class="small-board without-terms">${board ? parameterBoard(board) : html`<p>${words.text('census-none')}</p>`}</div>
      ${oneParameter(train, training)}
    </div>
  </section>`;
}
