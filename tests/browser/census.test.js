// The census in the browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { focusIs, launch, openHash, tabTo } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser.close());

/** @param {Page} page */
const times = (page) => page.locator('.times').innerText();

/** @param {Page} page */
const nameOf = (page) => page.locator('input[name=parameter]').inputValue();

test('the census by keyboard alone: 400 in the middle, 380 at an edge, 361 in a corner, Dense once', async () => {
  const { page, messages } = await openHash(browser, 'lesson=census');
  assert.match(await page.locator('#board-title').innerText(), /All 2,515 parameters/);
  assert.equal(await nameOf(page), 'conv2d.kernel[1,1,0,0]');
  assert.match(await times(page), /Used 400 times/);
  await tabTo(page, 'canvas.weights');
  await page.keyboard.press('ArrowUp');
  assert.equal(await nameOf(page), 'conv2d.kernel[0,1,0,0]');
  assert.match(await times(page), /Used 380 times/);
  await page.keyboard.press('ArrowRight');
  assert.match(await times(page), /Used 361 times/);
  assert.match(await page.locator('.detail').innerText(), /361 of the 20\s×\s20 places/);
  assert.match(await page.locator('#census-says').innerText(), /conv2d\.kernel\[0,2,0,0\] is .*Used 361 times/);
  await page.keyboard.press('PageDown');
  assert.equal(await nameOf(page), 'conv2d.kernel[0,2,1,0]');
  assert.ok(await focusIs(page, 'canvas.weights[tabindex="0"]'));
  for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown');
  assert.equal(await nameOf(page), 'conv2d.bias[0]');
  assert.match(await times(page), /Used 400 times/);
  await tabTo(page, 'input[name=parameter]', { key: 'Shift+Tab' });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('dense.kernel[640,1]');
  await page.keyboard.press('Enter');
  assert.match(await times(page), /Used once/);
  assert.match(await page.locator('.detail').innerText(), /dense needs 2,402 of the 2,515 parameters/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('conv2d.kernel[9,0,0,0]');
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#census-problem').innerText(), /has the shape \(3, 3, 3, 2\)/);
  assert.deepEqual(messages, []);
});

test('a parameter that is changed changes the outputs, and can be taken back', async () => {
  const { page } = await openHash(browser, 'lesson=census&parameter=dense.kernel[640,1]');
  const dense = page.locator('canvas[data-layer=dense]');
  const before = await dense.getAttribute('aria-label');
  const value = page.locator('input[name=value]');
  const first = await value.inputValue();
  await value.fill('2');
  await value.press('Enter');
  assert.notEqual(await dense.getAttribute('aria-label'), before);
  await page.locator('input[name=value-slider]').press('ArrowLeft');
  assert.equal(await value.inputValue(), '1.99');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await value.inputValue(), '2');
  await page.getByRole('button', { name: 'Reset all' }).click();
  assert.equal(await value.inputValue(), first);
  assert.equal(await dense.getAttribute('aria-label'), before);
  for (const [model, total] of Object.entries({ 'no-padding': '1,651', 'max-pooling': '715' })) {
    const name = model === 'no-padding' ? 'No padding' : 'Max pooling';
    await page.locator('.models').getByRole('button', { name }).click();
    assert.match(await page.locator('#board-title').innerText(), new RegExp(`All ${total} parameters`));
  }
});

test('every cell that is drawn is a parameter: 2,515 of them', async () => {
  const { page } = await openHash(browser, 'lesson=census');
  const counts = await page
    .locator('canvas.weights')
    .evaluateAll((all) => all.map((canvas) => Number(canvas.getAttribute('aria-label')?.match(/: (\d+) value/)?.[1])));
  assert.equal(
    counts.reduce((a, b) => a + b, 0),
    2515,
  );
});

test("the census shows a teacher's own model, draws a large one in parts, and never hangs", async () => {
  const { page } = await openHash(browser, 'lesson=census');
  const start = Date.now();
  await page.evaluate(() => {
    const layers = [
      { class_name: 'InputLayer', config: { name: 'i', batch_shape: [null, 16, 16, 64] } },
      { class_name: 'Conv2D', config: { name: 'big', filters: 256, kernel_size: 3, padding: 'same' } },
      { class_name: 'Flatten', config: { name: 'flat' } },
      { class_name: 'Dense', config: { name: 'out', units: 3 } },
    ];
    const config = { class_name: 'Sequential', config: { name: 's', layers } };
    Object.assign(/** @type {any} */ (document.querySelector('cnn-params')), { config });
  });
  await page.waitForFunction(() =>
    document.querySelector('cnn-params')?.shadowRoot?.querySelector('#board-title')?.textContent?.includes('344,323'),
  );
  console.log(`seed - census of 344,323 parameters opened in ${Date.now() - start} ms`);
  assert.ok((await page.locator('canvas.weights').count()) <= 100);
  await page.locator('input[name=parameter]').fill('big.kernel[2,2,63,255]');
  await page.locator('input[name=parameter]').press('Enter');
  assert.match(await times(page), /Used 225 times/);
  assert.match(await page.locator('.board-card').innerText(), /filter 256/);
});
