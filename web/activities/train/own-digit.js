// A digit that the learner draws, by pointer or keys, and what each network takes it for while it is drawn.

import { html, nothing } from 'lit';
import { headingLevel } from '../../page/heading-level.js';
import { contextOf, drawCells, mix, outline, paintOf, sizeCanvas } from '../../drawing/paint.js';
import { side } from './digits.js';
import { classChances } from './seeing.js';
import { judgement } from './training.js';

/** @import { Train } from './logic.js' */
/** @import { Training } from './training.js' */

/** Screen pixels of a cell. */
const cell = 11;
const grid = /** @type {import('../../drawing/map-grid.js').Grid} */ ({
  rows: side,
  columns: side,
  maps: 1,
  kind: 'map',
  margin: [0, 0, 0, 0],
});
/** A pen two cells wide, as the digits were written with: how dark it makes the cells around its point. */
const pen = [[0, 0, 1], [0, 1, 1], [1, 0, 2 / 3], [1, 1, 2 / 3], [-1, 0, 1 / 3], [0, -1, 1 / 3]]; // prettier-ignore

/** @param {Train} train @param {number} row @param {number} column */
export function paintCell(train, row, column) {
  const drawing = train.drawing ?? new Float32Array(side * side);
  for (const [down, right, dark] of pen) {
    const [y, x] = [row + down, column + right];
    if (y < 0 || y >= side || x < 0 || x >= side) continue;
    drawing[y * side + x] = Math.max(drawing[y * side + x], Math.fround(dark));
  }
  train.drawing = drawing;
  train.element.requestUpdate();
}

/** The cells between two events of a pointer that moves fast. @param {Train} train @param {PointerEvent} event */
function follow(train, event) {
  const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  const column = Math.floor(((event.clientX - box.left) / box.width) * side);
  const row = Math.floor(((event.clientY - box.top) / box.height) * side);
  const [fromRow, fromColumn] = train.parts.pen ?? [row, column];
  const steps = Math.max(1, Math.abs(row - fromRow), Math.abs(column - fromColumn));
  for (let i = 1; i <= steps; i++) {
    const at = (/** @type {number} */ from, /** @type {number} */ to) => Math.round(from + ((to - from) * i) / steps);
    paintCell(train, at(fromRow, row), at(fromColumn, column));
  }
  train.parts.pen = [row, column];
}

/** @type {Record<string, [number, number]>} */
const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Train} train @param {KeyboardEvent} event */
function keydown(train, event) {
  const [row, column] = train.parts.cursor ?? [4, 9];
  const move = moves[event.key];
  if (move) {
    const next = [row + move[0], column + move[1]].map((at) => Math.min(side - 1, Math.max(0, at)));
    train.parts.cursor = next;
    if (event.shiftKey) paintCell(train, next[0], next[1]);
  } else if (event.key === ' ') paintCell(train, row, column);
  else if (event.key === 'Delete' || event.key === 'Backspace') train.drawing = undefined;
  else return;
  event.preventDefault();
  train.element.requestUpdate();
}

/** What each network takes the drawing for. @param {Train} train @param {Training} training */
function answers(train, training) {
  const { words } = train.element;
  const input = train.inputOf();
  return training.networks.map(({ learner }, i) => {
    const chances = classChances(Array.from(/** @type {Float32Array} */ (learner.run(input)), Number));
    const best = judgement(chances);
    const percent = train.drawing ? `${words.number(chances[best] * 100, 1)} %` : '–';
    return html`<tr><th scope="row">${train.nameOf(i)}</th><td>${train.drawing ? train.classOf(best) : '–'}</td><td class="count">${percent}</td></tr>`;
  });
}

/** @param {Train} train @param {Training} training */
export function ownDigitCard(train, training) {
  const { words } = train.element;
  if (train.task === 'pictures') return nothing;
  const down = (/** @type {PointerEvent} */ event) => {
    event.preventDefault(); // a finger draws here and does not scroll
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    train.parts.pen = undefined;
    follow(train, event);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (event.buttons) follow(train, event);
  };
  const clear = () => {
    train.drawing = undefined;
    train.element.requestUpdate();
  };
  const head = ['network', 'takes-for', 'chance'];
  return html`<section class="card own-digit" aria-labelledby="train-draw">
    <h3 id="train-draw" aria-level=${headingLevel(train.element, 3)}>${words.text('train-draw')}</h3>
    <div class="drawing-row">
      <div>
        <canvas class="pad" tabindex="0" role="application" aria-label=${words.text('train-pad')} aria-describedby="train-pad-how"
          @pointerdown=${down} @pointermove=${move} @keydown=${(/** @type {KeyboardEvent} */ event) => keydown(train, event)}></canvas>
        <button class="quiet" name="clear" ?disabled=${!train.drawing} @click=${clear}>${words.text('train-clear')}</button>
      </div>
      <div class="scroll without-terms" tabindex="0" role="group" aria-label=${words.text('train-answers')}><table>
        <thead><tr>${head.map((id, i) => html`<th scope="col" class=${i === 2 ? 'count' : ''}>${words.text(`train-${id}`)}</th>`)}</tr></thead>
        <tbody>${answers(train, training)}</tbody>
      </table></div>
    </div>
    <p id="train-pad-how" class="soft">${words.text('train-pad-how')}</p>
  </section>`;
}

/** @param {ParentNode} root @param {Train} train */
export function drawPad(root, train) {
  const canvas = /** @type {HTMLCanvasElement | null} */ (root.querySelector('canvas.pad'));
  if (!canvas) return;
  sizeCanvas(canvas, grid, cell);
  const context = contextOf(canvas, grid, cell);
  const paint = paintOf(canvas, cell);
  drawCells(context, grid, (i) => mix(paint.low, paint.high, train.drawing?.[i] ?? 0));
  const [row, column] = train.parts.cursor ?? [4, 9];
  if (canvas.matches(':focus-visible')) outline(context, paint, column, row, 1, 1);
}
