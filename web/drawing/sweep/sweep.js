// The way into watching a layer at work. What is watched is in sweep-panel.js, which comes when it is first opened.

import { html, nothing } from 'lit';
import { rowToWatch, workOf } from './watched-row.js';

/** @import { DrawingNeeds } from '../needs.js' */
/** @import { DrawnNetwork } from '../drawn-network.js' */

/** @type {typeof import('./sweep-panel.js') | undefined} */
let panel;

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
async function open(element, drawn) {
  try {
    // Its words come with the rest.
    [panel] = await Promise.all([import('./sweep-panel.js'), element.complete()]);
    await panel.openPanel(element, drawn);
  } catch {
    element.notify('load-failed');
  }
}

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export function sweepButton(element, drawn) {
  const row = rowToWatch(element, drawn);
  if (!row || panel?.isOpen(element)) return nothing;
  return html`<button class="quiet sweep-open" part="sweep" @click=${() => open(element, drawn)}>${element.words.text(
    `sweep-open-${workOf(row)}`,
    { layer: row.name },
  )}</button>`;
}

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export const sweepView = (element, drawn) => panel?.sweepPanel(element, drawn) ?? nothing;

/** @param {DrawingNeeds} element @param {DrawnNetwork} drawn */
export const drawStage = (element, drawn) => panel?.drawStage(element, drawn);
