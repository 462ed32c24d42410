// One answer traced to what is behind it: while several causes are left, or none is found, the engine's questions are asked.

/** @import { Diagnosis, DiagnosisOptions, Question } from '../engine/types.js' */
/** @import { Course } from './course.js' */

/** So many follow-up questions are asked about one answer; after them every cause that is left is named. */
export const mostFollowUps = 2;

/** A cause is well ahead of the others when this much of all chances is its own: it is told without a question. */
export const wellAhead = 0.75;

/** False for texts that are no answers yet. @param {Diagnosis | undefined} diagnosis */
export function isReadable(diagnosis) {
  return !diagnosis || ['number', 'shape', 'expression'].includes(diagnosis.understood.kind);
}

export class Inquiry {
  #course;
  #known;
  /** The follow-up that is asked. @type {Question | undefined} */ asks = undefined;
  /** A follow-up's answer that could not be taken. @type {Diagnosis | undefined} */ unread = undefined;
  /** What was asked and answered so far. @type {{ question: Question, answer: any, correct: boolean }[]} */ evidence =
    [];

  /** @param {Course} course @param {Question} question @param {any} answer @param {Diagnosis} diagnosis @param {DiagnosisOptions} known */
  constructor(course, question, answer, diagnosis, known) {
    this.#course = course;
    this.question = question;
    this.answer = answer;
    this.diagnosis = diagnosis;
    this.#known = known;
    this.#ask();
  }

  /** @returns {DiagnosisOptions} */
  get #options() {
    return { ...this.#known, evidence: this.evidence.map(({ question, answer }) => ({ question, answer })) };
  }

  #ask() {
    // Several causes are told apart; where there is none, the first steps of the right way are asked for.
    const { settled, causes } = this.diagnosis;
    const unsure = settled === 'none' || (settled === 'open' && !(causes[0]?.chance >= wellAhead));
    const open = unsure && this.evidence.length < mostFollowUps;
    this.asks = open ? (this.diagnosis.asks ?? undefined) : undefined;
  }

  /** The learner's answer to the follow-up. @param {any} answer */
  reply(answer) {
    if (!this.asks) return;
    const { engine, lesson } = this.#course;
    const heard = engine.diagnose(lesson.config, this.asks, answer);
    this.unread = isReadable(heard) ? undefined : heard;
    if (this.unread) return;
    this.evidence.push({ question: this.asks, answer, correct: heard.correct });
    this.diagnosis = engine.diagnose(lesson.config, this.question, this.answer, this.#options);
    this.#ask();
  }

  /** No more questions: every cause that is left is named. */
  stop() {
    this.asks = undefined;
    this.unread = undefined;
  }

  /** What is said of the follow-up's answers: `one` cause is left, several are `alike`, or `none` goes with all of them. */
  get settled() {
    return this.diagnosis.settled;
  }
}
