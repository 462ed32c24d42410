// The one list of question kinds. A kind says what the engine is asked, how an answer is checked and how it is shown.

import { cellQuestion } from './cell.js';
import { changedRowsQuestion } from './changed-rows.js';
import { reductionQuestion } from './reduction.js';
import { shareQuestion } from './share.js';
import { totalQuestion } from './total.js';

/** @import { Analysis, Diagnosis, DiagnosisOptions, Question } from '../types.js' */
/** @import { Words } from '../words.js' */
/** @import { Lesson, Step } from '../lessons/all.js' */

/**
 * What a kind works with: the lesson's model and its numbers, and those of the model it changes.
 * @typedef {{ engine: import('../engine.js').EngineApi, lesson: Lesson, analysis: Analysis,
 *   before?: { config: any, analysis: Analysis } }} Course
 */

/** Whether a cell of the summary has been filled. @typedef {(ask: string, layer?: string) => boolean} Knows */
/**
 * @typedef {{ correct: boolean, answer: any, read?: any, diagnosis?: Diagnosis, missing?: string[], extra?: string[] }} Verdict
 *   answer: as it was typed; read: in the spelling that the engine reads.
 * @typedef {object} QuestionKind
 * @property {'text' | 'rows'} input  how it is answered
 * @property {'shape' | 'number' | 'percent' | 'rows'} reads
 * @property {(course: Course, step: Step) => Question} [asks]  what the engine is asked
 * @property {(course: Course, step: Step, answer: any) => Verdict} [check]  of a kind that the engine is not asked about
 * @property {(course: Course, step: Step) => any} solution
 * @property {(course: Course, step: Step, words: Words, knows: Knows) => { title: string, about: string }} words
 */

/** @type {Record<string, QuestionKind>} */
export const questionKinds = {
  output_shape: cellQuestion('output_shape'),
  params: cellQuestion('params'),
  total_params: totalQuestion,
  trainable_params: shareQuestion('trainable_params'),
  non_trainable_params: shareQuestion('non_trainable_params'),
  changed_rows: changedRowsQuestion,
  reduction: reductionQuestion,
};

/**
 * @param {Course} course @param {Step} step @param {any} answer @param {DiagnosisOptions} known about the learner
 * @returns {Verdict}
 */
export function checkAnswer(course, step, answer, known) {
  const kind = questionKinds[step.ask];
  if (kind.check) return kind.check(course, step, answer);
  const diagnosis = course.engine.diagnose(course.lesson.config, questionOf(course, step), answer, known);
  return { correct: diagnosis.correct, answer, diagnosis };
}

/** @param {Course} course @param {Step} step @returns {Question} */
export function questionOf(course, step) {
  const { asks } = questionKinds[step.ask];
  if (!asks) throw new Error(`the engine is not asked about ${step.ask}`);
  return asks(course, step);
}
