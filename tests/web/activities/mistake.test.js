// Find the mistake without its page: what is filled in adds up by the engine's own rules, and one reason is right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mistakeFrom, totalRow, verdictOn, wouldBe } from '../../../web/activities/mistake/logic.js';
import { wordsOf } from '../../../web/words/words.js';
import { beliefName } from '../../../web/words/belief-name.js';
import { engine } from '../support.js';

/** @import { Mistake } from '../../../web/activities/mistake/logic.js' */

const words = await wordsOf('en');
const nameOf = (/** @type {string} */ id) => beliefName({ words }, id);
const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
const mistakes = seeds.map((seed) => mistakeFrom({ engine }, seed, nameOf));

test('a number makes the same mistake each time, and different numbers different ones', () => {
  const again = mistakeFrom({ engine }, 7, nameOf);
  const plain = (/** @type {Mistake} */ { belief, cells, choices }) => ({ belief, cells, choices });
  assert.deepEqual(plain(again), plain(mistakes[6]));
  assert.ok(new Set(mistakes.map(({ belief }) => belief)).size > 15);
});

test('every cell is what somebody with that belief alone would put there, and at least one is wrong by itself', () => {
  for (const mistake of mistakes) {
    const { belief, cells, course, seed, at } = mistake;
    const { config } = course.lesson;
    for (const { layer, of, value, right, wrong } of cells) {
      const question = layer === totalRow ? { of } : { layer, of };
      assert.equal(engine.diagnose(config, question, right).correct, true);
      assert.equal(engine.diagnose(config, question, value).correct, !wrong, `${seed} ${belief} ${layer} ${of}`);
      if (!wrong) continue;
      const { causes } = engine.diagnose(config, question, value);
      assert.ok(
        causes.some(({ id }) => id === belief),
        `${seed} ${belief} ${layer} ${of}`,
      );
    }
    assert.equal(verdictOn(mistake, at.layer), 'found');
  }
});

test('what follows by the right rule from the cells above is no mistake of its own: given those, the engine calls it carried', () => {
  let checked = 0;
  for (const { cells, course, belief } of mistakes) {
    const given = cells
      .filter(({ layer, of }) => layer !== totalRow && of === 'output_shape')
      .map(({ layer, value }) => ({ layer, of: /** @type {const} */ ('output_shape'), answer: value }));
    for (const { layer, of, value, wrong, follows } of cells) {
      if (!wrong || !follows || of !== 'params') continue;
      const others = given.filter((one) => one.layer !== layer);
      const { carried } = engine.diagnose(course.lesson.config, { layer, of }, value, { given: others });
      assert.ok(carried, `${belief} ${layer}`);
      checked++;
    }
  }
  assert.ok(checked > 5, `${checked} cells`);
});

test('one reason of four is right, and each of the others would put another number there', () => {
  for (const mistake of mistakes) {
    const { belief, choices, at, seed } = mistake;
    assert.equal(choices.length, 4);
    assert.equal(new Set(choices.map(nameOf)).size, 4, `${seed}`);
    assert.ok(choices.includes(belief));
    for (const id of choices) {
      assert.equal(String(wouldBe(mistake, id)) === String(at.value), id === belief, `${seed} ${id}`);
      assert.ok(words.has(`name-${id}`), id);
    }
  }
});

test('a row that is right is said to be right', () => {
  for (const mistake of mistakes) {
    const { cells } = mistake;
    for (const layer of new Set(cells.map((cell) => cell.layer))) {
      const own = cells.filter((cell) => cell.layer === layer);
      const verdict = verdictOn(mistake, layer);
      assert.equal(
        verdict === 'right',
        own.every(({ wrong }) => !wrong),
      );
      assert.equal(
        verdict === 'found',
        own.some(({ wrong, follows }) => wrong && !follows),
      );
    }
  }
});
