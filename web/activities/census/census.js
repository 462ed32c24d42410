// The census: every parameter of a model, its name, its value, and every multiplication of one forward pass that uses it.

import { censusView } from './view.js';
import { drawStrip } from '../../drawing/paint-strip.js';
import { drawBoard } from './parameter-board.js';
import { drawUses } from './parameter-uses.js';
import { wear } from '../../page/late-styles.js';
import { Census } from './logic.js';
import styles from '../see.css';

/** @param {Census} census */
function draw({ scene, board, element }) {
  if (!scene) return;
  drawStrip(element.renderRoot, scene, [5, 4, 3, 2]);
  drawUses(element.renderRoot, scene);
  if (board) drawBoard(element.renderRoot, board);
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  wear(element, styles);
  const census = new Census(element);
  return {
    view() {
      census.follow();
      return censusView(census);
    },
    updated: () => draw(census),
    close: () => census.close(),
  };
};
