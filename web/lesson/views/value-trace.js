// Where one value comes from: patch times kernel for each input map, the sum, the bias, the activation; real floats.

import { html, nothing, svg } from 'lit';
import { formula } from '../../drawing/formula.js';
import { foldButton } from '../../page/fold.js';
import { headingLevel } from '../../page/heading-level.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { Product, Trace } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */

const size = 34;
/** Products of a Dense layer that are written out. */
const mostProducts = 8;

/** Two hues around zero for weights, one for inputs; the number itself is always written. @param {number} value @param {number} largest @param {boolean} signed */
function shade(value, largest, signed) {
  const level = Math.min(4, Math.round((Math.abs(value) / (largest || 1)) * 4));
  return `${signed ? (value < 0 ? 'minus' : 'plus') : 'map'}-${level}`;
}

/** The height and width of a kernel, in the colours that they have everywhere. @param {number} rows @param {number} columns */
function edges(rows, columns) {
  return svg`<line class="edge height" x1="1" y1="0" x2="1" y2=${rows * size}></line>
    <line class="edge width" x1="0" y1="1" x2=${columns * size} y2="1"></line>`;
}

/** A small grid of floats. @param {Words} words @param {Product[]} products @param {'input' | 'weight'} field @param {string} label */
function grid(words, products, field, label) {
  const rows = Math.max(...products.map(({ cell }) => cell[0])) + 1;
  const columns = Math.max(...products.map(({ cell }) => cell[1])) + 1;
  const largest = Math.max(...products.map((product) => Math.abs(product[field] ?? 0)));
  return html`<figure>
    <svg viewBox="0 0 ${columns * size} ${rows * size}" width=${columns * size} height=${rows * size} role="img"
      aria-label="${label}: ${products.map((product) => words.float(product[field] ?? 0)).join('; ')}">
      ${products.map(({ cell: [row, column], position, ...values }) => {
        const value = values[field] ?? 0;
        const padding = field === 'input' && position === null;
        const hue = padding ? 'padding' : shade(value, largest, field === 'weight');
        return svg`<rect class="cell ${hue}" x=${column * size + 0.5} y=${row * size + 0.5} width=${size - 1} height=${size - 1}></rect>
          <text class=${hue} x=${column * size + size / 2} y=${row * size + size / 2 + 3.5} text-anchor="middle">${padding ? '0' : words.short(value)}</text>`;
      })}
      ${field === 'weight' ? edges(rows, columns) : nothing}
    </svg>
    <figcaption class=${field === 'weight' ? 'dim-input_channels' : ''}>${label}</figcaption>
  </figure>`;
}

/** @param {Trace} trace */
function channelsOf(trace) {
  return [...new Set(trace.products.map(({ cell }) => cell[2]))];
}

/** @param {LessonNeeds} element @param {Trace} trace */
function convolutionBody({ words }, trace) {
  const all = channelsOf(trace);
  const channels = all.slice(0, 4);
  const more = all.length - channels.length;
  return html`<div class="trace-row">
      ${channels.map((channel, i) => {
        const products = trace.products.filter(({ cell }) => cell[2] === channel);
        return html`<span class="pair"><span class="sign plus-sign">${i > 0 ? '+' : ''}</span>
          ${grid(words, products, 'input', words.text('trace-patch', { number: channel + 1 }))}
          <span class="sign">·</span>
          ${grid(words, products, 'weight', words.text('trace-kernel', { number: channel + 1 }))}</span>`;
      })}
    </div>
    ${more > 0 ? html`<p class="soft">${words.text('trace-more', { count: more })}</p>` : nothing}
    ${trace.products.some(({ position }) => position === null) ? html`<p class="soft">${words.text('trace-padding')}</p>` : nothing}`;
}

/** Whether it may be said of how many numbers a value is made: not while that is asked, or what it reads. @param {LessonNeeds} element @param {Trace} trace */
function tellsCounts(element, trace) {
  const { player } = element;
  if (!player) return true;
  const sources = rowOf(element, trace)?.inputs ?? [];
  const read = sources.map((index) => player.course.analysis.layers[index]?.name);
  return player.knows('params', trace.layer) && read.every((name) => !name || player.knows('output_shape', name));
}

/** @param {LessonNeeds} element @param {Trace} trace */
function denseBody(element, trace) {
  const { words } = element;
  const strongest = [...trace.products]
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
    .slice(0, mostProducts);
  const counted = { count: words.number(trace.products.length), shown: strongest.length };
  return html`<p class="soft">${words.text(tellsCounts(element, trace) ? 'trace-dense' : 'trace-dense-open', counted)}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.text('trace-title')}>
    <table class="products">
      <tbody>
        <tr><th scope="row">${words.text('trace-dense-input')}</th>${strongest.map(({ input }) => html`<td>${words.float(input)}</td>`)}</tr>
        <tr><th scope="row">${words.text('trace-dense-weight')}</th>${strongest.map(({ weight }) => html`<td>${words.float(weight ?? 0)}</td>`)}</tr>
        <tr><th scope="row">${words.text('trace-dense-product')}</th>${strongest.map(({ product }) => html`<td>${words.float(product)}</td>`)}</tr>
      </tbody>
    </table></div>`;
}

/** sum + bias → activation, which may read more than that. @param {LessonNeeds} element @param {Trace} trace */
function result(element, trace) {
  const { words, later } = element;
  const { activation } = trace;
  const step = (/** @type {number} */ value, /** @type {string} */ id, /** @type {string} */ dimension = '') => ({
    label: words.text(id, { activation }),
    value: words.float(value),
    dimension,
  });
  /** @type {import('../../drawing/formula.js').Part[]} */
  const parts = [step(trace.sum, 'trace-sum')];
  if (trace.bias !== null) {
    parts.push({ sign: '+' }, step(trace.bias, 'trace-bias', 'bias'));
    parts.push({ sign: '=' }, step(trace.before_activation, activation === 'linear' ? 'trace-value' : 'trace-before'));
  }
  if (activation !== 'linear' && !trace.row) parts.push({ sign: '→' }, step(trace.output, 'trace-activation'));
  return html`${formula(parts)}${trace.row ? later?.traceRow(element, trace) : nothing}`;
}

/** @param {LessonNeeds} element @param {Trace} trace */
function body(element, trace) {
  const { words } = element;
  const count = trace.products.length;
  if (trace.kind === 'weighted' && count > 60 && channelsOf(trace).length > 4)
    return html`${denseBody(element, trace)}${result(element, trace)}`;
  if (trace.kind === 'weighted') return html`${convolutionBody(element, trace)}${result(element, trace)}`;
  if (trace.kind === 'untraced') return html`<p class="soft">${words.text('trace-untraced')}</p>`;
  if (trace.kind === 'maximum' || trace.kind === 'average') {
    return html`<div class="trace-row">${grid(words, trace.products, 'input', words.text('trace-patch', { number: (trace.position[2] ?? 0) + 1 }))}
      ${formula([{ sign: '→' }, { label: '', value: words.float(trace.output) }])}</div>
      <p class="soft">${words.text(`trace-${trace.kind}`, { count })}</p>`;
  }
  return trace.kind === 'elementwise' ? elementwiseBody(element, trace) : copyBody(element, trace);
}

/** The row of the layer whose value it is. @param {LessonNeeds} element @param {Trace} trace */
const rowOf = ({ player }, trace) => player?.course.analysis.layers.find(({ name }) => name === trace.layer);

/** The same value in another place, as in Flatten. @param {LessonNeeds} element @param {Trace} trace */
function copyBody(element, trace) {
  const { words, player } = element;
  const from = trace.products[0]?.position;
  if (from?.length !== 3) return html`<p class="soft">${words.text('trace-copy')}</p>`;
  const source = player?.course.analysis.layers[rowOf(element, trace)?.inputs[0] ?? -1];
  const place = { row: from[0] + 1, column: from[1] + 1, map: from[2] + 1 };
  const args = { source: source?.name ?? words.text('input-name'), ...place };
  return html`<p class="soft">${words.text('trace-copy-from', args)}</p>`;
}

/** A value becomes another in its place, as in ReLU. @param {LessonNeeds} element @param {Trace} trace */
function elementwiseBody(element, trace) {
  const { words, later } = element;
  if (trace.row) return later?.traceRow(element, trace);
  const row = rowOf(element, trace);
  const before = { label: words.text('trace-dense-input'), value: words.float(trace.products[0]?.input ?? 0) };
  const after = words.text('trace-activation', { activation: String(row?.config.activation ?? row?.class_name) });
  return formula([before, { sign: '→' }, { label: after, value: words.float(trace.output) }]);
}

/** @param {LessonNeeds} element @param {Trace} trace */
function heading({ words }, { layer, position, output }) {
  const value = words.float(output);
  const places = position.map((index) => index + 1);
  if (places.length === 3) {
    const [row, column, map] = places;
    return words.text('trace-of', { value, layer, row, column, map });
  }
  if (places.length === 1) return words.text('trace-of-unit', { value, layer, unit: places[0] });
  return words.text('trace-of-place', { value, layer, place: places.join(', ') });
}

/** @param {LessonNeeds} element */
export function valueTrace(element) {
  const { words, network, later } = element;
  const trace = network?.trace;
  if (!trace) return nothing;
  const weighted = trace.kind === 'weighted';
  const numbers = { count: words.number(trace.products.length + 1), products: words.number(trace.products.length) };
  const { traced } = element.view;
  return html`<section class="trace folds ${traced ? 'open' : ''}" part="trace" aria-labelledby="trace-title">
    <h4 aria-level=${headingLevel(element, 4)} id="trace-title">${words.text('trace-title')}</h4>
    ${foldButton(words.text('trace-title'), traced, () => element.setView({ traced: !traced }))}
    <p class="soft">${words.text('trace-choose')}</p>
    <p><strong>${heading(element, trace)}.</strong> ${weighted && trace.bias !== null && tellsCounts(element, trace) ? words.text('trace-numbers', numbers) : nothing}</p>
    ${body(element, trace)} ${later?.startValues(element)}
  </section>`;
}
