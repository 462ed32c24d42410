// A count as a picture: filters as stacked slices with a dot for the bias, units as rows, statistics as columns. Each part has
// the colour that its dimension has everywhere.

import { html, nothing, svg } from 'lit';
import styles from './count-picture.css';

/** @import { LayerRow } from '../engine/types.js' */
/** @import { Words } from '../words/words.js' */

export { styles };

/**
 * What is drawn. `depth`, `inputs`: 0 where they are not known yet; `bias`: one for each filter or unit.
 * @typedef {{ kind: 'filters', sides: number[], depth: number, count: number, bias: boolean }} Filters
 * @typedef {{ kind: 'units', inputs: number, count: number, bias: boolean }} Units
 * @typedef {{ kind: 'statistics', channels: number, trained: number, kept: number }} Statistics
 * @typedef {Filters | Units | Statistics} Counted
 */

/** So many of a kind are drawn; of more, the text beside them says how many there are. */
const most = { filters: 4, slices: 4, cells: 7, inputs: 14, units: 4, channels: 8 };

/** @param {LayerRow} row @param {string} weight @param {string} label */
function sizeOf({ terms }, weight, label) {
  return terms.find((term) => term.weight === weight)?.factors.find((factor) => factor.label === label)?.size ?? 0;
}

/** What a layer's count is made of; undefined where there is no picture of it. @param {LayerRow} row @param {boolean} known what the layer reads @returns {Counted | undefined} */
export function countedOf(row, known) {
  const bias = row.terms.some(({ weight }) => weight === 'bias');
  const sides = row.windows.map(({ kernel }) => kernel);
  const filters = sizeOf(row, 'kernel', 'filters');
  if (filters > 0 && sides.length > 0 && sides.length < 3)
    return { kind: 'filters', sides, depth: known ? sizeOf(row, 'kernel', 'input_channels') : 0, count: filters, bias };
  if (row.class_name === 'DepthwiseConv2D' && known && row.config.depth_multiplier === 1)
    return { kind: 'filters', sides, depth: 1, count: sizeOf(row, 'kernel', 'input_channels'), bias };
  const units = sizeOf(row, 'kernel', 'units');
  if (row.class_name === 'Dense' && units > 0)
    return { kind: 'units', inputs: known ? sizeOf(row, 'kernel', 'input_features') : 0, count: units, bias };
  if (row.class_name === 'BatchNormalization' && known) {
    const trained = row.terms.filter(({ weight }) => !weight.startsWith('moving')).length;
    const channels = row.terms[0]?.factors[0]?.size ?? 0;
    return { kind: 'statistics', channels, trained, kept: row.terms.length - trained };
  }
  return undefined;
}

/**
 * The learner's own product while it is typed, in Keras's order: the sides of the window, channels, filters; what is missing
 * is not there yet. Undefined where no product is typed.
 * @param {string} text @param {Counted} counted @returns {Counted | undefined}
 */
export function typedCount(text, counted) {
  const [product, ...added] = text.replace(/[×x·]/g, '*').split('+');
  const factors = product.split('*').map((factor) => Number(factor.trim()));
  if (!product.includes('*') || factors.some((factor) => !Number.isInteger(factor) || factor < 0 || factor > 99999))
    return undefined;
  const bias = added.some((one) => Number(one) > 0);
  if (counted.kind === 'units') return { kind: 'units', inputs: factors[0], count: factors[1] || 1, bias };
  if (counted.kind !== 'filters') return undefined;
  const axes = counted.sides.length;
  const sides = counted.sides.map((_, axis) => factors[axis] || 1);
  return { kind: 'filters', sides, depth: factors[axes] || 1, count: factors[axes + 1] || 1, bias };
}

/** A slice of a filter, in front of those behind it. @param {number} rows @param {number} columns @param {number} size of a cell @param {boolean} open */
function slice(rows, columns, size, open) {
  const [width, height] = [columns * size, rows * size];
  const inner = (/** @type {number} */ count) => Array.from({ length: count - 1 }, (_, i) => (i + 1) * size);
  return svg`<rect class="slice ${open ? 'open' : ''}" width=${width} height=${height}></rect>
    ${inner(rows).map((y) => svg`<line class="grid" x2=${width} y1=${y} y2=${y}></line>`)}
    ${inner(columns).map((x) => svg`<line class="grid" y2=${height} x1=${x} x2=${x}></line>`)}
    <line class="edge height" y2=${height}></line><line class="edge width" x2=${width}></line>`;
}

/** @param {Filters} filters @param {Words} words */
function drawFilters({ sides, depth, count, bias }, words) {
  const [columns, rows] = [
    Math.min(sides.at(-1) ?? 1, most.cells),
    Math.min(sides.length > 1 ? sides[0] : 1, most.cells),
  ];
  const size = rows > 4 || columns > 4 ? 6 : 10;
  const slices = Math.min(Math.max(depth, 1), most.slices);
  const step = columns * size + slices * 6 + 20;
  const shown = Math.min(count, most.filters);
  const [width, height] = [shown * step, rows * size + slices * 6 + 4];
  const filter = (/** @type {number} */ i) => svg`<g transform="translate(${i * step + 1}, ${slices * 6})">
      ${Array.from({ length: slices }, (_, k) => slices - 1 - k).map((k) => svg`<g transform="translate(${k * 6}, ${k * -6})">${slice(rows, columns, size, depth === 0)}</g>`)}
      ${bias ? svg`<circle class="bias" cx=${columns * size + 8} cy=${rows * size - 4} r="4"></circle>` : nothing}</g>`;
  const window = sides.map((side) => words.number(side)).join('·');
  const texts = { filters: words.number(count), depth: depth ? words.number(depth) : '?', window };
  return {
    picture: svg`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">${Array.from({ length: shown }, (_, i) => filter(i))}</svg>`,
    caption: html`<span class="dim-filters">${texts.filters}</span> × (${slicesText(depth, window, texts.depth)}${plusBias(bias)})`,
    label: words.text('picture-filters', { ...texts, bias: String(bias) }),
  };
}

/** @param {boolean} bias */
const plusBias = (bias) => (bias ? html` + <span class="dim-bias">1</span>` : nothing);

/** 3·3 + 3·3, or 16 × 3·3. @param {number} depth @param {string} window @param {string} written */
function slicesText(depth, window, written) {
  if (depth > 0 && depth <= 3) return Array.from({ length: depth }, () => window).join(' + ');
  return html`<span class="dim-input_channels">${written}</span> × ${window}`;
}

/** @param {Units} units @param {Words} words */
function drawUnits({ inputs, count, bias }, words) {
  const shown = Math.min(count, most.units);
  const dots = Math.min(inputs || most.inputs, most.inputs);
  const width = (dots + 3) * 9;
  const row = (/** @type {number} */ i) => svg`<g transform="translate(5, ${i * 14 + 7})">
      ${Array.from({ length: dots }, (_, k) => svg`<circle class="input ${inputs === 0 ? 'open' : ''}" cx=${k * 9} r="3"></circle>`)}
      ${inputs > dots ? svg`<text x=${dots * 9 - 4} y="3">…</text>` : nothing}
      ${bias ? svg`<circle class="bias" cx=${dots * 9 + 14} r="4"></circle>` : nothing}</g>`;
  const texts = { units: words.number(count), inputs: inputs ? words.number(inputs) : '?' };
  return {
    picture: svg`<svg viewBox="0 0 ${width} ${shown * 14}" width=${width} height=${shown * 14} aria-hidden="true">${Array.from({ length: shown }, (_, i) => row(i))}</svg>`,
    caption: html`<span class="dim-units">${texts.units}</span> × (<span class="dim-input_features">${texts.inputs}</span>${plusBias(bias)})`,
    label: words.text('picture-units', { ...texts, bias: String(bias) }),
  };
}

/** @param {Statistics} statistics @param {Words} words */
function drawStatistics({ channels, trained, kept }, words) {
  const shown = Math.min(channels, most.channels);
  const column = (/** @type {number} */ i) =>
    Array.from(
      { length: trained + kept },
      (_, k) =>
        svg`<rect class=${k < trained ? 'trained' : 'kept'} x=${i * 16 + 1} y=${k * 12 + 1} width="10" height="9"></rect>`,
    );
  const [width, height] = [shown * 16, (trained + kept) * 12];
  const ones = Array.from({ length: trained + kept }, () => '1').join(' + ');
  return {
    picture: svg`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">${Array.from({ length: shown }, (_, i) => column(i))}</svg>`,
    caption: html`<span class="dim-input_channels">${words.number(channels)}</span> × (${ones})`,
    label: words.text('picture-statistics', { channels: words.number(channels), trained, kept }),
  };
}

/**
 * @param {Counted} counted @param {Words} words
 * @param {{ own: boolean, told: boolean }} how own: it is the learner's own product; told: with its numbers
 */
export function countPicture(counted, words, { own, told }) {
  const drawn =
    counted.kind === 'filters'
      ? drawFilters(counted, words)
      : counted.kind === 'units'
        ? drawUnits(counted, words)
        : drawStatistics(counted, words);
  return html`<div class="count-picture ${own ? 'own' : ''}" role="img" aria-label=${drawn.label}>
    ${drawn.picture}${told ? html`<span class="caption" aria-hidden="true">${drawn.caption}</span>` : nothing}</div>`;
}
