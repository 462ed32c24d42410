// The network of a lesson as it is drawn, and all that a lesson paints.

import { drawStrip } from '../../drawing/draw-strip.js';
import { drawOwnBoard } from '../../drawing/picture-chooser.js';
import { drawStage } from '../../drawing/sweep/sweep.js';

/** @import { LessonNeeds } from '../needs.js' */
/** @import { DrawnNetwork } from '../../drawing/drawn-network.js' */

/** The network of a lesson. @param {LessonNeeds} element @returns {DrawnNetwork | undefined} */
export function drawnLesson(element) {
  const { words, network, player } = element;
  if (!network || !player) return undefined;
  const choose = (/** @type {string} */ layer, /** @type {number} */ index) => element.select(layer, index);
  return { words, network, rows: player.course.analysis.layers, choose };
}

/** Everything that a lesson paints. @param {LessonNeeds} element */
export function drawLesson(element) {
  const drawn = drawnLesson(element);
  if (!drawn || !element.renderRoot) return;
  // A phone has the question on its first screen: the maps are smaller there.
  const narrow = element.renderRoot.querySelector('.strip')?.clientWidth ?? 0;
  drawStrip(element.renderRoot, drawn, narrow > 0 && narrow < 480 ? [3] : undefined);
  drawStage(element, drawn);
  drawOwnBoard(element);
}
