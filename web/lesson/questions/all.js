// The one list of question kinds, and what can be asked of any of them.

import { cellQuestion } from './cell.js';
import { reductionQuestion } from './reduction.js';
import { changedRowsQuestion, keptRowsQuestion } from './row-questions.js';
import { shareQuestion } from './share.js';
import { totalQuestion } from './total.js';

/** @import { Course } from '../course.js' */
/** @import { Step } from '../lessons/all.js' */
/** @import { DiagnosisOptions, Question } from '../../engine/types.js' */
/** @import { QuestionKind, Verdict } from './question-kind.js' */

export { familyId, rowArguments } from './cell.js';
export { candidateRows } from './row-questions.js';

/** @type {Record<string, QuestionKind>} */
export const questionKinds = {
  output_shape: cellQuestion('output_shape'),
  params: cellQuestion('params'),
  total_params: totalQuestion,
  trainable_params: shareQuestion('trainable_params'),
  non_trainable_params: shareQuestion('non_trainable_params'),
  changed_rows: changedRowsQuestion,
  reduction: reductionQuestion,
  kept_rows: keptRowsQuestion,
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

/** Whether a question's answer is a cell of the summary. @param {{ ask: string }} step */
export const fillsCell = ({ ask }) => ['output_shape', 'params', 'total_params'].includes(ask);

/** @param {Course} course @param {Step} step @returns {Question} */
export function questionOf(course, step) {
  const { asks } = questionKinds[step.ask];
  if (!asks) throw new Error(`the engine is not asked about ${step.ask}`);
  return asks(course, step);
}
