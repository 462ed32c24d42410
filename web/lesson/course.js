// A lesson with its numbers, ready to be played: what the engine counts in its model and in the one that it changes.

import { ModelError } from '../engine/errors.js';
import { findLesson, lessons } from './lessons/all.js';
import { askedOf, findQuestion, listQuestions } from './listed-questions.js';

/** @import { Lesson } from './lessons/all.js' */
/** @import { ListedQuestion } from './listed-questions.js' */
/** @import { Analysis } from '../engine/types.js' */

/**
 * What is played: the lesson's model and its numbers, and those of the model it changes.
 * @typedef {{ engine: import('../engine/engine.js').EngineApi, lesson: Lesson, questions: ListedQuestion[], analysis: Analysis,
 *   before?: { config: any, analysis: Analysis } }} Course
 *   lesson.steps: what is asked; questions: the same with their ids and numbers, and those that were withdrawn.
 */

/**
 * The questions of a lesson, or a choice of them; none where none of the choice is asked.
 * @param {ListedQuestion[]} questions @param {string} names numbers or ids with spaces between them
 */
function choose(questions, names) {
  const found = names.split(' ').flatMap((name) => findQuestion(questions, name) ?? []);
  const chosen = found.map((one) => ({ ...one, spare: false, repeats: undefined, rank: undefined }));
  // A choice is a list of its own, with numbers of its own: `step` counts in it.
  return askedOf(chosen).length > 0 ? chosen.map((one, i) => ({ ...one, number: i + 1 })) : undefined;
}

/**
 * @param {import('../engine/engine.js').EngineApi} engine
 * @param {{ lesson: string, config?: any, weights?: any[], seed?: number, questions?: string }} chosen  a teacher's own model
 *   goes before the lesson, and runs with the weights that come with it; no lesson is the first; questions: numbers or ids of those that are asked
 * @param {typeof import('./lessons/own-model.js').ownLesson} [ownLesson] makes the lesson of a teacher's own model: most pages have none
 * @returns {Course | undefined} undefined where there is no such lesson
 */
export function openCourse(engine, { lesson: id, config, weights, seed, questions }, ownLesson) {
  const found = config && ownLesson ? ownLesson(engine, config) : findLesson(id || lessons[0].id);
  if (!found) return undefined;
  const listed = listQuestions(found);
  if (askedOf(listed).length === 0) throw new ModelError({ code: 'nothing_known' });
  const all =
    questions === 'all'
      ? listed.map((one) => ({ ...one, spare: false, repeats: undefined, rank: undefined }))
      : undefined;
  const chosen = all ? undefined : choose(listed, questions ?? '');
  const asked = chosen ?? all ?? listed;
  // What is not chosen is not given away either: it would tell what is asked.
  const lesson = {
    ...found,
    seed: seed ?? found.seed,
    weights: config && weights,
    steps: askedOf(asked),
    ...(chosen ? { fresh: true } : {}),
  };
  const from = lesson.from ? findLesson(lesson.from) : undefined;
  const before = from && { config: from.config, analysis: engine.analyse(from.config) };
  return { engine, lesson, questions: asked, analysis: engine.analyse(lesson.config), before };
}
