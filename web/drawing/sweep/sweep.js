// The way into watching a layer at work. What is watched is in sweep-panel.js, which comes when it is first opened.

import { html, nothing } from 'lit';
import { rowToWatch, workOf } from './watched-row.js';

/** @import { DrawingHost } from '../host.js' */
/** @import { Scene } from '../drawn-network.js' */

/** @type {typeof import('./sweep-panel.js') | undefined} */
let panel;

/** @param {DrawingHost} element @param {Scene} scene */
async function open(element, scene) {
  try {
    // Its words come with the rest.
    [panel] = await Promise.all([import('./sweep-panel.js'), element.complete()]);
    await panel.openPanel(element, scene);
  } catch {
    element.notify('load-failed');
  }
}

/** @param {DrawingHost} element @param {Scene} scene */
export function sweepButton(element, scene) {
  const row = rowToWatch(element, scene);
  if (!row || panel?.isOpen(element)) return nothing;
  return html`<button class="quiet sweep-open" part="sweep" @click=${() => open(element, scene)}>${element.words.text(
    `sweep-open-${workOf(row)}`,
    { layer: row.name },
  )}</button>`;
}

/** @param {DrawingHost} element @param {Scene} scene */
export const sweepView = (element, scene) => panel?.sweepPanel(element, scene) ?? nothing;

/** @param {DrawingHost} element @param {Scene} scene */
export const drawStage = (element, scene) => panel?.drawStage(element, scene);
