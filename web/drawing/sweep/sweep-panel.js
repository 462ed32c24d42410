// Seeing a layer work: its window stands at each place of its input in turn, Flatten takes value after value, a unit of a
// Dense layer reads them. Input and output have one scale, so that what shrinks is seen to shrink.

import { html, nothing } from 'lit';
import { Sweep } from './sweep-state.js';
import { gridOf } from '../map-grid.js';
import { contextOf, paintOf, sizeCanvas } from '../paint.js';
import { denseWork, flattenWork } from './order-work.js';
import { windowWork } from './window-work.js';
import styles from './sweep.css';
import { rowToWatch, workOf } from './watched-row.js';
import { addStyles } from '../../page/late-styles.js';

/** @import { DrawingNeeds } from '../needs.js' */
/** @import { LayerRow } from '../../engine/types.js' */
/** @import { DrawnNetwork } from '../drawn-network.js' */
/** @import { Watch, Work } from './work.js' */

/** @type {Record<'window' | 'flatten' | 'dense', Work>} */
const works = { window: windowWork, flatten: flattenWork, dense: denseWork };

/** @param {LayerRow} row */
const workFor = (row) => works[workOf(row) ?? 'window'];

/** What is watched in each element. @type {WeakMap<object, Sweep>} */
const sweeps = new WeakMap();

/** @param {DrawingNeeds} element */
export const isOpen = (element) => sweeps.has(element);

const movesLess = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn @param {LayerRow} row */
function begin(element, drawn, row) {
  const { network } = drawn;
  const work = workFor(row);
  const sweep = new Sweep(row.name, work.places(drawn, row));
  sweep.channel = network.selected?.layer === row.name ? network.selected.index % sweep.maps : 0;
  sweeps.set(element, sweep);
  network.select(sweep.layer, work.value(sweep));
  return sweep;
}

/** What is watched now; another layer in question starts anew. @param {DrawingNeeds} element @param {DrawnNetwork} drawn @returns {Watch | undefined} */
function watchOf(element, drawn) {
  const sweep = sweeps.get(element);
  const row = rowToWatch(element, drawn);
  if (!sweep || !row) return undefined;
  return { element, drawn, row, sweep: sweep.layer === row.name ? sweep : begin(element, drawn, row) };
}

/** @param {Watch} watch @param {() => void} change */
function act({ element, row, sweep }, change) {
  change();
  element.select(sweep.layer, workFor(row).value(sweep));
}

/** Goes on by the clock of the screen until it ends, is paused, or is no longer there. @param {Watch} watch */
function run(watch) {
  const { element, sweep } = watch;
  let since = performance.now();
  const frame = (/** @type {number} */ now) => {
    if (!sweep.playing || sweeps.get(element) !== sweep || !element.isConnected) return;
    if (now - since >= sweep.pause) {
      since = now;
      act(watch, () => sweep.tick());
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** @type {Record<string, [number, number]>} rows and columns to move by */
const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Watch} watch @param {KeyboardEvent} event */
function keydown(watch, event) {
  const { sweep } = watch;
  const move = moves[event.key];
  const ends = { Home: 0, End: sweep.count - 1 }[event.key];
  if (!move && ends === undefined) return;
  event.preventDefault();
  act(watch, () => {
    sweep.playing = false;
    if (move) sweep.move(...move);
    else sweep.go(ends ?? 0);
  });
}

/** @param {Watch} watch */
function controls(watch) {
  const { element, sweep } = watch;
  const { words } = element;
  const button = (/** @type {string} */ id, /** @type {() => void} */ change, disabled = false) =>
    html`<button class="quiet sweep-${id}" ?disabled=${disabled} @click=${() => act(watch, change)}>${words.text(`sweep-${id}`)}</button>`;
  const halt = (/** @type {() => void} */ change) => () => {
    sweep.playing = false;
    change();
  };
  const play = () => {
    if (sweep.playing) sweep.playing = false;
    else {
      sweep.play();
      run(watch);
    }
  };
  const slide = (/** @type {any} */ event) =>
    act(
      watch,
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

/** @param {DrawingNeeds} element */
async function close(element) {
  sweeps.delete(element);
  element.requestUpdate();
  await element.focusOn('.sweep-open');
}

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export async function openPanel(element, drawn) {
  const row = rowToWatch(element, drawn);
  if (!row) return;
  addStyles(element, styles);
  begin(element, drawn, row);
  element.requestUpdate();
  await element.focusOn('.stage');
}

/** @param {Watch} watch */
function stage(watch) {
  const { element, row } = watch;
  const planes = workFor(row).planes(watch);
  const label = element.words.text('sweep-stage', { layer: row.name });
  return html`<div class="stage" role="application" tabindex="0" aria-label=${label}
      aria-describedby="sweep-says" @keydown=${(/** @type {KeyboardEvent} */ event) => keydown(watch, event)}>
      ${planes.map(
        (
          { plane, layer, channels, caption },
          i,
        ) => html`${i > 0 ? html`<span class="sign" aria-hidden="true">→</span>` : nothing}
          <figure>
            <div class="planes">${channels.map(
              (channel) =>
                html`<canvas data-plane=${plane} data-of=${layer ?? nothing} data-channel=${channel} aria-hidden="true"></canvas>`,
            )}</div>
            <figcaption>${caption}</figcaption>
          </figure>`,
      )}
    </div>`;
}

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export function sweepPanel(element, drawn) {
  const watch = watchOf(element, drawn);
  if (!watch) return nothing;
  const { row, sweep } = watch;
  const work = workFor(row);
  const title = element.words.text(`sweep-title-${workOf(row)}`, { layer: row.name });
  // While it plays nothing is announced: that would be a flood.
  return html`<div class="sweep watched" part="sweep" role="group" aria-label=${title}>
    ${stage(watch)}
    <div class="sweep-side">
      ${controls(watch)}
      <p id="sweep-says" aria-live=${sweep.playing ? 'off' : 'polite'}>${work.says(watch)}</p>
      ${work.why(watch)}
    </div>
  </div>`;
}

/** Paints the stage, if it is open. @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export function drawStage(element, drawn) {
  const sweep = sweeps.get(element);
  const row = drawn.rows.find(({ name }) => name === sweep?.layer);
  const planes = /** @type {HTMLCanvasElement[]} */ ([...element.renderRoot.querySelectorAll('.stage canvas')]);
  if (!sweep || !row || planes.length === 0) return;
  const wide = element.clientWidth > 900;
  const work = workFor(row);
  const input = gridOf(drawn, planes[0].dataset.of);
  const room = wide ? work.room : Math.min(work.room, 150);
  const cell = Math.max(2, Math.min(wide ? 10 : 6, Math.floor(room / input.columns)));
  const paint = paintOf(planes[0], cell);
  for (const canvas of planes) {
    const grid = work.frame(gridOf(drawn, canvas.dataset.of), canvas.dataset.plane ?? '', input);
    sizeCanvas(canvas, grid, cell);
    work.draw({ element, drawn, row, sweep }, canvas, contextOf(canvas, grid, cell), grid, paint);
  }
}
