// The way of the window that is watched.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sweep } from '../../../web/drawing/sweep/sweep-state.js';

test('the window visits every place once, row by row, and stops at the last', () => {
  const sweep = new Sweep('conv2d', [18, 16, 2]);
  sweep.channel = 1;
  const seen = [];
  sweep.play();
  while (sweep.playing) {
    seen.push(sweep.index);
    assert.ok(sweep.pause < 300);
    sweep.tick();
  }
  seen.push(sweep.index);
  assert.deepEqual(
    seen,
    Array.from({ length: 18 * 16 }, (_, i) => i * 2 + 1),
  );
  assert.ok(sweep.atEnd);
  sweep.move(-1, 0);
  assert.deepEqual([sweep.row, sweep.column], [16, 15]);
  sweep.move(-99, 0);
  assert.equal(sweep.place, 0);
});
