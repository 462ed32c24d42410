// Exercises and design tasks by seed, with what learners may answer; and the engine's own lists.

/** @import { Asker } from './answers.js' */
/** @typedef {[string, string, () => any]} ToRecord a model's id, a function, and what it answers */

const seeds = Array.from({ length: 30 }, (_, i) => i);
/** So many exercises of a skill are answered by every belief. */
const answered = 3;

/** @param {Asker} asker @param {string} list */
const listOf = (asker, list) => asker.know((engine) => engine[list]) ?? [];

/** @type {[string, (asker: Asker) => any][]} */
export const catalogue = [
  ['build', (asker) => ({ build: asker.ask((engine) => engine.build) })],
  ...['layers', 'beliefs', 'skills', 'tasks'].map(
    (list) =>
      /** @type {[string, (asker: Asker) => any]} */ ([
        list,
        (asker) =>
          Object.fromEntries(
            listOf(asker, list).map((/** @type {any} */ one, /** @type {number} */ i) => [
              `${i} ${one.class_name ?? one.id}`,
              one,
            ]),
          ),
      ]),
  ),
  [
    'describe',
    (asker) =>
      asker.askAll(
        [...listOf(asker, 'layers').map((/** @type {any} */ one) => one.class_name), 'Mystery', '__proto__', ''].map(
          (className) => [className, (engine) => engine.describe(className)],
        ),
      ),
  ],
];

/** What is answered where a belief leads away from the right answer. @param {Asker} asker @param {string} skill @param {number} seed */
function believed(asker, skill, seed) {
  const variant = asker.know((engine) => engine.variant({ skill, seed }));
  if (!variant) return {};
  const { config, questions } = variant;
  /** @type {Record<string, any>} */ const found = {};
  for (const question of questions) {
    const right = asker.ask((engine) => engine.answer(config, question));
    found[JSON.stringify(question)] = right;
    for (const { id } of listOf(asker, 'beliefs')) {
      const answer = asker.ask((engine) => engine.answer(config, question, { beliefs: [id] }));
      if (JSON.stringify(answer) === JSON.stringify(right)) continue;
      found[`${JSON.stringify(question)} ${id}`] = answer;
    }
  }
  return found;
}

/** A list that begins further on. @param {any[]} list @param {number} places */
const turned = (list, places) => [...list.slice(places % list.length), ...list.slice(0, places % list.length)];

/** The first belief that leads away from the right answer, and where to. @param {Asker} asker @param {{ id: string }[]} beliefs @param {any} config @param {any} question @param {string} right as JSON */
function firstWrong(asker, beliefs, config, question, right) {
  for (const { id } of beliefs) {
    const answer = asker.know((engine) => engine.answer(config, question, { beliefs: [id] }));
    if (answer !== undefined && JSON.stringify(answer) !== right) return { id, answer };
  }
  return { id: '', answer: '1' };
}

/** Every exercise with a wrong answer by one belief. @param {Asker} asker @param {string} skill */
function mistakes(asker, skill) {
  const beliefs = listOf(asker, 'beliefs');
  return asker.askAll(
    seeds.map((seed) => [
      `seed ${seed}`,
      (engine) => {
        const { config, questions } = engine.variant({ skill, seed });
        const question = questions[seed % questions.length];
        const right = JSON.stringify(engine.answer(config, question));
        const { id, answer } = firstWrong(asker, turned(beliefs, seed * 7), config, question, right);
        return { question, id, answer, diagnosis: engine.diagnose(config, question, answer) };
      },
    ]),
  );
}

/** @param {Asker} asker @param {string} task */
function grades(asker, task) {
  const configOf = (/** @type {any} */ engine, /** @type {number} */ seed) => engine.design({ task, seed }).config;
  return asker.askAll(
    seeds.flatMap((seed) => [
      [`seed ${seed} as it is`, (engine) => engine.grade({ task, seed }, configOf(engine, seed))],
      [`seed ${seed} by the next`, (engine) => engine.grade({ task, seed }, configOf(engine, seed + 1))],
    ]),
  );
}

/** @param {Asker} asker @returns {ToRecord[]} */
export function exercises(asker) {
  const bySeed = (/** @type {(engine: any, seed: any) => any} */ make) => () =>
    asker.askAll(
      [...seeds, 4294967295, -1, 1.5, '7'].map((seed) => [`seed ${name(seed)}`, (engine) => make(engine, seed)]),
    );
  const name = JSON.stringify;
  const skills = [...listOf(asker, 'skills').map((/** @type {any} */ { id }) => id), 'no_skill'];
  const tasks = [...listOf(asker, 'tasks').map((/** @type {any} */ { id }) => id), 'no_task'];
  return [
    ...skills.flatMap((skill) => [
      /** @type {ToRecord} */ ([
        `practice/${skill}`,
        'variant',
        bySeed((engine, seed) => engine.variant({ skill, seed })),
      ]),
      ...seeds
        .slice(0, answered)
        .map(
          (seed) =>
            /** @type {ToRecord} */ ([`practice/${skill}/${seed}`, 'answer', () => believed(asker, skill, seed)]),
        ),
      /** @type {ToRecord} */ ([
        `practice/${skill}`,
        'attempt',
        bySeed((engine, seed) => engine.variant({ skill, seed, attempt: 3 })),
      ]),
      /** @type {ToRecord} */ ([`practice/${skill}`, 'diagnose', () => mistakes(asker, skill)]),
    ]),
    ...tasks.flatMap((task) => [
      /** @type {ToRecord} */ ([`design/${task}`, 'design', bySeed((engine, seed) => engine.design({ task, seed }))]),
      /** @type {ToRecord} */ ([`design/${task}`, 'grade', () => grades(asker, task)]),
    ]),
  ];
}
