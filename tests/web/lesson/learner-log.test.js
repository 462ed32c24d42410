// What a learner did, kept on the device and as files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LearnerLog } from '../../../web/lesson/learner-log.js';
import { classReport, readResults, resultsCsv, resultsText } from '../../../web/lesson/results.js';
import { memory, play } from '../support.js';

/** @import { Entry } from '../../../web/lesson/learner-log.js' */

test('results are written and read again; files of others are refused', () => {
  const { player, log } = play('zero-padding');
  player.go(1);
  player.submit('54');
  player.submit('=HYPERLINK("x")');
  player.submit('56');
  const text = resultsText(log.entries, { result: { score: 3 } });
  assert.deepEqual(readResults(text), log.entries);
  const csv = resultsCsv([...log.entries, { kind: 'answer', question: 'a,b', at: '', answer: '=1+1' }]);
  assert.match(csv, /^kind,question,answer,correct/);
  assert.match(csv, /answer,"a,b",'=1\+1,/);
  const foreign = ['', '{}', '[]', 'null', '{"format":"cnn-params-results","version":1,"entries":[{"kind":"answer"}]}'];
  const hostile = [
    '{"format":"cnn-params-results","version":2,"entries":[]}',
    '"x"',
    `[${'['.repeat(1e5)}`,
    'a'.repeat(6e6),
  ];
  for (const one of [...foreign, ...hostile]) assert.equal(readResults(one), undefined, one.slice(0, 40));
});

test('a class’s files say which mistake how many have', () => {
  /** @type {(kind: Entry['kind'], causes: string[], correct?: boolean) => Entry} */
  const entry = (kind, causes, correct = false) => ({ kind, question: 'q', at: '', causes, correct });
  const wrong = [entry('answer', ['conv_no_bias', 'other']), entry('cause', ['conv_no_bias'])];
  const report = classReport([[...wrong, ...wrong], wrong, [entry('answer', [], true)]]);
  assert.deepEqual(report.beliefs, [{ id: 'conv_no_bias', learners: 2 }]);
  assert.deepEqual([report.learners, report.questions], [3, [{ id: 'q', learners: 3, missed: 2 }]]);
});

test('a log under our key that is not ours is set aside, and foreign entries are left out', () => {
  const store = memory();
  store.write('log', { hello: 1 });
  assert.deepEqual(new LearnerLog(store).entries, []);
  store.write('log', [
    null,
    7,
    { kind: 'answer' },
    { kind: 'answer', question: 'q', causes: [3] },
    { kind: 'cause', question: 'q' },
  ]);
  assert.equal(new LearnerLog(store).entries.length, 1);
});
