// The questions of a lesson by id and by number. Both are for good: events, stored progress and links tell of them.

/** @import { Step } from './lessons/all.js' */

/**
 * A question that a lesson has or once had.
 * @typedef {Step & { id: string, number: number, later: boolean }} ListedQuestion
 *   number: its label; later: it came when the lesson had been out already, so version 0.1.0 knew nothing of it.
 */

/**
 * Numbers follow from the list: those that were there from the beginning are counted, also where they are withdrawn now, and
 * one that came later states its own, so that it may stand anywhere and moves none of the others.
 * @param {{ id: string, steps: Step[] }} lesson @returns {ListedQuestion[]}
 */
export function listQuestions({ id, steps }) {
  const first = steps.filter(({ number }) => number === undefined);
  return steps.map((step) => ({
    ...step,
    id: [id, step.ask, step.layer].filter(Boolean).join('/'),
    number: step.number ?? first.indexOf(step) + 1,
    later: step.number !== undefined,
  }));
}

/**
 * In the order in which they are asked. A withdrawn question keeps its id and its number, and its cell is known; so does a spare one.
 * @param {ListedQuestion[]} questions
 */
export const askedOf = (questions) =>
  questions
    .filter(({ withdrawn, spare }) => !withdrawn && !spare)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || questions.indexOf(a) - questions.indexOf(b));

/** @param {ListedQuestion[]} questions @param {string | number} name a number or an id */
export function findQuestion(questions, name) {
  return questions.find(({ id, number }) => id === name || number === Number(name));
}
