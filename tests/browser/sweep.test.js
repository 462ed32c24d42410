// Watching a layer at work, in the browser.

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
