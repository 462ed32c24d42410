// A lesson with its numbers, ready to be played: what the engine counts in its model and in the one that it changes.

import { ModelError } from '../engine/errors.js';
import { findLesson, lessons } from './lessons/all.js';
import { ownLesson } from './lessons/own-model.js';

/** @import { Lesson } from './lessons/all.js' */
/** @import { Analysis } from '../engine/types.js' */

/**
 * What is played: the lesson's model and its numbers, and those of the model it changes.
 * @typedef {{ engine: import('../engine/engine.js').EngineApi, lesson: Lesson, analysis: Analysis,
 *   before?: { config: any, analysis: Analysis } }} Course
 */

/**
 * @param {import('../engine/engine.js').EngineApi} engine
 * @param {{ lesson: string, config?: any, seed?: number, questions?: string }} chosen  a teacher's own model goes before the
 *   lesson; no lesson is the first; questions: numbers of those that are asked
 * @returns {Course | undefined} undefined where there is no such lesson
 */
export function openCourse(engine, { lesson: id, config, seed, questions }) {
  const found = config ? ownLesson(config, engine.analyse(config)) : findLesson(id || lessons[0].id);
  if (!found) return undefined;
  if (found.steps.length === 0) throw new ModelError({ code: 'nothing_known' });
  const chosen = (questions ?? '').split(' ').flatMap((number) => found.steps[Number(number) - 1] ?? []);
  // What is not asked is not given away either: it would tell what is.
  const picked = chosen.length > 0 ? { steps: chosen, fresh: true } : {};
  const lesson = { ...found, seed: seed ?? found.seed, ...picked };
  const from = lesson.from ? findLesson(lesson.from) : undefined;
  const before = from && { config: from.config, analysis: engine.analyse(from.config) };
  return { engine, lesson, analysis: engine.analyse(lesson.config), before };
}
