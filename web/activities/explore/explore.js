// Exploring: every number of a model is a slider. Each change counts and runs the model again, and says which rows changed
// and why. What cannot be built is said in its place, and nothing is lost.

import { drawStrip } from '../../drawing/draw-strip.js';
import { exploreView } from './view.js';
import { addStyles } from '../../page/late-styles.js';
import { Explore } from './logic.js';
import marks from '../marks.css';
import styles from './explore.css';

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  addStyles(element, marks);
  addStyles(element, styles);
  const explore = new Explore(element);
  return {
    view() {
      explore.follow();
      return exploreView(explore);
    },
    updated() {
      if (explore.drawn) drawStrip(element.renderRoot, explore.drawn, [6, 5, 4, 3, 2]);
    },
    close: () => explore.close(),
  };
};
