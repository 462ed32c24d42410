// The one list of activities beside the lessons, in the order of their tabs. Each is loaded when it is first opened.

/** @import { TemplateResult } from 'lit' */
/** @import { CnnParams } from '../element.js' */

/**
 * An activity that is open in one element. It keeps its own state and asks the element for an update when it changes.
 * @typedef {object} OpenActivity
 * @property {() => TemplateResult} view
 * @property {() => void} [updated]  after each render, to paint canvases
 * @property {() => void} [close]  when the learner goes elsewhere
 * @property {() => Record<string, any>} [shared]  settings that a copied link carries to show the same again
 *
 * @typedef {object} Activity
 * @property {string} id  the value of `lesson` that opens it; its words are `lesson-ID` (tab), `title-ID` and `about-ID`
 * @property {boolean} [ownModel]  it also shows a teacher's own model
 * @property {boolean} [forTeachers]  its tab is there on the site only, or while it is open
 * @property {() => Promise<{ open: (element: CnnParams) => OpenActivity }>} load
 */

/** @type {Activity[]} */
export const activities = [
  { id: 'compare', load: () => import('./compare.js') },
  { id: 'census', ownModel: true, load: () => import('./census.js') },
  { id: 'explore', load: () => import('./explore.js') },
  { id: 'practice', load: () => import('./practice.js') },
  { id: 'challenge', load: () => import('./challenge.js') },
  { id: 'tasks', load: () => import('./tasks.js') },
  { id: 'teach', forTeachers: true, load: () => import('./teach.js') },
];

/** @param {string} id */
export function findActivity(id) {
  return activities.find((activity) => activity.id === id);
}
