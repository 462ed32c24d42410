// Odd texts as answers: each is kept, is no try, and the page says what was understood.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../../../web/words/locales/all.js';
import { engineSpelling } from '../../../web/words/spelling.js';
import { unreadText } from '../../../web/lesson/views/unread-answer.js';
import { wordsOf } from '../../../web/words/words.js';
import { engine, play } from '../support.js';

const kinds = ['ambiguous', 'negative', 'too_large', 'division_by_zero', 'names', 'too_long', 'unreadable', 'empty'];

/** A learner at the total of the first lesson, 2515. */
function atTotal() {
  const { player } = play('zero-padding');
  player.go(player.indexOf('total_params'));
  return player;
}

/** What the page says to a text that is no answer. @param {string} text @param {import('../../../web/words/words.js').Words} words */
function said(text, words) {
  const player = atTotal();
  const { diagnosis } = player.submit(text, engineSpelling(text, words.language, 'number'));
  assert.deepEqual([player.here.tries, player.here.draft], [[], text]);
  assert.ok(diagnosis);
  return [diagnosis.understood.kind, unreadText(diagnosis, text, 'number', words)];
}

test('what is no count is named for what it is, and the text is kept', async () => {
  const words = await wordsOf('en');
  const table = /** @type {const} */ ([
    ['-5', 'negative', '“-5” is -5, and a count cannot be negative. Your text is kept.'],
    ['3 - 8', 'negative', '“3 - 8” is -5, and a count cannot be negative. Your text is kept.'],
    ['2.515', 'ambiguous', '“2.515” can be read in two ways. Which do you mean?'],
    ['3*3*filters', 'names', '“3*3*filters” has words or names in it: put their numbers there. Your text is kept.'],
    ['2515/0', 'division_by_zero', '“2515/0” divides by zero, which gives no number. Your text is kept.'],
    ['hello', 'unreadable', 'I could not read “hello” as a number. Your text is kept.'],
    [' ', 'empty', 'Type a number first.'],
  ]);
  for (const [text, kind, message] of table) assert.deepEqual(said(text, words), [kind, message]);
  assert.match(said('9'.repeat(30), words)[1], /larger than 9,007,199,254,740,991/);
  assert.match(said('9'.repeat(1e6), words)[1], /^“9{80}…” is too long/);
});

test('every language has words for every way in which a text is no answer', async () => {
  for (const language of Object.keys(languages)) {
    const words = await wordsOf(language);
    const ids = kinds.map((kind) => `understood-${kind}`);
    assert.deepEqual(
      [...ids, 'kind-sum', 'wrong-fraction', 'understood-as'].filter((id) => !words.has(id)),
      [],
      language,
    );
  }
  const spanish = await wordsOf('es');
  assert.equal(said('-5', spanish)[1], '«-5» es -5, y una cuenta no puede ser negativa. Tu texto se queda.');
});

test('powers of ten are numbers, and a fraction is a wrong answer', () => {
  assert.equal(atTotal().submit('2.515e3').correct, true);
  assert.equal(atTotal().submit('1e3').diagnosis?.understood.value, 1000);
  const { diagnosis } = atTotal().submit('2.5');
  assert.deepEqual([diagnosis?.understood.value, diagnosis?.causes], [2.5, []]);
});

test('302 for 602 is the weights of one unit, and no slip of the pen', () => {
  const { course } = play('max-pooling').player;
  const question = /** @type {const} */ ({ layer: 'dense', of: 'params' });
  const { causes, slip } = engine.diagnose(course.lesson.config, question, '302');
  assert.deepEqual([causes.map(({ id }) => id), slip], [['dense_kernel_of_one_unit'], null]);
});
