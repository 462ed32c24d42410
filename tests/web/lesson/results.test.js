// What is kept of a learner's work and what a class's files say together: entries, files, tables.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEntry, LearnerLog } from '../../../web/lesson/learner-log.js';
import { classReport, largestFile, readResults, resultsCsv, resultsText } from '../../../web/lesson/results.js';
import { memory } from '../support.js';

/** @import { Entry } from '../../../web/lesson/learner-log.js' */

/** @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (more = {}) => ({ kind: 'answer', question: 'q', at: '', ...more });

test('an entry is whole, or it is none', () => {
  const whole = {
    kind: 'exercise',
    question: 'q'.repeat(199),
    at: 'x',
    answer: ['conv2d'],
    correct: true,
    shown: false,
    carried: false,
    clean: true,
    causes: ['a', 'b'],
    seconds: 1.5,
    skill: 'chain',
    seed: 7,
  };
  for (const good of [whole, entry(), entry({ causes: [] }), { kind: 'cause', question: '' }])
    assert.equal(isEntry(good), true, JSON.stringify(good));
  /** @type {Record<string, any>} */
  const wrong = {
    kind: 'other',
    question: 7,
    at: 7,
    correct: 1,
    shown: 1,
    carried: 'no',
    clean: null,
    causes: 7,
    seconds: '1',
    skill: 3,
    seed: '7',
  };
  for (const [name, value] of Object.entries(wrong)) assert.equal(isEntry({ ...whole, [name]: value }), false, name);
  for (const more of [{ question: 'q'.repeat(200) }, { causes: ['a', 7] }, { causes: 'a' }, { kind: undefined }])
    assert.equal(isEntry({ ...whole, ...more }), false, JSON.stringify(more));
  for (const foreign of [null, 7, 'x', []]) assert.equal(isEntry(foreign), false, String(foreign));
  for (const kind of ['answer', 'guess', 'cause', 'exercise']) assert.equal(isEntry({ ...whole, kind }), true, kind);
});

test('the log keeps the last 2000 entries in their order, and can be emptied', () => {
  const store = memory();
  const log = new LearnerLog(store);
  store.write(
    'log',
    Array.from({ length: 1999 }, (_, i) => entry({ seed: i })),
  );
  log.add({ kind: 'answer', question: 'last but one' });
  assert.deepEqual([log.entries.length, log.entries[0].seed], [2000, 0]);
  log.add({ kind: 'answer', question: 'last' });
  assert.deepEqual([log.entries.length, log.entries[0].seed, log.entries.at(-1)?.question], [2000, 1, 'last']);
  log.clear();
  assert.deepEqual(log.entries, []);
});

test('the history counts each belief of a cause that was found, and of nothing else', () => {
  const store = memory();
  store.write('log', [
    entry({ causes: ['a'] }),
    entry({ kind: 'guess', causes: ['a'] }),
    entry({ kind: 'cause', causes: ['a+b'] }),
    entry({ kind: 'cause', causes: ['b', 'c'] }),
    entry({ kind: 'cause' }),
  ]);
  assert.deepEqual(new LearnerLog(store).history, { a: 1, b: 2, c: 1 });
});

test('a table of results has a line for each entry, and no cell that a spreadsheet takes for a formula', () => {
  /** @type {[any, string][]} */
  const table = [
    [-5, '-5'],
    ['-5', '-5'],
    ['+5', '+5'],
    ['-x', "'-x"],
    ['=1+1', "'=1+1"],
    ['@sum', "'@sum"],
    ['+a', "'+a"],
    ['\tx', "'\tx"],
    ['20,20,2', '"20,20,2"'],
    ['a;b', '"a;b"'],
    ['say "a"', '"say ""a"""'],
    ['a\nb', '"a\nb"'],
    ['x=1', 'x=1'],
    [['conv2d', 'dense'], 'conv2d dense'],
    [[], ''],
    [undefined, ''],
    [0, '0'],
    [false, 'false'],
  ];
  const head = 'kind,question,answer,correct,shown,carried,causes,seconds,skill,seed,clean,at,sure\r\n';
  for (const [answer, cell] of table)
    assert.equal(resultsCsv([entry({ answer })]), `${head}answer,q,${cell},,,,,,,,,,\r\n`, String(answer));
  assert.equal(
    resultsCsv([entry({ kind: 'cause', causes: ['a', 'b'], seconds: 1.5 }), entry({ correct: true, seed: 0 })]),
    `${head}cause,q,,,,,a b,1.5,,,,,\r\nanswer,q,,true,,,,,,0,,,\r\n`,
  );
});

test('a file of results is read up to its largest size, and only with entries that are all whole', () => {
  const text = resultsText([entry({ correct: true }), entry({ kind: 'cause', causes: ['a'] })], { result: { of: 2 } });
  assert.equal(readResults(text)?.length, 2);
  assert.equal(readResults(text.padEnd(largestFile))?.length, 2);
  assert.equal(readResults(text.padEnd(largestFile + 1)), undefined);
  assert.equal(readResults(resultsText([entry(), entry({ seed: /** @type {any} */ ('7') })])), undefined);
  for (const [before, after] of [
    ['cnn-params-results', 'cnn-params-answers'],
    ['"version":1', '"version":2'],
    ['"entries":[', '"entries":7,"others":['],
  ])
    assert.equal(readResults(text.replace(before, after)), undefined, after);
  assert.deepEqual(readResults(resultsText([])), []);
});

test('a question counts as missed for those who had it wrong, not for those who carried an earlier answer on', () => {
  const report = classReport([
    [entry({ question: 'carried', correct: false, carried: true }), entry({ question: 'missed', correct: false })],
    [entry({ question: 'carried', correct: false, carried: true }), entry({ question: 'missed', correct: true })],
  ]);
  assert.deepEqual(report, {
    learners: 2,
    beliefs: [],
    questions: [
      { id: 'missed', learners: 2, missed: 1 },
      { id: 'carried', learners: 2, missed: 0 },
    ],
  });
});

test('what most of a class believe and miss comes first; guesses and exercises count for nothing', () => {
  const cause = (/** @type {string} */ id) => entry({ kind: 'cause', question: 'b', causes: [id] });
  const report = classReport([
    [cause('rare'), cause('common'), cause('common'), entry({ question: 'a', correct: true })],
    [cause('common+middle'), entry({ question: 'a', correct: false }), entry({ question: 'b', correct: false })],
    [cause('middle'), cause('common'), entry({ question: 'b', correct: false }), entry({ question: 'c' })],
    [entry({ kind: 'guess', question: 'd', causes: ['guessed'] }), entry({ kind: 'exercise', question: 'e' })],
  ]);
  assert.deepEqual(report.beliefs, [
    { id: 'common', learners: 3 },
    { id: 'middle', learners: 2 },
    { id: 'rare', learners: 1 },
  ]);
  assert.deepEqual(report.questions, [
    { id: 'b', learners: 2, missed: 2 },
    { id: 'a', learners: 2, missed: 1 },
    { id: 'c', learners: 1, missed: 1 },
  ]);
  assert.equal(report.learners, 4);
});
