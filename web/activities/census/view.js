// What the census shows: the network with what is lit, one parameter with its uses, and the board of all parameters.

import { html, nothing } from 'lit';
import { modelButtons } from './model-choice.js';
import { sizesText } from '../../words/shape-text.js';
import { errorText } from '../../page/error-text.js';
import { headingLevel } from '../../page/heading-level.js';
import { networkStrip } from '../../drawing/network-strip.js';
import { passBar } from '../../drawing/pass-bar.js';
import { parameterBoard } from '../../drawing/parameter-board.js';
import { heard, usesMaps, usesSentence } from './parameter-uses.js';

/** @import { Census } from './logic.js' */
/** @import { LayerRow } from '../../engine/types.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

/** The slider goes so far to both sides of zero. */
const reach = 2;

/** @param {Census} census */
function nameField(census) {
  const { element, problem } = census;
  const { words } = element;
  const shape = problem?.shape ? `(${problem.shape.join(', ')})` : '';
  const layers = words.list((census.weights ?? []).map(({ layer, name }) => `${layer}.${name}`));
  const args = { weight: problem?.weight ?? '', shape, weights: layers };
  return html`<label class="field">${words.text('census-name')}
      <input name="parameter" autocomplete="off" spellcheck="false" maxlength="240" aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="census-problem" .value=${census.typed || census.name}
        @change=${(/** @type {any} */ event) => census.named(event.target.value)} /></label>
    <p id="census-problem" class="problem" role="status">${problem ? words.text(`census-name-${problem.problem}`, args) : ''}</p>`;
}

/** @param {Census} census */
function valueFields(census) {
  const { element, value } = census;
  const { words } = element;
  const number = (/** @type {any} */ event) => Number(event.target.value);
  return html`<div class="value-fields">
    <label class="field">${words.text('census-value')}
      <input name="value" type="number" step="0.05" .value=${String(Number(value.toFixed(4)))}
        @change=${(/** @type {any} */ event) => census.change(number(event), true)} /></label>
    <input name="value-slider" type="range" min=${-reach} max=${reach} step="0.01" .value=${String(value)}
      aria-label=${words.text('census-slider')} aria-valuetext=${words.float(value)}
      @input=${(/** @type {any} */ event) => census.change(number(event), false)}
      @change=${(/** @type {any} */ event) => census.change(number(event), true)} />
    <button class="quiet" ?disabled=${census.past.length === 0} @click=${() => census.undo()}>${words.text('undo')}</button>
    <button class="quiet" ?disabled=${census.first.size === 0} @click=${() => census.reset()}>${words.text('census-reset')}</button>
  </div>`;
}

/** @param {Census} census @param {DrawnNetwork} drawn */
function detail(census, drawn) {
  const { element, uses, name, value } = census;
  const { words } = element;
  return html`<section class="card detail" aria-labelledby="census-title">
    <h3 id="census-title" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('census-one')}</h3>
    ${nameField(census)} ${valueFields(census)}
    <p id="census-says" class="hidden" role="status">${heard(drawn, name, value, uses)}</p>
    ${uses ? html`${usesMaps(drawn, value)}${usesSentence(drawn, name, uses)}` : html`<p>${words.text('census-untraced')}</p>`}
  </section>`;
}

/** @param {Census} census */
export function censusView(census) {
  const { element, drawn, board, rows = [] } = census;
  const { words } = element;
  const models = modelButtons(element, census.id ?? '', (model) => {
    element.parameter = undefined;
    element.model = model;
    element.requestUpdate();
  });
  if (census.failure) {
    return html`<section class="card">${models}<p role="alert">${errorText(words, census.failure)}</p></section>`;
  }
  if (!drawn) return html`<section class="card">${models}</section>`;
  const facts = (/** @type {LayerRow | undefined} */ row) =>
    html`<span class="shape">${sizesText(row ? row.output_shape : rows[0].input_shapes[0], words.language)}</span>`;
  const total = rows.reduce((sum, { params }) => sum + params, 0);
  return html`<section class="card network-card" aria-label=${words.text('network-label')}>
      ${networkStrip(drawn, { facts, style: (row) => (row.name === census.uses?.layer ? 'current' : '') })}
      ${passBar(element, census.network)} ${models}
    </section>
    <div class="columns census">
      ${board ? detail(census, drawn) : nothing}
      <section class="card board-card" aria-labelledby="board-title">
        <h3 id="board-title" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('census-all', { total })}</h3>
        <p class="soft">${words.text('census-how')}</p>
        <p class="legend" aria-hidden="true"><span class="swatch minus"></span>${words.text('census-minus')}<span class="swatch zero"></span>0<span class="swatch plus"></span>${words.text('census-plus')}</p>
        ${board ? parameterBoard(board) : html`<p>${words.text('census-none')}</p>`}
      </section>
    </div>`;
}
