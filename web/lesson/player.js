// The state of one lesson: which question, what was answered, what is known. No page, so that Node can test it.

import { Inquiry, isReadable } from './inquiry.js';
import { toJson } from '../base/json.js';
import { knownBefore } from './known-before.js';
import { askedOf, findQuestion } from './listed-questions.js';
import { savedByPrediction } from './prediction.js';
import { isGuess, knowsMore, outcomeOf, uniteStates, untouched, writtenState } from './progress.js';
import { checkAnswer, questionKinds, questionOf } from './questions/all.js';
import { StoredProgress } from './stored-progress.js';

/** @import { Course } from './course.js' */
/** @import { Verdict } from './questions/question-kind.js' */
/** @import { ListedQuestion } from './listed-questions.js' */
/** @import { Progress, SavedState } from './progress.js' */
/** @import { LearnerLog } from './learner-log.js' */
/** @import { Store } from '../page/store.js' */
/** @import { DiagnosisOptions } from '../engine/types.js' */

/** The hints go from a nudge over the places of the numbers to the formula, first with gaps, then worked. */
export const hintCount = 4;

export class Player {
  #log;
  #stored;
  #progress;
  #epoch = 0;
  #since = performance.now();
  /** @type {string[]} */ #past = [];
  /** The first answer counts, whatever it is: in a challenge. */ once = false;
  /** What the learner says of the next answer. @type {boolean | undefined} */ sure = undefined;
  /** Answers are noted and nothing is said about them. */ guessing = false;
  /** @type {Verdict | undefined} */ verdict = undefined;
  /** The search for what is behind a wrong answer. @type {Inquiry | undefined} */ inquiry = undefined;

  /** @param {Course} course @param {Store} store @param {LearnerLog} [log] */
  constructor(course, store, log) {
    this.course = course;
    this.#log = log;
    /** What is asked. */ this.steps = askedOf(course.questions);
    this.current = 0;
    this.#stored = new StoredProgress(store, course);
    const state = this.#stored.load();
    /** By the ids of questions, also of those that are not asked any more. */ this.#progress = state.progress;
    this.#resume(state);
  }

  /** What happened to each question that is asked. @returns {Progress[]} */
  get progress() {
    return this.steps.map(({ id }) => this.#progress.get(id) ?? untouched());
  }

  /** @returns {ListedQuestion} */
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
    return this.progress.filter((one) => ['first', 'helped'].includes(outcomeOf(one))).length;
  }

  /** Answered without help and without a wrong try. */
  get cleanCount() {
    return this.progress.filter((one) => outcomeOf(one) === 'first').length;
  }

  /** Whether every question has been answered or guessed. */
  get guessed() {
    return this.progress.every(({ done, guess }) => done || isGuess(guess));
  }

  /** The largest number of a question: numbers of withdrawn ones are not given again. */
  get lastNumber() {
    return Math.max(...this.steps.map((_, index) => this.placeNumber(index)));
  }

  /** Something was answered or asked for here, so there is something to be said. */
  get touched() {
    const { done, hints, guess } = this.here;
    return done || hints > 0 || isGuess(guess) || this.verdict !== undefined;
  }

  get finished() {
    return this.doneCount === this.steps.length;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Whether a cell of the summary has been filled. @type {import('./questions/question-kind.js').Knows} */
  knows = (ask, layer) => {
    const question = this.#filling(ask, layer);
    if (!question) return !this.course.lesson.fresh || this.finished;
    return question.withdrawn || question.spare || Boolean(this.#progress.get(question.id)?.done);
  };

  /** The question that fills a cell: its own, or that of a row which it repeats. @param {string} ask @param {string} [layer] */
  #filling(ask, layer = '') {
    const { questions } = this.course;
    const own = questions.find((one) => one.ask === ask && (one.layer ?? '') === layer);
    return (own?.spare && questions.find((one) => one.ask === ask && one.repeats?.includes(layer))) || own;
  }

  /** The question that fills a cell; -1 where none does. @param {string} ask @param {string} [layer] */
  indexOf(ask, layer) {
    const question = this.#filling(ask, layer);
    return question ? this.steps.indexOf(question) : -1;
  }

  /** Which question of how many: by its number, or, where only some of a large model's are asked, by its place. @param {number} index */
  placeNumber(index) {
    return this.course.questions.some(({ spare }) => spare) ? index + 1 : this.steps[index].number;
  }

  /** The place of a question; of one that was withdrawn, that of the next. -1 where there is none. @param {string | number} name its number or id */
  placeOf(name) {
    const { questions } = this.course;
    const wanted = findQuestion(questions, name);
    if (!wanted) return -1;
    const [next] = askedOf(questions.slice(questions.indexOf(wanted)));
    return next ? this.steps.indexOf(next) : this.steps.length - 1;
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
    return { history: this.#log?.history ?? {}, given: knownBefore(this) };
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
    this.#note(this.guessing ? 'guess' : 'answer', {
      answer,
      correct,
      carried,
      causes: causesOf(verdict),
      sure: this.sure,
    });
    if (this.guessing) {
      this.here.guess = answer;
      this.verdict = undefined;
      return;
    }
    if (!correct && !carried) this.here.tries.push(Array.isArray(read) ? read : String(read));
    this.here.done ||= correct || this.once;
    if (correct && this.step.ask === 'changed_rows')
      for (const one of savedByPrediction(this, this.here.tries)) one.done = one.filled = true;
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
    this.#log?.add({ kind, question: this.step.id, seconds, ...more });
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
    if (state) this.#resume(this.#stored.read(JSON.parse(state)) ?? this.#stored.begun);
    this.#forget();
    this.#takeBack();
  }

  restart() {
    this.#remember();
    for (const { id } of this.steps) this.#progress.set(id, untouched());
    this.current = 0;
    this.#forget();
    this.#takeBack();
  }

  /** Another element or tab wrote: what it has answered is answered here too. @param {string} key @returns {boolean} whether something changed */
  hear(key) {
    const heard = this.#stored.at(key);
    if (!heard) return false;
    const before = this.#written();
    this.#resume(uniteStates(this.#state, heard));
    if (knowsMore(this.#state, heard)) this.#save();
    return this.#written() !== before;
  }

  #takeBack() {
    this.#epoch++;
    this.#save();
  }

  #remember() {
    this.#past.push(this.#written());
  }

  /** @returns {SavedState} */
  get #state() {
    return { epoch: this.#epoch, current: this.step.id, progress: this.#progress };
  }

  #written() {
    return toJson(writtenState(this.#state)) ?? '';
  }

  #save() {
    this.#stored.save(this.#state, this);
  }

  /** @param {SavedState} state */
  #resume({ epoch, current, progress }) {
    this.#epoch = Math.max(epoch, this.#epoch);
    if (this.step.id !== current) this.current = Math.max(0, this.placeOf(current));
    this.#progress = progress;
  }
}

/** @param {Verdict} verdict */
const causesOf = ({ diagnosis }) => diagnosis?.causes.map(({ id }) => id) ?? [];
