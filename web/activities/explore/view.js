// What exploring shows: the running network, a slider for every number, the summary, and what changed with its reasons.

import { html, nothing } from 'lit';
import { isFull, kindOf, layerNames, withNewPiece, withoutPiece, withPiece } from '../../model/small-model.js';
import { handedOn } from './row-changes.js';
import { shapeText, sizesText } from '../../words/shape-text.js';
import { errorText } from '../../page/error-text.js';
import { headingLevel } from '../../page/heading-level.js';
import { networkStrip } from '../../drawing/network-strip.js';
import { passBar } from '../../drawing/pass-bar.js';
import { pictureButtons } from '../../drawing/picture-chooser.js';

/** @import { Explore } from './logic.js' */
/** @import { Field, Piece } from '../../model/small-model.js' */
/** @import { RowChange, Reason } from './row-changes.js' */
/** @import { LayerRow } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

/** The dimension whose colour a number wears. @type {Record<string, string>} */
const dimensions = { filters: 'filters', units: 'units', kernel: 'kernel_size' };
/** What a fresh layer is. @type {Record<string, Piece>} */
const fresh = {
  conv: { kind: 'conv', filters: 2, kernel: 3, stride: 1, padding: 'same' },
  max: { kind: 'max', size: 2 },
};

/** A slider and a field for the same number. @param {Explore} explore @param {number} index @param {Field} field @param {string} layer */
function numberField(explore, index, { name, argument, range: [least, most] }, layer) {
  const { smallModel, element } = explore;
  const value = smallModel.pieces[index][name];
  const label = element.words.text('explore-field', { layer, argument });
  const change = (/** @type {any} */ event, /** @type {boolean} */ ends) => {
    const wanted = Math.round(Number(event.target.value));
    // What lies outside of the range is put back.
    if (wanted >= least && wanted <= most)
      explore.change(withPiece(explore.smallModel, index, { [name]: wanted }), ends);
    else event.target.value = String(value);
  };
  return html`<div class="number">
    <span class="dim-${dimensions[name] ?? 'none'}">${argument}</span>
    <input type="range" min=${least} max=${most} step="1" .value=${String(value)} aria-label=${label}
      data-field="${layer}.${argument}"
      @input=${(/** @type {any} */ event) => change(event, false)} @change=${(/** @type {any} */ event) => change(event, true)} />
    <input type="number" min=${least} max=${most} .value=${String(value)} aria-label=${element.words.text('explore-exact', { layer, argument })}
      @change=${(/** @type {any} */ event) => change(event, true)} />
  </div>`;
}

/** @param {Explore} explore @param {number} index @param {Piece} piece @param {string} layer */
function paddingChoice(explore, index, piece, layer) {
  const label = explore.element.words.text('explore-field', { layer, argument: 'padding' });
  return html`<div class="number"><span>padding</span>
    <div class="choices" role="group" aria-label=${label}>${
      /** @type {const} */ (['same', 'valid']).map(
        (
          padding,
        ) => html`<button class="quiet ${piece.padding === padding ? 'chosen' : ''}" aria-pressed=${piece.padding === padding}
        @click=${() => explore.change(withPiece(explore.smallModel, index, { padding }))}>${padding}</button>`,
      )
    }</div></div>`;
}

/** What can be done with a layer as a whole. @param {Explore} explore @param {number} index @param {Piece} piece @param {string} layer */
function layerButtons(explore, index, piece, layer) {
  const { smallModel, element } = explore;
  const { words } = element;
  const button = (
    /** @type {string} */ id,
    /** @type {() => import('../../model/small-model.js').SmallModel} */ make,
    disabled = false,
  ) =>
    html`<button class="quiet" ?disabled=${disabled} aria-label=${words.text(`explore-${id}-label`, { layer })}
      @click=${() => explore.change(make())}>${words.text(`explore-${id}`)}</button>`;
  const add = (/** @type {string} */ kind) => () => withNewPiece(smallModel, index + 1, fresh[kind]);
  const isImage = ['conv', 'max', 'average'].includes(piece.kind);
  const other = piece.kind === 'max' ? 'average' : piece.kind === 'average' ? 'max' : undefined;
  const turned = piece.kind === 'flatten' ? 'global' : piece.kind === 'global' ? 'flatten' : other;
  return html`<div class="buttons">
    ${isImage ? button('add-pool', add('max'), isFull(smallModel)) : nothing}
    ${isImage ? button('add-conv', add('conv'), isFull(smallModel)) : nothing}
    ${turned ? button(`turn-${turned}`, () => withPiece(smallModel, index, { kind: turned })) : nothing}
    ${isImage ? button('remove', () => withoutPiece(smallModel, index), smallModel.pieces.length < 2) : nothing}
  </div>`;
}

/** The total as it was and is. @param {Explore} explore */
function total({ compared, element: { words } }) {
  if (!compared) return nothing;
  const { before_total: before, after_total: after } = compared;
  return change(words.number(before), words.number(after), before !== after);
}

/** @param {Explore} explore */
function controls(explore) {
  const { smallModel, element, failure, past } = explore;
  const { words } = element;
  const names = layerNames(smallModel.pieces);
  const fault = (/** @type {string} */ layer) =>
    failure && failure.layer === layer
      ? html`<p class="problem" role="alert">${errorText(words, failure)} ${words.text('explore-kept')}</p>`
      : nothing;
  const elsewhere = failure && !names.includes(failure.layer);
  return html`<section class="card design-card" aria-labelledby="design-title">
    <div class="card-head">
      <h3 id="design-title" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('explore-design')}</h3>
      <button class="quiet" ?disabled=${past.length === 0} @click=${() => explore.undo()}>${words.text('undo')}</button>
    </div>
    ${elsewhere ? html`<p class="problem" role="alert">${errorText(words, failure)} ${words.text('explore-kept')}</p>` : nothing}
    <ol class="pieces">
      ${smallModel.pieces.map((piece, i) => {
        const { class_name, fields, padded } = kindOf(piece.kind);
        return html`<li class="piece" aria-label=${names[i]}>
          <div class="piece-head"><strong>${names[i]}</strong> <span class="class-name">${class_name}</span></div>
          <div class="numbers">${fields.map((one) => numberField(explore, i, one, names[i]))}
          ${padded ? paddingChoice(explore, i, piece, names[i]) : nothing}</div>
          ${fault(names[i])}
          ${layerButtons(explore, i, piece, names[i])}
        </li>`;
      })}
    </ol>
    <p class="design-total" aria-hidden="true">${words.text('compare-total')} ${total(explore)}</p>
  </section>`;
}

/** @param {any} value */
function argumentText(value) {
  return Array.isArray(value) ? shapeText(value) : String(value);
}

/** `input channels 2 → 3`; arguments go by Keras's names. @param {Reason} reason @param {Words} words */
function reasonText({ what, before, after }, words) {
  const isInput = what === 'input';
  const text = (/** @type {any} */ value) => (isInput ? sizesText(value, words.language) : argumentText(value));
  const name = isInput ? words.text('explore-its-input') : handedOn.includes(what) ? words.text(`dim-${what}`) : what;
  const args = { what: name, before: text(before), after: text(after) };
  return words.text('explore-reason', args);
}

/** @param {RowChange} change @param {Words} words */
function rowChangeText({ layer, kind, before, after, reasons, shape_changed: reshaped }, words) {
  const why = words.list(reasons.map((reason) => reasonText(reason, words)));
  const shapes = {
    shape_before: sizesText(before?.output_shape ?? [], words.language),
    shape_after: sizesText(after?.output_shape ?? [], words.language),
  };
  const counts = { before: before?.params ?? 0, after: after?.params ?? 0 };
  const shape = kind === 'params' && reshaped ? ` ${words.text('explore-also-shape', shapes)}` : '';
  return words.text(`explore-delta-${kind}`, { layer, why, ...counts, ...shapes }) + shape;
}

/** A value, or what it was and is. @param {string} before @param {string} after @param {boolean} changed */
function change(before, after, changed) {
  if (!changed) return html`${after}`;
  return html`<span class="was">${before}</span> <span aria-hidden="true">→</span> <b class="changed">${after}</b>`;
}

/** @param {Explore} explore */
function summary(explore) {
  const { compared, element } = explore;
  const { words } = element;
  if (!compared) return nothing;
  const number = (/** @type {LayerRow | null} */ row) => (row ? words.number(row.params) : '–');
  const shape = (/** @type {LayerRow | null} */ row) => (row ? sizesText(row.output_shape, words.language) : '–');
  return html`<table class="deltas">
    <thead><tr><th scope="col">${words.text('compare-layer')}</th><th scope="col">${words.text('compare-shape')}</th>
      <th scope="col" class="count">${words.text('compare-params')}</th></tr></thead>
    <tbody>${compared.rows.map(({ name, before, after, shape_changed, params_changed }) => {
      const changed = shape_changed || params_changed || !before || !after;
      return html`<tr class=${changed ? 'lit' : ''}><th scope="row">${name}</th>
        <td>${change(shape(before), shape(after), shape_changed || !before || !after)}</td>
        <td class="count">${change(number(before), number(after), params_changed || !before || !after)}</td></tr>`;
    })}</tbody>
    <tfoot><tr><th scope="row">${words.text('compare-total')}</th><td></td><td class="count total">${total(explore)}</td></tr></tfoot>
  </table>`;
}

/** @param {Explore} explore */
function reasons(explore) {
  const { compared, rowChanges, element } = explore;
  const { words } = element;
  if (!compared) return nothing;
  const percent = `${words.number(Math.abs(compared.reduction_percent), 2)} %`;
  const direction = compared.reduction_percent > 0 ? 'fewer' : compared.reduction_percent < 0 ? 'more' : 'same';
  const total = words.text(`explore-total-${direction}`, { percent, total: compared.after_total });
  return html`<div class="reasons" role="status">
    <p><strong>${rowChanges.length > 0 ? total : words.text('explore-unchanged')}</strong></p>
    <ul>${rowChanges.map((change) => html`<li>${rowChangeText(change, words)}</li>`)}</ul>
  </div>`;
}

/** @param {Explore} explore */
function outcome(explore) {
  const { element, rowChanges } = explore;
  const { words } = element;
  const census = () => {
    const { model } = element;
    element.open('census');
    element.model = model;
  };
  return html`<section class="card ${explore.failure ? 'stale' : ''}" aria-labelledby="outcome-title">
    <div class="card-head">
      <h3 id="outcome-title" class="asked" aria-level=${headingLevel(element, 3)}>${words.text('explore-outcome')}</h3>
      <button class="quiet" ?disabled=${rowChanges.length === 0} @click=${() => explore.pin()}>${words.text('explore-pin')}</button>
    </div>
    ${explore.failure ? html`<p class="soft">${words.text('explore-last')}</p>` : nothing} ${summary(explore)} ${reasons(explore)}
    ${element.lock || explore.failure ? nothing : html`<div class="buttons"><button class="quiet" @click=${census}>${words.text('explore-census')}</button></div>`}
  </section>`;
}

/** @param {Explore} explore */
function network(explore) {
  const { drawn, element, compared } = explore;
  const { words } = element;
  const changed = new Map((compared?.rows ?? []).map((row) => [row.name, row]));
  const facts = (/** @type {LayerRow | undefined} */ row) =>
    row
      ? html`<span class="shape">${sizesText(row.output_shape, words.language)}</span><span class="badge">${words.number(row.params)}</span>`
      : html`<span class="shape">${sizesText(drawn?.rows[0].input_shapes[0] ?? [], words.language)}</span><span class="badge">0</span>`;
  const style = (/** @type {LayerRow} */ { name }) => {
    const row = changed.get(name);
    return row && (row.shape_changed || row.params_changed || !row.before) ? 'altered' : '';
  };
  return html`<section class="card network-card ${explore.failure || explore.coming ? 'stale' : ''}" aria-label=${words.text('network-label')}>
    ${drawn ? networkStrip(drawn, { facts, style }) : nothing} ${passBar(element, explore.coming ?? explore.network)}
    <div class="pictures" role="group" aria-label=${words.text('picture-label')}>
      <span class="soft">${words.text('picture-label')}</span>
      ${pictureButtons(words, explore.picture, (id) => explore.choose(id))}
    </div>
  </section>`;
}

/** @param {Explore} explore */
export function exploreView(explore) {
  return html`${network(explore)}
    <div class="columns explore">${controls(explore)} ${outcome(explore)}</div>`;
}
