// What the network that is looked at sees now: one picture on its way through it, what it answers, and what it judges wrongly.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { networkStrip } from '../../drawing/network-strip.js';
import { contextOf, drawCells, drawPicture, mix, paintOf, sizeCanvas } from '../../drawing/paint.js';
import { drawStrip } from '../../drawing/draw-strip.js';
import { sizesText } from '../../words/shape-text.js';
import { judgement } from './training.js';

/** @import { DrawnNetwork, Lit } from '../../drawing/drawn-network.js' */
/** @import { Grid } from '../../drawing/map-grid.js' */
/** @import { Paint } from '../../drawing/paint.js' */
/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/** Wrongly judged ones that are shown at once. */
const mostWrong = 12;

/** A digit, from its first channel: numbers from 0, paper, to 1. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {Float32Array} values @param {number} channels @param {Paint} paint */
function drawInk(context, grid, values, channels, { low, high }) {
  drawCells(context, grid, (i) => mix(low, high, values[i * channels]));
}

/** A strip shows a picture as light; these are ink on paper, and are painted so over it. @type {Lit} */
const inkOnPaper = {
  layer: '',
  inputs: new Set(),
  outputs: new Set(),
  draw({ network }, layer, channel, context, grid, paint) {
    if (layer === undefined) drawInk(context, grid, network.input, network.shape[2] ?? 1, paint);
  },
};

/** Runs the picture through the network, as one that can be drawn. @param {Train} train @param {Training} training @returns {{ drawn: DrawnNetwork, chances: number[] }} */
export function runSeen(train, training) {
  const { learner, rows } = training.networks[train.chosen];
  const input = train.inputOf();
  const chances = Array.from(learner.run(input), Number);
  // Copies, as the next batch is computed in the same memory.
  const maps = learner.activations().map((map) => ({ ...map, data: map.data.slice() }));
  const mapOf = (/** @type {string} */ layer) => maps.find(({ name }) => name === layer);
  const still = { selected: undefined, trace: undefined, select: () => {}, tellingIndex: () => 0 };
  const network = { shape: training.task.data.shape, input, maps, mapOf, ...still };
  return {
    drawn: { words: train.element.words, network, rows, lit: train.task === 'pictures' ? undefined : inkOnPaper },
    chances,
  };
}

/** The chance of every class; a single output is that of the second one. @param {number[]} chances */
export const classChances = (chances) => (chances.length === 1 ? [1 - chances[0], chances[0]] : chances);

/** @param {Train} train @param {number[]} chances */
export function chanceBars(train, chances) {
  const { words } = train.element;
  const all = classChances(chances);
  const best = judgement(all);
  return html`<dl class="chances without-terms">${all.map((chance, i) => {
    const name = train.classOf(i);
    return html`<div class=${i === best ? 'best' : ''}><dt>${name}</dt><dd><progress max="1" .value=${Number.isFinite(chance) ? chance : 0} aria-label=${name}></progress>${words.number(chance, 3)}</dd></div>`;
  })}</dl>`;
}

/** Held-back samples that are wrongly judged; pressing one looks at it. @param {Train} train @param {Training} training */
function wrongOnes(train, training) {
  const { words } = train.element;
  const wrong = training.wrongOf(train.chosen);
  const { y } = training.task.data.heldBack;
  const { judged } = training.mark?.networks[train.chosen] ?? { judged: y };
  const one = (/** @type {number} */ index) => {
    const label = words.text('train-wrong-one', { is: train.classOf(y[index]), judged: train.classOf(judged[index]) });
    return html`<li><button class="thumb ${index === train.sample && !train.drawing ? 'chosen' : ''}" title=${label} aria-label=${label} @click=${() => train.lookAt(index)}><canvas class="sample" data-sample=${index}></canvas></button></li>`;
  };
  return html`<h4 aria-level=${headingLevel(train.element, 4)}>${words.text('train-wrong', { count: wrong.length, all: words.number(y.length) })}</h4>
    <ul class="wrong-ones without-terms">${wrong.slice(0, mostWrong).map(one)}</ul>`;
}

/** What each class was taken for. @param {Train} train @param {Training} training */
function confusion(train, training) {
  const { words } = train.element;
  const { y } = training.task.data.heldBack;
  const { judged } = training.mark?.networks[train.chosen] ?? { judged: y };
  const classes = training.task.data.classes.map((_, i) => i);
  const counts = classes.map(() => classes.map(() => 0));
  y.forEach((is, i) => counts[is][judged[i]]++);
  return html`<details class="confusion"><summary>${words.text('train-confusion')}</summary>
    <div class="scroll without-terms" tabindex="0" role="group" aria-label=${words.text('train-confusion')}><table>
      <thead><tr><th scope="col">${words.text('train-is')}</th>${classes.map((i) => html`<th scope="col" class="count">${train.classOf(i)}</th>`)}</tr></thead>
      <tbody>${classes.map((is) => html`<tr><th scope="row">${train.classOf(is)}</th>${classes.map((as) => html`<td class="count ${as === is ? 'right' : ''}">${counts[is][as]}</td>`)}</tr>`)}</tbody>
    </table></div>
  </details>`;
}

/** @param {Train} train @param {Training} training @param {DrawnNetwork} drawn @param {number[]} chances */
export function seeingCard(train, training, drawn, chances) {
  const { words } = train.element;
  const { shape, heldBack } = training.task.data;
  const name = train.drawing ? words.text('train-yours') : train.classOf(heldBack.y[train.sample]);
  const facts = (/** @type {import('../../engine/types.js').LayerRow | undefined} */ row) =>
    html`<span class="shape">${sizesText(row ? row.output_shape : [null, ...shape], words.language)}</span>`;
  return html`<section class="card seeing" aria-labelledby="train-seeing">
    <div class="card-head"><h3 id="train-seeing" class="without-terms" aria-level=${headingLevel(train.element, 3)}>${words.text('train-seeing', { name: train.nameOf(train.chosen) })}</h3>
      <button class="quiet" name="other" @click=${() => train.lookAt((train.sample + 1) % heldBack.y.length)}>${words.text('train-other')}</button></div>
    <div class="without-terms">${networkStrip(drawn, { facts })}</div>
    <p class="soft without-terms">${words.text('train-is-a', { name })}</p>
    ${chanceBars(train, chances)}
    ${wrongOnes(train, training)}
    ${confusion(train, training)}
    ${shape[2] === 3 && train.task !== 'pictures' ? html`<p class="soft">${words.text('train-grey')}</p>` : nothing}
  </section>`;
}

/** Paints the strip and the small pictures. @param {ParentNode} root @param {Train} train @param {Training} training @param {DrawnNetwork} drawn */
export function drawSeeing(root, train, training, drawn) {
  const card = root.querySelector('.seeing');
  if (card) drawStrip(card, drawn, [4, 3, 2]);
  card?.querySelector('.strip')?.setAttribute('tabindex', '0'); // it may scroll, and nothing in it has the focus
  const [rows, columns, channels] = training.task.data.shape;
  const grid = /** @type {import('../../drawing/map-grid.js').Grid} */ ({ rows, columns, maps: 1, kind: 'map', margin: [0, 0, 0, 0] }); // prettier-ignore
  let paint;
  for (const canvas of /** @type {NodeListOf<HTMLCanvasElement>} */ (root.querySelectorAll('canvas.sample'))) {
    const input = train.sampleInput(Number(canvas.dataset.sample));
    paint ??= paintOf(canvas, 1);
    sizeCanvas(canvas, grid, 40 / columns);
    const context = contextOf(canvas, grid, 40 / columns);
    if (drawn.lit) drawInk(context, grid, input, channels, paint);
    else drawPicture(context, grid, input, channels);
  }
}
