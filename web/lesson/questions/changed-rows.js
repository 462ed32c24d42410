// Which rows of the summary get another count when the model changes: predicted before it is seen.

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

/** @type {QuestionKind} */
export const changedRowsQuestion = {
  input: 'rows',
  reads: 'rows',
  check(course, _step, answer) {
    const right = this.solution(course, _step);
    const missing = right.filter((/** @type {string} */ name) => !answer.includes(name));
    const extra = answer.filter((/** @type {string} */ name) => !right.includes(name));
    return { correct: missing.length + extra.length === 0, answer, missing, extra };
  },
  solution: (course) =>
    comparedRows(course)
      .filter((row) => row.params_changed)
      .map(({ name }) => name),
  words({ lesson }, _step, words) {
    const own = `ask-changed_rows-${lesson.id}`;
    return {
      title: words.text(words.has(own) ? own : 'ask-changed_rows'),
      about: words.text('about-changed_rows'),
    };
  },
};
