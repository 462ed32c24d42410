// The digits that the page carries are those of the PNG in four levels, and are laid out as networks read them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { packLevels, unpackLevels } from '../../../web/base/grey-code.js';
import { digitCount, digitOf, loadDigits, samplesOf, split } from '../../../web/activities/train/digits.js';
import { root } from '../../../web/tools/engine-build.js';
import { digitsModule, greyOfPng, levelsOfSheet } from '../../../web/tools/pack-digits.js';

const sheet = readFileSync(join(root, 'tests', 'fixtures', 'digits', 'digits.png'));
const data = join(root, 'web', 'activities', 'train', 'digits-data.js');

test('the unpacked digits are those of the PNG in four levels, 500 of each', async () => {
  const levels = await loadDigits();
  assert.ok(Buffer.from(levels).equals(Buffer.from(levelsOfSheet(sheet))));
  const counts = new Array(10).fill(0);
  for (let i = 0; i < digitCount; i++) counts[digitOf(i)]++;
  assert.deepEqual(counts, new Array(10).fill(500));
});

test('a level is a third of the way from paper to ink', async () => {
  const { width, pixels } = greyOfPng(sheet);
  const levels = await loadDigits();
  // The 137th digit stands in row 1, column 37.
  for (let cell = 0; cell < 400; cell++) {
    const grey = pixels[(20 + Math.floor(cell / 20)) * width + 37 * 20 + (cell % 20)];
    assert.ok(Math.abs(levels[137 * 400 + cell] * 85 - grey) <= 43);
  }
});

test('what is shipped is what the tool writes, and takes at most 100 KB with Brotli', () => {
  const shipped = readFileSync(data, 'utf8');
  assert.equal(shipped, digitsModule(sheet));
  assert.ok(brotliCompressSync(shipped).length <= 100_000);
});

test('other pictures come through the packing unchanged: empty, full, noise', () => {
  let state = 7;
  const noise = Uint8Array.from({ length: 50 * 400 }, () => (state = (state * 75 + 74) % 65537) & 3);
  for (const levels of [new Uint8Array(4000), new Uint8Array(4000).fill(3), noise]) {
    const work = unpackLevels(packLevels(levels, 20), levels.length / 400, 20);
    let step = work.next();
    while (!step.done) step = work.next();
    assert.deepEqual(step.value, levels);
  }
});

test('a split is the same for the same seed, leaves nothing out, and holds every digit', () => {
  const [one, again, other] = [split(digitCount, 5), split(digitCount, 5), split(digitCount, 6)];
  assert.deepEqual(one, again);
  assert.notDeepEqual(one.heldBack, other.heldBack);
  assert.deepEqual([one.training.length, one.heldBack.length], [4000, 1000]);
  assert.equal(new Set([...one.training, ...one.heldBack]).size, digitCount);
  assert.equal(new Set([...one.heldBack].map(digitOf)).size, 10);
});

test('grey stands in all channels, and a larger picture has paper around', async () => {
  const levels = await loadDigits();
  const digit = levels.slice(2600 * 400, 2601 * 400);
  const colour = samplesOf(levels, [2600], [20, 20, 3]);
  for (let i = 0; i < 1200; i++) assert.equal(colour[i], digit[Math.floor(i / 3)]);
  const large = samplesOf(levels, [0, 2600], [28, 28, 1]).slice(784);
  for (let row = 0; row < 28; row++) {
    for (let column = 0; column < 28; column++) {
      const inside = row >= 4 && row < 24 && column >= 4 && column < 24;
      assert.equal(large[row * 28 + column], inside ? digit[(row - 4) * 20 + column - 4] : 0);
    }
  }
});
