// Ten fresh questions of rising difficulty from one seed, and what came of them. No page.

import { exerciseCourse, exercisePlayer } from '../../lesson/exercise.js';

/** @import { EngineApi } from '../../engine/engine.js' */
/** @import { LearnerLog } from '../../lesson/learner-log.js' */
/** @import { Player } from '../../lesson/player.js' */

export const questionCount = 10;

/**
 * One question of the ten. Each is from an exercise of its own, spread over all skills from the first to the last.
 * @param {{ engine: EngineApi }} owner @param {number} seed @param {number} index from 0 @param {LearnerLog} log @returns {Player}
 */
export function challengePlayer(owner, seed, index, log) {
  const { skills } = owner.engine;
  const skill = skills[Math.floor((index * skills.length) / questionCount)].id;
  const exercise = owner.engine.variant({ skill, seed: seed + index });
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
