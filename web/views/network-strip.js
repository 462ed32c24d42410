// The network in the order data flows: the picture, every layer's feature maps, shapes and counts. Unknown: a dashed "?".

import { html, nothing } from 'lit';
import { floatText, sizesText } from '../format.js';
import { mapEvents } from './map-events.js';

/** @import { CnnParams } from '../element.js' */
/** @import { LayerRow } from '../types.js' */

/** @param {CnnParams} element @param {LayerRow} row */
function arrowText({ words }, row) {
  const kernel = row.windows.map((window) => window.kernel).join('×');
  if (row.class_name.includes('Pooling')) return words.text('arrow-pool', { kernel });
  if (row.windows.length > 0) return words.text('arrow-window', { kernel, padding: row.windows[0].padding });
  if (row.class_name === 'Flatten') return words.text('arrow-flatten');
  if (row.class_name === 'Dense') return words.text('arrow-dense');
  return words.text('arrow-other', { class: row.class_name });
}

/** Canvases of one layer: a map each for images, one for rows and units. @param {CnnParams} element @param {LayerRow} row */
function maps(element, row) {
  const map = element.network?.mapOf(row.name);
  if (!map) return nothing;
  const { words } = element;
  if (map.shape.length === 3) {
    const [rows, columns, count] = map.shape;
    const shown = Math.min(count, 8);
    return Array.from({ length: shown }, (_, channel) => {
      const label = words.text('map-alt', { layer: row.name, number: channel + 1, count, rows, columns });
      const events = mapEvents(element, row.name, channel);
      return html`<canvas data-layer=${row.name} data-channel=${channel} role="application" aria-label=${label}
        tabindex=${channel === 0 ? 0 : -1} @click=${events.click} @keydown=${events.keydown}
        @pointermove=${events.hover} title=""></canvas>`;
    });
  }
  const few = map.data.length <= 10;
  const values = Array.from(few ? map.data : [], floatText);
  const label = few
    ? words.text('dense-alt', { layer: row.name, values: words.list(values) })
    : words.text('flatten-alt', { layer: row.name, count: map.data.length });
  const events = mapEvents(element, row.name, 0);
  return html`<canvas data-layer=${row.name} data-channel="0" role="application" aria-label=${label} tabindex="0"
    @click=${events.click} @keydown=${events.keydown} @pointermove=${events.hover} title=""></canvas>`;
}

/** A known text, or a "?" that leads to its question. @param {CnnParams} element @param {string} ask @param {LayerRow} row @param {string} known */
function known(element, ask, row, known) {
  const { player, words } = element;
  const style = ask === 'params' ? 'badge' : 'shape';
  if (!player || player.knows(ask, row.name)) return html`<span class=${style}>${known}</span>`;
  const index = player.indexOf(ask, row.name);
  const current = index === player.current ? 'current' : '';
  const label = words.text(ask === 'params' ? 'ask-cell-params' : 'ask-cell-shape', { layer: row.name });
  return html`<button class="${style} unknown ${current}" aria-label=${label}
    @click=${() => element.goTo((lesson) => lesson.go(index))}>?</button>`;
}

/** @param {CnnParams} element @param {LayerRow} row */
function layerFigure(element, row) {
  const current = element.player?.step.layer === row.name;
  return html`<li class="arrow" aria-hidden="true">${arrowText(element, row)}</li>
    <li class="layer ${current ? 'current' : ''}">
      <div class="maps">${maps(element, row)}</div>
      <strong>${row.name}</strong>
      ${known(element, 'output_shape', row, sizesText(row.output_shape))}
      ${known(element, 'params', row, element.words.number(row.params))}
    </li>`;
}

/** @param {CnnParams} element */
export function networkStrip(element) {
  const { player, network, words } = element;
  if (!player || !network) return nothing;
  const [rows, columns] = network.shape;
  return html`<ol class="strip" translate="no">
    <li class="layer">
      <div class="maps">
        <canvas data-input role="img" aria-label=${words.text('input-alt', { rows, columns: columns ?? 1 })}></canvas>
      </div>
      <strong>${words.text('input-name')}</strong>
      <span class="shape">${sizesText(player.course.analysis.layers[0].input_shapes[0])}</span>
      <span class="badge">0</span>
    </li>
    ${player.course.analysis.layers.map((row) => layerFigure(element, row))}
  </ol>`;
}

/** The layer that each element has brought into view. @type {WeakMap<CnnParams, string | undefined>} */
const inView = new WeakMap();

/** Where the strip is wider than its room, the layer in question is brought to its middle, once. @param {CnnParams} element */
export function bringIntoView(element) {
  const layer = element.player?.step.layer;
  /** @type {HTMLElement | null} */
  const figure = element.renderRoot.querySelector('.layer.current');
  const strip = figure?.parentElement;
  if (layer === inView.get(element) || !figure || !strip) return;
  inView.set(element, layer);
  const middle = figure.getBoundingClientRect().left + figure.offsetWidth / 2;
  const box = strip.getBoundingClientRect();
  strip.scrollLeft += middle - (box.left + box.width / 2);
}
