// Questions for learning platforms: the right answer, the wrong ones that known beliefs lead to, and what is said about each.
// The formats are files of their own beside this one.

import { causeSentences } from '../../../words/cause-sentences.js';
import { wholeListing } from '../../../model/graph-listing.js';
import { listingText } from '../../../model/listing.js';
import { shapeText } from '../../../words/shape-text.js';
import { questionKinds, questionOf } from '../../../lesson/questions/all.js';
import { workingLines } from '../../../lesson/working-as-text.js';

/** @import { Course } from '../../../lesson/course.js' */
/** @import { Step } from '../../../lesson/lessons/all.js' */
/** @import { Words } from '../../../words/words.js' */

/**
 * One question with one right choice.
 * @typedef {{ text: string, right: boolean, feedback: string }} Choice
 * @typedef {{ id: string, title: string, question: string, code: string, choices: Choice[], language: string }} Item
 */

/** Wrong choices beside the right one. */
const mostWrong = 5;

/** Whether an answer can stand among choices: whole numbers above nothing. @param {any} value */
function isPlausible(value) {
  const sizes = Array.isArray(value) ? value.slice(1) : [value];
  return sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** @param {any} value @param {Words} words */
const answerText = (value, words) => (Array.isArray(value) ? shapeText(value) : words.number(value));

/** Every wrong answer that one belief leads to, once, in the order of the beliefs. @param {Course} course @param {Step} step @param {any} right */
function wrongAnswers({ engine, lesson }, step, right) {
  const question = questionOf(/** @type {Course} */ ({ engine, lesson }), step);
  /** @type {Map<string, any>} */ const found = new Map();
  for (const { id } of engine.beliefs) {
    try {
      const value = engine.answer(lesson.config, question, { beliefs: [id] });
      if (isPlausible(value) && String(value) !== String(right)) found.set(String(value), value);
    } catch {
      continue; // the belief does not touch this question
    }
  }
  return [...found.values()];
}

/** What is said about a wrong answer: every single belief that leads to it. @param {Course} course @param {Step} step @param {any} value @param {Words} words */
function wrongFeedback(course, step, value, words) {
  const { causes } = course.engine.diagnose(course.lesson.config, questionOf(course, step), value);
  const single = causes.filter(({ beliefs }) => beliefs.length === 1);
  const said = single.map((cause) => {
    const { start, is, missing, working } = causeSentences(course, step, cause, words);
    return [start, is, missing, working].filter(Boolean).join(' ');
  });
  return [...new Set(said)].slice(0, 3).join(' ') || words.text('export-other');
}

/** @param {Course} course @param {Words} words @returns {Item[]} one for each question of the exercise */
export function quizItems(course, words) {
  const { engine, lesson } = course;
  const code = listingText(wholeListing(lesson.config, (name) => engine.describe(name)));
  return lesson.steps
    .filter((step) => questionKinds[step.ask].asks)
    .map((step) => {
      const right = engine.answer(lesson.config, questionOf(course, step));
      const { title } = questionKinds[step.ask].words(course, step, words, () => false);
      const worked = workingLines(course, step, words);
      const wrong = wrongAnswers(course, step, right).slice(0, mostWrong);
      return {
        id: [lesson.id, step.ask, step.layer]
          .filter(Boolean)
          .join('-')
          .replace(/[^\w.-]/g, '_'),
        title,
        question: words.text('export-question', { title }),
        code,
        language: words.language,
        choices: [
          { text: answerText(right, words), right: true, feedback: [words.text('export-right'), ...worked].join(' ') },
          ...wrong.map((value) => ({
            text: answerText(value, words),
            right: false,
            feedback: wrongFeedback(course, step, value, words),
          })),
        ],
      };
    });
}
