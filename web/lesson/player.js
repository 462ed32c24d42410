// The state of one lesson: which question, what was answered, what is known. No page, so that Node can test it.

import { checksum } from '../base/checksum.js';
import { Inquiry, isReadable } from './inquiry.js';
import { toJson } from '../base/json.js';
import { knowsMore, readState, uniteStates, untouched, writtenState } from './progress.js';
import { checkAnswer, questionKinds, questionOf } from './questions/all.js';

/** @import { Course } from './course.js' */
/** @import { Verdict } from './questions/question-kind.js' */
/** @import { Step } from './lessons/all.js' */
/** @import { Progress, SavedState } from './progress.js' */
/** @import { LearnerLog } from './learner-log.js' */
/** @import { Store } from '../page/store.js' */
/** @import { DiagnosisOptions, Question } from '../engine/types.js' */

/** The hints go from a nudge over the places of the numbers to the formula, first with gaps, then worked. */
export const hintCount = 4;

export class Player {
  #store;
  #log;
  #key;
  #epoch = 0;
  #since = performance.now();
  /** @type {string[]} */ #past = [];
  /** The first answer counts, whatever it is: in a challenge. */ once = false;
  /** Answers are noted and nothing is said about them. */ guessing = false;
  /** @type {Verdict | undefined} */ verdict = undefined;
  /** The search for what is behind a wrong answer. @type {Inquiry | undefined} */ inquiry = undefined;

  /** @param {Course} course @param {Store} store @param {LearnerLog} [log] */
  constructor(course, store, log) {
    this.course = course;
    this.#store = store;
    this.#log = log;
    this.steps = course.lesson.steps;
    /** @type {Progress[]} */
    this.progress = this.steps.map(untouched);
    this.current = 0;
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

  /** Answered without help and without a wrong try. */
  get cleanCount() {
    return this.progress.filter(({ done, shown, tries, hints }) => done && !shown && !hints && !tries.length).length;
  }

  /** Whether every question has been answered or guessed. */
  get guessed() {
    return this.progress.every(({ done, guess }) => done || guess.length > 0);
  }

  /** Names the question for good: places in the list may change. */
  get questionId() {
    const { ask, layer } = this.step;
    return [this.course.lesson.id, ask, layer].filter(Boolean).join('/');
  }

  /** Something was answered or asked for here, so there is something to be said. */
  get touched() {
    const { done, hints, guess } = this.here;
    return done || hints > 0 || guess.length > 0 || this.verdict !== undefined;
  }

  get finished() {
    return this.doneCount === this.steps.length;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Whether a cell of the summary has been filled. @type {import('./questions/question-kind.js').Knows} */
  knows = (ask, layer) => {
    const index = this.indexOf(ask, layer);
    if (index < 0) return !this.course.lesson.fresh || this.finished;
    return this.progress[index].done;
  };

  /** The question that fills a cell; -1 where none does. @param {string} ask @param {string} [layer] */
  indexOf(ask, layer) {
    return this.steps.findIndex((step) => step.ask === ask && step.layer === layer);
  }

  /** @param {number} index */
  go(index) {
    if (index < 0 || index >= this.steps.length) return;
    this.current = index;
    this.#forget();
    this.#save();
  }

  #forget() {
    this.verdict = undefined;
    this.inquiry = undefined;
    this.#since = performance.now();
  }

  /** To the next open question after this one, or round to the first. */
  next() {
    const order = this.steps.map((_, i) => (this.current + 1 + i) % this.steps.length);
    this.go(order.find((index) => !this.progress[index].done) ?? this.current);
  }

  /** Keeps what is being typed. @param {any} draft */
  saveDraft(draft) {
    this.here.draft = draft;
    this.#save();
  }

  /** @returns {DiagnosisOptions} */
  get #known() {
    return { history: this.#log?.history ?? {}, given: this.#given() };
  }

  /** Wrong answers to other questions that later ones may rightly be built on. @returns {(Question & { answer: any })[]} */
  #given() {
    return this.steps.flatMap((step, i) => {
      const { done, tries } = this.progress[i];
      if (done || i === this.current || tries.length === 0 || !['output_shape', 'params'].includes(step.ask)) return [];
      return [{ ...questionOf(this.course, step), answer: tries[tries.length - 1] }];
    });
  }

  /**
   * @param {any} answer text, or names of rows @param {any} [read] the same in the spelling that the engine reads
   * @returns {Verdict}
   */
  submit(answer, read = answer) {
    const known = this.#known;
    // First: what fails changes nothing.
    const verdict = { ...checkAnswer(this.course, this.step, read, known), answer, read };
    this.#remember();
    this.here.draft = answer;
    this.inquiry = undefined;
    this.verdict = verdict;
    if (isReadable(verdict.diagnosis)) this.#take(verdict, read, known);
    this.#save();
    return verdict;
  }

  /** An answer that could be read. @param {Verdict} verdict @param {any} read @param {DiagnosisOptions} known */
  #take(verdict, read, known) {
    const { correct, answer, diagnosis } = verdict;
    const carried = Boolean(diagnosis?.carried);
    this.#note(this.guessing ? 'guess' : 'answer', { answer, correct, carried, causes: causesOf(verdict) });
    if (this.guessing) {
      this.here.guess = answer;
      this.verdict = undefined;
      return;
    }
    if (!correct && !carried) this.here.tries.push(Array.isArray(read) ? read : String(read));
    this.here.done ||= correct || this.once;
    if (correct || carried || !diagnosis) return;
    const question = questionOf(this.course, this.step);
    this.inquiry = new Inquiry(this.course, question, read, diagnosis, known);
    if (this.once) this.inquiry.stop();
    this.#settle();
  }

  /** Answers the follow-up question. @param {any} answer in the spelling that the engine reads */
  answerFollowUp(answer) {
    this.inquiry?.reply(answer);
    if (this.inquiry && !this.inquiry.unread) this.#settle();
  }

  /** No more follow-up questions: the causes that are left are named. */
  stopFollowUps() {
    this.inquiry?.stop();
  }

  /** A cause that is found is noted, and the verdict is what is known now. */
  #settle() {
    if (!this.verdict || !this.inquiry) return;
    const { diagnosis } = this.inquiry;
    this.verdict = { ...this.verdict, diagnosis };
    if (diagnosis.settled === 'one')
      this.#note('cause', { answer: this.verdict.answer, causes: causesOf(this.verdict) });
  }

  /** @param {'answer' | 'guess' | 'cause'} kind @param {object} more */
  #note(kind, more) {
    const seconds = Math.round((performance.now() - this.#since) / 100) / 10;
    this.#log?.add({ kind, question: this.questionId, seconds, ...more });
  }

  showMe() {
    this.#remember();
    if (!this.here.done) this.#note('answer', { correct: false, shown: true });
    this.verdict = undefined;
    this.inquiry = undefined;
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
    if (state) this.#resume(JSON.parse(state));
    this.#forget();
    this.#takeBack();
  }

  restart() {
    this.#remember();
    this.progress = this.steps.map(untouched);
    this.current = 0;
    this.#forget();
    this.#takeBack();
  }

  /** Another element or tab wrote: what it has answered is answered here too. @param {string} key @returns {boolean} whether something changed */
  hear(key) {
    const heard = key === this.#key && readState(this.#store.read(key), this.steps.length);
    if (!heard) return false;
    const before = toJson(this.#state());
    this.#resume(uniteStates(this.#state(), heard));
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
  #resume({ epoch, current, progress }) {
    this.#epoch = Math.max(epoch, this.#epoch);
    this.current = current;
    this.progress = progress;
  }

  #load() {
    const saved = this.#store.read(this.#key);
    if (saved === undefined) return;
    const state = readState(saved, this.steps.length);
    if (state) this.#resume(state);
    else this.#store.setAside(this.#key);
  }
}

/** @param {Verdict} verdict */
const causesOf = ({ diagnosis }) => diagnosis?.causes.map(({ id }) => id) ?? [];
