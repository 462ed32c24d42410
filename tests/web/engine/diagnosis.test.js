// What must hold of every diagnosis, on random models: no right answer is called wrong, every belief is found again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, ModelError } from '../../../web/engine/engine.js';
import { shapeText } from '../../../web/words/shape-text.js';
import { randomModel, randomNumbers } from '../../random-models.js';

/** @import { LayerRow, Question } from '../../../web/engine/types.js' */

const engine = await loadEngine();
const seed = Number(process.env.CNN_PARAMS_SEED ?? Date.now() % 1e9);
const wanted = Number(process.env.CNN_PARAMS_MODELS ?? 300);

/** So many random models that Keras would build. @param {ReturnType<typeof randomNumbers>} random @param {number} count */
function* models(random, count) {
  while (count > 0) {
    const config = randomModel(random);
    try {
      yield { config, analysis: engine.analyse(config) };
      count--;
    } catch (error) {
      assert.ok(error instanceof ModelError && error.code === 'output_too_small', `seed ${seed}: ${error}`);
    }
  }
}

/** A number in the ways people type it. @param {number} value */
function spellings(value) {
  const grouped = value.toLocaleString('en');
  const full = String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  return [value, String(value), grouped, grouped.replaceAll(',', ' '), ` ${value} `, full, `${value}+0`];
}

/** The worked count as a learner would type it. @param {LayerRow} row */
function sumOf(row) {
  return row.terms.map(({ factors }) => factors.map(({ size }) => size).join('*')).join(' + ');
}

/** @param {(number | null)[]} shape */
function shapeSpellings(shape) {
  const sizes = shape.slice(1);
  return [shape, shapeText(shape), sizes.join('x'), sizes.join(', '), `(${sizes.join(' × ')})`, `[${sizes.join(' ')}]`];
}

/** Every question about a model, with right answers in many spellings. @param {import('../../../web/engine/types.js').Analysis} analysis @returns {[Question, any[]][]} */
function rightAnswers(analysis) {
  const cells = analysis.layers.flatMap((row) => {
    const sums = row.terms.length > 0 ? [sumOf(row)] : [];
    return /** @type {[Question, any[]][]} */ ([
      [{ layer: row.name, of: 'params' }, [...spellings(row.params), ...sums]],
      [{ layer: row.name, of: 'output_shape' }, shapeSpellings(row.output_shape ?? [])],
    ]);
  });
  const totals = /** @type {const} */ (['total_params', 'trainable_params', 'non_trainable_params']);
  return [...cells, ...totals.map((of) => /** @type {[Question, any[]]} */ ([{ of }, spellings(analysis[of])]))];
}

test('no right answer is ever called wrong, in any cell or total of random models', () => {
  let asked = 0;
  for (const { config, analysis } of models(randomNumbers(seed), wanted)) {
    for (const [question, answers] of rightAnswers(analysis)) {
      for (const answer of answers) {
        const { correct, causes } = engine.diagnose(config, question, answer);
        const place = `seed ${seed}: ${JSON.stringify(answer)} for ${JSON.stringify(question)} of ${JSON.stringify(config)}`;
        assert.equal(correct, true, place);
        assert.deepEqual(causes, [], place);
        asked++;
      }
    }
  }
  console.log(`seed ${seed}: ${asked} right answers about ${wanted} random models, none called wrong`);
});

test('a right percentage is never called wrong, whatever its digits', () => {
  const [first, ...others] = [...models(randomNumbers(seed), 100)].filter(({ analysis }) => analysis.total_params > 0);
  let before = first;
  for (const after of others) {
    const percent = (100 * (before.analysis.total_params - after.analysis.total_params)) / before.analysis.total_params;
    for (const digits of [0, 1, 2, 3]) {
      const answer = `${percent.toFixed(digits)} %`;
      const { correct } = engine.diagnose(after.config, { of: 'reduction', from: before.config }, answer);
      assert.equal(
        correct,
        true,
        `seed ${seed}: ${answer} from ${before.analysis.total_params} to ${after.analysis.total_params}`,
      );
    }
    before = after;
  }
});

test('the answer of every belief that makes a difference is wrong and finds the belief', () => {
  const random = randomNumbers(seed);
  let asked = 0;
  for (const { config, analysis } of models(random, Math.ceil(wanted / 10))) {
    const row = random.pick(analysis.layers);
    const questions = [
      { layer: row.name, of: 'params' },
      { layer: row.name, of: 'output_shape' },
      { of: 'total_params' },
    ];
    for (const question of /** @type {Question[]} */ (questions)) {
      const right = JSON.stringify(engine.answer(config, question));
      for (const { id } of engine.beliefs) {
        let believed;
        try {
          believed = engine.answer(config, question, { beliefs: [id] });
        } catch {
          continue; // the belief does not apply to this model
        }
        if (JSON.stringify(believed) === right) continue;
        const { correct, causes } = engine.diagnose(config, question, believed);
        const place = `seed ${seed}: ${id} on ${JSON.stringify(question)} of ${JSON.stringify(config)}`;
        assert.equal(correct, false, place);
        assert.ok(
          causes.some(({ beliefs }) => beliefs.includes(id)),
          place,
        );
        asked++;
      }
    }
  }
  assert.ok(asked > wanted * 2, `only ${asked} wrong answers`);
  console.log(`seed ${seed}: ${asked} wrong answers, each found its belief`);
});
