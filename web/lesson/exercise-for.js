// A fresh exercise for a mistake: one on whose numbers it shows.

import { newSeed } from './exercise.js';

/** @import { EngineApi } from '../engine/engine.js' */
/** @import { Question, Variant } from '../engine/types.js' */

/** Exercises of a skill that are looked at: a skill may have models of several kinds. */
const tried = 4;

/** @param {EngineApi} engine @param {any} config @param {Question} question @param {string} belief */
function changes(engine, config, question, belief) {
  try {
    const believed = engine.answer(config, question, { beliefs: [belief] });
    return JSON.stringify(believed) !== JSON.stringify(engine.answer(config, question));
  } catch {
    return false; // the belief says nothing of this question
  }
}

/** @param {EngineApi} engine @param {Variant} exercise @param {string} belief */
const shows = (engine, { config, questions }, belief) =>
  questions.some((question) => changes(engine, config, question, belief));

/** @param {EngineApi} engine @param {string} skill @param {string} belief @param {() => number} seeds @returns {Variant | undefined} */
function findExercise(engine, skill, belief, seeds) {
  for (let i = 0; i < tried; i++) {
    const exercise = engine.variant({ skill, seed: seeds() });
    if (shows(engine, exercise, belief)) return exercise;
  }
  return undefined;
}

/**
 * @param {EngineApi} engine @param {string} belief @param {() => number} [seeds]
 * @returns {Variant | undefined} of the first skill, in the order in which they are learnt; none where no skill is about it
 */
export function exerciseFor(engine, belief, seeds = newSeed) {
  if (belief.startsWith('percent_')) return undefined; // no exercise asks for a percentage
  for (const { id } of engine.skills) {
    const exercise = findExercise(engine, id, belief, seeds);
    if (exercise) return exercise;
  }
  return undefined;
}
