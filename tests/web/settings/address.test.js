// Links that pin an exercise.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../../web/settings/address.js';

test('links carry what pins an exercise, and hostile ones are refused whole', () => {
  const set = { lesson: 'practice', skill: 'chain', seed: 5, attempt: 2, questions: '1 3', guess: true };
  assert.deepEqual({ ...readAddress('', `#${writeAddress(set)}`).values }, set);
  for (const bad of [
    'skill=<script>',
    'skill=A',
    'questions=0',
    'questions=1,x',
    'attempt=-1',
    'seed=1e3',
    'guess=true&lang=xx',
    `task=${'a'.repeat(50)}`,
  ]) {
    assert.deepEqual(readAddress('', `#${bad}`), { values: {}, refused: true }, bad);
  }
});

test('a question is named by number or by id, in a link that is made as in one that is read', () => {
  const id = 'zero-padding/params/conv2d';
  for (const set of [
    { lesson: 'zero-padding', step: 3, questions: '1 2 5' },
    { lesson: 'zero-padding', step: id, questions: `5 ${id}` },
  ])
    assert.deepEqual({ ...readAddress('', `#${writeAddress(set)}`).values }, set);
  assert.equal(readAddress('', `#step=${id}`).values.step, id, 'as one types it');
});
