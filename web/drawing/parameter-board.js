// Every parameter of a model as a cell: layer by layer, filter by filter, one grid an input channel, then the bias.
// Large models are shown in pages; every cell can still be reached by its name.

import { html, nothing } from 'lit';
import { indexOf, nextPlace, parameterAt, placeOf, slotOf } from '../model/parameters.js';
import { cellAt, within } from './map-grid.js';
import { contextOf, drawCells, largestOf, mix, paintOf, sizeCanvas } from './paint.js';

/** @import { Group, Parameter, Place, Tensor } from '../model/parameters.js' */
/** @import { LayerRow } from '../engine/types.js' */
/** @import { Words } from '../words/words.js' */
/** @import { Grid } from './map-grid.js' */
/** @import { Paint } from './paint.js' */

/**
 * @typedef {object} Board
 * @property {Words} words
 * @property {LayerRow[]} rows
 * @property {Group[]} groups
 * @property {(tensor: Tensor) => Float32Array} dataOf
 * @property {(parameter: Parameter) => boolean} isChanged
 * @property {Parameter} selected
 * @property {(parameter: Parameter, focus: boolean) => void} select
 * @property {string} saidBy  id of what says which parameter is chosen
 * @property {boolean} [small]  small cells without their numbers
 */

/** Grids of one layer that are drawn at once. */
const mostGrids = 24;
/** Grids of up to so many cells carry their numbers. */
const mostNumbers = 49;

/** @param {Tensor} tensor @returns {Grid} */
function gridOfTensor({ count, columns }) {
  return { rows: Math.ceil(count / columns), columns, maps: 1, kind: 'map', margin: [0, 0, 0, 0] };
}

/** Screen pixels of a cell. @param {Tensor} tensor @param {boolean} narrow @param {boolean} [small] */
function cellOf({ count }, narrow, small) {
  if (small) return count <= mostNumbers ? 16 : 4;
  return count <= mostNumbers ? (narrow ? 27 : 32) : narrow ? 4 : 5;
}

/** The filters and the slots that are shown: those around the chosen parameter. @param {Group} group @param {Place | undefined} place */
function pageOf(group, place) {
  const filters = Math.max(1, Math.floor(mostGrids / group.slots));
  const outer = place?.outer ?? 0;
  const slot = place?.slot ?? 0;
  const [first, start] = [outer - (outer % filters), slot - (slot % mostGrids)];
  return {
    outers: Array.from({ length: Math.min(filters, group.outer - first) }, (_, i) => first + i),
    slots: Array.from({ length: Math.min(mostGrids, group.slots - start) }, (_, i) => start + i),
  };
}

/** @type {Record<string, [number, number]>} rows and columns to move by */
const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Board} board @param {Place} place @param {Tensor} tensor @param {KeyboardEvent} event */
function keydown(board, place, tensor, event) {
  const { groups, selected } = board;
  const { cell } = placeOf(groups, selected);
  const grid = gridOfTensor(tensor);
  const move = moves[event.key];
  if (move) {
    const row = within(Math.floor(cell / grid.columns) + move[0], grid.rows);
    const column = within((cell % grid.columns) + move[1], grid.columns);
    board.select(parameterAt(groups, place, row * grid.columns + column), true);
  } else if (event.key === 'PageDown' || event.key === 'PageUp') {
    const next = nextPlace(groups, place, event.key === 'PageDown' ? 1 : -1);
    board.select(parameterAt(groups, next, cell), true);
  } else if (event.key === 'Home' || event.key === 'End') {
    board.select(parameterAt(groups, place, event.key === 'Home' ? 0 : tensor.count - 1), true);
  } else return;
  event.preventDefault();
}

/** The label of a grid: what its weights belong to. @param {Board} board @param {Tensor} tensor @param {number} inner */
function captionOf({ words }, tensor, inner) {
  if (tensor.count === 1 && tensor.inner === 1) return tensor.weight;
  return tensor.inner > 1 ? words.text('census-channel', { number: inner + 1 }) : tensor.weight;
}

/** @param {Board} board @param {Place} place @param {boolean} current */
function gridFigure(board, place, current) {
  const { words, groups } = board;
  const { tensor, inner } = slotOf(groups[place.group], place.slot);
  const caption = captionOf(board, tensor, inner);
  const label = words.text('census-grid', {
    layer: tensor.layer,
    weight: tensor.weight,
    outer: place.outer + 1,
    caption,
    count: tensor.count,
  });
  const click = (/** @type {MouseEvent} */ event) => {
    const { row, column } = cellAt(gridOfTensor(tensor), event);
    board.select(parameterAt(groups, place, row * tensor.columns + column), true);
  };
  return html`<figure>
    <canvas class="weights" data-group=${place.group} data-outer=${place.outer} data-slot=${place.slot} role="application"
      aria-label=${label} aria-describedby=${board.saidBy} tabindex=${current ? 0 : -1}
      @click=${click} @keydown=${(/** @type {KeyboardEvent} */ event) => keydown(board, place, tensor, event)}></canvas>
    <figcaption class=${tensor.weight === 'bias' ? 'dim-bias' : tensor.inner > 1 ? 'dim-input_channels' : ''}>${caption}</figcaption>
  </figure>`;
}

/** @param {Board} board @param {number} number of the group */
function groupRows(board, number) {
  const { words, groups, selected } = board;
  const group = groups[number];
  const place = placeOf(groups, selected);
  const here = place.group === number ? place : undefined;
  const { outers, slots } = pageOf(group, here);
  const cut = outers.length < group.outer || slots.length < group.slots;
  const unit = group.tensors[0].shape.length === 2 ? 'census-unit' : 'census-filter';
  const one = outers.map((outer) => {
    const isCurrent = (/** @type {number} */ slot) => here?.outer === outer && here.slot === slot;
    return html`<li class="filter">
      <span class="filter-name dim-filters">${words.text(unit, { number: outer + 1 })}</span>
      <div class="grids">${slots.map((slot) => gridFigure(board, { group: number, outer, slot }, isCurrent(slot)))}</div>
    </li>`;
  });
  return html`<ol class="filters">${one}</ol>
    ${cut ? html`<p class="soft">${words.text('census-cut', { shown: outers.length * slots.length, count: words.number(group.outer * group.slots) })}</p>` : nothing}`;
}

/** @param {Board} board */
export function parameterBoard(board) {
  const { words, groups, rows } = board;
  const layers = [...new Set(groups.map(({ layer }) => layer))];
  return html`${layers.map((layer) => {
    const row = rows.find(({ name }) => name === layer);
    const numbers = groups.flatMap((group, i) => (group.layer === layer ? [i] : []));
    const count = row ? words.text('census-count', { count: row.params }) : '';
    return html`<section class="layer-weights" aria-label=${layer}>
      <p class="layer-head"><strong>${layer}</strong> <span class="soft">${count}</span></p>
      ${numbers.map((number) => groupRows(board, number))}
    </section>`;
  })}`;
}

/** Numbers in the cells of a small grid. @param {CanvasRenderingContext2D} context @param {Tensor} tensor @param {(cell: number) => number} valueAt @param {number} cell @param {string} ink @param {(value: number) => string} short */
function writeNumbers(context, tensor, valueAt, cell, ink, short) {
  context.save();
  const ratio = Math.max(1, Math.round(globalThis.devicePixelRatio || 1));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = ink;
  context.font = `${cell < 30 ? 8.5 : 9.5}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let i = 0; i < tensor.count; i++) {
    const [row, column] = [Math.floor(i / tensor.columns), i % tensor.columns];
    context.fillText(short(valueAt(i)), (column + 0.5) * cell, (row + 0.5) * cell + 0.5);
  }
  context.restore();
}

/** Frames cells: changed ones thinly, the chosen one firmly. @param {CanvasRenderingContext2D} context @param {Tensor} tensor @param {number} at @param {number} line in cells @param {string} colour */
function frameCell(context, { columns }, at, line, colour) {
  context.lineWidth = line;
  context.strokeStyle = colour;
  const inset = line / 2;
  context.strokeRect((at % columns) + inset, Math.floor(at / columns) + inset, 1 - line, 1 - line);
}

/** Weights in two hues around zero. @param {CanvasRenderingContext2D} context @param {Grid} grid @param {(cell: number) => number} valueAt @param {number} count @param {number} largest @param {Paint} paint */
function drawSigned(context, grid, valueAt, count, largest, { plus, minus, zero }) {
  drawCells(context, grid, (i) => {
    if (i >= count) return undefined;
    const value = valueAt(i);
    return mix(zero, value < 0 ? minus : plus, Math.min(1, Math.abs(value) / largest));
  });
}

/** @param {Board} board @param {HTMLCanvasElement} canvas @param {Map<Tensor, number>} largest @param {boolean} narrow @param {Paint} colours */
function paintGrid(board, canvas, largest, narrow, colours) {
  const { group, outer, slot } = canvas.dataset;
  const place = { group: Number(group), outer: Number(outer), slot: Number(slot) };
  const { tensor, inner } = slotOf(board.groups[place.group], place.slot);
  const data = board.dataOf(tensor);
  if (!largest.has(tensor)) largest.set(tensor, largestOf(data));
  const valueAt = (/** @type {number} */ cell) => data[indexOf(tensor, place.outer, inner, cell)];
  const cell = cellOf(tensor, narrow, board.small);
  const grid = gridOfTensor(tensor);
  const paint = { ...colours, cell };
  sizeCanvas(canvas, grid, cell);
  const context = contextOf(canvas, grid, cell);
  drawSigned(context, grid, valueAt, tensor.count, largest.get(tensor) ?? 1, paint);
  const ink = paint.height; // the canvases of weights have no window, and this colour is ink for them
  if (cell > 20) writeNumbers(context, tensor, valueAt, cell, ink, board.words.short);
  for (let i = 0; i < tensor.count; i++) {
    const index = indexOf(tensor, place.outer, inner, i);
    if (board.isChanged({ layer: tensor.layer, weight: tensor.weight, index }))
      frameCell(context, tensor, i, 2 / cell, ink);
  }
  const chosen = placeOf(board.groups, board.selected);
  if (chosen.group !== place.group || chosen.outer !== place.outer || chosen.slot !== place.slot) return;
  if (cell > 10) frameCell(context, tensor, chosen.cell, 3 / cell, paint.mark);
  else {
    context.lineWidth = 0.5;
    context.strokeStyle = paint.mark;
    context.strokeRect((chosen.cell % tensor.columns) - 0.4, Math.floor(chosen.cell / tensor.columns) - 0.4, 1.8, 1.8);
  }
}

/** @param {ParentNode} root @param {Board} board */
export function drawBoard(root, board) {
  const largest = new Map();
  const canvases = /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas.weights')]);
  const narrow = (canvases[0]?.closest('.filters')?.clientWidth ?? 0) < 340;
  if (canvases.length === 0) return;
  const colours = paintOf(canvases[0], 1);
  for (const canvas of canvases) paintGrid(board, canvas, largest, narrow, colours);
}
