// The one list of what opens the activities of activity-names.js. Each is loaded when it is first opened.

/** @import { Open } from './activity.js' */

/** @type {Record<string, () => Promise<{ open: Open }>>} */
export const activities = {
  compare: () => import('./compare.js'),
  census: () => import('./census.js'),
  explore: () => import('./explore.js'),
  practice: () => import('./practice.js'),
  challenge: () => import('./challenge.js'),
  tasks: () => import('./tasks.js'),
  teach: () => import('./teach.js'),
};
