// Source that was changed at random ends, soon, in a model or in a ReadError with a line: no other error, no hang.
// CNN_PARAMS_PASTES=… for more, CNN_PARAMS_SEED=… for others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPython } from '../../../web/reading/read-python.js';
import { listings } from '../../fixtures.js';
import { randomNumbers } from '../../random-models.js';
import { engine } from '../support.js';

const count = Number(process.env.CNN_PARAMS_PASTES ?? 3000);
const seed = Number(process.env.CNN_PARAMS_SEED ?? 21);
/** One change may set off a hundred layers; what harms takes longer than this. */
const longest = 1000;

const pieces = ['(', ')', '[', ']', '{', '}', ':', ',', '=', '*', '**', '.', ' not ', ' in ', ' for x in ', ' if ', ' else ',
  'lambda x: ', 'None', 'True', '-1', '0', '1e9', '10**9', '"a"', "'", '"""', '\n', '\n    ', '\t', '#', '\\', 'self', 'model',
  'x', 'layers.', '__class__', 'constructor', '__proto__', 'range(5)', 'del ', 'return ', 'yield ', 'global ', '@', ':=', '...',
  'async ', 'await ', 'f"{x}"', '%', '//', '<<', 'é', '\u00a0', '（', '🙂', '\0']; // prettier-ignore

/** @param {string} text @param {any} random */
function changed(text, random) {
  let result = text;
  for (let i = random.integer(1, 4); i > 0; i--) {
    const at = random.integer(0, result.length);
    const to = Math.min(result.length, at + random.integer(0, 12));
    const way = random.integer(0, 3);
    if (way === 0) result = result.slice(0, at) + random.pick(pieces) + result.slice(at);
    else if (way === 1) result = result.slice(0, at) + result.slice(to);
    else if (way === 2) result = result.slice(0, at) + random.pick(pieces) + result.slice(to);
    else {
      const lines = result.split('\n');
      const [a, b] = [random.integer(0, lines.length - 1), random.integer(0, lines.length - 1)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
      result = lines.join('\n');
    }
  }
  return result;
}

test(`${count} changed pastes end in a model or a refusal`, () => {
  const random = randomNumbers(seed);
  const texts = listings()
    .map(({ code }) => code)
    .filter((code) => code.length < 5000);
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const text = changed(random.pick(texts), random);
    const start = performance.now();
    try {
      readPython(engine, text);
    } catch (error) {
      const { name, line, message, stack } = /** @type {any} */ (error);
      assert.equal(name, 'ReadError', `${message}\n${stack}\nseed ${seed}, paste ${i}:\n${text}`);
      assert.ok(
        line === null || (line >= 1 && line <= text.split(/\r\n|\r|\n/).length + 1),
        `line ${line}, paste ${i}`,
      );
      assert.ok(message.length > 10);
      refused++;
    }
    const took = performance.now() - start;
    assert.ok(took < longest, `${took.toFixed(0)} ms, seed ${seed}, paste ${i}:\n${text}`);
  }
  console.log(`# seed ${seed}: ${count} pastes, ${refused} refused`);
});
