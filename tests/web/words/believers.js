// What somebody answers who believes this or that.

import { engine } from '../support.js';

/** @import { Question } from '../../../web/engine/types.js' */

/** Every belief that changes a count or a shape. */
export const ids = [...new Set(engine.beliefs.map(({ id }) => id))].filter((id) => !id.startsWith('size_'));

/** What somebody with these beliefs answers; nothing where that is right or impossible. @param {any} config @param {Question} question @param {string[]} beliefs @param {any} right */
export function answerOf(config, question, beliefs, right) {
  try {
    const answer = engine.answer(config, question, { beliefs });
    return String(answer) === String(right) ? undefined : answer;
  } catch {
    return undefined;
  }
}
