// What is kept of a lesson's questions: made, checked when it comes back from storage, and united with another tab's.

/**
 * What happened to one question. draft: what stands in its input; guess: what was noted before anything was said about it;
 * tries: wrong answers; hints: how many were read.
 * @typedef {{ done: boolean, shown: boolean, draft: any, guess: any, tries: any[], hints: number }} Progress
 * @typedef {{ epoch: number, current: number, progress: Progress[] }} SavedState
 *   epoch: how often something was taken back; a higher one replaces, the same one is united. No clocks: they go backwards.
 */

/** @returns {Progress} */
export const untouched = () => ({ done: false, shown: false, draft: '', guess: '', tries: [], hints: 0 });

/** Names of rows, or a text. @param {any} value */
function isAnswer(value) {
  return typeof value === 'string' || (Array.isArray(value) && value.every((name) => typeof name === 'string'));
}

/** @param {any} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** @param {any} saved */
function isProgress(saved) {
  return (
    typeof saved === 'object' &&
    saved !== null &&
    ['done', 'shown'].every((name) => saved[name] === undefined || typeof saved[name] === 'boolean') &&
    ['draft', 'guess'].every((name) => saved[name] === undefined || isAnswer(saved[name])) &&
    (saved.tries === undefined || (Array.isArray(saved.tries) && saved.tries.every(isAnswer))) &&
    (saved.hints === undefined || isCount(saved.hints))
  );
}

/**
 * A state from storage, all of it or nothing.
 * @param {any} state @param {number} count questions of the lesson @returns {SavedState | undefined}
 */
export function readState(state, count) {
  if (!isCount(state?.epoch) || !isCount(state.current) || state.current >= count) return undefined;
  if (!Array.isArray(state.progress) || state.progress.length !== count || !state.progress.every(isProgress)) {
    return undefined;
  }
  return { epoch: state.epoch, current: state.current, progress: state.progress.map(readProgress) };
}

/** All that a question has, and nothing else. @param {any} saved @returns {Progress} */
function readProgress(saved) {
  const fields = Object.entries(untouched()).map(([name, value]) => [name, saved[name] ?? value]);
  return Object.fromEntries(fields);
}

/** What is to be written: only what differs from an untouched question. @param {SavedState} state */
export function writtenState({ epoch, current, progress }) {
  const changed = (/** @type {Progress} */ one) =>
    Object.entries(one).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  return { epoch, current, progress: progress.map((one) => Object.fromEntries(changed(one))) };
}

/** Nothing that either has answered is lost. @param {Progress} own @param {Progress} other @returns {Progress} */
function unite(own, other) {
  const first = own.done || !other.done ? own : other;
  return {
    done: own.done || other.done,
    shown: own.done && other.done ? own.shown && other.shown : first.shown,
    draft: first.draft,
    guess: own.guess.length > 0 ? own.guess : other.guess,
    tries: own.tries.length >= other.tries.length ? own.tries : other.tries,
    hints: Math.max(own.hints, other.hints),
  };
}

/** @param {SavedState} own @param {SavedState} other @returns {SavedState} */
export function uniteStates(own, other) {
  if (own.epoch !== other.epoch) return own.epoch > other.epoch ? own : { ...other, current: own.current };
  return { ...own, progress: own.progress.map((one, i) => unite(one, other.progress[i])) };
}

/** Whether a state knows of something that the other does not; drafts and places are each one's own. @param {SavedState} own @param {SavedState} other */
export function knowsMore(own, other) {
  if (own.epoch !== other.epoch) return own.epoch > other.epoch;
  return own.progress.some((one, i) => {
    const { done, shown, guess, tries, hints } = other.progress[i];
    const isBetter = one.done && (!done || (shown && !one.shown));
    const isMore = one.tries.length > tries.length || one.hints > hints;
    return isBetter || isMore || (one.guess.length > 0 && guess.length === 0);
  });
}
