// Exploring: every number of a model is a slider. Each change counts and runs the model again, and says which rows changed
// and why. What cannot be built is said in its place, and nothing is lost.

import { drawStrip } from '../../drawing/paint-strip.js';
import { exploreView } from './view.js';
import { wear } from '../../page/late-styles.js';
import { Explore } from './logic.js';
import styles from '../see.css';

/** @type {import('../activity.js').Open} */
export const open = (element) => {
  wear(element, styles);
  const explore = new Explore(element);
  return {
    view() {
      explore.follow();
      return exploreView(explore);
    },
    updated() {
      if (explore.scene) drawStrip(element.renderRoot, explore.scene, [6, 5, 4, 3, 2]);
    },
    close: () => explore.close(),
  };
};
