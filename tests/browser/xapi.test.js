// The xAPI example: statements of answers and of the end, made of the element's events.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { root } from '../../web/tools/engine-build.js';
import { answer, launch, openPage } from './support.js';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('the example answers, skips and completes', async () => {
  const { page, messages } = await openPage(browser);
  await page.goto(pathToFileURL(join(root, 'docs', 'examples', 'xapi.html')).href);
  await answer(page, '54');
  await answer(page, '20,20,2');
  await page.locator('.question .next').click();
  for (let i = 1; i < 9; i++) {
    await page.getByRole('button', { name: 'Show me' }).click();
    await page.locator('.question .next').click();
  }
  const statements = await page.evaluate(() => /** @type {any} */ (globalThis).statements);
  const told = statements.map((/** @type {any} */ { verb, result }) => [
    verb.display.en,
    result.success ?? result.score.raw,
  ]);
  const skipped = Array.from({ length: 8 }, () => ['skipped', false]);
  assert.deepEqual(told, [['answered', false], ['answered', true], ...skipped, ['completed', 1]]);
  assert.equal(statements[0].object.id, 'https://course.example/cnn-params/zero-padding/output_shape/conv2d');
  assert.deepEqual(statements.at(-1).result.score, { raw: 1, min: 0, max: 9, scaled: 1 / 9 });
  assert.deepEqual(messages, []);
});
