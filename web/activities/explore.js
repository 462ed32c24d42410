// Exploring: every number of a model is a slider. Each change counts and runs the model again, and says which rows changed
// and why. What cannot be built is said in its place, and nothing is lost.

import { drawStrip } from '../views/draw.js';
import { exploreView } from '../views/explore-view.js';
import { wear } from '../views/wear.js';
import { Explore } from './explore-logic.js';
import styles from './see.css';

/** @type {import('./activity.js').Open} */
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
