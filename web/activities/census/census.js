// The census: every parameter of a model, its name, its value, and every multiplication of one forward pass that uses it.

import { censusView } from './view.js';
import { drawStrip } from '../../drawing/draw-strip.js';
import { drawBoard } from '../../drawing/parameter-board.js';
import { drawUses } from './parameter-uses.js';
import { addStyles } from '../../page/late-styles.js';
import { Census } from './logic.js';
import marks from '../marks.css';
import boardStyles from '../../drawing/parameter-board.css';
import styles from './census.css';

/** @param {Census} census */
function draw({ drawn, board, element }) {
  if (!drawn) return;
  drawStrip(element.renderRoot, drawn, [5, 4, 3, 2]);
  drawUses(element.renderRoot, drawn);
  if (board) drawBoard(element.renderRoot, board);
}

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  addStyles(element, marks);
  addStyles(element, boardStyles);
  addStyles(element, styles);
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
