// Ten fresh questions of rising difficulty from one seed, and what came of them. No page.

import { exerciseCourse, exercisePlayer } from '../../lesson/exercise.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { LearnerLog } from '../../lesson/learner-log.js' */
/** @import { Player } from '../../lesson/player.js' */

/** One skill for each question, of rising difficulty. A list, so that a number is the same challenge when skills are added. */
const skills = [
  'one_convolution',
  'padding',
  'pooling',
  'strides',
  'dilation',
  'depthwise',
  'separable',
  'batch_normalization',
  'dense_3d',
  'transpose',
];
export const questionCount = skills.length;

/**
 * One question of the ten. Each is from an exercise of its own.
 * @param {{ engine: EngineApi }} owner @param {number} seed @param {number} index from 0 @param {LearnerLog} log @returns {Player}
 */
export function challengePlayer(owner, seed, index, log) {
  const exercise = owner.engine.variant({ skill: skills[index], seed: seed + index });
  const question = exercise.questions[(seed + index) % exercise.questions.length];
  const player = exercisePlayer(exerciseCourse(owner, { ...exercise, questions: [question] }), log);
  player.once = true;
  return player;
}

/**
 * causes: beliefs met, each once, in the order of the questions.
 * @param {Player[]} players @param {{ seed: number, seconds: number, version: number }} facts
 */
export function challengeResult(players, { seed, seconds, version }) {
  const causes = players.flatMap(({ verdict, progress: [{ tries }] }) =>
    tries.length > 0 && verdict?.diagnosis?.settled === 'one' ? verdict.diagnosis.causes[0].beliefs : [],
  );
  const right = players.filter(({ cleanCount }) => cleanCount === 1).length;
  return { challenge: version, seed, score: right, of: players.length, seconds, causes: [...new Set(causes)] };
}
