// What is said about a wrong total adds up: the rows that are named, put in, give the number that was typed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { believedRows, causeSentences } from '../../../web/words/cause-sentences.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play } from '../support.js';

/** @import { Cause } from '../../../web/engine/types.js' */

const total = /** @type {const} */ ({ of: 'total_params' });
const ids = [...new Set(engine.beliefs.map(({ id }) => id))];

/** What somebody with these beliefs answers, or nothing where they do not apply. @param {any} config @param {string[]} beliefs */
function answerOf(config, beliefs) {
  try {
    return Number(engine.answer(config, total, { beliefs }));
  } catch {
    return undefined;
  }
}

/** The total with the rows that a cause names. @param {any} course @param {Cause} cause */
function replayed(course, cause) {
  const rows = believedRows(course, cause);
  const believed = new Map(rows.map(({ row, params }) => [row.name, params]));
  const sum = course.analysis.layers.reduce(
    (/** @type {number} */ all, /** @type {any} */ { name, params }) => all + (believed.get(name) ?? params),
    0,
  );
  return { rows, sum };
}

for (const { id } of lessons) {
  test(`every cause of a wrong total of ${id} is told with all rows that it changes`, async () => {
    const { course } = play(id).player;
    const { config } = course.lesson;
    const words = await wordsOf('en');
    const wrong = new Set(ids.map((belief) => answerOf(config, [belief])).filter((value) => value !== undefined));
    let causes = 0;
    for (const answer of [...wrong, 2505, 2511, 2509, 2510]) {
      if (answer === course.analysis.total_params) continue;
      for (const cause of engine.diagnose(config, total, String(answer)).causes) {
        const { rows, sum } = replayed(course, cause);
        if (rows.length === 0) continue; // of adding up, not of a row
        causes++;
        assert.equal(sum, answer, `${answer}: ${cause.id}`);
        const { start } = causeSentences(course, { ask: 'total_params' }, cause, words);
        for (const { row, params } of rows) {
          const said = `${words.number(params)} for ${row.name}`;
          assert.ok(start.replace(/[\u2068\u2069]/g, '').includes(said), `${start} lacks ${said}`);
        }
      }
    }
    assert.ok(causes > 40, `${causes} causes`);
  });
}
