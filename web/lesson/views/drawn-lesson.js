// The network of a lesson as it is drawn, and all that a lesson paints.

import { drawStrip } from '../../drawing/paint-strip.js';
import { drawOwnBoard } from '../../drawing/picture-chooser.js';
import { drawStage } from '../../drawing/sweep/sweep.js';

/** @import { LessonHost } from '../host.js' */
/** @import { Scene } from '../../drawing/drawn-network.js' */

/** The network of a lesson. @param {LessonHost} element @returns {Scene | undefined} */
export function lessonScene(element) {
  const { words, network, player } = element;
  if (!network || !player) return undefined;
  const choose = (/** @type {string} */ layer, /** @type {number} */ index) => element.select(layer, index);
  return { words, network, rows: player.course.analysis.layers, choose };
}

/** Everything that a lesson paints. @param {LessonHost} element */
export function drawMaps(element) {
  const scene = lessonScene(element);
  if (!scene || !element.renderRoot) return;
  drawStrip(element.renderRoot, scene);
  drawStage(element, scene);
  drawOwnBoard(element);
}
