// The one list of question kinds. A kind says what the engine is asked, how an answer is checked and how it is shown.

import { cellQuestion } from './cell.js';
import { changedRowsQuestion } from './changed-rows.js';
import { reductionQuestion } from './reduction.js';
import { totalQuestion } from './total.js';

/** @import { Analysis, Diagnosis } from '../types.js' */
/** @import { Words } from '../words.js' */
/** @import { Lesson, Step } from '../lessons/all.js' */

/**
 * What a kind works with: the lesson's model and its numbers, and those of the model it changes.
 * @typedef {{ engine: import('../engine.js').EngineApi, lesson: Lesson, analysis: Analysis,
 *   before?: { config: any, analysis: Analysis } }} Course
 */

/** Whether a cell of the summary has been filled. @typedef {(ask: string, layer?: string) => boolean} Knows */
/**
 * @typedef {{ correct: boolean, answer: any, diagnosis?: Diagnosis, missing?: string[], extra?: string[] }} Verdict
 * @typedef {object} QuestionKind
 * @property {'text' | 'rows'} input  how it is answered
 * @property {'shape' | 'number' | 'percent' | 'rows'} reads
 * @property {(course: Course, step: Step, answer: any) => Verdict} check
 * @property {(course: Course, step: Step) => any} solution
 * @property {(course: Course, step: Step, words: Words, knows: Knows) => { title: string, about: string }} words
 */

/** @type {Record<string, QuestionKind>} */
export const questionKinds = {
  output_shape: cellQuestion('output_shape'),
  params: cellQuestion('params'),
  total_params: totalQuestion,
  changed_rows: changedRowsQuestion,
  reduction: reductionQuestion,
};
