// What a kind of question is: it says what the engine is asked, how an answer is checked and how it is shown.

/** @import { Course } from '../course.js' */
/** @import { Step } from '../lessons/all.js' */
/** @import { Diagnosis, Question } from '../../engine/types.js' */
/** @import { Words } from '../../words/words.js' */
/** @import { Part } from '../../drawing/formula.js' */

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
 * @property {(course: Course, step: Step, words: Words, open: 'none' | 'result' | 'all') => Part[]} [formula]  how it is worked
 *   out, where that is neither a count, a shape nor a sum
 */

export {};
