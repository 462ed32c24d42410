// What the views of a lesson need of the element that they stand in.

/** @import { TemplateResult } from 'lit' */
/** @import { Describe, Line, Rest } from '../model/listing.js' */
/** @import { ModelError } from '../engine/engine.js' */
/** @import { Trace } from '../engine/types.js' */
/** @import { LearnerLog } from './learner-log.js' */
/** @import { RunningNetwork } from '../drawing/running-network.js' */
/** @import { Player } from './player.js' */
/** @import { DrawingNeeds, PictureView } from '../drawing/needs.js' */
/** @import { Needs } from '../page/needs.js' */
/** @import { Store } from '../page/store.js' */

/**
 * @typedef {PictureView & { listing: string, notice: string, followUp: string, toolbox?: boolean, example?: number, unfolded?: boolean, pictures?: boolean, traced?: boolean }} LessonView
 *   toolbox: it is unfolded; example: the step of the worked example that is shown; pictures, traced: what a phone has unfolded
 */
/**
 * What a lesson opens without (loaded-later.js), once it is there.
 * @typedef {object} Later
 * @property {typeof import('./lessons/own-model.js').ownLesson} ownLesson
 * @property {(config: any, describe: Describe, era: 'keras2' | 'keras3') => Line[]} graphListing
 * @property {(config: any, describe: Describe) => Line[]} keras2Listing
 * @property {(quote: string, describe: Describe) => Rest} restWriter
 * @property {(element: LessonNeeds) => unknown} reply
 * @property {(element: LessonNeeds) => unknown} hints
 * @property {(element: LessonNeeds) => unknown} afterGuess
 * @property {(element: LessonNeeds) => unknown} countInQuestion
 * @property {(element: LessonNeeds) => unknown} workedExample
 * @property {(element: LessonNeeds) => unknown} lessonEnd
 * @property {(element: LessonNeeds, trace: Trace) => unknown} traceRow
 * @property {(element: LessonNeeds) => unknown} startValues
 * @property {(element: LessonNeeds) => unknown} valueTrace
 * @property {(element: LessonNeeds) => unknown} fileNotes
 * @property {(element: Needs, network: RunningNetwork | undefined) => unknown} passBar
 * @property {(element: Needs, done?: number) => boolean} moveBar
 * @property {(element: Needs) => void} addReplyStyles
 */
/**
 * @typedef {Omit<DrawingNeeds, 'player' | 'view' | 'setView' | 'act'> & {
 *   engine: any, player?: Player, notRun?: ModelError, later?: Later, log: LearnerLog, store: Store, view: LessonView,
 *   config: any, weights?: any[], lock: boolean, guess: boolean,
 *   setView: (change: Partial<LessonView>) => void, act: (change: (player: Player) => void) => void,
 *   goTo: (move: (player: Player) => void) => Promise<void>, answer: (answer: any) => void,
 *   take: (answer: any, read?: any) => void, answerFollowUp: (text: string, reads: 'shape' | 'number' | 'sum') => void,
 *   showMe: () => void, candidates: () => { name: string, class_name: string }[], open: (lesson: string, more?: object) => void }} LessonNeeds
 *   config: a model of one's own; lock: no way to another lesson; guess: answers are noted first; goTo: to a question, with
 *   the cursor there; take: an answer that may have been read otherwise than it stands there; open: another lesson, with settings
 */

export {};
