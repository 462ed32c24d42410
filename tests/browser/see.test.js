// Seeing in Chromium: the window at work, the census, exploring and comparing, by keyboard alone, measured, and accessible.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, focusIs, goTo, launch, openHash, tabTo } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Page} page */
const says = (page) => page.locator('#sweep-says').innerText();
/** @param {Page} page */
const times = (page) => page.locator('.times').innerText();
/** @param {Page} page */
const nameOf = (page) => page.locator('input[name=parameter]').inputValue();

test('the window is moved by keyboard; its text says what the picture shows', async () => {
  const { page, messages } = await openHash(browser, 'lesson=zero-padding');
  await tabTo(page, '.sweep-open');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.stage');
  assert.ok(await focusIs(page, '.stage'));
  assert.match(await says(page), /^Row 1, column 1\. The window reads 27 values, 15 of them zeros of the padding/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  assert.match(await says(page), /^Row 2, column 2\. The window reads 27 values; they make/);
  await page.keyboard.press('End');
  assert.match(await says(page), /^Row 20, column 20\./);
  // Before the shape is answered, nothing gives it away.
  assert.match(await page.locator('.sweep').innerText(), /Count the places in a row/);
  await answer(page, '20,20,2');
  assert.match(
    await page.locator('.sweep').innerText(),
    /lets the window stand with its middle on the edge.*20\s×\s20 places/s,
  );
  await tabTo(page, '.sweep-controls button:last-child');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.stage', { state: 'detached' });
  assert.ok(await focusIs(page, '.sweep-open'));
  assert.deepEqual(messages, []);
});

test('without padding the window finds 18 × 18 places, and pooling keeps one winner of four', async () => {
  const { page } = await openHash(browser, 'lesson=no-padding');
  await goTo(page, 1);
  await answer(page, '18,18,2');
  await page.locator('.sweep-open').click();
  assert.match(await page.locator('.sweep').innerText(), /has to stay inside, so it finds only 18\s×\s18 places/);
  assert.match(await says(page), /^Row 1 of 18, column 1 of 18/);
  const pooled = await openHash(browser, 'lesson=max-pooling');
  await goTo(pooled.page, 5);
  await pooled.page.locator('.sweep-open').click();
  assert.match(await says(pooled.page), /The largest of the 4 values is .*, at row \d+, column \d+\. It is kept/);
  await answer(pooled.page, '10,10,3');
  assert.match(await pooled.page.locator('.sweep').innerText(), /jumps 2 cells at a time, .* 10\s×\s10 places/);
});

test('Flatten is watched value by value, and Dense input by input: each says which cell it comes from', async () => {
  const { page, messages } = await openHash(browser, 'lesson=zero-padding');
  await goTo(page, 4);
  await page.locator('.sweep-open').click();
  assert.ok(await focusIs(page, '.stage'));
  assert.match(await says(page), /^Value 1 comes from row 1, column 1, map 1 of conv2d_1\./);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  // Three values to the right is the next column, first map; a line down is the next row of the image: 20 · 3 + 3 + 1.
  assert.match(await says(page), /^Value 64 comes from row 2, column 2, map 1 of conv2d_1\./);
  await page.keyboard.press('End');
  assert.doesNotMatch(await page.locator('.sweep').innerText(), / of 1,200/, 'the question is still open');
  await answer(page, '1200');
  assert.match(await says(page), /^Value 1,200 of 1,200 comes from row 20, column 20, map 3 of conv2d_1\./);
  const text = (await page.locator('.sweep math').getAttribute('aria-label')) ?? '';
  assert.match(text, /19 rows before × 20 width × 3 channels \+ 19 columns before × 3 channels \+ 3 map = 1,200 place/);
  assert.match(await page.locator('.trace').innerText(), /Copied from row 20, column 20, map 3 of conv2d_1/);
  await goTo(page, 7);
  await page.locator('.stage').press('Home');
  assert.match(
    await says(page),
    /^Input 1 of 1,200 comes from row 1, column 1, map 1 of conv2d_1\. Unit [12] multiplies/,
  );
  const [, input, weight, product] =
    (await says(page))
      .match(/has: (−?[\d.]+) × (−?[\d.]+) = (−?[\d.]+)\./)
      ?.map((one) => Number(one.replace('−', '-'))) ?? [];
  assert.ok(Math.abs(input * weight - product) < 0.002, `${input} × ${weight} = ${product}`);
  assert.equal(await page.locator('.stage canvas[data-plane=map]').count(), 3);
  assert.deepEqual(messages, []);
});

test('the window plays by itself, can be paused, and never plays under reduced motion', async () => {
  const { page } = await openHash(browser, 'lesson=zero-padding');
  await page.locator('.sweep-open').click();
  await page.locator('.sweep-play').click();
  await page.waitForFunction(() => {
    const slider = document.querySelector('cnn-params')?.shadowRoot?.querySelector('.sweep-controls input');
    return Number(/** @type {HTMLInputElement} */ (slider).value) > 2;
  });
  assert.equal(await page.locator('#sweep-says').getAttribute('aria-live'), 'off');
  await page.locator('.sweep-pause').click();
  const place = await page.locator('.sweep-controls input').inputValue();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.sweep-controls input').inputValue(), place);
  assert.equal(await page.locator('#sweep-says').getAttribute('aria-live'), 'polite');
  const calm = await openHash(browser, 'lesson=zero-padding', { reducedMotion: 'reduce' });
  await calm.page.locator('.sweep-open').click();
  assert.equal(await calm.page.locator('.sweep-play').count(), 0);
  await calm.page.locator('.sweep-step').click();
  assert.match(await says(calm.page), /column 2/);
});

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
