// The one list of what opens the activities of activity-names.js. Each is loaded when it is first opened.

/** @import { Open } from './activity.js' */

/** @type {Record<string, () => Promise<{ open: Open }>>} */
export const activities = {
  own: () => import('./own/own.js'),
  compare: () => import('./compare/compare.js'),
  census: () => import('./census/census.js'),
  train: () => import('./train/train.js'),
  explore: () => import('./explore/explore.js'),
  practice: () => import('./practice/practice.js'),
  mistake: () => import('./mistake/mistake.js'),
  challenge: () => import('./challenge/challenge.js'),
  tasks: () => import('./design/design.js'),
  glossary: () => import('./glossary/glossary.js'),
  teach: () => import('./teach/teach.js'),
};
