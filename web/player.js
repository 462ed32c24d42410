// The state of one lesson: which question, what was answered, what is known. No page, so that Node can test it.

import { checksum } from './checksum.js';
import { toJson } from './json.js';
import { knowsMore, readState, uniteStates, untouched, writtenState } from './progress.js';
import { questionKinds } from './questions/all.js';

/** @import { Course, Verdict } from './questions/all.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Progress, SavedState } from './progress.js' */
/** @import { Store } from './store.js' */

/** The hints go from a nudge over the places of the numbers to the formula, first with gaps, then worked. */
export const hintCount = 4;

export class Player {
  #store;
  #key;
  #epoch = 0;
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
    // Another model under the same id, or a lesson that was changed, has progress of its own.
    const { id, config } = course.lesson;
    this.#key = `lesson:${id}:${checksum(toJson([config, this.steps]) ?? '')}`;
    this.#load();
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

  /** Answered without being shown. */
  get aloneCount() {
    return this.progress.filter(({ done, shown }) => done && !shown).length;
  }

  /** Names the question for good: places in the list may change. */
  get questionId() {
    const { ask, layer } = this.step;
    return [this.course.lesson.id, ask, layer].filter(Boolean).join('/');
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
    const verdict = this.kind.check(this.course, this.step, answer); // first: what fails changes nothing
    this.#remember();
    this.here.draft = answer;
    this.verdict = verdict;
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
    if (state) this.#take(JSON.parse(state));
    this.verdict = undefined;
    this.#takeBack();
  }

  restart() {
    this.#remember();
    this.progress = this.steps.map(untouched);
    this.current = 0;
    this.verdict = undefined;
    this.#takeBack();
  }

  /** Another element or tab wrote: what it has answered is answered here too. @param {string} key @returns {boolean} whether something changed */
  hear(key) {
    const heard = key === this.#key && readState(this.#store.read(key), this.steps.length);
    if (!heard) return false;
    const before = toJson(this.#state());
    this.#take(uniteStates(this.#state(), heard));
    if (knowsMore(this.#state(), heard)) this.#save();
    return toJson(this.#state()) !== before;
  }

  #takeBack() {
    this.#epoch++;
    this.#save();
  }

  #remember() {
    this.#past.push(toJson(this.#state()) ?? '');
  }

  /** @returns {SavedState} */
  #state() {
    return { epoch: this.#epoch, current: this.current, progress: this.progress };
  }

  #save() {
    this.#store.write(this.#key, writtenState(this.#state()), this);
  }

  /** @param {SavedState} state */
  #take({ epoch, current, progress }) {
    this.#epoch = Math.max(epoch, this.#epoch);
    this.current = current;
    this.progress = progress;
  }

  #load() {
    const saved = this.#store.read(this.#key);
    if (saved === undefined) return;
    const state = readState(saved, this.steps.length);
    if (state) this.#take(state);
    else this.#store.setAside(this.#key);
  }
}

/** Unreadable and ambiguous texts are no answers yet. @param {Verdict} verdict */
export function isAnswer({ diagnosis }) {
  return !diagnosis || !['unreadable', 'empty', 'ambiguous'].includes(diagnosis.understood.kind);
}
