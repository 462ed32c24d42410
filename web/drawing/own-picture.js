// A picture of the learner's own: from a file, or drawn cell by cell. Comes when somebody wants one.

import { html } from 'lit';
import styles from './own-picture.css';
import { contextOf, drawPicture, outline, paintOf, sizeCanvas } from './paint.js';
import { addStyles } from '../page/late-styles.js';

/** @import { DrawingNeeds } from './needs.js' */
/** @import { Grid } from './map-grid.js' */

/** Bytes of a picture that is read at all. */
const largestPicture = 50e6;

/** A picture file as 20 × 20 × 3 numbers. @param {File} file */
async function readPicture(file) {
  if (file.size > largestPicture) throw new Error('too large');
  const bitmap = await createImageBitmap(file, { resizeWidth: 20, resizeHeight: 20, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 20;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(bitmap, 0, 0);
  return fromRgba(context.getImageData(0, 0, 20, 20).data);
}

/** @param {Uint8ClampedArray} rgba */
function fromRgba(rgba) {
  return Float32Array.from({ length: 1200 }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)] / 255);
}

/** @param {DrawingNeeds} element @param {HTMLInputElement} input */
export async function takeFile(element, input) {
  const file = input.files?.[0];
  if (!file) return;
  try {
    const pixels = await readPicture(file);
    element.view.pictureError = '';
    element.show(pixels);
  } catch {
    element.setView({ pictureError: file.name });
  }
  input.value = '';
}

/** Paints one cell of the drawing. @param {DrawingNeeds} element @param {number} row @param {number} column */
function paint(element, row, column) {
  if (!element.network || row < 0 || row > 19 || column < 0 || column > 19) return;
  const pixels = element.network.input.slice();
  const hue = Number.parseInt(element.view.drawColour.slice(1), 16);
  [16, 8, 0].forEach((shift, i) => {
    pixels[(row * 20 + column) * 3 + i] = ((hue >> shift) & 255) / 255;
  });
  element.show(pixels);
}

/** @param {DrawingNeeds} element */
export function board(element) {
  const { words, view } = element;
  const at = (/** @type {PointerEvent} */ event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    paint(
      element,
      Math.floor(((event.clientY - box.top) / box.height) * 20),
      Math.floor(((event.clientX - box.left) / box.width) * 20),
    );
  };
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowUp: -20, ArrowDown: 20, ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    if (!step && event.key !== ' ') return;
    event.preventDefault();
    view.drawAt = Math.min(399, Math.max(0, view.drawAt + step));
    if (event.key === ' ') paint(element, Math.floor(view.drawAt / 20), view.drawAt % 20);
    element.requestUpdate();
  };
  return html`<div class="board">
    <canvas data-input class="drawing" tabindex="0" role="application" aria-label=${words.text('picture-draw-label')}
      @pointerdown=${at} @pointermove=${(/** @type {PointerEvent} */ event) => (event.buttons ? at(event) : undefined)} @keydown=${keydown}></canvas>
    <div class="buttons">
      <label>${words.text('picture-draw-colour')}
        <input type="color" .value=${view.drawColour} @input=${(/** @type {any} */ event) => element.setView({ drawColour: event.target.value })} /></label>
      <button class="quiet" @click=${() => element.show(new Float32Array(1200).fill(1))}>${words.text('picture-draw-clear')}</button>
      <button class="quiet" @click=${() => element.setView({ drawing: false })}>${words.text('picture-draw-done')}</button>
    </div>
  </div>`;
}

/** Opens the drawing board, or closes it. @param {DrawingNeeds} element @param {boolean} drawing */
export function draw(element, drawing) {
  addStyles(element, styles);
  element.setView({ drawing });
}

/** Paints the board: the picture alone, with the cell that the keyboard is on. @param {DrawingNeeds} element */
export function drawBoard({ network, renderRoot, view }) {
  /** @type {HTMLCanvasElement | null} */
  const canvas = renderRoot.querySelector('canvas.drawing');
  if (!canvas || !network) return;
  const [rows, columns] = network.shape;
  /** @type {Grid} */
  const grid = { rows, columns, maps: 1, kind: 'map', margin: [0, 0, 0, 0] };
  sizeCanvas(canvas, grid, 12);
  const context = contextOf(canvas, grid, 12);
  drawPicture(context, grid, network.input, network.shape[2] ?? 1);
  outline(context, paintOf(canvas, 12), view.drawAt % columns, Math.floor(view.drawAt / columns), 1, 1);
}
