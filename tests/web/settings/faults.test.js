// Broken and hostile links; the numbers are those of tests/faults.md.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, readSetting, writeAddress } from '../../../web/settings/address.js';
import { settings } from '../../../web/settings/settings.js';

test('fault 39: a link is applied whole or not at all', () => {
  const good = readAddress('', '#lesson=max-pooling&step=3&theme=dark&hide=code+summary&lock=true');
  const values = { lesson: 'max-pooling', step: 3, theme: 'dark', hide: 'code summary', lock: true };
  assert.deepEqual([{ ...good.values }, good.refused], [values, false]);
  for (const hash of [
    'lesson=max-pooling&step=x',
    'lesson=max-pooling&seed=99999999999',
    'lesson=max-pool',
    'lesson=no-padding&theme=%F0%9F',
    'step=0',
    'hide=everything',
    'step=1e2',
    'step=-1',
    `lesson=no-padding&x=${'y'.repeat(1e6)}`,
  ]) {
    assert.deepEqual(readAddress('', `#${hash}`), { values: {}, refused: true }, hash.slice(0, 60));
  }
  assert.equal(readAddress('', '#an-anchor-of-the-page').refused, false);
});

test('fault 39: what an address is written from is read back from it', () => {
  const values = {
    lesson: 'no-padding',
    step: 2,
    seed: 4294967295,
    lang: 'en',
    theme: 'light',
    hide: 'code',
    lock: true,
  };
  assert.deepEqual({ ...readAddress('', `#${writeAddress(values)}`).values }, values);
  for (const setting of settings)
    assert.equal(readSetting(setting, '\u0000<img>'), setting.kind === 'flag' || undefined);
});

test('faults 40 and 34: names of objects in a link are no settings', () => {
  const { values } = readAddress('', '#__proto__=1&constructor=2&site=true&config=3');
  assert.deepEqual(Object.keys(values), []);
});
