// Seeing a window work: it stands at each place of its layer's input in turn, and the output grows value by value.
// Input and output have one scale, so that what shrinks is seen to shrink.

import { html, nothing } from 'lit';
import { floatText } from '../format.js';
import { Sweep } from '../sweep.js';
import { formula, shapeParts } from './formula.js';
import { gridOf } from './map-grid.js';
import {
  contextOf,
  drawPadding,
  drawPicture,
  drawValues,
  outline,
  outlineSides,
  paintOf,
  sizeCanvas,
} from './paint.js';
import { sourceOf } from './scene.js';

/** @import { CnnParams } from '../element.js' */
/** @import { LayerRow, Trace } from '../types.js' */
/** @import { Grid } from './map-grid.js' */
/** @import { Paint } from './paint.js' */
/** @import { Scene } from './scene.js' */

/** Input maps that are drawn side by side. */
const mostInputs = 3;

/** The window of each element that is being watched. @type {WeakMap<CnnParams, Sweep>} */
const sweeps = new WeakMap();

/** @param {LayerRow | undefined} row */
const slides = (row) => row !== undefined && row.windows.length === 2 && !row.windows[0].transposed;

const movesLess = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param {CnnParams} element @param {Scene} scene */
function rowToWatch({ player }, { rows }) {
  const row = rows.find(({ name }) => name === player?.step.layer);
  return slides(row) ? row : rows.find(slides);
}

/** The sweep of the layer in question; another layer starts anew. @param {CnnParams} element @param {Scene} scene */
function sweepOf(element, scene) {
  const sweep = sweeps.get(element);
  const row = rowToWatch(element, scene);
  if (!sweep || !row || sweep.layer === row.name) return sweep;
  return begin(element, scene, row);
}

/** @param {CnnParams} element @param {Scene} scene @param {LayerRow} row */
function begin(element, { network }, row) {
  const sweep = new Sweep(row.name, /** @type {number[]} */ (network.mapOf(row.name)?.shape));
  sweep.channel = network.selected?.layer === row.name ? network.selected.index % sweep.maps : 0;
  sweeps.set(element, sweep);
  network.select(sweep.layer, sweep.index);
  return sweep;
}

/** @param {CnnParams} element @param {Sweep} sweep @param {() => void} change */
function act(element, sweep, change) {
  change();
  element.select(sweep.layer, sweep.index);
}

/** Goes on by the clock of the screen until it ends, is paused, or is no longer there. @param {CnnParams} element @param {Sweep} sweep */
function run(element, sweep) {
  let since = performance.now();
  const frame = (/** @type {number} */ now) => {
    if (!sweep.playing || sweeps.get(element) !== sweep || !element.isConnected) return;
    if (now - since >= sweep.pause) {
      since = now;
      act(element, sweep, () => sweep.tick());
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** @type {Record<string, [number, number]>} rows and columns to move by */
const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {CnnParams} element @param {Sweep} sweep @param {KeyboardEvent} event */
function keydown(element, sweep, event) {
  const move = moves[event.key];
  const ends = { Home: 0, End: sweep.count - 1 }[event.key];
  if (!move && ends === undefined) return;
  event.preventDefault();
  act(element, sweep, () => {
    sweep.playing = false;
    if (move) sweep.move(...move);
    else sweep.go(ends ?? 0);
  });
}

/** The place of the pooling window's largest value: the one that is kept. @param {Trace} trace */
function winnerOf({ kind, products }) {
  if (kind !== 'maximum') return undefined;
  return products.reduce((best, one) => (one.position && (!best?.position || one.input > best.input) ? one : best));
}

/** What is to be seen at this place, in words. @param {CnnParams} element @param {Scene} scene @param {Sweep} sweep */
function placeText({ player, words }, { network }, sweep) {
  const { trace } = network;
  if (!trace) return '';
  const known = player?.knows('output_shape', sweep.layer);
  const at = { row: sweep.row + 1, column: sweep.column + 1, rows: sweep.rows, columns: sweep.columns };
  const where = words.text(known ? 'sweep-place-known' : 'sweep-place', at);
  const value = floatText(trace.output);
  const winner = winnerOf(trace);
  if (winner?.position) {
    const [row, column] = winner.position;
    const count = trace.products.length;
    return `${where} ${words.text('sweep-winner', { value, row: row + 1, column: column + 1, count })}`;
  }
  const cells = trace.products.length;
  const outside = trace.products.filter(({ position }) => position === null).length;
  const reads = words.text(outside > 0 ? 'sweep-reads-padding' : 'sweep-reads', { cells, outside, value });
  return `${where} ${reads}`;
}

/** Why there are so many places, once that is no answer given away. @param {CnnParams} element @param {LayerRow} row @param {Sweep} sweep */
function placesText({ player, words }, row, sweep) {
  if (!player?.knows('output_shape', row.name)) return html`<p class="soft">${words.text('sweep-count-them')}</p>`;
  const { pad_before: before, pad_after: after, stride } = row.windows[0];
  const why = before + after > 0 ? 'ring' : stride > 1 ? 'stride' : 'none';
  const [lines] = shapeParts(row, words, 'none');
  return html`<p class="soft">${words.text(`sweep-why-${why}`, {
    rows: sweep.rows,
    columns: sweep.columns,
    stride,
    ring: Math.max(before, after),
  })}</p>
    ${formula(lines)}`;
}

/** @param {CnnParams} element @param {Sweep} sweep */
function controls(element, sweep) {
  const { words } = element;
  const button = (/** @type {string} */ id, /** @type {() => void} */ change, disabled = false) =>
    html`<button class="quiet sweep-${id}" ?disabled=${disabled} @click=${() => act(element, sweep, change)}>${words.text(`sweep-${id}`)}</button>`;
  const halt = (/** @type {() => void} */ change) => () => {
    sweep.playing = false;
    change();
  };
  const play = () => {
    if (sweep.playing) sweep.playing = false;
    else {
      sweep.play();
      run(element, sweep);
    }
  };
  const slide = (/** @type {any} */ event) =>
    act(
      element,
      sweep,
      halt(() => sweep.go(Number(event.target.value))),
    );
  return html`<div class="buttons sweep-controls">
    ${movesLess() ? nothing : button(sweep.playing ? 'pause' : 'play', play)}
    ${button(
      'back',
      halt(() => sweep.move(0, -1)),
      sweep.place === 0,
    )}
    ${button(
      'step',
      halt(() => sweep.move(0, 1)),
      sweep.atEnd,
    )}
    <input type="range" min="0" max=${sweep.count - 1} .value=${String(sweep.place)} aria-label=${words.text('sweep-slider')}
      aria-valuetext=${words.text('sweep-place', { row: sweep.row + 1, column: sweep.column + 1 })} @input=${slide} />
    <button class="quiet" @click=${() => close(element)}>${words.text('sweep-close')}</button>
  </div>`;
}

/** @param {CnnParams} element */
async function close(element) {
  sweeps.delete(element);
  element.requestUpdate();
  await element.updateComplete;
  /** @type {HTMLElement | null} */ (element.renderRoot.querySelector('.sweep-open'))?.focus();
}

/** @param {CnnParams} element @param {Scene} scene */
async function open(element, scene) {
  const row = rowToWatch(element, scene);
  if (!row) return;
  begin(element, scene, row);
  element.requestUpdate();
  await element.updateComplete;
  /** @type {HTMLElement | null} */ (element.renderRoot.querySelector('.stage'))?.focus();
}

/** @param {CnnParams} element @param {Scene} scene @param {Sweep} sweep @param {LayerRow} row */
function stage(element, scene, sweep, row) {
  const { words } = element;
  const source = sourceOf(scene, row);
  const deep = source ? gridOf(scene, source.name).maps : 1;
  const first = row.class_name.includes('Pooling') ? sweep.channel : 0;
  const count = row.class_name.includes('Pooling') ? 1 : Math.min(deep, mostInputs);
  const inputs = Array.from({ length: count }, (_, i) => first + i);
  return html`<div class="stage" role="application" tabindex="0" aria-label=${words.text('sweep-stage', { layer: row.name })}
      aria-describedby="sweep-says" @keydown=${(/** @type {KeyboardEvent} */ event) => keydown(element, sweep, event)}>
      <figure>
        <div class="planes">${inputs.map((channel) => html`<canvas data-plane="input" data-channel=${channel} aria-hidden="true"></canvas>`)}</div>
        <figcaption>${source ? source.name : words.text('input-name')}</figcaption>
      </figure>
      <span class="sign" aria-hidden="true">→</span>
      <figure>
        <div class="planes"><canvas data-plane="output" aria-hidden="true"></canvas></div>
        <figcaption>${words.text('sweep-output', { layer: row.name, number: sweep.channel + 1, count: sweep.maps })}</figcaption>
      </figure>
    </div>`;
}

/** @param {CnnParams} element @param {Scene} scene */
export function sweepPanel(element, scene) {
  const { words } = element;
  const row = rowToWatch(element, scene);
  if (!row) return nothing;
  const sweep = sweepOf(element, scene);
  if (!sweep) {
    return html`<div class="sweep" part="sweep"><button class="quiet sweep-open" @click=${() => open(element, scene)}>${words.text(
      'sweep-open',
      { layer: row.name },
    )}</button></div>`;
  }
  // While it plays nothing is announced: that would be a flood.
  return html`<div class="sweep watched" part="sweep" role="group" aria-label=${words.text('sweep-title', { layer: row.name })}>
    ${stage(element, scene, sweep, row)}
    <div class="sweep-side">
      ${controls(element, sweep)}
      <p id="sweep-says" aria-live=${sweep.playing ? 'off' : 'polite'}>${placeText(element, scene, sweep)}</p>
      ${placesText(element, row, sweep)}
    </div>
  </div>`;
}

/** An output lies in the middle of a frame as large as its input. @param {Grid} grid @param {Grid} input @returns {Grid} */
function framed(grid, input) {
  const high = Math.max(input.rows - grid.rows, 0);
  const wide = Math.max(input.columns - grid.columns, 0);
  const halves = (/** @type {number} */ size) => [Math.floor(size / 2), Math.ceil(size / 2)];
  const [[above, below], [before, after]] = [halves(high), halves(wide)];
  return { ...grid, margin: [above, below, before, after] };
}

/** @param {Scene} scene @param {HTMLCanvasElement} canvas @param {Grid} grid @param {LayerRow} row @param {Sweep} sweep @param {Paint} paint */
function drawInput({ network, rows }, canvas, grid, row, sweep, paint) {
  const source = rows[row.inputs[0]];
  const channel = Number(canvas.dataset.channel);
  const context = contextOf(canvas, grid, paint.cell);
  drawPadding(context, grid, paint);
  if (source) drawValues(context, grid, network.mapOf(source.name)?.data ?? [], channel, paint);
  else drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  const [height, width] = row.windows;
  const top = sweep.row * height.stride - height.pad_before;
  const left = sweep.column * width.stride - width.pad_before;
  outlineSides(context, paint, left, top, width.span, height.span);
  const winner = network.trace && winnerOf(network.trace);
  if (winner?.position) outline(context, paint, winner.position[1] + 0.1, winner.position[0] + 0.1, 0.8, 0.8);
}

/** Paints the stage, if it is open. @param {CnnParams} element @param {Scene} scene */
export function drawStage(element, scene) {
  const sweep = sweeps.get(element);
  const row = scene.rows.find(({ name }) => name === sweep?.layer);
  const planes = /** @type {HTMLCanvasElement[]} */ ([...element.renderRoot.querySelectorAll('.stage canvas')]);
  if (!sweep || !row || planes.length === 0) return;
  const wide = element.clientWidth > 900;
  const input = gridOf(scene, sourceOf(scene, row)?.name);
  const cell = Math.max(2, Math.min(wide ? 10 : 6, Math.floor((wide ? 240 : 150) / input.columns)));
  const paint = paintOf(planes[0], cell);
  for (const canvas of planes) {
    const isInput = canvas.dataset.plane === 'input';
    const grid = isInput ? input : framed(gridOf(scene, row.name), input);
    sizeCanvas(canvas, grid, cell);
    if (isInput) {
      drawInput(scene, canvas, grid, row, sweep, paint);
      continue;
    }
    const context = contextOf(canvas, grid, cell);
    drawValues(context, grid, scene.network.mapOf(row.name)?.data ?? [], sweep.channel, paint, sweep.place + 1);
    outline(context, paint, sweep.column, sweep.row, 1, 1);
  }
}
