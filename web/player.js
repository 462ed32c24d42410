// The state of one lesson: which question, what was answered, what is known. No page, so that Node can test it.

import { questionKinds } from './questions/all.js';

/** @import { Course, Verdict } from './questions/all.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Store } from './store.js' */

/**
 * What happened to one question. draft: what stands in its input; tries: wrong answers; hints: how many were read.
 * @typedef {{ done: boolean, shown: boolean, draft: any, tries: any[], hints: number }} Progress
 */

const untouched = () => ({ done: false, shown: false, draft: '', tries: [], hints: 0 });
/** The hints go from a nudge over the places of the numbers to the formula, first with gaps, then worked. */
export const hintCount = 4;

export class Player {
  #store;
  /** @type {string[]} */ #past = [];

  /** @param {Course} course @param {Store} store */
  constructor(course, store) {
    this.course = course;
    this.#store = store;
    this.steps = course.lesson.steps;
    /** @type {Progress[]} */
    this.progress = this.steps.map(untouched);
    this.current = 0;
    /** @type {Verdict | undefined} */
    this.verdict = undefined;
    this.#restore(store.read(this.#key));
  }

  get #key() {
    return `lesson:${this.course.lesson.id}`;
  }

  /** @returns {Step} */
  get step() {
    return this.steps[this.current];
  }

  get kind() {
    return questionKinds[this.step.ask];
  }

  /** @returns {Progress} */
  get here() {
    return this.progress[this.current];
  }

  get doneCount() {
    return this.progress.filter(({ done }) => done).length;
  }

  get finished() {
    return this.doneCount === this.steps.length;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Whether a cell of the summary has been filled. @type {import('./questions/all.js').Knows} */
  knows = (ask, layer) => {
    const index = this.indexOf(ask, layer);
    return index < 0 || this.progress[index].done;
  };

  /** The question that fills a cell; -1 where none does. @param {string} ask @param {string} [layer] */
  indexOf(ask, layer) {
    return this.steps.findIndex((step) => step.ask === ask && step.layer === layer);
  }

  /** @param {number} index */
  go(index) {
    if (index < 0 || index >= this.steps.length) return;
    this.current = index;
    this.verdict = undefined;
    this.#save();
  }

  /** To the next open question after this one, or round to the first. */
  next() {
    const order = this.steps.map((_, i) => (this.current + 1 + i) % this.steps.length);
    this.go(order.find((index) => !this.progress[index].done) ?? this.current);
  }

  /** Keeps what is being typed. @param {any} draft */
  keep(draft) {
    this.here.draft = draft;
    this.#save();
  }

  /** @param {any} answer text, or names of rows @returns {Verdict} */
  submit(answer) {
    this.#remember();
    this.here.draft = answer;
    this.verdict = this.kind.check(this.course, this.step, answer);
    if (this.verdict.correct) this.here.done = true;
    else if (isAnswer(this.verdict)) this.here.tries.push(answer);
    this.#save();
    return this.verdict;
  }

  showMe() {
    this.#remember();
    this.verdict = undefined;
    this.here.shown = !this.here.done || this.here.shown;
    this.here.done = true;
    this.#save();
  }

  hint() {
    this.here.hints = Math.min(this.here.hints + 1, hintCount);
    this.#save();
  }

  /** Takes the last answer or showing back. */
  undo() {
    const state = this.#past.pop();
    if (state) this.#restore(JSON.parse(state));
    this.verdict = undefined;
    this.#save();
  }

  restart() {
    this.#remember();
    this.progress = this.steps.map(untouched);
    this.go(0);
  }

  #remember() {
    this.#past.push(JSON.stringify(this.#state()));
  }

  #state() {
    return { current: this.current, steps: this.steps, progress: this.progress };
  }

  #save() {
    this.#store.write(this.#key, this.#state());
  }

  /** Takes a saved state only when it belongs to the same questions. @param {any} state */
  #restore(state) {
    if (!state || JSON.stringify(state.steps) !== JSON.stringify(this.steps)) return;
    if (!Array.isArray(state.progress) || state.progress.length !== this.steps.length) return;
    this.progress = state.progress.map(restored);
    this.current =
      Number.isInteger(state.current) && state.current >= 0 && state.current < this.steps.length ? state.current : 0;
  }
}

/** What storage holds may be of another version or broken: only what has the right form is taken. @param {any} saved @returns {Progress} */
function restored(saved) {
  const { done, shown, draft, tries, hints } = saved ?? {};
  return {
    done: done === true,
    shown: shown === true,
    draft: typeof draft === 'string' || Array.isArray(draft) ? draft : '',
    tries: Array.isArray(tries) ? tries : [],
    hints: Number.isInteger(hints) ? Math.min(Math.max(hints, 0), hintCount) : 0,
  };
}

/** Unreadable and ambiguous texts are no answers yet. @param {Verdict} verdict */
export function isAnswer({ diagnosis }) {
  return !diagnosis || !['unreadable', 'empty', 'ambiguous'].includes(diagnosis.understood.kind);
}
