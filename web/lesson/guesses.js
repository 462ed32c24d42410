// What is known of a guess once all of them are there: whether it is right, and what is behind it where it is not.

import { engineSpelling } from '../words/spelling.js';
import { isGuess } from './progress.js';
import { checkAnswer, questionKinds } from './questions/all.js';

/** @import { Player } from './player.js' */
/** @import { Verdict } from './questions/question-kind.js' */

/** Diagnosing takes a while, and a page is drawn often. @type {WeakMap<object, Map<string, Verdict>>} */
const known = new WeakMap();

/**
 * @param {Pick<Player, 'course' | 'steps' | 'progress'>} player @param {number} index of the question
 * @param {string} language in whose spelling the guess stands
 * @returns {Verdict | undefined} nothing where none was made
 */
export function guessVerdict({ course, steps, progress }, index, language) {
  const { guess } = progress[index];
  if (!isGuess(guess)) return undefined;
  const step = steps[index];
  const verdicts = known.get(course) ?? new Map();
  known.set(course, verdicts);
  const key = [step.id, language, guess].join('\n');
  if (!verdicts.has(key)) {
    const read = typeof guess === 'string' ? engineSpelling(guess, language, questionKinds[step.ask].reads) : guess;
    verdicts.set(key, checkAnswer(course, step, read, {}));
  }
  return verdicts.get(key);
}
