// Every pair of beliefs on the three lessons is told with numbers that lead to the learner's answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons } from '../../../web/lesson/lessons/all.js';
import { questionKinds, questionOf } from '../../../web/lesson/questions/all.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play } from '../support.js';
import { answerOf, ids } from './believers.js';
import { contradictions } from './replay.js';

const words = await wordsOf('en');

/** Of percentages a hundred: each is counted on two models. @param {any[]} answers @param {string} ask */
function someOf(answers, ask) {
  const step = ask === 'reduction' ? Math.ceil(answers.length / 100) : 1;
  return answers.filter((_, i) => i % step === 0).map((answer) => (ask === 'reduction' ? answer.toFixed(2) : answer));
}

for (const { id } of lessons) {
  test(`every pair of beliefs on ${id} is told with numbers that lead to the answer`, () => {
    const { course } = play(id).player;
    const { config } = course.lesson;
    const subject = { engine, config, analysis: course.analysis, before: course.before };
    let replies = 0;
    for (const { ask, layer } of course.questions) {
      if (!questionKinds[ask].asks) continue; // the page's own, about rows
      const question = questionOf(course, { ask, layer });
      const right = engine.answer(config, question);
      const active = ids.filter((one) => answerOf(config, question, [one], right) !== undefined);
      /** @type {Map<string, any>} */ const typed = new Map();
      for (const [i, first] of active.entries()) {
        for (const second of active.slice(i)) {
          const answer = answerOf(config, question, [first, second], right);
          if (answer !== undefined && !(Number(answer) < 0)) typed.set(String(answer), answer);
        }
      }
      for (const answer of someOf([...typed.values()], ask)) {
        const { found, causes } = contradictions(subject, question, answer, words);
        assert.deepEqual(found, []);
        replies += causes.length;
      }
    }
    console.log(`# ${replies} replies about ${id}`);
  });
}
