// The one list of lessons, in order. A lesson is data: a model, a picture, and what is asked; never an answer.

import maxPooling from './max-pooling.json' with { type: 'json' };
import noPadding from './no-padding.json' with { type: 'json' };
import zeroPadding from './zero-padding.json' with { type: 'json' };

/**
 * What is asked. A question is never taken out and never moved, so that its number stays: one that is asked no longer is
 * `withdrawn`, and one that comes to a lesson which is out states its `number`, the next that was never given.
 * @typedef {{ ask: string, layer?: string, number?: number, withdrawn?: boolean, given?: string[], spare?: boolean, repeats?: string[],
 *   more?: string[], rank?: number }} Step
 *   given: the formula of the count stands beside the question, with these factors filled: help that fades. Of a large model: spare: asked only where it is chosen; repeats: rows whose cell it fills too; more:
 *   other rows of the same kind; rank: how hard it is.
 * @typedef {{ id: string, seed: number, picture: string, from?: string, fresh?: boolean, example?: boolean, config: any, steps: Step[],
 *   weights?: import('../../engine/types.js').HandedWeight[] }} Lesson
 *   example: it opens with a worked example; from: the lesson whose model this one changes; fresh: an exercise, where cells that are not asked stay open too;
 *   weights: of a model of one's own, where they came with it.
 */

/** @type {Lesson[]} */
export const lessons = [zeroPadding, noPadding, maxPooling];

/** @param {string} id */
export function findLesson(id) {
  return lessons.find((lesson) => lesson.id === id);
}
