// How a lesson went: how many of its questions were right at once, took help or were shown, and which mistakes came back. The
// one place where it is counted, for the page and for files. No page, so that Node can test it.

import { isGuess, outcomeOf } from './progress.js';
import { fillsCell } from './questions/all.js';

/** @import { Outcome, Progress } from './progress.js' */
/** @import { Entry } from './learner-log.js' */

/** @typedef {Record<Outcome, number> & { count: number }} Tally */
/** What is asked, and what happened to it: a player has both. @typedef {{ steps: { id: string, ask: string }[], progress: Progress[] }} Played */

/**
 * Cells are what the summary counts; predictions, which rows will change; others, such as the percentage.
 * @param {Played} played
 * @param {(index: number) => boolean} [wrongGuess] whether what was guessed at a question was wrong: it was then held against
 *   what is right, and so its answer is none of the first try
 * @returns {{ cells: Tally, predictions: Tally, others: Tally }}
 */
export function accountOf({ steps, progress }, wrongGuess = () => false) {
  const account = { cells: noTally(), predictions: noTally(), others: noTally() };
  steps.forEach((step, i) => {
    const tally = account[fillsCell(step) ? 'cells' : step.ask === 'changed_rows' ? 'predictions' : 'others'];
    const outcome = outcomeOf(progress[i]);
    tally[outcome === 'first' && wrongGuess(i) ? 'helped' : outcome]++;
    tally.count++;
  });
  return account;
}

/** @returns {Tally} */
const noTally = () => ({ count: 0, first: 0, helped: 0, shown: 0, filled: 0, open: 0 });

/** @param {Entry} entry */
const isWrong = ({ kind, correct, carried, shown }) => kind === 'answer' && !correct && !carried && !shown;

/**
 * Entries of the log that say which mistake was found behind what a question's progress has. The log goes on where a lesson
 * begins anew: only the last wrong answers are meant, as many as there are now.
 * @param {Entry[]} entries of one question @param {Progress} progress @returns {Entry[]}
 */
function foundBehind(entries, { tries, guess }) {
  const wrong = entries.filter(isWrong);
  const first = wrong[Math.max(0, wrong.length - tries.length)];
  const found = first ? entries.slice(entries.indexOf(first)).filter(({ kind }) => kind === 'cause') : [];
  const isThis = (/** @type {Entry} */ { kind, answer }) => kind === 'guess' && String(answer) === String(guess);
  const guessed = isGuess(guess) ? entries.filter(isThis).pop() : undefined;
  // Nobody asks further about a guess: only where a single mistake leads to it, it was that one.
  return guessed && guessed.causes?.length === 1 ? [...found, guessed] : found;
}

/**
 * The mistakes behind at least two different answers, the most frequent first.
 * @param {Played} played @param {Entry[]} log @returns {{ belief: string, count: number }[]}
 */
export function repeatedMistakes({ steps, progress }, log) {
  /** @type {Record<string, Set<string>>} */
  const answers = {};
  steps.forEach(({ id }, i) => {
    const own = log.filter(({ question }) => question === id);
    for (const { causes = [], answer } of foundBehind(own, progress[i])) {
      for (const belief of causes.flatMap((cause) => cause.split('+')))
        (answers[belief] ??= new Set()).add(`${id} ${answer}`);
    }
  });
  return Object.entries(answers)
    .map(([belief, { size }]) => ({ belief, count: size }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count);
}
