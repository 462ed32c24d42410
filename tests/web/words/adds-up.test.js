// Nothing is said about a wrong answer that does not add up: every belief and slip on a thousand random models, and pairs
// of beliefs; those on the lessons have a file of their own. More of each by CNN_PARAMS_REPLIES (test:long).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeSentences } from '../../../web/words/cause-sentences.js';
import { wordsOf } from '../../../web/words/words.js';
import { randomModel, randomNumbers } from '../../random-models.js';
import { engine, play } from '../support.js';
import { answerOf, ids } from './believers.js';
import { contradiction, contradictions } from './replay.js';

/** @import { Question } from '../../../web/engine/types.js' */

const words = await wordsOf('en');
const models = Number(process.env.CNN_PARAMS_REPLIES ?? 1000);
const seed = Number(process.env.CNN_PARAMS_SEED ?? 18);

/** The questions about a model: its total, and the cells of one layer. @param {any} analysis @param {any} layer @returns {Question[]} */
const questionsAbout = ({ trainable_params, total_params }, layer) => [
  { of: 'total_params' },
  ...(trainable_params === total_params ? [] : [{ of: /** @type {const} */ ('trainable_params') }]),
  { layer: layer.name, of: 'params' },
  { layer: layer.name, of: 'output_shape' },
];

/** Wrong ways to write a number down. @param {number} right */
function slipsOf(right) {
  const digits = String(right);
  const swapped = digits.slice(0, -2) + digits.slice(-1) + digits.slice(-2, -1);
  return [right + 10, right * 10, Number(swapped), right > 9 ? right + (right % 10 === 9 ? -1 : 1) : 0];
}

/** Whether a slip of this kind lies between two numbers: by the digits as they are written. @type {Record<string, (typed: number, right: number) => boolean>} */
const slipHolds = {
  factor_ten: (typed, right) => typed === right * 10 || right === typed * 10,
  carry: (typed, right) => /^10+$/.test(String(Math.abs(typed - right))),
  digit: (typed, right) => [...String(typed)].filter((digit, i) => digit !== String(right)[i]).length === 1,
  transposed: (typed, right) =>
    [...String(typed)].sort().join('') === [...String(right)].sort().join('') &&
    [...String(typed)].filter((digit, i) => digit !== String(right)[i]).length === 2,
};

/** One random model after the other, with what the engine says of it. */
function* randomSubjects() {
  for (let i = 0; i < models; i++) {
    const random = randomNumbers(seed * 1e6 + i);
    const config = randomModel(random);
    try {
      yield { random, subject: { engine, config, analysis: engine.analyse(config) } };
    } catch {
      continue; // Keras refuses it too
    }
  }
}

test(`every belief and slip on ${models} random models is told with numbers that lead to the answer`, () => {
  let replies = 0;
  /** @type {string[]} */ const wrong = [];
  /** @type {Set<string>} */ const met = new Set();
  for (const { random, subject } of randomSubjects()) {
    const { config, analysis } = subject;
    const questions = questionsAbout(analysis, random.pick(analysis.layers));
    const right = questions.map((question) => engine.answer(config, question));
    const typed = ids.flatMap((id) => {
      const at = random.integer(0, questions.length - 1);
      const answer = answerOf(config, questions[at], [id], right[at]);
      return answer === undefined ? [] : [{ at, answer }];
    });
    for (const answer of slipsOf(analysis.total_params)) typed.push({ at: 0, answer });
    for (const { at, answer } of typed) {
      if (typeof answer === 'number' && (!Number.isFinite(answer) || answer < 0)) continue;
      const { found, causes, slip } = contradictions(subject, questions[at], answer, words);
      replies += Math.max(1, causes.length);
      wrong.push(...found);
      causes.forEach(({ beliefs }) => beliefs.forEach((id) => met.add(id)));
      if (slip && !slipHolds[slip.kind](Number(answer), Number(right[at])))
        wrong.push(`${answer} for ${right[at]}: ${slip.kind}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${replies} replies, seed ${seed}`);
  assert.ok(replies > 12 * models, `${replies} replies`);
  console.log(`# ${replies} replies about ${models} random models, ${met.size} beliefs met`);
});

test('pairs of beliefs on random models are told with numbers that lead to the answer', () => {
  let replies = 0;
  for (const { random, subject } of randomSubjects()) {
    const { config, analysis } = subject;
    const [question] = questionsAbout(analysis, random.pick(analysis.layers)).slice(random.integer(0, 2));
    const right = engine.answer(config, question);
    const active = ids.filter((id) => answerOf(config, question, [id], right) !== undefined);
    if (active.length < 2) continue;
    const answer = answerOf(config, question, [random.pick(active), random.pick(active)], right);
    if (answer === undefined || (typeof answer === 'number' && !(answer >= 0))) continue;
    const { found, causes } = contradictions(subject, question, answer, words);
    assert.deepEqual(found, []);
    replies += causes.length;
  }
  console.log(`# ${replies} replies about pairs on ${models} random models`);
});

test('a sentence that was changed is found', () => {
  const { course } = play('zero-padding').player;
  const { config } = course.lesson;
  const subject = { engine, config, analysis: course.analysis };
  /** @type {[Question, any, string][]} */
  const answers = [
    [{ of: 'total_params' }, 2452, 'conv_flat_kernel'],
    [{ layer: 'conv2d', of: 'params' }, 20, 'conv_flat_kernel'],
    [{ layer: 'dense', of: 'params' }, 802, 'flatten_forgets_channels'],
  ];
  for (const [question, answer, belief] of answers) {
    const cause = engine.diagnose(config, question, answer).causes.find(({ id }) => id === belief);
    assert.ok(cause);
    const said = causeSentences(course, { ask: question.of, layer: question.layer }, cause, words);
    assert.equal(contradiction(subject, question, answer, cause, said, words), undefined);
    for (const part of /** @type {const} */ (['start', 'is', 'missing', 'working'])) {
      for (const [digits] of said[part].matchAll(/\d+/g)) {
        if (part === 'start' && /^(1|2)$/.test(digits)) continue; // of a layer's name
        const changed = { ...said, [part]: said[part].replace(digits, String(Number(digits) + 1)) };
        assert.ok(contradiction(subject, question, answer, cause, changed, words), `${changed[part]} passed`);
      }
    }
    const [first, ...rows] = said.start.split(/(?<=with) |,? and /);
    if (rows.length > 1) {
      const fewer = { ...said, start: `${first} ${rows[0]}.` };
      assert.ok(contradiction(subject, question, answer, cause, fewer, words), `${fewer.start} passed`);
    }
  }
});
