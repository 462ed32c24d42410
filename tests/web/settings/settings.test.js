// What an address sets, and the address that sets the same again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, readSetting, writeAddress } from '../../../web/settings/address.js';
import { settings } from '../../../web/settings/settings.js';

/** @param {string} name @param {string | null} text */
const read = (name, text) => readSetting(/** @type {any} */ (settings.find((one) => one.name === name)), text);

test('what stands behind the hash wins over what is asked for before it', () => {
  const { values, refused } = readAddress('?lang=en&seed=3', '#lang=es&step=2');
  assert.deepEqual([{ ...values }, refused], [{ lang: 'es', seed: 3, step: 2 }, false]);
});

test('a flag that is off, and what is not set, are not in the address; a zero is', () => {
  assert.equal(writeAddress({ lesson: 'compare', lock: false, guess: false }), 'lesson=compare');
  assert.equal(writeAddress({ lock: true, guess: true }), 'guess=true&lock=true');
  assert.equal(writeAddress({ seed: 0, attempt: 0, step: undefined, lang: '', theme: undefined }), 'seed=0&attempt=0');
  assert.equal(writeAddress({ site: true, other: 1 }), '', 'what is not shared stays here');
});

test('an address sets what can be shared, reads flags that are off, and passes over what is not ours', () => {
  const set = (/** @type {string} */ hash) => ({ ...readAddress('', hash).values });
  assert.deepEqual(set('#site=true&utm_source=mail&constructor=1&theme=dark'), { theme: 'dark' });
  assert.deepEqual(set('#lock=false&guess'), { lock: false, guess: true });
  assert.deepEqual(set(''), {});
  assert.deepEqual(set('lesson=compare'), { lesson: 'compare' });
});

test('an address of 9999 characters is read, and a longer one refused unread', () => {
  const [search, hash] = ['?lang=es', '#step=3&x='];
  const rest = 'x'.repeat(9999 - search.length - hash.length);
  assert.deepEqual({ ...readAddress(search, hash + rest).values }, { lang: 'es', step: 3 });
  assert.deepEqual(readAddress(search, `${hash}${rest}x`), { values: {}, refused: true });
});

/** A setting, its text, and what is read. @type {[string, string | null, any][]} */
const readings = [
  ['step', '1', 1],
  ['step', '999', 999],
  ['step', '0', undefined],
  ['step', '1000', undefined],
  ['step', '1.5', undefined],
  ['step', '', undefined],
  ['step', null, undefined],
  ['seed', '0', 0],
  ['seed', '4294967295', 4294967295],
  ['seed', '4294967296', undefined],
  ['seed', '00000000001', undefined],
  ['attempt', '1000000000', 1e9],
  ['attempt', '1000000001', undefined],
  ['questions', '1 999', '1 999'],
  ['questions', '3,1', '3 1'],
  ['questions', '007', '7'],
  ['questions', '0', undefined],
  ['questions', '1 1000', undefined],
  ['questions', ' ', undefined],
  ['step', 'zero-padding/params/conv2d', 'zero-padding/params/conv2d'],
  ['step', 'zero-padding/total_params', 'zero-padding/total_params'],
  ['step', 'own-model/params/block.1/conv-a', 'own-model/params/block.1/conv-a'],
  ['step', 'params', undefined],
  ['step', 'zero-padding/', undefined],
  ['step', '/params', undefined],
  ['step', 'zero-padding/params/a b', undefined],
  ['step', 'zero-padding/params/<b>', undefined],
  ['questions', '9,zero-padding/params/conv2d', '9 zero-padding/params/conv2d'],
  ['questions', '1 zero-padding/', undefined],
  ['lesson', 'compare', 'compare'],
  ['lesson', 'Compare', undefined],
  ['theme', 'dark', 'dark'],
  ['theme', 'blue', undefined],
  ['hide', 'hint show-me', 'hint show-me'],
  ['hide', 'hint,tabs', 'hint tabs'],
  ['hide', 'hint x', undefined],
  ['skill', 'a'.repeat(40), 'a'.repeat(40)],
  ['skill', 'a'.repeat(41), undefined],
  ['model', 'a'.repeat(160), 'a'.repeat(160)],
  ['model', 'a'.repeat(161), undefined],
  ['parameter', 'conv2d.kernel[0,2,1,1]', 'conv2d.kernel[0,2,1,1]'],
  ['parameter', 'conv2d.kernel[]', undefined],
  ['lock', '', true],
  ['lock', 'true', true],
  ['lock', 'false', false],
  ['lock', null, false],
];

test('each kind of setting is read up to its bounds and not beyond', () => {
  for (const [name, text, value] of readings) assert.equal(read(name, text), value, `${name}=${text}`);
});
