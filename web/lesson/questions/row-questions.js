// Questions that are answered by ticking rows of two models: which rows get another count, predicted before it is seen; and,
// when both models are filled, which rows put out another shape and count the same all the same.

/** @import { Course } from '../course.js' */
/** @import { QuestionKind } from './question-kind.js' */

/** Rows of both models that have a count in both. @param {Course} course */
function comparedRows({ engine, lesson, before }) {
  return engine.compare(before?.config, lesson.config).rows.filter((row) => row.before && row.after);
}

/** Names of the rows one can tick. @param {Course} course */
export function candidateRows(course) {
  return comparedRows(course).map(({ name, class_name }) => ({ name, class_name }));
}

/**
 * @param {'changed_rows' | 'kept_rows'} ask
 * @param {(row: { shape_changed: boolean, params_changed: boolean }) => boolean} isMeant @returns {QuestionKind}
 */
function rowsQuestion(ask, isMeant) {
  return {
    input: 'rows',
    reads: 'rows',
    check(course, step, answer) {
      const right = this.solution(course, step);
      const missing = right.filter((/** @type {string} */ name) => !answer.includes(name));
      const extra = answer.filter((/** @type {string} */ name) => !right.includes(name));
      return { correct: missing.length + extra.length === 0, answer, missing, extra };
    },
    solution: (course) =>
      comparedRows(course)
        .filter(isMeant)
        .map(({ name }) => name),
    words({ lesson }, _step, words) {
      const own = `ask-${ask}-${lesson.id}`;
      return { title: words.text(words.has(own) ? own : `ask-${ask}`), about: words.text(`about-${ask}`) };
    },
  };
}

export const changedRowsQuestion = rowsQuestion('changed_rows', (row) => row.params_changed);
export const keptRowsQuestion = rowsQuestion('kept_rows', (row) => row.shape_changed && !row.params_changed);
