// What an activity is to the element that opens it.

/** @import { TemplateResult } from 'lit' */
/** @import { ActivityNeeds } from './needs.js' */

/**
 * An activity that is open in one element. It keeps its own state and asks the element for an update when it changes.
 * @typedef {object} OpenActivity
 * @property {() => TemplateResult} view
 * @property {() => void} [updated]  after each render, to paint canvases
 * @property {() => void} [close]  when the learner goes elsewhere
 * @property {() => Record<string, any>} [shared]  settings that a copied link carries to show the same again
 */
/** @typedef {(element: ActivityNeeds) => OpenActivity} Open */

export {};
