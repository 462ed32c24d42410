// Several networks under each other, layer below layer, at one scale. Layers that changed against the first are lit.

import { html, nothing, svg } from 'lit';
import { sizesText } from '../../words/shape-text.js';
import { arrowText, inputMap, layerMaps } from '../../drawing/network-strip.js';

/** @import { ActivityNeeds } from '../needs.js' */
/** @import { Lesson } from '../../lesson/lessons/all.js' */
/** @import { RunningNetwork } from '../../drawing/running-network.js' */
/** @import { Comparison2, LayerRow } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

/** @typedef {{ lesson: Lesson, compared: Comparison2, rows: LayerRow[], network: RunningNetwork }} Side */

/** Row names in the order of the fullest model. @param {Side[]} sides @returns {string[]} */
export function rowNames(sides) {
  const fullest = sides.reduce((a, b) => (b.compared.rows.length > a.compared.rows.length ? b : a));
  return fullest.compared.rows.map(({ name }) => name);
}

/** @param {Words} words @param {string} text @param {boolean} changed @param {string} style */
function fact(words, text, changed, style) {
  if (!changed) return html`<span class=${style}>${text}</span>`;
  return html`<span class="${style} fresh">${text}<span class="hidden"> ${words.text('compare-changed')}</span></span>`;
}

/** @param {DrawnNetwork} drawn @param {Side} side @param {string} name */
function layerFigure(drawn, { compared, rows }, name) {
  const { words } = drawn;
  const found = compared.rows.find((row) => row.name === name);
  const row = rows.find((one) => one.name === name);
  if (!row || !found) {
    return html`<li class="arrow absent" aria-hidden="true"></li><li class="layer absent" data-name=${name} aria-hidden="true"></li>`;
  }
  const { shape_changed: reshaped, params_changed: recounted, before } = found;
  const style = reshaped || recounted || !before ? 'altered' : 'kept';
  return html`<li class="arrow" aria-hidden="true">${arrowText(drawn, row)}</li>
    <li class="layer ${style}" data-name=${name}>
      <div class="maps">${layerMaps(drawn, row)}</div>
      <strong>${row.name}</strong>
      ${fact(words, sizesText(row.output_shape, words.language), reshaped && before !== null, 'shape')}
      ${fact(words, words.number(row.params), recounted && before !== null, 'badge')}
    </li>`;
}

/** A bar with a part for each layer that has parameters. @param {Side} side @param {number} largest */
function bar({ rows }, largest) {
  let start = 0;
  return html`<svg class="parts" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${rows.map((row) => {
    const width = (100 * row.params) / largest;
    const part = svg`<rect class=${row.windows.length > 0 ? 'conv' : 'dense'} x=${start} y="0" width=${Math.max(width - 0.25, 0)} height="4"></rect>`;
    start += width;
    return part;
  })}</svg>`;
}

/** @param {ActivityNeeds} element @param {Side} side @param {string[]} names @param {number} largest @param {number} number */
function sideOf({ words }, side, names, largest, number) {
  const { lesson, compared, rows, network } = side;
  const drawn = { words, network, rows };
  const percent = `${words.number(compared.reduction_percent, 2)} %`;
  const style = number === 0 ? 'first' : '';
  return html`<li class="side ${style}">
    <div class="side-head">
      <strong>${words.text(`lesson-${lesson.id}`)}</strong>
      <span class="side-total">${words.number(compared.after_total)}</span>
      ${compared.reduction_percent > 0 ? html`<span class="soft">${words.text('compare-change', { percent })}</span>` : nothing}
    </div>
    ${bar(side, largest)}
    <ol class="strip" tabindex="0" aria-label=${words.text(`lesson-${lesson.id}`)}>
      <li class="layer kept" data-name="input">
        <div class="maps">${inputMap(drawn)}</div>
        <strong>${words.text('input-name')}</strong>
        <span class="shape">${sizesText(rows[0].input_shapes[0], words.language)}</span>
        <span class="badge">0</span>
      </li>
      ${names.map((name) => layerFigure(drawn, side, name))}
    </ol>
  </li>`;
}

/** @param {ActivityNeeds} element @param {Side[]} sides */
export function modelStrips(element, sides) {
  const names = rowNames(sides);
  const largest = Math.max(...sides.map(({ compared }) => compared.after_total));
  return html`<p class="legend" aria-hidden="true"><span class="swatch conv"></span>${element.words.text('compare-conv')}<span class="swatch dense"></span>${element.words.text('compare-dense')}</p>
    <ol class="side-list" aria-label=${element.words.text('compare-bars')}>${sides.map((side, i) => sideOf(element, side, names, largest, i))}</ol>`;
}

/** Which rows keep their count in all models, and which do not. @param {ActivityNeeds} element @param {Side[]} sides */
export function onlyChange({ words }, sides) {
  const counted = sides[0].rows.filter(({ params }) => params > 0);
  const inAll = (/** @type {LayerRow} */ { name }) =>
    sides.map(({ rows }) => rows.find((row) => row.name === name)?.params ?? 0);
  const steady = counted.filter((row) => new Set(inAll(row)).size === 1);
  const others = counted.filter((row) => !steady.includes(row));
  const kept = words.list(steady.map(({ name, params }) => `${name} (${words.number(params)})`));
  const changing = others.map(
    (row) =>
      `${row.name} (${inAll(row)
        .map((count) => words.number(count))
        .join(' → ')})`,
  );
  return words.text('compare-only', { kept, changing: words.list(changing) });
}

/** Gives the figures of one layer one width in all strips. @param {Element[]} sides @returns {boolean} whether all of them have room */
export function alignStrips(sides) {
  const figures = /** @type {HTMLElement[]} */ (sides.flatMap((side) => [...side.querySelectorAll('.layer')]));
  for (const figure of figures) figure.style.removeProperty('min-width');
  /** @type {Map<string | undefined, number>} */
  const widths = new Map();
  for (const { dataset, offsetWidth } of figures) {
    widths.set(dataset.name, Math.max(offsetWidth, widths.get(dataset.name) ?? 0));
  }
  for (const figure of figures) figure.style.setProperty('min-width', `${widths.get(figure.dataset.name)}px`);
  return sides.every((side) => {
    const strip = side.querySelector('.strip');
    return !strip || strip.scrollWidth <= strip.clientWidth;
  });
}
