// The way into watching a layer at work. What is watched is in sweep-panel.js, which comes when it is first opened.

import { html, nothing } from 'lit';

/** @import { CnnParams } from '../element.js' */
/** @import { LayerRow } from '../types.js' */
/** @import { Scene } from './scene.js' */

/** @type {typeof import('./sweep-panel.js') | undefined} */
let panel;

/** A window slides, values are put in a row, or every unit reads every value. @param {LayerRow | undefined} row @returns {'window' | 'flatten' | 'dense' | undefined} */
export function workOf(row) {
  if (row?.windows.length === 2 && !row.windows[0].transposed) return 'window';
  if (row?.class_name === 'Flatten' && row.input_shapes[0].length === 4) return 'flatten';
  return row?.class_name === 'Dense' && row.input_shapes[0].length === 2 ? 'dense' : undefined;
}

/** The layer in question, or the first that can be watched, once there are maps. @param {CnnParams} element @param {Scene} scene */
export function rowToWatch({ player }, { network, rows }) {
  if (!network.maps) return undefined;
  const row = rows.find(({ name }) => name === player?.step.layer);
  return workOf(row) ? row : rows.find(workOf);
}

/** @param {CnnParams} element @param {Scene} scene */
async function open(element, scene) {
  try {
    // Its words come with the rest.
    [panel] = await Promise.all([import('./sweep-panel.js'), element.complete()]);
    await panel.openPanel(element, scene);
  } catch {
    element.notify('load-failed');
  }
}

/** @param {CnnParams} element @param {Scene} scene */
export function sweepButton(element, scene) {
  const row = rowToWatch(element, scene);
  if (!row || panel?.isOpen(element)) return nothing;
  return html`<button class="quiet sweep-open" part="sweep" @click=${() => open(element, scene)}>${element.words.text(
    `sweep-open-${workOf(row)}`,
    { layer: row.name },
  )}</button>`;
}

/** @param {CnnParams} element @param {Scene} scene */
export const sweepView = (element, scene) => panel?.sweepPanel(element, scene) ?? nothing;

/** @param {CnnParams} element @param {Scene} scene */
export const drawStage = (element, scene) => panel?.drawStage(element, scene);
