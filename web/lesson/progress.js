// What is kept of a lesson's questions, by their ids: made, checked when it comes back from storage, and united with another tab's.

/**
 * What happened to one question. filled: not asked, since its cell was rightly predicted to stay as it was; draft: what stands in its input; guess: what was noted before anything was said about it;
 * tries: wrong answers; hints: how many were read.
 * @typedef {{ done: boolean, shown: boolean, filled: boolean, draft: any, guess: any, tries: any[], hints: number }} Progress
 * @typedef {{ epoch: number, current: string, progress: Map<string, Progress> }} SavedState
 *   epoch: how often something was taken back; a higher one replaces, the same one is united. No clocks: they go backwards.
 *   current: a question's id; progress: also of questions that are not asked, or not known, in this version of the lesson.
 */

/** How a question went. `helped`: after a wrong try or a hint. @typedef {'first' | 'helped' | 'shown' | 'filled' | 'open'} Outcome */

/** @param {Progress} progress @returns {Outcome} */
export function outcomeOf({ done, shown, filled, hints, tries }) {
  if (!done) return 'open';
  if (shown) return 'shown';
  if (filled) return 'filled';
  return hints > 0 || tries.length > 0 ? 'helped' : 'first';
}

/** Whether something was guessed: that no row changes is a guess too. @param {any} guess */
export const isGuess = (guess) => guess !== '';

/** The form that is written: a list, because a question's fields stand beside its id as in the learner's log. */
const version = 2;

/** @returns {Progress} */
export const untouched = () => ({
  done: false,
  shown: false,
  filled: false,
  draft: '',
  guess: '',
  tries: [],
  hints: 0,
});

/** Names of rows, or a text. @param {any} value */
function isAnswer(value) {
  return typeof value === 'string' || (Array.isArray(value) && value.every((name) => typeof name === 'string'));
}

/** @param {any} value @returns {value is number} */
export const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** @param {any} saved */
export function isProgress(saved) {
  return (
    typeof saved === 'object' &&
    saved !== null &&
    ['done', 'shown', 'filled'].every((name) => saved[name] === undefined || typeof saved[name] === 'boolean') &&
    ['draft', 'guess'].every((name) => saved[name] === undefined || isAnswer(saved[name])) &&
    (saved.tries === undefined || (Array.isArray(saved.tries) && saved.tries.every(isAnswer))) &&
    (saved.hints === undefined || isCount(saved.hints))
  );
}

/**
 * A state from storage, all of it or nothing.
 * @param {any} saved @param {string[]} ids of the questions that are asked @returns {SavedState | undefined}
 */
export function readState(saved, ids) {
  if (saved?.version !== version || !isCount(saved.epoch) || typeof saved.current !== 'string') return undefined;
  if (!Array.isArray(saved.progress)) return undefined;
  const progress = new Map(ids.map((id) => [id, untouched()]));
  for (const one of saved.progress) {
    if (!isProgress(one) || typeof one.question !== 'string') return undefined;
    progress.set(one.question, readProgress(one));
  }
  return { epoch: saved.epoch, current: saved.current, progress };
}

/** All that a question has, and nothing else. @param {any} saved @returns {Progress} */
export function readProgress(saved) {
  const fields = Object.entries(untouched()).map(([name, value]) => [name, saved[name] ?? value]);
  return Object.fromEntries(fields);
}

/** What is to be written: only questions that were touched, and of those what differs. @param {SavedState} state */
export function writtenState({ epoch, current, progress }) {
  const differs = (/** @type {string} */ name, /** @type {any} */ value) =>
    name === 'guess' ? isGuess(value) : Array.isArray(value) ? value.length > 0 : Boolean(value);
  const changed = (/** @type {Progress} */ one) => Object.entries(one).filter(([name, value]) => differs(name, value));
  const touched = [...progress].filter(([, one]) => changed(one).length > 0);
  const entries = touched.map(([question, one]) => ({ question, ...Object.fromEntries(changed(one)) }));
  return { version, epoch, current, progress: entries };
}

/** Nothing that either has answered is lost. @param {Progress} own @param {Progress} other @returns {Progress} */
export function unite(own, other) {
  const first = own.done || !other.done ? own : other;
  return {
    done: own.done || other.done,
    shown: own.done && other.done ? own.shown && other.shown : first.shown,
    filled: own.done && other.done ? own.filled && other.filled : first.filled,
    draft: first.draft,
    guess: isGuess(own.guess) ? own.guess : other.guess,
    tries: own.tries.length >= other.tries.length ? own.tries : other.tries,
    hints: Math.max(own.hints, other.hints),
  };
}

/** What only one of the two knows stays: the other may be of a version without that question. @param {SavedState} own @param {SavedState} other @returns {SavedState} */
export function uniteStates(own, other) {
  const [older, newer] = own.epoch < other.epoch ? [own, other] : [other, own];
  const progress = new Map([...older.progress, ...newer.progress]);
  if (own.epoch === other.epoch) {
    for (const [id, one] of own.progress) progress.set(id, unite(one, other.progress.get(id) ?? untouched()));
  }
  return { epoch: newer.epoch, current: own.current, progress };
}

/** @param {Progress} own @param {Progress} other */
function isMore(own, { done, shown, guess, tries, hints }) {
  const isBetter = own.done && (!done || (shown && !own.shown));
  const isLonger = own.tries.length > tries.length || own.hints > hints;
  return isBetter || isLonger || (isGuess(own.guess) && !isGuess(guess));
}

/** Whether a state knows of something that the other does not; drafts and places are each one's own. @param {SavedState} own @param {SavedState} other */
export function knowsMore(own, other) {
  if (own.epoch !== other.epoch) return own.epoch > other.epoch;
  return [...own.progress].some(([id, one]) => isMore(one, other.progress.get(id) ?? untouched()));
}
