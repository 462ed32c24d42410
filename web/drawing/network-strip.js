// A network in the order data flows: the picture, every layer's feature maps, and what its user writes below each.

import { html, nothing } from 'lit';
import { isPicture } from './drawn-network.js';
import { mapEvents } from './map-events.js';

/** @import { TemplateResult } from 'lit' */
/** @import { DrawingNeeds } from './needs.js' */
/** @import { LayerRow } from '../engine/types.js' */
/** @import { DrawnNetwork } from './drawn-network.js' */

/** Maps of a layer that are drawn; of more, their number is said. */
const mostMaps = 8;

/** @param {DrawnNetwork} drawn @param {LayerRow} row */
export function arrowText({ words }, row) {
  const kernel = row.windows.map((window) => window.kernel).join('×');
  if (row.class_name.includes('Pooling') && kernel) return words.text('arrow-pool', { kernel });
  if (row.windows.length > 0) return words.text('arrow-window', { kernel, padding: row.windows[0].padding });
  if (row.class_name === 'Flatten') return words.text('arrow-flatten');
  if (row.class_name === 'Dense') return words.text('arrow-dense');
  return words.text('arrow-other', { class: row.class_name });
}

/** A canvas on which values can be chosen, or one that is only looked at. @param {DrawnNetwork} drawn @param {LayerRow} row @param {number} channel @param {string} label */
function canvas(drawn, row, channel, label) {
  if (!drawn.choose) {
    return html`<canvas data-layer=${row.name} data-channel=${channel} role="img" aria-label=${label}></canvas>`;
  }
  const events = mapEvents(drawn, row.name, channel);
  return html`<canvas data-layer=${row.name} data-channel=${channel} role="application" aria-label=${label}
    tabindex=${channel === 0 ? 0 : -1} @click=${events.click} @keydown=${events.keydown}
    @pointermove=${events.hover} title=""></canvas>`;
}

/** Canvases of one layer: a map each for images, one for rows and units. @param {DrawnNetwork} drawn @param {LayerRow} row */
export function layerMaps(drawn, row) {
  const { words, network, choose } = drawn;
  const map = network.mapOf(row.name);
  if (!map) return nothing;
  const id = choose ? 'map-alt' : 'map-seen';
  if (map.shape.length === 3) {
    const [rows, columns, count] = map.shape;
    const shown = Array.from({ length: Math.min(count, mostMaps) }, (_, channel) =>
      canvas(drawn, row, channel, words.text(id, { layer: row.name, number: channel + 1, count, rows, columns })),
    );
    const more = count - shown.length;
    return html`${shown}${more > 0 ? html`<span class="soft">${words.text('map-more', { count: more })}</span>` : nothing}`;
  }
  const few = map.data.length <= 10;
  const values = Array.from(few ? map.data : [], words.float);
  const label = few
    ? words.text('dense-alt', { layer: row.name, values: words.list(values) })
    : words.text('flatten-alt', { layer: row.name, count: map.data.length });
  return canvas(drawn, row, 0, label);
}

/** The picture that enters. @param {DrawnNetwork} drawn */
export function inputMap({ words, network }) {
  const [rows, columns = 1, channels = 1] = network.shape;
  return html`<canvas data-input role="img" aria-label=${words.text('input-alt', { rows, columns, channels })}></canvas>`;
}

/**
 * Rows as they are shown: those that are not, together where they follow each other.
 * @param {LayerRow[]} rows @param {(row: LayerRow) => boolean} isShown @returns {(LayerRow | LayerRow[])[]}
 */
export function foldedRows(rows, isShown) {
  /** @type {(LayerRow | LayerRow[])[]} */
  const folded = [];
  for (const row of rows) {
    const last = folded.at(-1);
    if (isShown(row)) folded.push(row);
    else if (Array.isArray(last)) last.push(row);
    else folded.push([row]);
  }
  return folded;
}

/**
 * @param {DrawnNetwork} drawn
 * @param {{ facts: (row?: LayerRow) => TemplateResult, style?: (row: LayerRow) => string, isShown?: (row: LayerRow) => boolean }} options
 *   facts: what stands below the name of a layer, or of the picture; style: a further class of a layer's figure; isShown: of
 *   rows that are not, only their number is told
 */
export function networkStrip(drawn, { facts, style = () => '', isShown = () => true }) {
  const rows = drawn.rows.filter((row) => !isPicture(row));
  return html`<ol class="strip" translate="no">
    <li class="layer">
      <div class="maps">${inputMap(drawn)}</div>
      <strong>${drawn.words.text('input-name')}</strong>
      ${facts()}
    </li>
    ${foldedRows(rows, isShown).map((row) =>
      Array.isArray(row)
        ? html`<li class="arrow">${drawn.words.text('rows-folded', { count: row.length })}</li>`
        : html`<li class="arrow" aria-hidden="true">${arrowText(drawn, row)}</li>
        <li class="layer ${style(row)}">
          <div class="maps">${layerMaps(drawn, row)}</div>
          <strong>${row.name}</strong>
          ${facts(row)}
        </li>`,
    )}
  </ol>`;
}

/** The layer that each element has brought into view. @type {WeakMap<object, string | undefined>} */
const inView = new WeakMap();

/**
 * Where the strip is wider than its room, the layer in question is brought to its middle, once; so is its line in a long listing.
 * @param {DrawingNeeds} element
 */
export function bringIntoView(element) {
  const layer = element.player?.step.layer;
  /** @type {HTMLElement | null} */
  const figure = element.renderRoot.querySelector('.layer.current');
  const strip = figure?.parentElement;
  if (layer === inView.get(element) || !figure || !strip) return;
  inView.set(element, layer);
  const [there, box] = [figure, strip].map((one) => one.getBoundingClientRect());
  strip.scrollLeft += (there.left + there.right - box.left - box.right) / 2;
  const listing = element.renderRoot.querySelector('.long');
  const line = listing?.querySelector('.lit')?.getBoundingClientRect();
  if (listing && line) listing.scrollTop += line.top - listing.getBoundingClientRect().top - listing.clientHeight / 2;
}
